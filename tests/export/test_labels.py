"""Every word that nobody wrote into the workshop comes from the language files.

The pictures, the page, the slides and the report are made in a language whose labels are all
marked: ``⟦Pain points⟧``. A word without a mark that is not in the records stands in the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation

from cjm_workshop import case
from cjm_workshop.draw import labels
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.empathy_map import empathy_map
from cjm_workshop.draw.layout.impact_effort import impact_effort
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.layout.overview import overview
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.layout.storyboard import storyboard
from cjm_workshop.draw.layout.touchpoint_matrix import touchpoint_matrix
from cjm_workshop.draw.layout.touchpoint_wheel import touchpoint_wheel
from cjm_workshop.draw.scene import Scene
from cjm_workshop.export import html, markdown, slides
from cjm_workshop.export.plain_table import steps_as_table
from cjm_workshop.languages import Words, words_of
from cjm_workshop.model import State

Picture = Callable[[State], list[Scene]]
# in a language of its own, so that no map that is kept for the case is taken for one of these
CASE = case.state().model_copy(
    update={"charter": case.state().charter.model_copy(update={"language": "xx"})}
)
ENGLISH = words_of("en")
NOT_SHOWN = ("picture.number.", "picture.months", "picture.how_might_we")
"""Signs in figures, the months of dates, and what a question is compared with."""
LAYOUTS: dict[str, Picture] = {
    "map": journey_map,
    "persona": persona_card,
    "touchpoints": touchpoint_matrix,
    "wheel": touchpoint_wheel,
    "empathy": empathy_map,
    "affinity": affinity_diagram,
    "impact": impact_effort,
    "plan": communication_plan,
    "overview": overview,
    "storyboard": storyboard,
}
VIEWS: dict[str, Picture] = {
    "all lanes": lambda state: journey_map(state, lanes="all"),
    "compared": lambda state: journey_map(state, "Maya", compare=["Harold", "future"]),
    "today and hoped for": lambda state: journey_map(state, "Maya", compare="future"),
    "measured": lambda state: journey_map(state, "Maya", compare="measured"),
    "strategic": lambda state: journey_map(state, "Maya", level="strategic"),
    "tactical": lambda state: journey_map(state, "Maya", level="tactical"),
    "seven boxes": lambda state: empathy_map(state, "Harold"),
}


def marked(text: str) -> str:
    """Return a label with a mark around every piece that is not filled in."""
    pieces = re.split(r"(\{[^}]*\})", text)
    return "".join(
        f"⟦{piece}⟧" if re.search(r"\w", piece) and not piece.startswith("{") else piece
        for piece in pieces
    )


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every language the one with marked labels."""
    every = {
        name: text if name.startswith(NOT_SHOWN) else marked(text)
        for name, text in ((name, ENGLISH._labels[name]) for name in ENGLISH)
    }
    monkeypatch.setattr(labels, "words_of", lambda _: Words("xx", every))


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\b[^\W\d_]+\b", text)}


def written(held: object) -> Iterator[str]:
    """Yield the texts of the records, not the names of their fields or their ids."""
    if isinstance(held, str) and not isinstance(held, Enum):
        yield "" if re.fullmatch(r"[a-z]+-[\w-]+", held) else held
    elif isinstance(held, dict):
        for value in held.values():
            yield from written(value)
    elif isinstance(held, (list, tuple)):
        for value in held:
            yield from written(value)


def unmarked(state: State, texts: Iterable[str]) -> set[str]:
    """Return the words of texts that come neither from a language file nor from a record."""
    initials = {"".join(word[0] for word in one.name.split()) for one in state.personas}
    known = words(" ".join(written(state.model_dump())))
    known |= words(" ".join([*initials, ENGLISH("picture.months"), "n"]))
    return {
        word for text in texts for word in words(re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) - known
    }  # fmt: skip


def texts_of(scene: Scene) -> list[str]:
    said = [paragraph.text for paragraph, _ in scene.paragraphs]
    alts = [getattr(item, "alt", "") for item in scene.items]
    return [scene.title, scene.description, *said, *alts]


@pytest.mark.parametrize("layout", [*LAYOUTS.values(), *VIEWS.values()], ids=[*LAYOUTS, *VIEWS])
def test_no_label_of_a_picture_stands_in_the_code(layout: Picture) -> None:
    said = [text for scene in layout(CASE) for text in texts_of(scene)]
    assert any("⟦" in text for text in said)
    assert unmarked(CASE, said) == set()


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_no_word_that_says_how_to_begin_stands_in_the_code(layout: Picture) -> None:
    assert unmarked(State(), [t for scene in layout(State()) for t in texts_of(scene)]) == set()


class _Read(HTMLParser):
    """Collects what a page says, to those who see it and those who hear it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent = tag == "style"
        said = ("alt", "aria-label", "data-lane", "title")
        self.texts += [value or "" for name, value in attrs if name in said]

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.texts.append(data)


@pytest.mark.parametrize("state", [CASE, State()], ids=["case", "empty"])
def test_no_label_of_a_page_stands_in_the_code(state: State) -> None:
    reader = _Read()
    reader.feed(html.page(state, "workshop", state.personas, state.journeys))
    reader.feed(steps_as_table(state, state.journeys))
    assert unmarked(state, reader.texts) == set()


def test_no_label_of_a_slide_stands_in_the_code() -> None:
    deck = slides.document(CASE, ["journey", "wheel", "plan"], CASE.personas, CASE.journeys[:1])
    file: Any = Presentation(BytesIO(deck))
    said = []
    for slide in file.slides:
        said += [t.text or "" for t in slide._element.iter("{*}t")]
        said += [node.get("descr") or "" for node in slide._element.iter("{*}cNvPr")]
    assert len(said) > 200
    # a word may be broken by a soft hyphen, a mark by the end of a piece
    whole = "".join(said).replace("\xad", "")
    assert whole.count("⟦") > 100
    assert unmarked(CASE, [text.replace("\xad", "") for text in said]) == set()


def test_no_label_of_a_report_stands_in_the_code() -> None:
    said = markdown.report(CASE, "workshop", CASE.personas, CASE.journeys).replace("\\", "")
    assert unmarked(CASE, [re.sub(r"<br>|&\w+;", " ", said)]) == set()
