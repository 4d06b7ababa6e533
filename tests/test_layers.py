"""Imports run downwards only, and never in a circle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = "cjm_workshop"
LAYERS = (
    "errors",
    "languages",
    "model",
    "storage",
    "templates",
    "evidence",
    "insight",
    "draw",
    "export",
    "widgets",
    "workshop",
    "learning",
    "facilitation",
    "work_folder",
    "doctor",
    "commands",
    "cli",
    "__main__",
)
"""From the ground up; a module may import from those before its own, and from its own."""

OWNERS = {
    "pandas": {"evidence"},
    "openpyxl": {"evidence", "export"},
    "matplotlib": {"draw", "doctor"},
    "pptx": {"export"},
    "anywidget": {"widgets"},
    "ipywidgets": {"widgets"},
    "jupyterlab": {"commands"},
    "click": {"commands", "cli"},
    "scipy": {"insight"},
    "mistune": {"facilitation"},
}
"""A heavy library is imported where it belongs; elsewhere for the type checker at most."""

SOURCE = Path(__file__).parent.parent / "src" / PACKAGE


@cache
def modules() -> dict[str, Path]:
    """Return all modules of the package by their dotted name."""
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        parts = [PACKAGE, *file.relative_to(SOURCE).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def layer(module: str) -> str:
    """Return the folder or top module that a module stands in; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def imports(tree: ast.AST, known: dict[str, Path], module: str = PACKAGE) -> Iterator[str]:
    """Yield what is imported anywhere in a module: in functions and for the type checker too."""
    package = module if known.get(module, SOURCE).name == "__init__.py" else parent(module)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                origin = ".".join([*above, *([origin] if origin else [])])
            yield from (target(origin, alias.name, known) for alias in node.names)


def parent(module: str) -> str:
    """Return the package that a module stands in."""
    return module.rpartition(".")[0] or module


def target(origin: str, name: str, known: dict[str, Path]) -> str:
    """Return the module that ``from origin import name`` reaches."""
    inner = f"{origin}.{name}"
    if inner in known:
        return inner
    return f"{PACKAGE}.workshop" if inner == f"{PACKAGE}.Workshop" else origin


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def arrows() -> dict[str, set[str]]:
    """Return for each module the modules of the package that it imports."""
    known = modules()
    return {
        module: {
            name
            for name in imports(tree_of(file), known, module)
            if name.split(".")[0] == PACKAGE and name != module
        }
        for module, file in known.items()
    }


def test_every_module_has_a_layer() -> None:
    assert {layer(module) for module in modules()} - {""} <= set(LAYERS)


def test_contributing_maps_the_layers_that_there_are() -> None:
    text = (SOURCE.parent.parent / "CONTRIBUTING.md").read_text("utf-8")
    files = {name for name in LAYERS if (SOURCE / f"{name}.py").is_file()}
    parts = [f"{name}.py" if name in files else f"{name}/" for name in LAYERS[:-1]]
    assert re.findall(r"^\| `([\w.]+(?:/|\.py))` \|", text, re.MULTILINE)[: len(parts)] == parts
    order = re.search(r"```\n(errors <.*?)\n```", text, re.DOTALL)
    assert order
    told = [name.strip().removesuffix(".py") for name in order[1].split("<")]
    assert told == list(LAYERS[:-1])


def test_imports_run_downwards() -> None:
    upward = [
        f"{module} imports {name} from above itself"
        for module, names in arrows().items()
        for name in sorted(names)
        if module != PACKAGE and height(name) > height(module)
    ]
    assert not upward


def height(module: str) -> int:
    """Return the place of a module in the order; the package itself holds nothing but names."""
    return LAYERS.index(layer(module)) if layer(module) else -1


def test_no_module_imports_itself_by_a_detour() -> None:
    graph = arrows()
    graph.pop(PACKAGE)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


def test_heavy_libraries_stay_with_their_owner() -> None:
    strays = [
        f"{module} imports {library}, which belongs to {sorted(OWNERS[library])}"
        for module, file in modules().items()
        for library in libraries(without_type_checking(tree_of(file)), module) & set(OWNERS)
        if layer(module) not in OWNERS[library]
    ]
    assert not strays


def libraries(tree: ast.Module, module: str) -> set[str]:
    """Return the top-level names of everything that a module imports."""
    return {name.split(".")[0] for name in imports(tree, modules(), module)}


def without_type_checking(tree: ast.Module) -> ast.Module:
    """Return a module without what only the type checker sees."""
    body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return ast.Module(body, tree.type_ignores)


def test_the_model_and_the_boards_run_without_pandas_and_matplotlib() -> None:
    """They also run in a browser, where the big libraries may be out of reach."""
    strays = [
        module
        for module, file in modules().items()
        if layer(module) in ("model", "widgets")
        and {"pandas", "matplotlib"} & libraries(tree_of(file), module)
    ]
    assert not strays


def test_the_search_finds_what_hides() -> None:
    text = """
def late():
    import cjm_workshop.draw
if TYPE_CHECKING:
    from cjm_workshop import Workshop
from . import papers
from .. import errors
"""
    known = modules() | {f"{PACKAGE}.storage.papers": Path("papers.py")}
    found = set(imports(ast.parse(text), known, f"{PACKAGE}.storage.document"))
    assert found == {
        "cjm_workshop.draw",
        "cjm_workshop.workshop",
        "cjm_workshop.storage.papers",
        "cjm_workshop.errors",
    }
