"""Checks CJ70 and CJ80: pictures that everybody can read, texts that are settled."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.wording import and_list
from cjm_workshop.languages.sentences import field_word, sentence
from cjm_workshop.model import Picture, Record, State

__all__ = ["CJ70", "CJ80"]


class CJ70(Check):
    """Every picture has words for those who do not see it."""

    severity = Severity.ERROR

    def find(self, state: State) -> Iterator[Finding]:
        """Look at portraits and at the pictures of touchpoints and steps."""
        for record, picture in _pictures(state):
            if picture is not None and not picture.alt:
                yield self.finding(state, record, sentence("check.CJ70.none"))


def _pictures(state: State) -> Iterator[tuple[Record, Picture | None]]:
    yield from ((persona, persona.portrait) for persona in state.personas)
    yield from ((touchpoint, touchpoint.picture) for touchpoint in state.touchpoints)
    yield from ((step, step.picture) for step in state.steps)


class CJ80(Check):
    """No text is in conflict."""

    needs = "conflicts"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the open conflicts."""
        for conflict in state.conflicts:
            record = state.find(conflict.about) or conflict
            who = and_list(name for name in (conflict.kept_by, conflict.other_by) if name)
            field = field_word(record.KIND, conflict.field)
            what = sentence(f"check.CJ80.two{'_named' if who else ''}", field=field, who=who)
            yield self.finding(state, record, what)
