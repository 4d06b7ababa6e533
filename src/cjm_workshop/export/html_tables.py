"""Personas, touchpoints, empathy maps, clusters, opportunities, contacts: sections of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw import icons
from cjm_workshop.draw.labels import day, label, term
from cjm_workshop.export import svg
from cjm_workshop.export.html_cells import assumption_mark, sources
from cjm_workshop.export.markup import Child, Markup, element, joined, listed, paragraphs
from cjm_workshop.export.words import (
    contacts_for,
    day_of,
    inventory,
    level_words,
    of_five,
    run_by,
    status_words,
    step_name,
)
from cjm_workshop.insight import affinity
from cjm_workshop.model import (
    Channel,
    Level,
    Note,
    Pain,
    Persona,
    State,
    Step,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Contact, EmpathyMap, Opportunity, Touchpoint

__all__ = [
    "affinity_section",
    "charter_section",
    "contacts_section",
    "empathy_section",
    "opportunities_section",
    "persona_section",
    "touchpoints_section",
]

_BOXES = ("sees", "says", "does", "hears", "pains", "gains", "thinks", "feels")
_FOUR = ("says", "thinks", "does", "feels")


def _section(id_: str, title: str, *parts: Child) -> Markup:
    heading = element("h2", title, id=f"{id_}-title", dir="auto")
    return element("section", heading, *parts, id=id_, aria_labelledby=f"{id_}-title")


def _table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Child]], empty: str
) -> Markup:
    """Return a plain table whose first column names the row."""
    if not rows:
        return element("p", empty, class_="invitation")
    head = element("tr", [element("th", one, scope="col") for one in heads])
    body = [_row(heads, row) for row in rows]
    table = element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", body),
        class_="plain",
    )
    return element(
        "section",
        table,
        class_="scroll",
        tabindex=0,
        aria_label=label("web.table", caption=caption),
    )


def _row(heads: Sequence[str], row: Sequence[Child]) -> Markup:
    name = element("th", row[0], scope="row", dir="auto")
    cells = [
        element("td", cell, dir="auto", data_lane=head)
        for head, cell in zip(heads[1:], row[1:], strict=True)
    ]
    return element("tr", name, cells)


def _level(level: Level, evidence: Sequence[str]) -> Child:
    word = assumption_mark(level)
    return word if word and not evidence else level_words(level, evidence)


def _channel_list(state: State, channels: Sequence[str]) -> Child:
    found = [one for one in (state.get(Channel, name) for name in channels) if one]
    items = [
        element("li", svg.icon(icons.for_channel(one.name, one.icon)), " ", one.name)
        for one in found
    ]
    return element("ul", items, class_="channels") if items else label("no_channel")


def _heads(*names: str) -> list[str]:
    return [label(f"column.{name}") for name in names]


def charter_section(state: State, id_: str) -> Markup:
    """Return what the workshop is for."""
    charter = state.charter
    facts = [
        ("goal", charter.goal),
        ("decision", charter.decision),
        ("scenario", charter.scenario),
        ("starts", charter.scope_start),
        ("ends", charter.scope_end),
        ("owner", charter.owner),
        ("review", day(charter.review_date) if charter.review_date else ""),
        ("team", ", ".join(one.name for one in charter.team)),
    ]
    rows = [(label(f"column.{name}"), paragraphs(value)) for name, value in facts if value]
    title = label("web.charter")
    table = _table(title, _heads("what", "agreed"), rows, label("web.empty_charter"))
    return _section(id_, title, table)


def persona_section(state: State, persona: Persona, id_: str) -> Markup:
    """Return one persona with every statement and how we know it."""
    quote = persona.quote.text.strip("“”") if persona.quote else ""
    rows: list[tuple[Child, ...]] = []
    for field in Persona.STATEMENTS:
        title = label(f"persona.{field}.name")
        for statement in getattr(persona, field):
            known = joined(_level(statement.level, statement.evidence))
            known = joined(known, sources(state, statement.evidence))
            rows.append((title, paragraphs(statement.text), known))
    table = _table(
        label("web.known_about", name=persona.name),
        _heads("about", "statement", "known"),
        rows,
        label("web.nothing_about"),
    )
    facts = [element("li", f"{one.label}: {one.value}", dir="auto") for one in persona.demographics]
    return _section(
        id_,
        persona.name,
        paragraphs(persona.role, class_="subtitle"),
        element("blockquote", paragraphs(f"“{quote}”")) if quote else None,
        paragraphs(persona.bio),
        assumption_mark(persona.level),
        table,
        joined(element("h3", label("persona.channels")), _channel_list(state, persona.channels)),
        joined(element("h3", label("persona.facts")), element("ul", facts)) if facts else None,
    )


def touchpoints_section(state: State, id_: str) -> Markup:
    """Return the touchpoint inventory, before, during and after."""
    rows = [_touchpoint(state, one) for one in inventory(state)]
    heads = _heads("touchpoint", "moment", "channels", "run_by", "purpose", "owner", "known")
    table = _table(label("web.inventory"), heads, rows, label("web.begin.touchpoints"))
    return _section(id_, label("kind.touchpoints"), table)


def _touchpoint(state: State, one: Touchpoint) -> tuple[Child, ...]:
    return (
        one.name,
        term(f"moment.{one.moment.value}"),
        _channel_list(state, one.channels),
        run_by(one),
        one.purpose,
        one.owner,
        _level(one.level, one.evidence),
    )


def empathy_section(state: State, empathy: EmpathyMap, id_: str) -> Markup:
    """Return one empathy map, a list of notes for each box."""
    persona = state.get(Persona, empathy.persona)
    boxes = _FOUR if empathy.boxes <= len(_FOUR) else _BOXES
    notes = [n for n in state.notes if n.board == "empathy" and n.persona == empathy.persona]
    used = [*boxes, *(area for area in _BOXES if area not in boxes)]
    rows = [
        (label(f"empathy.{area}.name"), _notes([n for n in notes if n.area == area]))
        for area in used
        if area in boxes or any(n.area == area for n in notes)
    ]
    rest = [n for n in notes if n.area not in _BOXES]
    rows += [(label("not_sorted"), _notes(rest))] if rest else []
    name = persona.name if persona else label("web.somebody")
    table = _table(
        label("empathy.of", name=name).rstrip("."), _heads("box", "notes"), rows, label("no_notes")
    )
    goal = (
        element("p", element("b", f"{label('empathy.goal')}: "), empathy.goal, dir="auto")
        if empathy.goal
        else None
    )
    return _section(id_, label("empathy.title", name=name), goal, table)


def _notes(notes: Sequence[Note]) -> Child:
    if not notes:
        return label("no_notes")
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


def affinity_section(state: State, id_: str) -> Markup:
    """Return the clusters, those with most votes first, with their notes."""
    rows: list[tuple[Child, ...]] = [
        (
            group.cluster.name if group.cluster else label("not_sorted"),
            paragraphs(group.cluster.insight) if group.cluster else "",
            group.dots,
            _notes(group.notes),
        )
        for group in affinity.groups(state)
    ]
    heads = _heads("cluster", "insight", "votes", "notes")
    table = _table(label("kind.affinity"), heads, rows, label("web.begin.affinity"))
    return _section(id_, label("web.themes"), table)


def opportunities_section(state: State, id_: str) -> Markup:
    """Return the opportunities with owner, metric, impact and effort."""
    rows = [_opportunity(state, one) for one in state.opportunities]
    heads = _heads(
        "question", "where", "pains", "owner", "metric", "impact", "effort", "status", "ideas"
    )
    title = label("lane.opportunities.name")
    return _section(id_, title, _table(title, heads, rows, label("web.begin.impact")))


def _opportunity(state: State, one: Opportunity) -> tuple[Child, ...]:
    pains = [pain for pain in (state.get(Pain, name) for name in one.pains) if pain]
    where = [*one.steps, *(pain.step for pain in pains)]
    steps = [step for step in (state.get(Step, name) for name in dict.fromkeys(where)) if step]
    figures = [one.metric]
    figures += [label("impact.now", value=one.baseline)] if one.baseline else []
    figures += [label("impact.target", value=one.target)] if one.target else []
    status = status_words(one)
    return (
        one.question,
        listed([step_name(state, step) for step in steps]),
        listed([f"{p.text}{_severity(p)}" for p in pains]),
        one.owner or label("no_owner"),
        ", ".join(filter(None, figures)) or label("no_metric"),
        of_five(one.impact),
        of_five(one.effort),
        status,
        listed([idea.text for idea in one.ideas]),
    )


def contacts_section(state: State, personas: Sequence[Persona], id_: str) -> Markup:
    """Return the planned contacts that reach these personas or everybody, day by day."""
    rows = [_contact(state, one) for one in contacts_for(state, personas)]
    heads = _heads("contact", "day", "channel", "reaches", "purpose", "message", "trigger", "owner")
    table = _table(label("web.contacts_by_day"), heads, rows, label("web.begin.plan"))
    return _section(id_, label("kind.plan"), table)


def _contact(state: State, one: Contact) -> tuple[Child, ...]:
    persona = state.get(Persona, one.persona)
    return (
        one.name,
        day_of(one),
        _channel_list(state, [one.channel] if one.channel else []),
        persona.name if persona else label("web.everybody"),
        one.purpose,
        one.message,
        one.trigger,
        one.owner or label("no_owner"),
    )


def _severity(pain: Pain) -> str:
    return f" ({term(f'severity.{pain.severity}')})" if pain.severity else ""
