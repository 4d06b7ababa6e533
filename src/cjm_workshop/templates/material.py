"""Where the kit's notebooks are: inside an installed package, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from cjm_workshop.errors import WorkshopError

__all__ = ["material"]

_PACKAGE = Path(__file__).parent.parent


def material(name: str, package: Path = _PACKAGE) -> Path:
    """Return a folder of notebooks: ``notebooks``, ``exercises`` or ``solutions``.

    Raises
    ------
    WorkshopError
        If there is none.
    """
    for folder in (package / name, package.parent.parent / name):
        if any(folder.glob("*.ipynb")):
            return folder
    raise WorkshopError(
        f"The {name} are missing from this installation ({package}). "
        "Install it again: pip install --force-reinstall cjm-workshop"
    )
