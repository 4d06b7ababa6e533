"""The parts of a Markdown report beside the journeys: personas, touchpoints, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.layout.communication_plan import day_words
from cjm_workshop.export.markdown_text import bullets, escape, facts, heading, quoted, table
from cjm_workshop.export.words import level_words
from cjm_workshop.model import Channel, Level, Moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Note, Persona, State

__all__ = ["contacts", "empathy", "persona", "themes", "touchpoints"]

_STATEMENTS = (
    ("Goal", "goals"),
    ("Need", "needs"),
    ("Challenge", "challenges"),
    ("Motivation", "motivations"),
    ("Behaviour", "behaviours"),
    ("Barrier", "barriers"),
    ("Influence", "influences"),
    ("Possible harm", "harms"),
)


def persona(state: State, one: Persona) -> list[str]:
    """Return what is known about a persona, with how it is known."""
    rows = [
        [label, statement.text, level_words(statement.level, statement.evidence)]
        for label, field in _STATEMENTS
        for statement in getattr(one, field)
    ]
    return [
        heading(2, one.name),
        escape(one.role + (" (assumption)" if one.level is Level.ASSUMED else "")),
        quoted(one.quote.text) if one.quote and one.quote.text else "",
        escape(one.bio),
        table(("About", "Statement", "How we know"), rows) if rows else "",
        facts(
            ("Channels", ", ".join(_channels(state, one.channels))),
            *((fact.label, fact.value) for fact in one.demographics),
        ),
    ]


def _channels(state: State, ids: Sequence[str]) -> list[str]:
    found = (state.get(Channel, name) for name in ids)
    return [channel.name for channel in found if channel]


def touchpoints(state: State) -> list[str]:
    """Return the touchpoint inventory, before, during and after."""
    order = list(Moment)
    rows = [
        [
            one.name,
            one.moment.value,
            "\n".join(_channels(state, one.channels)),
            f"{one.provider} (third party)" if one.provider else one.department,
            one.purpose,
            one.owner or "no owner yet",
            level_words(one.level, one.evidence),
        ]
        for one in sorted(state.touchpoints, key=lambda touchpoint: order.index(touchpoint.moment))
    ]
    heads = ("Touchpoint", "Moment", "Channels", "Run by", "Purpose", "Owner", "How we know")
    return [heading(2, "Touchpoints"), table(heads, rows) if rows else "No touchpoints yet."]


def empathy(state: State, personas: Sequence[Persona]) -> list[str]:
    """Return the empathy maps of some personas, a list of notes for each box."""
    blocks = []
    goals = {one.persona: one.goal for one in state.empathy_maps}
    for who in personas:
        notes = [n for n in state.notes if n.board == "empathy" and n.persona == who.id]
        if not notes and who.id not in goals:
            continue
        blocks += [heading(2, f"Empathy map: {who.name}"), facts(("Goal", goals.get(who.id, "")))]
        for area in dict.fromkeys(note.area for note in notes):
            title = area.capitalize() or "Not sorted yet"
            blocks += [heading(3, title), _notes([n for n in notes if n.area == area])]
    return blocks


def themes(state: State) -> list[str]:
    """Return the clusters, those with most votes first, with their notes."""
    dots: dict[str, int] = {}
    cluster_of = {note.id: note.cluster for note in state.notes}
    for vote in state.votes:
        about = cluster_of.get(vote.about) or vote.about
        dots[about] = dots.get(about, 0) + vote.dots
    notes = [note for note in state.notes if note.cluster or note.board == "affinity"]
    blocks = [heading(2, "Themes"), "" if notes else "No notes yet."]
    for cluster in sorted(state.clusters, key=lambda one: dots.get(one.id, 0), reverse=True):
        votes = dots.get(cluster.id, 0)
        told = f" ({votes} {'vote' if votes == 1 else 'votes'})" if votes else ""
        own = [note for note in notes if note.cluster == cluster.id]
        blocks += [heading(3, f"{cluster.name}{told}"), escape(cluster.insight), _notes(own)]
    loose = [note for note in notes if not note.cluster]
    return [*blocks, heading(3, "Not sorted yet") if loose else "", _notes(loose)]


def contacts(state: State, personas: Sequence[Persona]) -> list[str]:
    """Return the planned contacts that reach these personas or everybody, day by day."""
    names = {persona.id: persona.name for persona in personas}
    rows = [
        [
            f"{one.day} ({day_words(one.day)})".replace("-", "−"),
            one.name,
            "\n".join(_channels(state, [one.channel] if one.channel else [])),
            names.get(one.persona or "", "everybody"),
            one.purpose,
            one.message,
            one.trigger,
            one.owner or "no owner yet",
        ]
        for one in sorted(state.contacts, key=lambda contact: contact.day)
        if one.persona is None or one.persona in names
    ]
    heads = ("Day", "Contact", "Channel", "Reaches", "What for", "Message", "Set off by", "Owner")
    title = heading(2, "Communication plan")
    return [title, table(heads, rows) if rows else "No contacts planned yet."]


def _notes(notes: Sequence[Note]) -> str:
    return bullets([f"{note.text} ({level_words(note.level, note.evidence)})" for note in notes])
