"""Walking a map: each step read aloud as the customer, and what to ask there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.asking import Asker
from cjm_workshop.insight.reading import channels_of, ways_on
from cjm_workshop.insight.voice import told_by_the_customer
from cjm_workshop.insight.wording import and_list, called, duration, ending
from cjm_workshop.languages.sentences import listed, sentence
from cjm_workshop.model import Journey, Persona, Stage, State, Step

__all__ = ["Walk", "WalkStep", "WayOn", "walk"]


@dataclass(frozen=True)
class WayOn:
    """Where the way goes on from a step.

    Attributes
    ----------
    step : str
        Id of the step that comes then.
    name : str
        What it is called.
    when : str
        In which case; empty for the usual way.
    back : bool
        Whether it lies behind: a loop.
    """

    step: str
    name: str
    when: str
    back: bool

    def __str__(self) -> str:
        case = f"{self.when}: " if self.when else ""
        return f'{case}{"back to" if self.back else "on to"} "{self.name}"'


@dataclass(frozen=True)
class WalkStep:
    """One step to walk.

    Attributes
    ----------
    step : str
        Id of the step.
    number : int
        Its place on the journey, from 1.
    stage : str
        Name of its stage; empty where it has none.
    name : str
        What it is called.
    emotion : int or None
        From -2 to +2.
    words : str
        What to read aloud as the customer, one sentence per line.
    ask : tuple of str
        What to ask the room here.
    ways : tuple of WayOn
        Where it goes on; none at the end.
    """

    step: str
    number: int
    stage: str
    name: str
    emotion: int | None
    words: str
    ask: tuple[str, ...]
    ways: tuple[WayOn, ...]

    @property
    def forks(self) -> bool:
        """Whether the room has to choose a way here."""
        return len(self.ways) > 1

    def __str__(self) -> str:
        stage = f" ({self.stage})" if self.stage else ""
        lines = [f"{self.number}. {self.name}{stage}"]
        lines += [f"   {line}" for line in self.words.splitlines()]
        lines += [f"   ? {question}" for question in self.ask]
        if self.forks:
            lines += [f"   > {way}" for way in self.ways]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        spoken = "<br>".join(escape(line) for line in self.words.splitlines())
        asked = "".join(f"<li>{escape(question)}</li>" for question in self.ask)
        ways = "".join(f"<li>{escape(str(way))}</li>" for way in self.ways) if self.forks else ""
        stage = f" <small>({escape(self.stage)})</small>" if self.stage else ""
        parts = [
            f"<h4>{self.number}. {escape(self.name)}{stage}</h4>",
            f"<blockquote><p>{spoken}</p></blockquote>",
            f"<p>Ask:</p><ul>{asked}</ul>" if asked else "",
            f"<p>The way forks:</p><ul>{ways}</ul>" if ways else "",
        ]
        return "".join(parts)


class Walk(tuple[WalkStep, ...]):
    """The steps of a journey to walk, shown as a script where it is the result of a cell."""

    __slots__ = ()

    def __str__(self) -> str:
        return "\n\n".join(str(step) for step in self) or "This journey has no steps yet."

    def _repr_html_(self) -> str:
        shown = "".join(step._repr_html_() for step in self)
        return shown or "<p>This journey has no steps yet.</p>"


def walk(state: State, journey_id: str) -> Walk:
    """Make the script for walking a journey.

    Parameters
    ----------
    state : State
        The workshop.
    journey_id : str
        The journey.

    Returns
    -------
    Walk
        A tuple of `WalkStep`, in the order of the map.

    Raises
    ------
    UnknownName
        If there is no such journey.
    """
    journey = state.get(Journey, journey_id)
    if journey is None:
        raise UnknownName("journey", journey_id, [known.id for known in state.journeys])
    steps = state.steps_of(journey.id)
    ways, asker = _ways(state, steps), Asker(state, journey, steps)
    made = []
    for at, step in enumerate(steps):
        stage = state.get(Stage, step.stage)
        enters = stage if stage and (at == 0 or steps[at - 1].stage != step.stage) else None
        made.append(
            WalkStep(
                step=step.id,
                number=at + 1,
                stage=stage.name if stage else "",
                name=called(state, step),
                emotion=step.emotion,
                words=listed(_words(state, journey, step, enters), "\n"),
                ask=asker.questions(at),
                ways=ways[step.id],
            )
        )
    return Walk(made)


def _ways(state: State, steps: tuple[Step, ...]) -> dict[str, tuple[WayOn, ...]]:
    place = {step.id: at for at, step in enumerate(steps)}
    return {
        start: tuple(
            WayOn(
                link.step,
                called(state, steps[place[link.step]]),
                link.when,
                place[link.step] <= place[start],
            )
            for link in links
        )
        for start, links in ways_on(steps).items()
    }


def _words(state: State, journey: Journey, step: Step, enters: Stage | None) -> Iterator[str]:
    persona = state.get(Persona, journey.persona)
    if enters and enters.aim:
        yield sentence("insight.walk.want", aim=ending(enters.aim))
    yield told_by_the_customer(step.action or called(state, step), persona)
    channels = channels_of(state, step)
    if channels:
        names = and_list(channel.name for channel in channels)
        yield sentence("insight.walk.through", channels=names)
    if step.expectation:
        yield sentence("insight.walk.expect", text=ending(step.expectation))
    if step.experience:
        yield sentence("insight.walk.happens", text=ending(step.experience))
    if step.waiting_minutes:
        yield sentence("insight.walk.wait", time=duration(step.waiting_minutes))
    if step.thought:
        yield sentence("insight.walk.think", text=_bare(step.thought))
    if step.quote and step.quote.text:
        yield sentence("insight.walk.say", text=_bare(step.quote.text))
    if step.emotion is not None:
        feeling = sentence(f"insight.feeling.{step.emotion}")
        reason = ending(step.emotion_reason)
        label = "insight.walk.feel_because" if reason else "insight.walk.feel"
        yield sentence(label, feeling=feeling, reason=reason)


def _bare(text: str) -> str:
    """Return a text on one line, without quotation marks around it."""
    return " ".join(text.split()).strip('"“”„«»')
