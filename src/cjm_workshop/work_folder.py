"""The folder in which a team works: notebooks, a workshop, the case, and exercises on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cjm_workshop import templates
from cjm_workshop.errors import ReadOnly
from cjm_workshop.storage import SUFFIX, Disk
from cjm_workshop.templates.material import material
from cjm_workshop.workshop import Workshop

__all__ = ["CASE", "EXERCISES", "FIRST", "Prepared", "is_work_folder", "prepare"]

FIRST = "00_start_here.ipynb"
"""The notebook to open."""

_BLANK = f"my-workshop{SUFFIX}"
CASE = "case"
"""The folder of the finished case and its research."""
EXERCISES = "exercises"
"""The folder of the exercises."""


@dataclass(frozen=True)
class Prepared:
    """What was done to a folder.

    Attributes
    ----------
    folder : Path
        The folder.
    workshop : Path
        The workshop in it.
    made : tuple of str
        What was put there, in the order of the workshop.
    kept : tuple of str
        What was there already and was left as it is.
    """

    folder: Path
    workshop: Path
    made: tuple[str, ...]
    kept: tuple[str, ...]


def is_work_folder(folder: Path) -> bool:
    """Tell whether a folder has been prepared before."""
    return (folder / FIRST).is_file() and any(folder.glob(f"*{SUFFIX}"))


def prepare(folder: Path) -> Prepared:
    """Put into a folder what a team needs and what is not there yet; overwrite nothing.

    Parameters
    ----------
    folder : Path
        Made where it is missing.

    Returns
    -------
    Prepared
        What was made and what was left.

    Raises
    ------
    ReadOnly
        If the folder cannot be written.
    """
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    copied = {name: _copy(source, folder, name) for name, source in _contents()}
    workshop, is_new = _workshop_in(folder)
    copied[workshop.name] = is_new
    made = tuple(name for name, was_made in copied.items() if was_made)
    kept = tuple(name for name, was_made in copied.items() if not was_made)
    return Prepared(folder, workshop, made, kept)


def _contents() -> Iterator[tuple[str, Path]]:
    """Yield what belongs into a folder: the name there, and the file it comes from."""
    for notebook in sorted(material("notebooks").glob("*.ipynb")):
        yield notebook.name, notebook
    case = templates.case_file()
    yield f"{CASE}/{case.name}", case
    for table in sorted(templates.research_folder().glob("*.csv")):
        yield f"{CASE}/{table.name}", table
    for exercise in sorted(material(EXERCISES).glob("*.ipynb")):
        yield f"{EXERCISES}/{exercise.name}", exercise


def _copy(source: Path, folder: Path, name: str) -> bool:
    """Copy a file that is not there yet; tell whether it was made."""
    target = folder / name
    if target.exists():
        return False
    data = source.read_bytes()
    with _writing(folder):
        target.parent.mkdir(exist_ok=True)
        Disk().write_atomic(target, data)
    return True


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Say what to do where a folder cannot be written."""
    try:
        yield
    except OSError as error:
        raise ReadOnly(
            f"The folder {folder} cannot be written ({error.strerror}). "
            "Choose another one: cjm-workshop start FOLDER"
        ) from error


def _workshop_in(folder: Path) -> tuple[Path, bool]:
    """Return the workshop of a folder, and whether a blank one was made for it."""
    found = sorted(folder.glob(f"*{SUFFIX}"))
    if found:
        return found[0], False
    with Workshop.new(folder / _BLANK) as workshop:
        return folder / workshop.path.name, True
