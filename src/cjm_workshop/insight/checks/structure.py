"""Checks CJ10-CJ13, CJ18 and CJ62: stages, steps and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import words_of
from cjm_workshop.insight.reading import reachable, told_journeys, ways_on
from cjm_workshop.insight.wording import and_list, called, counted, quoted
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import Moment, Stage, State, Step, Touchpoint

__all__ = ["CJ10", "CJ11", "CJ12", "CJ13", "CJ18", "CJ62"]


class CJ10(Check):
    """Every stage has steps, and every step a stage."""

    severity = Severity.ERROR
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at the stages of each journey that has any steps, and at journeys without."""
        for journey in state.journeys:
            steps = state.steps_of(journey.id)
            if not steps:
                mend = sentence("check.CJ10.lay_out")
                what = sentence("check.CJ10.none")
                yield self.finding(state, journey, what, mend=mend)
                continue
            stages = state.stages_of(journey.id)
            used = {step.stage for step in steps}
            empty = [quoted(stage.name) for stage in stages if stage.id not in used]
            if empty:
                yield self.finding(
                    state, journey, sentence("check.CJ10.empty", stages=and_list(empty))
                )
            known = {stage.id for stage in stages}
            loose = [quoted(called(state, s)) for s in steps if s.stage not in known]
            if loose and stages:
                what = sentence("check.CJ10.loose", steps=and_list(loose))
                yield self.finding(state, journey, what, severity=Severity.WARNING)


class CJ11(Check):
    """A journey has a handful of stages."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Count the stages of each journey."""
        low, high = self.limits.fewest_stages, self.limits.most_stages
        for journey, _ in told_journeys(state):
            count = len(state.stages_of(journey.id))
            if not low <= count <= high:
                what = sentence(
                    "check.CJ11.stages", stages=counted(count, "stage"), low=low, high=high
                )
                yield self.finding(state, journey, what)


class CJ12(Check):
    """The journey begins before us and goes on after us."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for a step before and a step after, or one without us at either end."""
        for journey, steps in told_journeys(state):
            moments = {self._moment(state, step) for step in steps}
            missing: list[str] = []
            if Moment.BEFORE not in moments and self._is_ours(state, steps[0]):
                missing.append(sentence("check.CJ12.before"))
            if Moment.AFTER not in moments and self._is_ours(state, steps[-1]):
                missing.append(sentence("check.CJ12.after"))
            if missing:
                yield self.finding(
                    state, journey, sentence("check.CJ12.nothing", when=and_list(missing))
                )

    def _moment(self, state: State, step: Step) -> Moment | None:
        stage, touchpoint = state.get(Stage, step.stage), state.get(Touchpoint, step.touchpoint)
        if stage and stage.moment:
            return stage.moment
        return touchpoint.moment if touchpoint else None

    def _is_ours(self, state: State, step: Step) -> bool:
        touchpoint = state.get(Touchpoint, step.touchpoint)
        return touchpoint is not None and not touchpoint.provider


class CJ13(Check):
    """A journey is short enough to act on."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Count the steps of each journey."""
        for journey, steps in told_journeys(state):
            if len(steps) > self.limits.most_steps:
                far = len(steps) > self.limits.far_too_many_steps
                yield self.finding(
                    state,
                    journey,
                    sentence("check.CJ13.many", count=len(steps), most=self.limits.most_steps),
                    severity=Severity.ERROR if far else Severity.WARNING,
                )


class CJ18(Check):
    """No step stands twice in a stage."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Compare the words of the steps in each stage of each journey."""
        for _, steps in told_journeys(state):
            groups: dict[str, list[tuple[Step, frozenset[str]]]] = {}
            for step in steps:
                said = frozenset(words_of(f"{called(state, step)} {step.action}"))
                groups.setdefault(step.stage or "", []).append((step, said))
            for group in groups.values():
                yield from self._alike(state, group)

    def _alike(
        self, state: State, group: Sequence[tuple[Step, frozenset[str]]]
    ) -> Iterator[Finding]:
        told: set[str] = set()
        for (first, one), (second, other) in combinations(group, 2):
            both = one | other
            share = len(one & other) / len(both) if both else 0.0
            if share >= self.limits.alike and second.id not in told:
                told.add(second.id)
                what = sentence("check.CJ18.same", step=called(state, first))
                yield self.finding(state, second, what)


class CJ62(Check):
    """Every way of the journey leads somewhere."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Follow the ways of each journey that branches."""
        for _, steps in told_journeys(state):
            if any(step.next for step in steps):
                yield from self._strays(state, steps)
                yield from self._dead_ways(state, steps)

    def _strays(self, state: State, steps: Sequence[Step]) -> Iterator[Finding]:
        here = {step.id for step in steps}
        for step in steps:
            if any(link.step not in here for link in step.next):
                what = sentence("check.CJ62.stray")
                mend = sentence("check.CJ62.same_journey")
                yield self.finding(state, step, what, severity=Severity.ERROR, mend=mend)

    def _dead_ways(self, state: State, steps: Sequence[Step]) -> Iterator[Finding]:
        ways = {step: [way.step for way in ways] for step, ways in ways_on(steps).items()}
        back: dict[str, list[str]] = {}
        for step_id, onward in ways.items():
            for target in onward:
                back.setdefault(target, []).append(step_id)
        seen = reachable(ways, [steps[0].id])
        leaving = reachable(back, [step_id for step_id, onward in ways.items() if not onward])
        for step in steps:
            if step.id not in seen:
                yield self.finding(state, step, sentence("check.CJ62.unreached"))
        caught = [step for step in steps if step.id in seen and step.id not in leaving]
        if caught:
            names = and_list(quoted(called(state, step)) for step in caught)
            yield self.finding(state, caught[0], sentence("check.CJ62.loop", steps=names))
