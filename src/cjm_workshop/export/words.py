"""What pages, slides and tables say in the same words, whatever their format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, day, day_words, figure, label, term
from cjm_workshop.model import JourneyState, Level, Moment, Touchpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Contact, Opportunity, Pain, Persona, State, Step

__all__ = [
    "contacts_for",
    "day_of",
    "inventory",
    "lasting",
    "level_words",
    "of_five",
    "opportunities_of",
    "pains_of",
    "run_by",
    "state_words",
    "status_words",
    "step_name",
]


def lasting(minutes: float) -> str:
    """Return a time as a person says it.

    >>> lasting(14), lasting(150), lasting(4320)
    ('14 minutes', '2.5 hours', '3 days')
    """
    for unit, length in (("days", 1440), ("hours", 60)):
        if minutes >= 1.5 * length:
            return label(f"time.long_{unit}", value=figure(round(minutes / length, 1)))
    form = "one" if minutes == 1 else "other"
    return label(f"time.long_minutes.{form}", value=figure(minutes))


def step_name(state: State, step: Step) -> str:
    """Return what a step is called: its own name, else its touchpoint's."""
    touchpoint = state.get(Touchpoint, step.touchpoint)
    return step.name or (touchpoint.name if touchpoint else "") or label("unnamed_step")


def pains_of(state: State, step: Step) -> list[Pain]:
    """Return the pains of a step, in order."""
    return [pain for pain in state.pains if pain.step == step.id]


def opportunities_of(state: State, step: Step) -> list[Opportunity]:
    """Return the opportunities that name a step or one of its pains."""
    pains = {pain.id for pain in pains_of(state, step)}
    return [
        opportunity
        for opportunity in state.opportunities
        if step.id in opportunity.steps or pains & set(opportunity.pains)
    ]


def level_words(level: Level, evidence: Sequence[str]) -> str:
    """Return how we know something: ``assumption``, ``observed, 3 sources``."""
    word = label("assumption") if level is Level.ASSUMED else term(f"level.{level.value}")
    return f"{word}, {counted('count.source', len(evidence))}" if evidence else word


def of_five(rating: int | None) -> str:
    """Return a rating of impact or effort in words."""
    return label("web.of_five", value=rating) if rating else label("web.not_rated")


def status_words(one: Opportunity) -> str:
    """Return how far an opportunity is, and until when."""
    due = label("impact.due", date=day(one.due)) if one.due else ""
    return ", ".join(filter(None, (term(f"status.{one.status.value}"), due)))


def state_words(state: JourneyState | None) -> str:
    """Return whether a map tells of today or of the future."""
    return label(f"web.state.{(state or JourneyState.CURRENT).value}")


def inventory(state: State) -> list[Touchpoint]:
    """Return the touchpoints before, during and after."""
    order = list(Moment)
    return sorted(state.touchpoints, key=lambda one: order.index(one.moment))


def run_by(one: Touchpoint) -> str:
    """Return who runs a touchpoint: a department, or a third party."""
    return f"{one.provider} ({label('third_party')})" if one.provider else one.department


def contacts_for(state: State, personas: Sequence[Persona]) -> list[Contact]:
    """Return the planned contacts that reach these personas or everybody, day by day."""
    reached = {None, *(persona.id for persona in personas)}
    return sorted((one for one in state.contacts if one.persona in reached), key=lambda c: c.day)


def day_of(contact: Contact) -> str:
    """Return when a contact happens, counted from the start: ``−14 (2 weeks before)``."""
    return f"{contact.day} ({day_words(contact.day)})".replace("-", "−")
