"""The list of checks, and running them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import ModuleType

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.checks import (
    care,
    chances,
    channels,
    emotion,
    language,
    scope,
    sources,
    structure,
)
from cjm_workshop.insight.checks.base import Check, Finding, Limits, Severity
from cjm_workshop.insight.checks.report import CheckReport
from cjm_workshop.model import State

__all__ = ["CHECKS", "run_checks"]


def _checks_in(module: ModuleType) -> Iterator[type[Check]]:
    for name in module.__all__:
        found = getattr(module, name)
        if isinstance(found, type) and issubclass(found, Check):
            yield found


_MODULES = (scope, structure, language, channels, emotion, sources, chances, care)

CHECKS: dict[str, type[Check]] = {
    check.__name__: check
    for check in sorted(
        (check for module in _MODULES for check in _checks_in(module)),
        key=lambda check: check.__name__,
    )
}
"""Every check by its code."""

_ORDER = list(Severity)


def run_checks(
    state: State,
    only: Iterable[str] | None = None,
    *,
    limits: Limits | None = None,
    today: date | None = None,
) -> CheckReport:
    """Look for the weaknesses of a map.

    Parameters
    ----------
    state : State
        The workshop.
    only : iterable of str, optional
        Codes of the checks to run; default is all.
    limits : Limits, optional
        Thresholds other than the kit's own.
    today : date, optional
        The day for which reviews and sources count as old; default is the present day.

    Returns
    -------
    CheckReport
        Errors first, then warnings, then remarks; each in the order of the codes.

    Raises
    ------
    UnknownName
        If `only` names a check that is not there.
    """
    findings: list[Finding] = []
    passed: list[str] = []
    skipped: dict[str, str] = {}
    day = today or date.today()  # noqa: DTZ011 - the day on the wall of the room
    for code in _chosen(only):
        check = CHECKS[code](limits or Limits(), day)
        if check.needs and not getattr(state, check.needs):
            skipped[code] = f"there are no {check.needs} yet"
            continue
        found = list(check.find(state))
        findings += found
        if not found:
            passed.append(code)
    findings.sort(key=lambda finding: (_ORDER.index(finding.severity), finding.code))
    return CheckReport(tuple(findings), tuple(passed), skipped, state.charter.language)


def _chosen(only: Iterable[str] | None) -> list[str]:
    if only is None:
        return list(CHECKS)
    wanted = [only] if isinstance(only, str) else list(only)
    for code in wanted:
        if code.upper() not in CHECKS:
            raise UnknownName("check", code, CHECKS)
    return [code for code in CHECKS if code in {name.upper() for name in wanted}]
