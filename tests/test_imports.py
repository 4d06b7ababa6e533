"""What is loaded when, and what is public."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import cjm_workshop

SOURCE = Path(cjm_workshop.__file__).parent
HEAVY = {"pandas", "matplotlib", "anywidget", "ipywidgets", "numpy", "jupyterlab", "openpyxl"}


def loaded_by(code: str, folder: Path) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after some code."""
    report = "\nimport json, sys; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    run = subprocess.run(
        [sys.executable, "-c", code + report],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_importing_the_package_loads_nothing_else(tmp_path: Path) -> None:
    found = loaded_by("import cjm_workshop", tmp_path)
    assert not found & (HEAVY | {"pydantic", "click"})


def test_making_and_opening_a_workshop_loads_nothing_heavy(tmp_path: Path) -> None:
    code = """
from cjm_workshop import Workshop
Workshop.new("garden", author="Mira").close()
with Workshop.open("garden.cjm.json", author="Mira") as workshop:
    workshop.add("persona", name="Maya")
    repr(workshop)
"""
    assert not loaded_by(code, tmp_path) & HEAVY


def test_boards_and_forms_work_without_pandas_and_matplotlib(tmp_path: Path) -> None:
    """Where neither can be had, as in a browser without a network, a team still works."""
    code = """
from cjm_workshop import Workshop
from cjm_workshop.widgets import BOARDS

workshop = Workshop.new("garden", author="Mira")
workshop.add("persona", name="Maya")
workshop.add("journey", name="I grow tomatoes", persona="Maya")
workshop.add("step", journey="Maya", name="Asks in the shop", emotion=-1)
boards = {name: workshop.board(name) for name in BOARDS}
forms = [
    workshop.charter_form(), workshop.persona_form(), workshop.touchpoint_form(),
    workshop.opportunity_form(), workshop.emotion_curve(), workshop.private_notes(),
    workshop.silent_sort(), workshop.proposals(), workshop.vote_on(), workshop.agenda(),
    workshop.timer(5), workshop.prompts("touchpoints"), workshop.progress(),
]
note = {"kind": "note", "fields": {"id": "note-1", "text": "Snails", "board": "affinity"}}
operation = {"kind": "add", "id": "op-1", "records": [note]}
affinity, said = boards["affinity"], []
affinity.send = lambda message, buffers=None: said.append(message)
affinity._handle_custom_msg({"type": "apply", "operation": operation}, [])
assert "ack" in [message["type"] for message in said], said
affinity._draw()
assert affinity.view["areas"][0]["notes"][0]["text"] == "Snails"
workshop.close()
with Workshop.open("garden.cjm.json") as again:
    assert [note.text for note in again.state().notes] == ["Snails"]
"""
    assert not loaded_by(code, tmp_path) & {"pandas", "matplotlib", "openpyxl", "scipy"}


def test_the_help_of_the_command_loads_nothing_heavy(tmp_path: Path) -> None:
    code = """
from cjm_workshop.cli import main
try:
    main(["export", "--help"])
except SystemExit as end:
    assert not end.code
"""
    assert not loaded_by(code, tmp_path) & (HEAVY | {"pydantic"})


def test_the_public_names_of_the_package() -> None:
    assert sorted(cjm_workshop.__all__) == [
        "Lesson",
        "TODO",
        "Workshop",
        "__version__",
        "brand",
        "case",
    ]
    assert dir(cjm_workshop) == sorted(cjm_workshop.__all__)
    assert cjm_workshop.Workshop.__module__ == "cjm_workshop.workshop"
    with pytest.raises(AttributeError, match="has no attribute 'Workshp'"):
        _ = cjm_workshop.Workshp


def public_modules() -> list[str]:
    """Return the modules that can be imported, found without importing any."""
    files = [file.relative_to(SOURCE) for file in sorted(SOURCE.rglob("*.py"))]
    names = [".".join(["cjm_workshop", *file.with_suffix("").parts]) for file in files]
    return [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]


def test_all_names_what_is_public() -> None:
    """What `__all__` lists is there; what is public and stands in the module is listed."""
    faults = [fault for name in public_modules() for fault in faults_of(name)]
    assert not faults


def faults_of(name: str) -> list[str]:
    module = import_module(name)
    listed = set(getattr(module, "__all__", ()))
    absent = sorted(item for item in listed if not hasattr(module, item))
    assert module.__file__ is not None
    left_out = sorted(public_definitions(Path(module.__file__)) - listed)
    return [f"{name}.__all__ lists {item}, which is not there" for item in absent] + [
        f"{name}.__all__ leaves out {item}" for item in left_out
    ]


def public_definitions(file: Path) -> set[str]:
    """Return the functions and classes that a module defines without a leading underscore."""
    tree = ast.parse(file.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {
        node.name for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")
    }
