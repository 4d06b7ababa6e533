"""Personas, touchpoints, empathy maps, clusters, opportunities, contacts: sections of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.layout.communication_plan import day_words
from cjm_workshop.draw.layout.provenance import day
from cjm_workshop.export import svg
from cjm_workshop.export.html_cells import assumption_mark, sources
from cjm_workshop.export.markup import Child, Markup, element, joined, paragraphs
from cjm_workshop.export.words import SEVERITIES, level_words, step_name
from cjm_workshop.model import (
    Channel,
    Level,
    Moment,
    Note,
    Pain,
    Persona,
    State,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Cluster, Contact, EmpathyMap, Opportunity, Touchpoint

__all__ = [
    "affinity_section",
    "charter_section",
    "contacts_section",
    "empathy_section",
    "opportunities_section",
    "persona_section",
    "touchpoints_section",
]

_BOXES: dict[str, str] = {
    "sees": "Sees",
    "says": "Says",
    "does": "Does",
    "hears": "Hears",
    "pains": "Pains",
    "gains": "Gains",
    "thinks": "Thinks",
    "feels": "Feels",
}
_FOUR = ("says", "thinks", "does", "feels")
_PERSONA_LISTS: dict[str, str] = {
    "goals": "Goals",
    "needs": "Needs",
    "challenges": "Challenges",
    "motivations": "Motivations",
    "behaviours": "Behaviours",
    "barriers": "Barriers",
    "influences": "Influences",
    "harms": "What could go wrong for this person",
}


def _section(label: str, title: str, *parts: Child) -> Markup:
    heading = element("h2", title, id=f"{label}-title", dir="auto")
    return element("section", heading, *parts, id=label, aria_labelledby=f"{label}-title")


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Child]], empty: str
) -> Markup:
    """Return a plain table whose first column names the row."""
    if not rows:
        return element("p", empty, class_="invitation")
    head = element("tr", [element("th", one, scope="col") for one in heads])
    body = [
        element(
            "tr",
            element("th", row[0], scope="row", dir="auto"),
            [
                element("td", cell, dir="auto", data_lane=heads[at])
                for at, cell in enumerate(row[1:], 1)
            ],
        )
        for row in rows
    ]
    table = element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", body),
        class_="plain",
    )
    return element("section", table, class_="scroll", tabindex=0, aria_label=f"Table: {caption}")


def _level(level: Level, evidence: Sequence[str]) -> Child:
    word = assumption_mark(level)
    return word if word and not evidence else level_words(level, evidence)


def _channel_list(state: State, channels: Sequence[str]) -> Child:
    found = [one for one in (state.get(Channel, name) for name in channels) if one]
    items = [
        element("li", svg.icon(icons.for_channel(one.name, one.icon)), " ", one.name)
        for one in found
    ]
    return element("ul", items, class_="channels") if items else "no channel yet"


def charter_section(state: State, label: str) -> Markup:
    """Return what the workshop is for."""
    charter = state.charter
    facts = [
        ("Goal", charter.goal),
        ("Decision to inform", charter.decision),
        ("Scenario", charter.scenario),
        ("Starts with", charter.scope_start),
        ("Ends with", charter.scope_end),
        ("Owner", charter.owner),
        ("Next review", day(charter.review_date) if charter.review_date else ""),
        ("Team", ", ".join(one.name for one in charter.team)),
    ]
    rows = [(name, paragraphs(value)) for name, value in facts if value]
    table = _table("Charter", ("What", "Agreed"), rows, "The charter is still empty.")
    return _section(label, "Charter", table)


def persona_section(state: State, persona: Persona, label: str) -> Markup:
    """Return one persona with every statement and how we know it."""
    quote = persona.quote.text.strip("“”") if persona.quote else ""
    rows: list[tuple[Child, ...]] = []
    for field, title in _PERSONA_LISTS.items():
        for statement in getattr(persona, field):
            known = joined(_level(statement.level, statement.evidence))
            known = joined(known, sources(state, statement.evidence))
            rows.append((title, paragraphs(statement.text), known))
    table = _table(
        f"What we know about {persona.name}",
        ("About", "Statement", "How we know"),
        rows,
        "Nothing is written about this person yet. Start with one goal and where you heard it.",
    )
    facts = [element("li", f"{one.label}: {one.value}", dir="auto") for one in persona.demographics]
    return _section(
        label,
        persona.name,
        paragraphs(persona.role, class_="subtitle"),
        element("blockquote", paragraphs(f"“{quote}”")) if quote else None,
        paragraphs(persona.bio),
        assumption_mark(persona.level),
        table,
        joined(element("h3", "Channels"), _channel_list(state, persona.channels)),
        joined(element("h3", "Demographics"), element("ul", facts)) if facts else None,
    )


def touchpoints_section(state: State, label: str) -> Markup:
    """Return the touchpoint inventory, before, during and after."""
    order = list(Moment)
    inventory = sorted(state.touchpoints, key=lambda one: order.index(one.moment))
    rows = [_touchpoint(state, one) for one in inventory]
    heads = ("Touchpoint", "Moment", "Channels", "Run by", "Purpose", "Owner", "How we know")
    empty = "No touchpoints yet. Name the first thing that customers see of you."
    return _section(label, "Touchpoints", _table("Touchpoint inventory", heads, rows, empty))


def _touchpoint(state: State, one: Touchpoint) -> tuple[Child, ...]:
    run_by = f"{one.provider} (third party)" if one.provider else one.department
    return (
        one.name,
        one.moment.value,
        _channel_list(state, one.channels),
        run_by,
        one.purpose,
        one.owner,
        _level(one.level, one.evidence),
    )


def empathy_section(state: State, empathy: EmpathyMap, label: str) -> Markup:
    """Return one empathy map, a list of notes for each box."""
    persona = state.get(Persona, empathy.persona)
    boxes = _FOUR if empathy.boxes <= len(_FOUR) else tuple(_BOXES)
    notes = [n for n in state.notes if n.board == "empathy" and n.persona == empathy.persona]
    used = [*boxes, *(area for area in _BOXES if area not in boxes)]
    rows = [
        (_BOXES[area], _notes([n for n in notes if n.area == area]))
        for area in used
        if area in boxes or any(n.area == area for n in notes)
    ]
    rest = [n for n in notes if n.area not in _BOXES]
    rows += [("Not sorted yet", _notes(rest))] if rest else []
    name = persona.name if persona else "Somebody"
    table = _table(f"Empathy map of {name}", ("Box", "Notes"), rows, "No notes yet.")
    goal = element("p", element("b", "Goal: "), empathy.goal, dir="auto") if empathy.goal else None
    return _section(label, f"Empathy map: {name}", goal, table)


def _notes(notes: Sequence[Note]) -> Child:
    if not notes:
        return "No notes yet"
    items = [
        element(
            "li",
            paragraphs(note.text, "span"),
            " ",
            assumption_mark(note.level) or element("small", level_words(note.level, note.evidence)),
        )
        for note in notes
    ]
    return element("ul", items)


def affinity_section(state: State, label: str) -> Markup:
    """Return the clusters, those with most votes first, with their notes."""
    votes: dict[str, int] = {}
    for vote in state.votes:
        votes[vote.about] = votes.get(vote.about, 0) + vote.dots
    notes = [note for note in state.notes if note.cluster or note.board == "affinity"]

    def dots(cluster: Cluster) -> int:
        own = [note.id for note in notes if note.cluster == cluster.id]
        return votes.get(cluster.id, 0) + sum(votes.get(name, 0) for name in own)

    rows: list[tuple[Child, ...]] = [
        (
            cluster.name,
            paragraphs(cluster.insight),
            dots(cluster),
            _notes([note for note in notes if note.cluster == cluster.id]),
        )
        for cluster in sorted(state.clusters, key=dots, reverse=True)
    ]
    loose = [note for note in notes if not note.cluster]
    if loose:
        rows.append(("Not sorted yet", "", sum(votes.get(n.id, 0) for n in loose), _notes(loose)))
    heads = ("Cluster", "Insight", "Votes", "Notes")
    empty = "No notes yet. Write one thought a note, then group what belongs together."
    return _section(label, "Themes", _table("Affinity diagram", heads, rows, empty))


def opportunities_section(state: State, label: str) -> Markup:
    """Return the opportunities with owner, metric, impact and effort."""
    rows = [_opportunity(state, one) for one in state.opportunities]
    rest = ("Where", "Pains", "Owner", "Metric", "Impact", "Effort", "Status", "Ideas")
    heads = ("How might we …", *rest)
    empty = "No opportunities yet. Turn a pain into a question that begins with “How might we”."
    return _section(label, "Opportunities", _table("Opportunities", heads, rows, empty))


def _opportunity(state: State, one: Opportunity) -> tuple[Child, ...]:
    pains = [pain for pain in (state.get(Pain, name) for name in one.pains) if pain]
    where = [*one.steps, *(pain.step for pain in pains)]
    steps = [step for step in (state.get(Step, name) for name in dict.fromkeys(where)) if step]
    figures = [one.metric]
    figures += [f"now {one.baseline}"] if one.baseline else []
    figures += [f"target {one.target}"] if one.target else []
    status = one.status.value + (f", by {day(one.due)}" if one.due else "")
    return (
        one.question,
        _list([step_name(state, step) for step in steps]),
        _list([f"{p.text}{_severity(p)}" for p in pains]),
        one.owner or "no owner yet",
        ", ".join(filter(None, figures)) or "no metric yet",
        f"{one.impact} of 5" if one.impact else "not rated",
        f"{one.effort} of 5" if one.effort else "not rated",
        status,
        _list([idea.text for idea in one.ideas]),
    )


def contacts_section(state: State, personas: Sequence[Persona], label: str) -> Markup:
    """Return the planned contacts that reach these personas or everybody, day by day."""
    everybody = {None, *(persona.id for persona in personas)}
    contacts = sorted(state.contacts, key=lambda one: one.day)
    rows = [_contact(state, one) for one in contacts if one.persona in everybody]
    heads = ("Contact", "Day", "Channel", "Reaches", "What for", "Message", "Set off by", "Owner")
    empty = "No contacts planned yet. Begin with the day on which your customer starts."
    return _section(label, "Communication plan", _table("Contacts by day", heads, rows, empty))


def _contact(state: State, one: Contact) -> tuple[Child, ...]:
    persona = state.get(Persona, one.persona)
    return (
        one.name,
        f"{one.day} ({day_words(one.day)})".replace("-", "−"),
        _channel_list(state, [one.channel] if one.channel else []),
        persona.name if persona else "everybody",
        one.purpose,
        one.message,
        one.trigger,
        one.owner or "no owner yet",
    )


def _severity(pain: Pain) -> str:
    return f" ({SEVERITIES[pain.severity]})" if pain.severity else ""


def _list(values: Sequence[str]) -> Child:
    if len(values) < 2:
        return values[0] if values else ""
    return element("ul", [element("li", one, dir="auto") for one in values])
