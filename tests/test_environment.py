"""What gets installed: pyproject.toml is the truth, everything else agrees with it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCE_FOLDERS = {"src": "pptx", "tests": "test", "benchmarks": "test"}
"""The extra that each folder may take its libraries from."""


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, object]:
    text = (repository / "pyproject.toml").read_text("utf-8")
    table = tomllib.loads(text)["project"]
    assert isinstance(table, dict)
    return table


@pytest.fixture(scope="module")
def pins(repository: Path) -> list[Requirement]:
    lines = (repository / "constraints.txt").read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def requirements(project: dict[str, object], *extras: str) -> list[Requirement]:
    optional = project["optional-dependencies"]
    core = project["dependencies"]
    assert isinstance(optional, dict)
    assert isinstance(core, list)
    texts = core + [text for extra in extras for text in optional[extra]]
    found = [Requirement(text) for text in texts]
    return [item for item in found if item.name != project["name"]]


def has_upper_bound(item: Requirement) -> bool:
    return any(part.operator in ("<", "~=") for part in item.specifier)


def test_every_dependency_has_a_lower_and_an_upper_bound(project: dict[str, object]) -> None:
    loose = [
        str(item)
        for item in requirements(project, "pptx", "test", "dev")
        if not has_upper_bound(item) or ">=" not in str(item.specifier)
    ]
    assert not loose


def test_the_conda_environment_agrees_with_the_project(
    project: dict[str, object], repository: Path
) -> None:
    environment = yaml.safe_load((repository / "environment.yml").read_text("utf-8"))
    assert environment["name"] == project["name"]
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    listed = [item for item in environment["dependencies"] if isinstance(item, str)]
    there = {Requirement(text).name: Requirement(text).specifier for text in listed}
    assert str(there.pop("python")) == project["requires-python"]
    assert str(there.pop("pip")) == ""
    assert there == {item.name: item.specifier for item in requirements(project, "pptx")}
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_every_dependency_is_pinned_inside_its_range(
    project: dict[str, object], pins: list[Requirement]
) -> None:
    for item in requirements(project, "test", "dev"):
        found = [pin for pin in pins if pin.name == canonicalize_name(item.name)]
        assert found, f"constraints.txt does not pin {item.name}"
        for pin in found:
            version = str(pin.specifier).removeprefix("==")
            assert item.specifier.contains(version), f"{pin} is outside of {item}"


def test_the_constraints_are_exact_pins_without_addresses(pins: list[Requirement]) -> None:
    assert all(re.fullmatch(r"==[^*,]+", str(pin.specifier)) for pin in pins)
    assert not [str(pin) for pin in pins if pin.url]


def test_everything_that_is_needed_is_pinned(
    project: dict[str, object], pins: list[Requirement]
) -> None:
    pinned = {pin.name for pin in pins if pin.marker is None or pin.marker.evaluate()}
    missing = closure(requirements(project, "test")) - pinned
    assert not missing, "constraints.txt is out of date; its first lines say how to write it"


def test_binder_gets_the_same_and_then_the_kit_itself(repository: Path) -> None:
    whole, there = (
        yaml.safe_load((repository / file).read_text("utf-8"))
        for file in ("environment.yml", "binder/environment.yml")
    )
    assert there["channels"] == whole["channels"]
    assert there["dependencies"] == [one for one in whole["dependencies"] if isinstance(one, str)]
    after = repository / "binder" / "postBuild"
    lines = after.read_text("utf-8").splitlines()
    assert lines[0] == "#!/bin/bash"
    assert any(line.endswith("install --no-deps --no-cache-dir -e .") for line in lines)
    assert sys.platform == "win32" or after.stat().st_mode & 0o111  # Binder runs it as a program


def closure(wanted: Iterable[Requirement]) -> set[str]:
    """Return the names of distributions with all that they need here."""
    found: set[str] = set()
    queue = [(canonicalize_name(item.name), frozenset(item.extras)) for item in wanted]
    seen = set()
    while queue:
        name, extras = queue.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        found.add(name)
        for text in metadata.requires(name) or ():
            item = Requirement(text)
            if applies(item, extras):
                queue.append((canonicalize_name(item.name), frozenset(item.extras)))
    return found


def applies(item: Requirement, extras: Iterable[str]) -> bool:
    environment = {key: str(value) for key, value in default_environment().items()}
    marker = item.marker
    return marker is None or any(
        marker.evaluate(environment | {"extra": extra}) for extra in ("", *extras)
    )


@pytest.mark.parametrize(("folder", "extra"), SOURCE_FOLDERS.items())
def test_everything_that_is_imported_is_declared(
    folder: str, extra: str, project: dict[str, object], repository: Path
) -> None:
    """A library that is only here by chance is missing on somebody else's machine."""
    extras = [extra] if extra else []
    there = closure(requirements(project, *extras))
    homes = metadata.packages_distributions()
    strays = {
        (file.relative_to(repository).as_posix(), name)
        for file in sorted((repository / folder).rglob("*.py"))
        for name in third_party(file, repository)
        if not there & {canonicalize_name(home) for home in homes.get(name, ())}
    }
    assert not strays


def third_party(file: Path, repository: Path) -> set[str]:
    """Return the libraries that a file imports: neither Python's own nor its neighbours."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    folders = [*file.parents[: len(file.relative_to(repository).parts)], repository / "tools"]
    own = {path.stem for folder in folders for path in folder.iterdir()}
    return names - set(sys.stdlib_module_names) - own - {"cjm_workshop"}


def test_the_version_in_the_changelog(repository: Path) -> None:
    text = (repository / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (\S+)", text, re.MULTILINE)
    assert newest is not None
    assert newest[1] == metadata.version("cjm-workshop")
