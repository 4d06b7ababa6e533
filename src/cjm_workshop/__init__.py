"""The open kit for customer journey mapping workshops in Jupyter.

>>> from cjm_workshop import Workshop
>>> workshop = Workshop.open("garden.cjm.json")  # doctest: +SKIP

Public names are loaded on use, so ``import cjm_workshop`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjm_workshop.draw.branding import brand
    from cjm_workshop.learning import TODO, Lesson
    from cjm_workshop.workshop import Workshop

    case: Workshop
    """The finished workshop of the FreshCart case, to look at."""

__all__ = ["TODO", "Lesson", "Workshop", "__version__", "brand", "case"]
__version__ = "0.1.0"

_HOME = {
    "TODO": "cjm_workshop.learning",
    "Lesson": "cjm_workshop.learning",
    "Workshop": "cjm_workshop.workshop",
    "brand": "cjm_workshop.draw.branding",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module that owns it."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    if name == "case":
        return globals().setdefault("case", __getattr__("Workshop").case())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
