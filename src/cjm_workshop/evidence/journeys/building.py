"""From what was found in a file to records: stages, channels and people that are here are used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cjm_workshop.evidence.cells import key_of, shorten
from cjm_workshop.evidence.channels import Channels
from cjm_workshop.evidence.intake import Imported, Options, operations_of, persona_of, written
from cjm_workshop.evidence.journeys.found import FoundFile, FoundJourney, FoundStage, FoundStep
from cjm_workshop.evidence.report import ImportReport, NotTaken, doubt
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import (
    BackstageWork,
    Journey,
    JourneyState,
    Level,
    Pain,
    Persona,
    Quote,
    Record,
    Stage,
    State,
    Statement,
    Step,
    Touchpoint,
    new_id,
)
from cjm_workshop.model.base import MAX_NAME, MAX_TEXT

__all__ = ["build"]

R = TypeVar("R", bound=Record)


def build(file: FoundFile, options: Options) -> Imported:
    """Return the operations that bring journeys in, and the account of their steps.

    A journey that is here already, with the same traveller and the same steps, is left out.

    Parameters
    ----------
    file : FoundFile
        What was read.
    options : Options
        The workshop, who imports, and `persona` and `level` where the caller says them.

    Raises
    ------
    UnknownName
        If the caller names a persona who is not here.
    """
    builder = _Builder(file, options)
    for journey in file.journeys:
        builder.add(journey)
    return builder.finish()


@dataclass
class _Builder:
    """Makes records, one journey after the other."""

    file: FoundFile
    options: Options
    personas: list[Persona] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    journeys: list[tuple[FoundJourney, Journey]] = field(default_factory=list)
    steps: list[Record] = field(default_factory=list)
    left: list[NotTaken] = field(default_factory=list)
    taken: int = 0

    def __post_init__(self) -> None:
        self.state: State = self.options.state
        self.channels = Channels(self.state)
        self.told_persona = persona_of(self.options)
        self.level = Level(self.options.level) if self.options.level else Level.ASSUMED
        self.touchpoints = {key_of(one.name): one.id for one in reversed(self.state.touchpoints)}
        self.names = {key_of(journey.name) for journey in self.state.journeys}

    def add(self, found: FoundJourney) -> None:
        name = found.name or self._written("journey_from", name=self.file.name)
        persona = self.told_persona or self._persona(found.persona)
        if self._is_here(name, persona, found):
            here = sentence("import.left.in_workshop")
            self.left += [NotTaken(s.row, here, shorten(s.name, 60)) for s in found.steps]
            return
        stages = self._stages(found)
        journey = Journey(
            id=new_id(Journey.KIND),
            name=_distinct(name, self.names),
            persona=persona,
            state=found.state,
            scenario=found.scenario[:MAX_TEXT],
            goals=tuple(shorten(goal, MAX_NAME) for goal in found.goals),
            expectations=tuple(shorten(one, MAX_NAME) for one in found.expectations),
            stages=tuple(stage.id for _, stage in stages),
        )
        self.names.add(key_of(journey.name))
        self.journeys.append((found, journey))
        places = {id(section): stage.id for section, stage in stages}
        for step in found.steps:
            self._step(step, journey.id, places.get(id(step.stage)))

    def _written(self, label: str, **values: object) -> str:
        """Return a name that this import gives, in the language of the workshop."""
        return written(self.state, label, **values)

    def _persona(self, name: str) -> str | None:
        """Return the persona of this name, here or new; a first name will do if it is one's."""
        if not name:
            return None
        key = key_of(name)
        known = (*self.state.personas, *self.personas)
        named = [one for one in known if key_of(one.name) == key]
        named = named or [one for one in known if key_of(one.name).split(" ")[0] == key]
        if named:
            return named[0].id
        self.personas.append(Persona(id=new_id(Persona.KIND), name=shorten(name, MAX_NAME)))
        return self.personas[-1].id

    def _is_here(self, name: str, persona: str | None, found: FoundJourney) -> bool:
        steps = [key_of(step.name) for step in found.steps]
        return any(
            key_of(name) == key_of(one.name)
            and one.persona == persona
            and found.state in {None, one.state or self.state.charter.state or JourneyState.CURRENT}
            and steps == [key_of(_called(self.state, s)) for s in self.state.steps_of(one.id)]
            for one in self.state.journeys
        )

    def _stages(self, found: FoundJourney) -> list[tuple[FoundStage, Stage]]:
        """Return a stage for each section; a section that comes again is a stage of its own."""
        taken: set[str] = set()
        pairs = []
        for section in found.stages:
            wanted = shorten(section.name, MAX_NAME)
            name = _distinct(wanted, taken)
            if name != wanted:
                again = sentence("import.read.section_again", wanted=wanted, name=name)
                self.file.guesses.append(again)
            taken.add(key_of(name))
            known = (*self.state.stages, *self.stages)
            stage = next((one for one in known if key_of(one.name) == key_of(name)), None)
            if stage is None:
                stage = Stage(id=new_id(Stage.KIND), name=name, aim=section.aim[:MAX_TEXT])
                self.stages.append(stage)
            pairs.append((section, stage))
        return pairs

    def _step(self, found: FoundStep, journey: str, stage: str | None) -> None:
        if len(found.name) > MAX_NAME:
            self.file.doubt(sentence("import.odd.long_names", most=MAX_NAME), found.row)
        step = Step(
            id=new_id(Step.KIND),
            journey=journey,
            stage=stage,
            name=shorten(found.name, MAX_NAME),
            touchpoint=self.touchpoints.get(key_of(found.name)),
            channels=self.channels.of(found.channels),
            emotion=found.emotion,
            quote=Quote(text=found.quote[:MAX_TEXT]) if found.quote else None,
            gains=tuple(Statement(text=one) for one in found.gains),
            backstage=tuple(BackstageWork(text=one[:MAX_TEXT]) for one in found.backstage),
            moment_of_truth=found.truth is not None,
            moment_label=shorten(found.truth or "", MAX_NAME),
            level=self.level,
            **{name: text[:MAX_TEXT] for name, text in found.texts.items()},
        )
        self.steps.append(step)
        self.steps += [
            Pain(id=new_id(Pain.KIND), step=step.id, text=one[:MAX_TEXT])
            for one in found.pains
            if one
        ]
        self.taken += 1

    def _compared(self) -> list[Journey]:
        """Return the journeys, today's first; a planned one says which of today's it betters."""
        today: dict[str, str] = {}
        for found, journey in self.journeys:
            if found.planned and found.state is JourneyState.CURRENT:
                today.setdefault(found.planned, journey.id)
        linked = [
            journey.model_copy(update={"compared_with": today.get(found.key)})
            if found.key and found.state is JourneyState.FUTURE
            else journey
            for found, journey in self.journeys
        ]
        return sorted(linked, key=lambda journey: journey.state is JourneyState.FUTURE)

    def finish(self) -> Imported:
        journeys = self._compared()
        if self.stages and any(not journey.stages for journey in self.state.journeys):
            self.file.warnings.append(sentence("import.look.all_stages"))
        records: Sequence[Record] = [
            *self.channels.new, *self.personas, *self.stages, *journeys, *self.steps,
        ]  # fmt: skip
        if not journeys:
            records = []
        left = tuple(sorted((*self.file.left, *self.left)))
        doubts = (doubt(what, rows) for what, rows in self.file.doubts.items())
        report = ImportReport(
            kind="journey",
            source=self.file.name,
            rows=self.taken + len(left),
            taken=self.taken,
            made=dict(Counter(record.KIND for record in records)),
            not_taken=left,
            guesses=tuple(self.file.guesses),
            warnings=(*self.file.warnings, *doubts),
            language=self.state.charter.language,
        )
        return Imported(operations_of(records, self.options.author), report)


def _distinct(name: str, taken: set[str]) -> str:
    """Return a name that is not taken: ``Browse``, ``Browse (2)``."""
    number, found = 2, name
    while key_of(found) in taken:
        found, number = f"{name} ({number})", number + 1
    return shorten(found, MAX_NAME)


def _called(state: State, step: Step) -> str:
    touchpoint = state.get(Touchpoint, step.touchpoint)
    return step.name or (touchpoint.name if touchpoint else "")
