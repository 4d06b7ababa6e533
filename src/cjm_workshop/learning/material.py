"""Where the kit's notebooks are: inside an installed package, or in the checkout."""

from __future__ import annotations

import os
from pathlib import Path

from cjm_workshop.errors import WorkshopError

__all__ = ["FOLDER_VARIABLE", "learners_folder", "material"]

_PACKAGE = Path(__file__).parent.parent
FOLDER_VARIABLE = "CJM_LEARNING"
"""Environment variable that names the folder for progress and practice workshops."""


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


def learners_folder() -> Path:
    """Return the folder in which a learner works: the notebook's own, or the one that is named."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path.cwd()
