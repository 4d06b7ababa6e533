"""Checks CJ70 and CJ80: pictures that everybody can read, texts that are settled."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.model import Picture, Record, State

__all__ = ["CJ70", "CJ80"]


class CJ70(Check):
    """Every picture has words for those who do not see it.

    Say in one sentence what the picture shows and why it is there.
    """

    severity = Severity.ERROR
    why = "A picture without words is a gap for a reader who listens (WCAG 2.2, 1.1.1)."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at portraits and at the pictures of touchpoints and steps."""
        for record, picture in _pictures(state):
            if picture is not None and not picture.alt:
                yield self.finding(state, record, "Its picture has no description.")


def _pictures(state: State) -> Iterator[tuple[Record, Picture | None]]:
    yield from ((persona, persona.portrait) for persona in state.personas)
    yield from ((touchpoint, touchpoint.picture) for touchpoint in state.touchpoints)
    yield from ((step, step.picture) for step in state.steps)


class CJ80(Check):
    """No text is in conflict.

    Read both versions together, keep the better one or join them, and settle the conflict.
    """

    needs = "conflicts"
    why = "Two people wrote different things; the map shows only one of them."

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the open conflicts."""
        for conflict in state.conflicts:
            record = state.find(conflict.about) or conflict
            who = " and ".join(name for name in (conflict.kept_by, conflict.other_by) if name)
            by = f" ({who})" if who else ""
            what = f'Two people wrote "{conflict.field}" differently{by}.'
            yield self.finding(state, record, what)
