from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from cjm_workshop.draw.theme import DEFAULT, Colours
from cjm_workshop.draw.themes import DARK
from cjm_workshop.export.html import page
from cjm_workshop.model import Charter, Journey, Note, Persona, State, Step

HOSTILE = "<script>alert(1)</script> & ]]> \"quoted\" 'single' $x$ --> {{ }}"
_VOID = {"br", "col", "meta", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Reads a page and holds it to the rules that a browser forgives."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs)), f"an attribute stands twice in {tag}"
        self.ids += [value for key, value in attrs if key == "id" and value]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.words.append(data.strip())

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [
            attrs
            for name, attrs in self.tags
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def journey(workshop: State) -> Page:
    return Page(page(workshop, "journey", workshop.personas[:1], workshop.journeys[:1]))


@pytest.fixture(scope="module")
def whole(workshop: State) -> Page:
    return Page(page(workshop, "workshop", workshop.personas, workshop.journeys))


def test_the_map_is_a_table_with_steps_under_their_stages(journey: Page) -> None:
    assert [attrs["colspan"] for attrs in journey.all("th", scope="colgroup")] == [
        "3", "2", "3", "3", "3",
    ]  # fmt: skip
    assert len(journey.all("th", scope="col")) == 14
    spans = [attrs.get("span") for attrs in journey.all("colgroup")]
    assert spans == [None, "3", "2", "3", "3", "3"]
    heads = journey.all("th", scope="row")
    assert len(heads) == 10
    assert len(journey.all("caption")) == 1


def test_every_lane_names_what_stands_in_it(journey: Page) -> None:
    for word in ("Stages", "Touchpoints", "Doing", "Thinking", "Emotion curve", "Feeling",
                 "Channels", "Pain points", "Opportunities", "Evidence"):  # fmt: skip
        assert word in journey.words


def test_an_emotion_is_a_word_a_number_and_a_reason(journey: Page) -> None:
    at = journey.words.index("frustrated")
    assert journey.words[at + 1] == "(−2)"
    assert "No time that suits a nurse on shifts." in journey.words


def test_the_curve_says_in_words_what_it_shows(journey: Page) -> None:
    titles = [word for word in journey.words if word.startswith("How Maya feels")]
    assert titles == [
        "How Maya feels from step to step: 1 content, 2 unhappy, 3 unhappy, 4 unhappy, "
        "5 delighted, 6 frustrated, 7 content, 8 content, 9 delighted, 10 delighted, 11 unhappy, "
        "12 frustrated, 13 content, 14 delighted."
    ]


def test_assumptions_owners_truths_and_loops_are_said_in_words(journey: Page) -> None:
    # two assumed steps: head, doing, thinking, feeling and the evidence of each; one pain; legend
    assert journey.words.count("assumption") == 2 * 5 + 1 + 1
    for word in (
        "Owner: Sam, Service",
        "no owner yet",
        "Moment of truth: Slot or quit",
        "→ 5 Basket – changes the basket",
        "people give up (3 of 3)",
    ):
        assert word in journey.words


def test_a_pain_that_is_assumed_looks_so(journey: Page, workshop: State) -> None:
    classes = [attrs["class"] for attrs in journey.all("li") if attrs.get("class")]
    levels = [pain.level for pain in workshop.pains]
    assert classes.count("pain assumed") == levels.count("assumed") == 1
    assert "pain" in classes


def test_the_page_asks_nothing_of_anybody_else(whole: Page, workshop: State) -> None:
    text = page(workshop, "workshop", workshop.personas, workshop.journeys)
    assert re.findall(r"https?://|@import|url\((?!#)", text) == []
    assert whole.all("script") == whole.all("link") == whole.all("img") == []


def test_a_page_of_several_sections_has_a_table_of_contents_whose_links_work(whole: Page) -> None:
    links = [attrs["href"] or "" for attrs in whole.all("a")]
    assert len(links) == 10  # the way past the head, and nine sections
    assert all(link.removeprefix("#") in whole.ids for link in links)


def test_a_page_of_one_section_has_none(journey: Page) -> None:
    assert journey.all("nav") == []


def test_the_whole_workshop_has_every_text_of_the_records(whole: Page, workshop: State) -> None:
    texts = [one.name for one in workshop.touchpoints]
    texts += [one.question for one in workshop.opportunities]
    texts += [one.text for one in workshop.notes]
    texts += [text for one in workshop.clusters for text in (one.name, one.insight) if text]
    texts += [one.text for one in workshop.pains]
    assert [text for text in texts if text not in whole.words] == []


def test_hostile_text_appears_as_text() -> None:
    state = State(
        charter=Charter(title=HOSTILE, language="en"),
        personas=(Persona(id="persona-p", name=HOSTILE, role=HOSTILE),),
        journeys=(Journey(id="journey-j", name=HOSTILE, persona="persona-p"),),
        steps=(Step(id="step-s", journey="journey-j", name=HOSTILE, action=HOSTILE, thought=HOSTILE,
                    emotion=1, moment_of_truth=True, moment_label=HOSTILE),),
        notes=(Note(id="note-n", text=HOSTILE, board="affinity"),),
    )  # fmt: skip
    found = Page(page(state, "workshop", state.personas, state.journeys))
    assert found.all("script") == []
    assert found.words.count(HOSTILE) >= 7


def test_each_text_finds_its_own_direction() -> None:
    state = State(
        journeys=(Journey(id="journey-j", name="أطلب الطعام"),),
        steps=(Step(id="step-s", journey="journey-j", name="متجر", action="يبحث"),),
    )
    found = Page(page(state, "journey", (), state.journeys))
    assert found.all("h2", dir="auto")
    assert "يبحث" in found.words


def test_steps_without_emotions_leave_a_gap_and_empty_lanes_invite() -> None:
    steps = tuple(
        Step(id=f"step-s{at}", journey="journey-j", name=f"Step {at}", emotion=emotion)
        for at, emotion in enumerate((1, None, -1, 2))
    )
    state = State(journeys=(Journey(id="journey-j", name="I go"),), steps=steps)
    text = page(state, "journey", (), state.journeys)
    assert text.count('class="curve-line"') == 1  # from the third step to the fourth
    for word in ("No pain points yet.", "No opportunities yet.", "No actions yet."):
        assert word in text


def test_an_empty_workshop_makes_a_page_that_says_how_to_begin() -> None:
    for picture in ("journey", "persona", "empathy", "touchpoints", "affinity", "impact"):
        found = Page(page(State(), picture))
        assert found.all("p", **{"class": "invitation"})


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_page_prints_landscape_on_its_paper(workshop: State, paper: str) -> None:
    text = page(workshop, "journey", (), workshop.journeys[:1], paper)
    assert f"@page{{size:{paper} landscape;margin:12mm}}" in text


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [DEFAULT.colours, DARK.colours], ids=["light", "dark"])
def test_every_text_of_the_page_has_contrast(colours: Colours) -> None:
    pairs = [
        (colours.ink, ground)
        for ground in (colours.page, colours.panel, colours.bubble, colours.truth_band,
                       colours.pain_card, colours.opportunity_card)
    ]  # fmt: skip
    pairs += [(colours.muted, colours.page), (colours.muted, colours.panel)]
    pairs += [(colours.muted, colours.truth_band), (colours.truth, colours.truth_band)]
    pairs += [(colours.pain, colours.pain_card), (colours.opportunity, colours.opportunity_card)]
    pairs += [(colours.on_dark, stage) for stage in (*colours.stages, colours.no_stage)]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
