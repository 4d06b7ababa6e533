"""Everything that a workshop says about its customers, with how we know it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjm_workshop.model import Level, Note, Persona, Record, State, Statement, Step

__all__ = ["Said", "evidence_in_use", "levels", "statements"]

_TOLD = ("action", "thought", "expectation", "experience", "emotion_reason")
_IDEAS = ("ideas", "touchpoints")  # what hangs there proposes or lists, it claims nothing


@dataclass(frozen=True)
class Said:
    """One statement about customers.

    Attributes
    ----------
    record : Record
        The record in which it stands.
    text : str
        Its words, as far as it has any of its own.
    level : Level
        How the team says that it knows this.
    evidence : tuple of str
        Ids of the sources that it names.
    """

    record: Record
    text: str
    level: Level
    evidence: tuple[str, ...]


def statements(state: State) -> Iterator[Said]:
    """Walk over the statements: personas, told steps, pains, gains and notes.

    Ideas, opportunities and the touchpoint inventory are left out: they propose or list, and
    claim nothing about customers.
    """
    for persona in state.personas:
        yield from _of_persona(persona)
    for step in state.steps:
        yield from _of_step(step)
    for pain in state.pains:
        yield Said(pain, pain.text, pain.level, pain.evidence)
    for note in state.notes:
        if _claims(note):
            yield Said(note, note.text, note.level, note.evidence)


def levels(state: State) -> dict[Level, int]:
    """Count the statements by how we know them, from observed to assumed."""
    counts = dict.fromkeys(Level, 0)
    for said in statements(state):
        counts[said.level] += 1
    return counts


def evidence_in_use(state: State) -> set[str]:
    """Return the ids of the sources that a statement or a quote names."""
    used = {source for said in statements(state) for source in said.evidence}
    used.update(source for persona in state.personas for source in persona.evidence)
    used.update(source for touchpoint in state.touchpoints for source in touchpoint.evidence)
    quotes = [*(persona.quote for persona in state.personas), *(step.quote for step in state.steps)]
    used.update(quote.evidence for quote in quotes if quote and quote.evidence)
    figures = [*(step.metrics for step in state.steps), *(t.metrics for t in state.touchpoints)]
    used.update(figure.evidence for group in figures for figure in group if figure.evidence)
    return used


def _of_persona(persona: Persona) -> Iterator[Said]:
    for field in Persona.STATEMENTS:
        yield from _said(persona, getattr(persona, field))


def _of_step(step: Step) -> Iterator[Said]:
    words = next((getattr(step, field) for field in _TOLD if getattr(step, field)), "")
    if words or step.emotion is not None:
        yield Said(step, words, step.level, step.evidence)
    yield from _said(step, step.gains)


def _said(record: Record, listed: tuple[Statement, ...]) -> Iterator[Said]:
    for statement in listed:
        yield Said(record, statement.text, statement.level, statement.evidence)


def _claims(note: Note) -> bool:
    return note.board not in _IDEAS and note.topic.lower() not in ("idea", "question")
