"""From the steps that share a column to the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.labels import figure, label, listed
from cjm_workshop.draw.layout.journey.content import (
    ChannelMark,
    Column,
    MetricMark,
    OpportunityCard,
    PainCard,
    Said,
    Still,
    Work,
)
from cjm_workshop.draw.layout.journey.scale import measure_of
from cjm_workshop.model.records import Channel, Touchpoint
from cjm_workshop.model.values import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cjm_workshop.draw.layout.journey.sources import Sources
    from cjm_workshop.draw.layout.journey.tracks import Slot, Track
    from cjm_workshop.draw.layout.journey.view import View
    from cjm_workshop.model.findings import Pain
    from cjm_workshop.model.records import Step
    from cjm_workshop.model.state import State
    from cjm_workshop.model.values import Metric

__all__ = ["ColumnMaker"]


class ColumnMaker:
    """Fills the columns of one map.

    Parameters
    ----------
    state : State
        The workshop.
    tracks : sequence of Track
        The journeys.
    view : View
        What is asked of the map.
    sources : Sources
        Gives codes to the evidence.
    files : Path or None
        The folder with the pictures of the steps.
    """

    def __init__(
        self,
        state: State,
        tracks: Sequence[Track],
        view: View,
        sources: Sources,
        files: Path | None,
    ) -> None:
        self.tracks = tracks
        self.view = view
        self.sources = sources
        self.files = files
        self.index = state.index
        self.pains: dict[str, list[Pain]] = {}
        for pain in state.pains:
            self.pains.setdefault(pain.step, []).append(pain)

    def column(self, slot: Slot, at: int, opportunities: Iterable[OpportunityCard]) -> Column:
        """Return the column of the steps that share a slot; `at` is its number."""
        here = tuple(one is not None for one in slot.steps)
        steps = [(track, one) for track, one in enumerate(slot.steps) if one]
        measure = measure_of(self._metrics(slot.steps[0])) if self.view.measured else None
        felt: list[float | None] = [one.emotion if one else None for one in slot.steps]
        if self.view.measured:
            felt.append(measure.value if measure else None)
        return Column(
            id=slot.first.id,
            number=at,
            name=self._name(slot.first) or label("map.step", number=at),
            doings=self._said(steps, lambda one: (one.action,)),
            thoughts=self._said(steps, self._thoughts),
            emotions=tuple(felt),
            spreads=(None,) * len(felt),
            reasons=tuple(one.emotion_reason if one else "" for one in slot.steps),
            channels=self._channels(one for _, one in steps),
            pains=self._pain_cards(steps),
            opportunities=tuple(opportunities),
            truth=any(one.moment_of_truth for _, one in steps),
            truth_label=self._truth(steps),
            doubt=self._doubt(steps),
            note=self._note(here),
            here=here,
            expected=self._said(steps, lambda one: (one.expectation,)),
            experienced=self._said(steps, lambda one: (one.experience,)),
            engagements=tuple(one.engagement if one else None for one in slot.steps),
            waiting=_first_wait(one for _, one in steps),
            metrics=self._figures(one for _, one in steps),
            backstage=self._backstage(one for _, one in steps),
            departments=self._departments([one for _, one in steps]),
            evidence=self.sources.codes(name for _, one in steps for name in self._evidence(one)),
            still=self._still(one for _, one in steps),
            measure=measure,
        )

    def _touchpoint(self, step: Step) -> Touchpoint | None:
        found = self.index.get(step.touchpoint or "")
        return found if isinstance(found, Touchpoint) else None

    def _name(self, step: Step) -> str:
        touchpoint = self._touchpoint(step)
        return step.name or (touchpoint.name if touchpoint else "")

    # ── words ────────────────────────────────────────────────────────────────────────────────

    def _said(
        self, steps: Sequence[tuple[int, Step]], texts: Callable[[Step], Iterable[str]]
    ) -> tuple[Said, ...]:
        """Return the texts of all journeys, what two of them share once."""
        found: dict[str, list[int]] = {}
        for track, step in steps:
            for text in texts(step):
                if text.strip():
                    found.setdefault(text, []).append(track)
        if len(self.tracks) == 1:
            return tuple(Said(text) for text in found)
        return tuple(Said(text, tuple(dict.fromkeys(of))) for text, of in found.items())

    def _thoughts(self, step: Step) -> list[str]:
        """Return what the customer thinks, then what they said, each in quotation marks."""
        texts = [_quoted(step.thought)] if step.thought.strip() else []
        if step.quote and step.quote.text.strip():
            said = _quoted(step.quote.text)
            texts = [text for text in texts if text != said]
            texts.append(self.sources.after(said, [step.quote.evidence]))
        return texts

    def _truth(self, steps: Sequence[tuple[int, Step]]) -> str:
        found: dict[str, list[str]] = {}
        for track, step in steps:
            if step.moment_of_truth and step.moment_label:
                found.setdefault(step.moment_label, []).append(self.tracks[track].mark)
        alone = len(self.tracks) == 1 or (len(found) == 1 and len(steps) == len(self.tracks))
        return " · ".join(
            text if alone else f"{', '.join(marks)}: {text}" for text, marks in found.items()
        )

    def _note(self, here: Sequence[bool]) -> str:
        """Return a word for a column that not every journey passes."""
        if all(here):
            return ""
        there = [track for track, passes in zip(self.tracks, here, strict=True) if passes]
        if all(track.hoped for track in there):
            return label("hoped_for")
        times = {track.mark for track in self.tracks} == {label("mark.now"), label("mark.hoped")}
        if times:
            return label("map.today_only")
        return label("map.only", who=listed([track.mark for track in there]))

    # ── how we know ──────────────────────────────────────────────────────────────────────────

    def _evidence(self, step: Step) -> Iterable[str | None]:
        touchpoint = self._touchpoint(step)
        yield from step.evidence
        yield step.quote.evidence if step.quote else None
        for pain in self.pains.get(step.id, ()):
            yield from pain.evidence
        for metric in self._metrics(step):
            yield metric.evidence
        yield from touchpoint.evidence if touchpoint and not step.evidence else ()

    def _backed(self, step: Step) -> bool:
        touchpoint = self._touchpoint(step)
        return bool(step.evidence or (touchpoint.evidence if touchpoint else ()))

    def _doubt(self, steps: Sequence[tuple[int, Step]]) -> str:
        """Return how sure we are; what is hoped for is neither known nor assumed."""
        today = [step for track, step in steps if not self.tracks[track].hoped]
        words = [_doubt(step.level, self._backed(step)) for step in today]
        return words[0] if words and all(words) else ""

    def _pain_cards(self, steps: Sequence[tuple[int, Step]]) -> tuple[PainCard, ...]:
        return tuple(
            self._pain(pain, track, step)
            for track, step in steps
            for pain in self.pains.get(step.id, ())
        )

    def _pain(self, pain: Pain, track: int, step: Step) -> PainCard:
        backed = bool(pain.evidence or step.evidence)
        doubt = "" if self.tracks[track].hoped else _doubt(pain.level, backed)
        text = self.sources.after(pain.text, pain.evidence)
        of = (track,) if len(self.tracks) > 1 else ()
        return PainCard(pain.id, text, pain.severity, doubt, of)

    # ── the other lanes ──────────────────────────────────────────────────────────────────────

    def _channels(self, steps: Iterable[Step]) -> tuple[ChannelMark, ...]:
        ids: dict[str, None] = {}
        for step in steps:
            touchpoint = self._touchpoint(step)
            ids.update(dict.fromkeys(step.channels or (touchpoint.channels if touchpoint else ())))
        found = (self.index.get(name) for name in ids)
        return tuple(
            ChannelMark(channel.id, channel.name, icons.for_channel(channel.name, channel.icon))
            for channel in found
            if isinstance(channel, Channel)
        )

    def _metrics(self, step: Step | None) -> tuple[Metric, ...]:
        """Return the figures of a step; those of its touchpoint where it has none."""
        touchpoint = self._touchpoint(step) if step else None
        own = step.metrics if step else ()
        return own or (touchpoint.metrics if touchpoint else ())

    def _figures(self, steps: Iterable[Step]) -> tuple[MetricMark, ...]:
        if "metrics" not in self.view.lanes:
            return ()
        found = {metric.name: metric for step in steps for metric in self._metrics(step)}
        return tuple(self._figure(metric) for metric in found.values())

    def _figure(self, metric: Metric) -> MetricMark:
        value = label("map.not_measured") if metric.value is None else figure(metric.value)
        value = f"{value} {metric.unit}" if metric.value is not None else value
        interval = metric.low is not None and metric.high is not None
        basis = [
            label("map.interval", low=figure(metric.low or 0), high=figure(metric.high or 0))
            if interval
            else "",
            f"n {figure(metric.count)}" if metric.count else "",
            label("impact.target", value=figure(metric.target))
            if metric.target is not None
            else "",
        ]
        words = ", ".join(filter(None, basis))
        return MetricMark(
            value.strip(), metric.name, self.sources.after(words, [metric.evidence]).strip()
        )

    def _backstage(self, steps: Iterable[Step]) -> tuple[Work, ...]:
        found = (work for step in steps for work in step.backstage)
        return tuple(
            dict.fromkeys(
                Work(work.text, " · ".join(part for part in (work.department, work.system) if part))
                for work in found
            )
        )

    def _departments(self, steps: Sequence[Step]) -> tuple[str, ...]:
        names: list[str] = []
        for step in steps:
            touchpoint = self._touchpoint(step)
            names.append(touchpoint.department if touchpoint else "")
            names += [work.department for work in step.backstage]
        return tuple(dict.fromkeys(name for name in names if name))

    def _still(self, steps: Iterable[Step]) -> Still | None:
        """Return the first picture of a step or touchpoint that is there on the disk."""
        if self.files is None or "storyboard" not in self.view.lanes:
            return None
        for step in steps:
            touchpoint = self._touchpoint(step)
            picture = step.picture or (touchpoint.picture if touchpoint else None)
            if picture and (self.files / picture.file).is_file():
                return Still(str(self.files / picture.file), picture.alt)
        return None


def _first_wait(steps: Iterable[Step]) -> float | None:
    return next((one.waiting_minutes for one in steps if one.waiting_minutes is not None), None)


def _quoted(text: str) -> str:
    bare = text.strip()
    return bare if bare[0] in "“\"'„«‘" else f"“{bare}”"


def _doubt(level: Level, backed: bool) -> str:
    if level is Level.ASSUMED:
        return label("assumption")
    return "" if backed else label("no_evidence")
