"""What all tests share: programs that may be missing, and the repository's own folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ALL_TESTS = "CJM_ALL_TESTS"
"""Set to 1, a missing program is a failure: nothing may stay untested without anybody noticing."""

HOW_TO_GET = {
    "chromium": "Debian and Ubuntu: apt-get install chromium; or set CHROMIUM to a Chrome's path",
    "git": "Debian and Ubuntu: apt-get install git",
    "node": "Debian and Ubuntu: apt-get install nodejs; or from nodejs.org",
    "npm": "Debian and Ubuntu: apt-get install npm; or with node from nodejs.org",
}


@pytest.fixture(scope="session")
def program() -> Callable[[str], Path]:
    """Return the path of a program by its name; skip, or fail with CJM_ALL_TESTS=1, without it."""

    def find(name: str) -> Path:
        found = os.environ.get(name.upper()) or shutil.which(name)
        if found:
            return Path(found)
        reason = f"{name} is not installed. {HOW_TO_GET[name]}."
        if os.environ.get(ALL_TESTS) == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    return find


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the checkout."""
    return Path(__file__).parent.parent
