"""Checks that a map can fail: each is a small class whose name is its code.

To add one, write the class in the module of its theme and name it in that module's ``__all__``.
"""

from __future__ import annotations

from cjm_workshop.insight.checks.base import Check, Finding, Limits, Severity, Where
from cjm_workshop.insight.checks.report import CheckReport
from cjm_workshop.insight.checks.run import CHECKS, run_checks

__all__ = [
    "CHECKS",
    "Check",
    "CheckReport",
    "Finding",
    "Limits",
    "Severity",
    "Where",
    "run_checks",
]
