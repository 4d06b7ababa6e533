from __future__ import annotations

import html
import re
from pathlib import Path

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop import Workshop
from cjm_workshop.export import PICTURES, export
from cjm_workshop.export.markdown import report
from cjm_workshop.export.markdown_text import bullets, escape, facts, heading, quoted, table
from cjm_workshop.model import Channel, Journey, Opportunity, Pain, Persona, Stage, State, Step

HOSTILE = [
    "# no heading",
    "a heading ##",
    "- no item",
    "+ no item",
    "1. no item",
    "2026) no item",
    "> no quote",
    "---",
    "===",
    "a | b || c",
    "`code` ```",
    "**bold** _it_ __b__ ~~gone~~",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "&lt; &amp; &#35;",
    "[x](https://example.org) ![y](z)",
    "https://example.org www.example.org a@example.org",
    "[^1]: note",
    "$x$ $$y$$",
    "\\*a\\",
    "    indented",
    "a\n# b\n- c\n\n\n1. d\n===",
    "| --- |",
    "]]> \"q\" 'q'",
    "~~~",
    ":::note",
]
shown = mistune.create_markdown(
    escape=False, plugins=["table", "url", "strikethrough", "footnotes", "math", "task_lists"]
)
_BLANK = re.compile(r"\s+")


def text_of(markdown: str, *allowed: str) -> str:
    """Return what a reader sees, after making sure that only these elements were made of it."""
    page = str(shown(markdown))
    made = set(re.findall(r"<(\w+)", page)) - {"br"}
    assert made <= set(allowed), page
    return plain(html.unescape(re.sub(r"<[^<>]*>", " ", page)))


def plain(text: str) -> str:
    return _BLANK.sub(" ", text).strip()


def test_the_whole_report_of_a_small_journey() -> None:
    state = State(
        personas=(Persona(id="persona-a", name="Ada", role="baker"),),
        channels=(Channel(id="channel-a", name="Shop"),),
        stages=(Stage(id="stage-a", name="Ask", aim="Know | it", duration="1 day"),),
        journeys=(Journey(id="journey-a", name="I buy *flour*", persona="persona-a"),),
        steps=(
            Step(id="step-a", journey="journey-a", stage="stage-a", name="Asks",
                 action="- goes in\n- asks", emotion=-1, emotion_reason="Nobody is there",
                 channels=("channel-a",), moment_of_truth=True, moment_label="Stay or go"),
        ),
        pains=(Pain(id="pain-a", step="step-a", text="I wait", severity=2),),
        opportunities=(
            Opportunity(id="opportunity-a", question="How might we be there?", pains=("pain-a",),
                        owner="Bo", metric="minutes", impact=4),
        ),
    )  # fmt: skip
    assert report(state, "journey", state.personas, state.journeys) == (
        "# Customer journey workshop\n\n"
        "- **Owner:** no owner yet\n\n"
        "## I buy \\*flour\\*\n\n"
        "Customer journey map · current state · Ada · 1 step\n\n"
        "- **Who:** Ada, baker (assumption)\n\n"
        "### 1. Ask\n\n"
        "Know \\| it · 1 day\n\n"
        "| Step | Doing | Thinking | Feeling | Channels | Pain points | How we know |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| 1. Asks<br>★ Moment of truth: Stay or go | - goes in<br>- asks |  "
        "| unhappy (−1)<br>Nobody is there | Shop "
        "| I wait (people work around it, assumption) | assumption |\n\n"
        "Evidence: none linked to this picture yet\n\n"
        "Statements: 1 assumed (100 %)\n\n"
        "## Opportunities\n\n"
        "| How might we … | Owner | Metric | Impact | Effort | Status |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| How might we be there? | Bo | minutes | 4 of 5 | not rated | open |\n\n"
        "## Evidence\n\n"
        "No evidence yet: all of this is assumed.\n"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_as_text_wherever_it_stands(text: str) -> None:
    assert text_of(escape(text), "p") == plain(text)
    assert text_of(heading(2, text), "h2") == plain(text)
    assert text_of(quoted(text), "blockquote", "p") == f"“{plain(text)}”"
    assert text_of(bullets([text, "b"]), "ul", "li") == f"{plain(text)} b"
    assert text_of(facts(("Goal", text)), "ul", "li", "strong") == f"Goal: {plain(text)}"
    cells = table(("a", "b"), [[text, "c"]])
    allowed = ("table", "thead", "tbody", "tr", "th", "td")
    assert text_of(cells, *allowed) == f"a b {plain(text)} c"


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.lists(
    st.one_of(st.sampled_from([*HOSTILE, "\n", "|", "`", " "]), st.text(LETTERS, max_size=8)),
    max_size=4,
).map("".join)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_any_text_reads_as_text_in_a_cell_and_an_item(text: str) -> None:
    allowed = ("table", "thead", "tbody", "tr", "th", "td")
    assert text_of(table(("a", "b"), [[text, "c"]]), *allowed) == plain(f"a b {plain(text)} c")
    assert text_of(bullets([f"x {text}", "b"]), "ul", "li") == plain(f"x {plain(text)} b")


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_has_a_report(workshop: State, tmp_path: Path, picture: str) -> None:
    (path,) = export(workshop, tmp_path / "report.md", picture)
    text = path.read_text("utf-8")
    assert text.startswith("# First online grocery order\n")
    assert "only mine" not in text
    assert "\n\n\n" not in text
    assert str(shown(text)).count("<h1>") == 1


def test_the_report_of_the_case_says_it_all() -> None:
    state = Workshop.case().state()
    text = text_of(
        report(state, "workshop", state.personas, state.journeys),
        *("h1", "h2", "h3", "p", "ul", "li", "strong", "blockquote", "hr"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
    for one in (*state.journeys, *state.stages, *state.touchpoints, *state.clusters):
        assert plain(one.name) in text
    for step in state.steps:
        assert plain(step.action) in text
        assert plain(step.thought) in text
    for chance in state.opportunities:
        assert plain(chance.question) in text
        assert plain(chance.owner) in text
    for source in state.evidence:
        assert plain(source.title) in text


def test_a_journey_alone_brings_its_own_opportunities_only(workshop: State) -> None:
    harold = workshop.journeys[1:]
    text = report(workshop, "journey", workshop.personas, harold)
    assert "No steps yet." in text
    assert "help people who order for their parents" in text
    assert "order as guests" not in text
