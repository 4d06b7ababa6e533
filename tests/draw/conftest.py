"""The finished journey of `sample.py`, for every test of the pictures."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from cjm_workshop.model.state import State


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        f"draw_{name}", Path(__file__).parent / f"{name}.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample() -> Callable[..., State]:
    """Return the function that makes the workshop; its arguments replace whole collections."""
    found: Callable[..., State] = _module("sample").sample
    return found


@pytest.fixture(scope="session")
def vision() -> ModuleType:
    """Return the simulation of colour vision and the difference of colours."""
    return _module("colour_vision")


@pytest.fixture(scope="session")
def scripts() -> ModuleType:
    """Return workshops in several writing systems."""
    return _module("scripts")
