"""The notebooks are run on workshops of their own, never on one in the checkout."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

_folder = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_folder] = folder = tempfile.TemporaryDirectory(prefix="cjm-notebooks-")
    workshop = str(Path(folder.name) / "notebooks.cjm.json")
    if hasattr(config, "workerinput"):  # one of several processes of pytest -n, each on its own
        os.environ["CJM_WORKSHOP"] = workshop
    os.environ.setdefault("CJM_WORKSHOP", workshop)
    os.environ["CJM_LEARNING"] = folder.name
    os.environ["CJM_NAME"] = "Ann"
    os.environ["CJM_TEMPLATES"] = str(
        Path(folder.name) / "templates"
    )  # those of this machine stay out


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_folder].cleanup()
