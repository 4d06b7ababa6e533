"""What stands in the cells of a journey's table, one function a lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjm_workshop.draw import icons
from cjm_workshop.draw.labels import emotion_word, label, signed, term
from cjm_workshop.export import svg
from cjm_workshop.export.markup import Markup, element, joined, paragraphs
from cjm_workshop.export.words import (
    lasting,
    level_words,
    opportunities_of,
    pains_of,
)
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.model import Evidence, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjm_workshop.model import Opportunity, Pain, State, Step

__all__ = ["LANES", "Lane", "assumption_mark", "sources"]


def assumption_mark(level: Level) -> Markup:
    """Return the word that stands on an assumption, or nothing."""
    return (
        element("small", label("assumption"), class_="assumed-word")
        if level is Level.ASSUMED
        else Markup("")
    )


def sources(state: State, evidence: Sequence[str]) -> Markup:
    """Return the titles of pieces of evidence as a list, or nothing."""
    found = [one for one in (state.get(Evidence, name) for name in evidence) if one]
    items = [element("li", one.title, dir="auto") for one in found]
    return element("ul", items, class_="sources") if items else Markup("")


def _doing(_: State, step: Step) -> Markup:
    waiting = label("web.waits", time=lasting(step.waiting_minutes)) if step.waiting_minutes else ""
    return joined(paragraphs(step.action), paragraphs(waiting, class_="wait"))


def _against(_: State, step: Step) -> Markup:
    expected, happened = step.expectation, step.experience
    return joined(
        _labelled(label("map.expected"), expected), _labelled(label("map.experienced"), happened)
    )


def _labelled(name: str, written: str) -> Markup:
    if not written:
        return Markup("")
    return element("p", element("b", f"{name}: "), element("span", written, dir="auto"))


def _thinking(state: State, step: Step) -> Markup:
    parts = [paragraphs(step.thought, class_="thought")]
    if step.quote and step.quote.text:
        source = state.get(Evidence, step.quote.evidence)
        cite = element("footer", source.title, dir="auto") if source else None
        parts.append(element("blockquote", paragraphs(f"“{step.quote.text.strip('“”')}”"), cite))
    return joined(parts)


def _feeling(_: State, step: Step) -> Markup:
    if step.emotion is None:
        return paragraphs(step.emotion_reason)
    word = element(
        "p",
        svg.face(step.emotion),
        " ",
        element("b", emotion_word(step.emotion)),
        f" ({signed(step.emotion)})",
        class_="emotion",
    )
    stake = label("web.at_stake", value=step.engagement) if step.engagement else ""
    return joined(word, paragraphs(step.emotion_reason), paragraphs(stake, class_="stake"))


def _channels(state: State, step: Step) -> Markup:
    items = [
        element(
            "li",
            svg.icon(icons.for_channel(channel.name, channel.icon)),
            " ",
            element("span", channel.name, dir="auto"),
        )
        for channel in channels_of(state, step)
    ]
    return element("ul", items, class_="channels") if items else Markup("")


def _pain(state: State, pain: Pain) -> Markup:
    severity = Markup("")
    if pain.severity:
        dots = "●" * pain.severity + "○" * (3 - pain.severity)
        severity = element(
            "p",
            element("span", dots, class_="dots", aria_hidden="true"),
            f" {term(f'severity.{pain.severity}')} ({label('web.of_three', value=pain.severity)})",
            class_="severity",
        )
    assumed = " assumed" if pain.level is Level.ASSUMED else ""
    known = assumption_mark(pain.level) or sources(state, pain.evidence)
    return element("li", paragraphs(pain.text), severity, known, class_=f"pain{assumed}")


def _pains(state: State, step: Step) -> Markup:
    items = [_pain(state, pain) for pain in pains_of(state, step)]
    return element("ul", items, class_="cards") if items else Markup("")


def _opportunity(opportunity: Opportunity) -> Markup:
    owner = label("web.owner", name=opportunity.owner) if opportunity.owner else label("no_owner")
    metric = label("web.measured_by", metric=opportunity.metric) if opportunity.metric else ""
    return element(
        "li",
        paragraphs(opportunity.question),
        paragraphs(owner, class_="owner"),
        paragraphs(metric, class_="metric"),
        class_="opportunity",
    )


def _opportunities(state: State, step: Step) -> Markup:
    items = [_opportunity(one) for one in opportunities_of(state, step)]
    return element("ul", items, class_="cards") if items else Markup("")


def _backstage(_: State, step: Step) -> Markup:
    items = []
    for work in step.backstage:
        who = ", ".join(filter(None, (work.department, work.system)))
        items.append(element("li", f"{work.text} ({who})" if who else work.text, dir="auto"))
    return element("ul", items) if items else Markup("")


def _gains(_: State, step: Step) -> Markup:
    items = [element("li", one.text, assumption_mark(one.level), dir="auto") for one in step.gains]
    return element("ul", items) if items else Markup("")


def _known(state: State, step: Step) -> Markup:
    words = element("p", level_words(step.level, step.evidence))
    return joined(words, sources(state, step.evidence))


class Lane(NamedTuple):
    """One row of the table."""

    key: str
    """Of its labels, below ``[picture.lane]``, and its class."""
    cell: Callable[[State, Step], Markup]
    marked: bool
    """Whether the step's own level marks the cell as an assumption."""
    always: bool = False
    """Whether an empty row is shown, with what it asks for."""

    @property
    def name(self) -> str:
        """What stands at the head of the row."""
        return label(f"lane.{self.key}.name")

    def question(self, who: str) -> str:
        """Return what is asked beside the name."""
        asked = "web.feeling" if self.key == "feeling" else f"lane.{self.key}.question"
        return label(asked, who=who)

    def empty(self, who: str) -> str:
        """Return what an empty row says; nothing where it is left out."""
        return label(f"lane.{self.key}.invite", who=who) if self.always else ""


LANES: tuple[Lane, ...] = (
    Lane("doing", _doing, True, True),
    Lane("expectation", _against, True),
    Lane("thinking", _thinking, True, True),
    Lane("feeling", _feeling, True, True),
    Lane("channels", _channels, False, True),
    Lane("pains", _pains, False, True),
    Lane("gains", _gains, False),
    Lane("backstage", _backstage, False),
    Lane("opportunities", _opportunities, False, True),
    Lane("evidence", _known, False),
)
"""The rows of the table under the touchpoints, in order."""
