"""The folder in which a learner works."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["FOLDER_VARIABLE", "learners_folder"]

FOLDER_VARIABLE = "CJM_LEARNING"
"""Environment variable that names the folder for progress and practice workshops."""


def learners_folder() -> Path:
    """Return the folder in which a learner works: the notebook's own, or the one that is named."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else Path.cwd()
