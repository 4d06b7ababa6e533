"""The public JSON Schema of a workshop file, made from the model."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model.state import State

__all__ = ["FORMAT", "VERSION", "file_schema"]

FORMAT = "cjm-workshop"
VERSION = "1.0"


def file_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``NAME.cjm.json``."""
    schema = State.model_json_schema(mode="validation")
    head = {
        "format": {"const": FORMAT},
        "version": {"type": "string", "pattern": r"^1\.[0-9]+$"},
        "last_operation": {"type": ["string", "null"]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A customer journey mapping workshop",
        "description": "Everything that a team made in a workshop; see model/records.py.",
        **{key: value for key, value in schema.items() if key not in {"title", "description"}},
        "properties": head | schema["properties"],
        "required": ["format", "version"],
    }
