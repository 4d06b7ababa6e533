"""The finished journey of `sample.py`, for every test of the pictures."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_workshop.model.state import State


@pytest.fixture(scope="session")
def sample() -> Callable[..., State]:
    """Return the function that makes the workshop; its arguments replace whole collections."""
    spec = importlib.util.spec_from_file_location(
        "draw_sample", Path(__file__).parent / "sample.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.sample
