"""The records of a workshop as JSON, without who changed what and when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cjm_workshop.model import FORMAT, VERSION
from cjm_workshop.model.base import FOR_FILE

if TYPE_CHECKING:
    from cjm_workshop.model import State

__all__ = ["document"]


def document(state: State) -> str:
    """Return a workshop as a JSON text in the format of the workshop file, without its history.

    Fields that hold their default are left out. The text can be opened as a workshop of its own.
    """
    held = state.model_dump(mode="json", context=FOR_FILE, exclude_defaults=True)
    content = {"format": FORMAT, "version": VERSION, **held}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
