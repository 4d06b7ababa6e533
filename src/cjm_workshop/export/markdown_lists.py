"""The parts of a Markdown report beside the journeys: personas, touchpoints, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import counted, known, label, term
from cjm_workshop.export.markdown_text import (
    bullets,
    escape,
    facts,
    heading,
    heads_of,
    quoted,
    table,
)
from cjm_workshop.export.words import contacts_for, day_of, inventory, level_words, run_by
from cjm_workshop.insight import affinity
from cjm_workshop.model import Channel, Level, Persona

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Note, State

__all__ = ["contacts", "empathy", "persona", "themes", "touchpoints"]


def persona(state: State, one: Persona) -> list[str]:
    """Return what is known about a persona, with how it is known."""
    rows = [
        [
            label(f"persona.{field}.name"),
            statement.text,
            level_words(statement.level, statement.evidence),
        ]
        for field in Persona.STATEMENTS
        for statement in getattr(one, field)
    ]
    return [
        heading(2, one.name),
        escape(one.role + (f" ({label('assumption')})" if one.level is Level.ASSUMED else "")),
        quoted(one.quote.text) if one.quote and one.quote.text else "",
        escape(one.bio),
        table(heads_of("about", "statement", "known"), rows) if rows else "",
        facts(
            (label("persona.channels"), ", ".join(_channels(state, one.channels))),
            *((fact.label, fact.value) for fact in one.demographics),
        ),
    ]


def _channels(state: State, ids: Sequence[str]) -> list[str]:
    found = (state.get(Channel, name) for name in ids)
    return [channel.name for channel in found if channel]


def touchpoints(state: State) -> list[str]:
    """Return the touchpoint inventory, before, during and after."""
    rows = [
        [
            one.name,
            term(f"moment.{one.moment.value}"),
            "\n".join(_channels(state, one.channels)),
            run_by(one),
            one.purpose,
            one.owner or label("no_owner"),
            level_words(one.level, one.evidence),
        ]
        for one in inventory(state)
    ]
    heads = heads_of("touchpoint", "moment", "channels", "run_by", "purpose", "owner", "known")
    body = table(heads, rows) if rows else label("touchpoints.none")
    return [heading(2, label("kind.touchpoints")), body]


def empathy(state: State, personas: Sequence[Persona]) -> list[str]:
    """Return the empathy maps of some personas, a list of notes for each box."""
    blocks = []
    goals = {one.persona: one.goal for one in state.empathy_maps}
    for who in personas:
        notes = [n for n in state.notes if n.board == "empathy" and n.persona == who.id]
        if not notes and who.id not in goals:
            continue
        blocks += [
            heading(2, label("empathy.title", name=who.name)),
            facts((label("empathy.goal"), goals.get(who.id, ""))),
        ]
        for area in dict.fromkeys(note.area for note in notes):
            name = f"empathy.{area}.name"
            title = label(name) if known(name) else area.capitalize() or label("not_sorted")
            blocks += [heading(3, title), _notes([n for n in notes if n.area == area])]
    return blocks


def themes(state: State) -> list[str]:
    """Return the clusters, those with most votes first, with their notes."""
    any_notes = "" if affinity.sorted_notes(state) else label("no_notes")
    blocks = [heading(2, label("web.themes")), any_notes]
    for group in affinity.groups(state):
        if group.cluster is None:
            blocks += [heading(3, label("not_sorted")), _notes(group.notes)]
            continue
        told = f" ({counted('count.vote', group.dots)})" if group.dots else ""
        name, insight = group.cluster.name, group.cluster.insight
        blocks += [heading(3, f"{name}{told}"), escape(insight), _notes(group.notes)]
    return blocks


def contacts(state: State, personas: Sequence[Persona]) -> list[str]:
    """Return the planned contacts that reach these personas or everybody, day by day."""
    names = {persona.id: persona.name for persona in personas}
    rows = [
        [
            day_of(one),
            one.name,
            "\n".join(_channels(state, [one.channel] if one.channel else [])),
            names.get(one.persona or "", label("web.everybody")),
            one.purpose,
            one.message,
            one.trigger,
            one.owner or label("no_owner"),
        ]
        for one in contacts_for(state, personas)
    ]
    heads = heads_of(
        "day", "contact", "channel", "reaches", "purpose", "message", "trigger", "owner"
    )
    title = heading(2, label("kind.plan"))
    return [title, table(heads, rows) if rows else label("plan.none")]


def _notes(notes: Sequence[Note]) -> str:
    return bullets([f"{note.text} ({level_words(note.level, note.evidence)})" for note in notes])
