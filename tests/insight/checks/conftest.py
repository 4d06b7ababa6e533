"""What the tests of all checks share."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cjm_workshop.insight import Limits, run_checks
from cjm_workshop.model import State


@pytest.fixture
def what(today: date):
    """Return the way to see what one check says: pairs of where and what."""

    def said(code: str, state: State, **limits: Any) -> list[str]:
        report = run_checks(state, [code], limits=Limits(**limits), today=today)
        return [f"{f.severity.value} | {f.where} | {f.what}" for f in report.findings]

    return said
