"""Journeys as CJML 2.0: today's as actual journeys with experience, the future's as planned ones.

The Customer Journey Modelling Language is SINTEF's (cjml.no). What it has no element for stands
in comments as labelled lines, so that the file brings everything back here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cjm_workshop.draw.labels import signed
from cjm_workshop.evidence.journeys import cjml_words as words
from cjm_workshop.export.markup import showable
from cjm_workshop.export.words import pains_of, step_name
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.model import JourneyState, Persona, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State, Step

__all__ = ["document"]

_US = "organisation"
"""Id of the workshop's organisation among the actors."""
_CUSTOMER_WORDS = {"", "customer", "the customer", "user", "the user", "client", "persona"}


def document(state: State, journeys: Sequence[Journey]) -> bytes:
    """Return journeys as a CJML file in UTF-8.

    Stages are phases. A step with a touchpoint or a channel is a communication point, any other an
    action. Emotions of -2 to +2 are ratings of 1 to 5, on actual journeys only, as CJML has it; on
    planned ones a comment says how the customer shall feel.
    """
    root = Element("CJML", version="2.0")
    replaced = {one.compared_with: one.id for one in journeys if one.compared_with}
    for journey in journeys:
        _JourneyWriter(state, journey, root).write(replaced.get(journey.id))
    indent(root)
    written: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    held = {key: showable(value) for key, value in attributes.items()}
    element = SubElement(parent, name, held)
    element.text = showable(text) or None
    return element


class _JourneyWriter:
    """Writes one journey below the root of the file."""

    def __init__(self, state: State, journey: Journey, root: Element) -> None:
        self.state = state
        self.journey = journey
        self.root = root
        self.planned = (journey.state or state.charter.state) is JourneyState.FUTURE
        self.prefix = "planned" if self.planned else "actual"
        self.persona = state.get(Persona, journey.persona)
        self.steps = state.steps_of(journey.id)
        self.customer = self.persona.id if self.persona else words.NOBODY
        self.phases = {stage.id: stage for stage in state.stages_of(journey.id)}
        self.providers = self._providers()

    def write(self, plan: str | None) -> None:
        """Write the journey; `plan` is the one that shall replace it."""
        journey = _add(self.root, f"{self.prefix}Journey")
        _add(journey, "journeyID", self.journey.id)
        _add(journey, "journeyTitle", self.journey.name)
        if plan and not self.planned:
            _add(journey, "plannedReference", plan)
        if self.journey.scenario:
            _add(journey, "journeyShortSummary", self.journey.scenario)
        lines = [line for goal in self.journey.goals for line in words.labelled(words.GOAL, goal)]
        for one in self.journey.expectations:
            lines += words.labelled(words.EXPECTATION, one)
        if lines:
            _add(journey, "journeyLongSummary", "\n".join(lines))
        self._phases(journey)
        self._actors(journey)
        points = _add(journey, "touchpoints")
        for step in self.steps:
            self._touchpoint(points, step)

    def _phases(self, journey: Element) -> None:
        phases = _add(journey, "journeyPhases")
        for stage in self.phases.values():
            phase = _add(phases, "journeyPhase", phaseID=stage.id)
            _add(phase, "phaseName", stage.name)
            if stage.aim:
                _add(phase, "phaseDescription", stage.aim)

    def _actors(self, journey: Element) -> None:
        actors = _add(journey, "actors")
        user = _add(actors, "endUser", actorID=self.customer)
        if self.persona:
            _add(user, "actorName", self.persona.name)
        us = _add(actors, "serviceProvider", actorID=_US)
        _add(us, "companyName", self.state.charter.organisation or "Organisation")
        for name, key in self.providers.items():
            _add(_add(actors, "serviceProvider", actorID=key), "companyName", name)

    def _providers(self) -> dict[str, str]:
        """Return the ids of those who run touchpoints besides the organisation, by name."""
        found = (self.state.get(Touchpoint, step.touchpoint) for step in self.steps)
        names = dict.fromkeys(one.provider for one in found if one and one.provider)
        return {name: f"provider-{number}" for number, name in enumerate(names, 1)}

    def _touchpoint(self, points: Element, step: Step) -> None:
        touchpoint = self.state.get(Touchpoint, step.touchpoint)
        channels = channels_of(self.state, step)
        between_two = bool(touchpoint or channels)
        kind = "CommunicationPoint" if between_two else "Action"
        point = _add(points, f"{self.prefix}{kind}")
        _add(point, "touchpointID", step.id)
        if step.stage in self.phases:
            _add(point, "belongsTo", phaseIDref=step.stage or "")
        name = step_name(self.state, step)
        if between_two:
            self._two_actors(point, step, touchpoint, name)
            for channel in [one.name for one in channels] or [words.UNKNOWN_CHANNEL]:
                _add(_add(point, "channel"), "channelName", channel)
        else:
            _role(point, "initiator", self.customer, name)
        comment = self._comment(step, between_two)
        if comment:
            _add(point, "comment", comment)
        if not self.planned:
            self._experience(point, step)

    def _two_actors(
        self, point: Element, step: Step, touchpoint: Touchpoint | None, name: str
    ) -> None:
        provider = touchpoint.provider if touchpoint else ""
        theirs = (
            self.providers.get(provider, _US),
            step.backstage[0].text if step.backstage else name,
        )
        started_by = touchpoint.initiator.casefold().strip() if touchpoint else ""
        ours = (self.customer, name)
        customers = _CUSTOMER_WORDS | ({self.persona.name.casefold()} if self.persona else set())
        first, second = (ours, theirs) if started_by in customers else (theirs, ours)
        _role(point, "initiator", *first)
        _role(point, "receiver", *second)

    def _comment(self, step: Step, between_two: bool) -> str:
        """Return what has no element of its own, a labelled line each."""
        lines = [step.action] if step.action else []
        for field, label in words.STEP_LABELS.items():
            if field != "emotion_reason" or self.planned:
                lines += words.labelled(label, getattr(step, field))
        lines += words.labelled(words.QUOTE, step.quote.text if step.quote else "")
        for pain in pains_of(self.state, step):
            lines.append(f"{words.PAIN}: {' '.join(pain.text.split())}")
        lines += [f"{words.GAIN}: {' '.join(gain.text.split())}" for gain in step.gains]
        for work in step.backstage[1 if between_two else 0 :]:
            lines.append(f"{words.BACKSTAGE}: {' '.join(work.text.split())}")
        if step.moment_of_truth:
            lines.append(f"{words.TRUTH}: {step.moment_label}")
        if self.planned and step.emotion is not None:
            lines.append(f"{words.SHALL_FEEL}: {step.emotion + 3} of 5 ({signed(step.emotion)})")
        return "\n".join(lines)

    def _experience(self, point: Element, step: Step) -> None:
        if step.emotion is None and not step.emotion_reason:
            return
        experience = _add(point, "touchpointExperience")
        if step.emotion_reason:
            _add(experience, "experienceDescription", step.emotion_reason)
        if step.emotion is not None:
            _add(experience, "experienceRating", str(step.emotion + 3))


def _role(point: Element, role: str, actor: str, label: str) -> None:
    element = _add(point, role)
    _add(element, "refersTo", actorIDref=actor)
    _add(element, f"{role}Label", label)
