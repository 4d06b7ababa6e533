from __future__ import annotations

import json
from pathlib import Path

from cjm_workshop.model import file_schema

COMMITTED = Path(__file__).parents[2] / "docs" / "cjm-workshop-1.schema.json"


def test_the_committed_schema_is_current() -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    assert committed == file_schema(), "run: python tools/make_schema.py"


def test_format_and_version_come_first() -> None:
    assert list(file_schema()["properties"])[:3] == ["format", "version", "last_operation"]
