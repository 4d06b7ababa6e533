"""A workshop, or parts of it, as one web page that needs nothing else: real tables, inline SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.dressing import runs_rtl
from cjm_workshop.draw.labels import day, in_its_language, known, label
from cjm_workshop.draw.metrics import width
from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.export import html_map, html_tables
from cjm_workshop.export.html_logo import logo
from cjm_workshop.export.html_style import schemes, stylesheet
from cjm_workshop.export.markup import Markup, element
from cjm_workshop.export.words import step_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, Persona, State

__all__ = ["page"]

_Part = tuple[str, Markup]
"""The title of a section for the table of contents, and the section."""


@in_its_language
def page(
    state: State,
    picture: str = "journey",
    personas: Sequence[Persona] = (),
    journeys: Sequence[Journey] = (),
    paper: str = "A3",
    theme: Theme = DEFAULT,
) -> str:
    """Return a whole HTML page.

    Parameters
    ----------
    state : State
        The workshop.
    picture : str
        What to show: ``journey``, ``persona``, ``touchpoints``, ``empathy``, ``affinity``,
        ``impact``, or ``workshop`` for all of it.
    personas, journeys : sequence of Persona and of Journey
        Those to show, in order.
    paper : str
        The paper that the page is printed on, landscape: ``A3`` or ``A4``.
    theme : Theme
        The look. The default one, and a brand made from it, is dark where the reader's screen is.
    """
    parts = _parts(state, picture, personas, journeys)
    charter = state.charter
    title = charter.title or (parts[0][0] if len(parts) == 1 else label("web.title"))
    foot = element(
        "footer", [element("p", line) for line in html_map.provenance(state, state.steps)]
    )
    body = element(
        "body",
        element("a", label("web.skip"), href="#content", class_="skip"),
        _header(state, title, theme),
        _contents(parts),
        element("main", [part for _, part in parts], id="content"),
        foot if picture != "journey" else None,
    )
    style = stylesheet(paper, *_columns(state, journeys), theme)
    direction = "rtl" if runs_rtl(theme, charter.language) else None
    document = element(
        "html", _head(title, style, theme), body, lang=charter.language or "en", dir=direction
    )
    return f"<!DOCTYPE html>\n{document}\n"


def _head(title: str, style: str, theme: Theme) -> Markup:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content=schemes(theme)),
        element("meta", name="generator", content="cjm-workshop"),
        element("title", title),
        element("style", Markup(style)),
    )


def _header(state: State, title: str, theme: Theme) -> Markup:
    held = state.charter.workshop_date
    when = label("provenance.workshop", date=day(held)) if held else ""
    subtitle = " · ".join(filter(None, (state.charter.organisation, when)))
    return element(
        "header",
        logo(theme),
        element("h1", title, dir="auto"),
        element("p", subtitle, class_="subtitle", dir="auto") if subtitle else None,
    )


def _columns(state: State, journeys: Sequence[Journey]) -> tuple[int, float]:
    """Return the most steps of a journey, and the widest word over one at size 1."""
    shown = [state.steps_of(journey.id) for journey in journeys]
    most = max((len(steps) for steps in shown), default=1)
    words = [word for steps in shown for step in steps for word in step_name(state, step).split()]
    return most, max((width(word, 1.0, "bold") for word in words), default=1.0)


def _contents(parts: Sequence[_Part]) -> Markup | None:
    if len(parts) < 2:
        return None
    links = [
        element("li", element("a", title, href=f"#part-{at}", dir="auto"))
        for at, (title, _) in enumerate(parts, 1)
    ]
    return element(
        "nav",
        element("h2", label("web.contents"), id="contents-title"),
        element("ol", links),
        aria_labelledby="contents-title",
    )


class _Numbered:
    """Collects sections and gives each its label."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []

    @property
    def id(self) -> str:
        return f"part-{len(self.parts) + 1}"

    def add(self, title: str, section: Markup) -> None:
        self.parts.append((title, section))


def _parts(
    state: State, picture: str, personas: Sequence[Persona], journeys: Sequence[Journey]
) -> list[_Part]:
    found = _Numbered()
    whole = picture == "workshop"
    if whole:
        found.add(label("web.charter"), html_tables.charter_section(state, found.id))
    if whole or picture == "persona":
        for persona in personas:
            found.add(persona.name, html_tables.persona_section(state, persona, found.id))
    if whole or picture in ("journey", "storyboard", "overview"):
        for journey in journeys:
            found.add(journey.name, html_map.journey_section(state, journey, found.id))
    if whole or picture in ("touchpoints", "wheel"):
        found.add(label("kind.touchpoints"), html_tables.touchpoints_section(state, found.id))
    if whole or picture == "empathy":
        _add_empathy_maps(found, state, personas)
    if whole or picture == "affinity":
        found.add(label("web.themes"), html_tables.affinity_section(state, found.id))
    if whole or picture == "impact":
        found.add(
            label("lane.opportunities.name"), html_tables.opportunities_section(state, found.id)
        )
    _add_plan(found, state, picture, personas)
    kind = "journey" if picture in ("storyboard", "overview") else picture
    return found.parts or [(label("web.nothing"), _nothing(kind))]


def _add_empathy_maps(found: _Numbered, state: State, personas: Sequence[Persona]) -> None:
    wanted = {persona.id: persona for persona in personas}
    for empathy in state.empathy_maps:
        if empathy.persona in wanted:
            title = label("empathy.title", name=wanted[empathy.persona].name)
            found.add(title, html_tables.empathy_section(state, empathy, found.id))


def _add_plan(found: _Numbered, state: State, picture: str, personas: Sequence[Persona]) -> None:
    """Add the planned contacts; to a whole workshop only where there are any."""
    if picture == "plan" or (picture == "workshop" and state.contacts):
        plan = html_tables.contacts_section(state, personas, found.id)
        found.add(label("kind.plan"), plan)


def _nothing(picture: str) -> Markup:
    title = element("h2", label("web.nothing"), id="part-1-title")
    begin = f"web.begin.{picture}"
    text = label(begin) if known(begin) else label("web.nothing")
    words = element("p", text, class_="invitation")
    return element("section", title, words, id="part-1", aria_labelledby="part-1-title")
