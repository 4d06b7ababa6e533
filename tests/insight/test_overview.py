from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from cjm_workshop.insight import overview
from cjm_workshop.model import Charter, Conflict, Level, State


def test_an_empty_workshop(today):
    seen = overview(State(), today=today)
    assert str(seen) == (
        "Workshop: not named yet\n"
        "  There is:    Nothing yet.\n"
        "  Next:        00_start_here: Fill in the charter. The charter does not say yet: the "
        "goal, the\n"
        "               decision that the map must inform, where the journey starts, where it "
        "ends,\n"
        "               current or future and who owns the map."
    )
    assert seen.next.notebook == "00_start_here"


def test_a_notebook_shows_it_in_the_language_of_the_workshop(today):
    html = overview(State(charter=Charter(language="de")), today=today)._repr_html_()
    assert "Als Nächstes</th>" in html
    assert "00_start_here: Füllen Sie den Auftrag aus. Im Auftrag fehlt noch: das Ziel, " in html


def test_a_finished_workshop(good, today):
    seen = overview(good, today=today)
    assert all(milestone.done for milestone in seen.milestones)
    assert str(seen.next) == (
        "08_share: Share the map and settle the comments. All is there. "
        "The next review is on 1 September 2026."
    )
    assert seen.how_we_know == "13 statements about customers: 69 % reported and 31 % inferred."
    assert seen.there[0] == "1 persona: Ana, who cycles to work"
    assert "6 steps, 6 with an emotion" in seen.there


@pytest.mark.parametrize(
    ("gone", "notebook", "why"),
    [
        ("evidence", "01_research", "So far nothing here comes from a customer."),
        ("personas", "02_persona", "Nobody travels yet: there is no persona."),
        ("touchpoints", "03_touchpoints", "There is no touchpoint yet."),
        ("notes", "04_empathy_map", "There is no note on an empathy map yet."),
        ("steps", "06_journey_map", "There is no journey with steps yet."),
        ("pains", "07_improve", "No pain is marked on the journey yet."),
        ("opportunities", "07_improve", "1 pain, but no opportunity yet."),
        ("comments", "08_share", "There is not yet a comment from a reader."),
    ],
)
def test_what_is_missing_comes_next(good, put, today, gone, notebook, why):
    seen = overview(put(good, **{gone: ()}), today=today)
    assert (seen.next.notebook, seen.next.why) == (notebook, why)


@pytest.mark.parametrize(
    ("record", "fields", "why"),
    [
        ("charter-main", {"owner": ""}, "The charter does not say yet: who owns the map."),
        (
            "persona-ana",
            {"goals": (), "needs": ()},
            "The personas have neither goals nor needs yet.",
        ),
        ("touchpoint-survey", {"moment": "during"}, "Nothing hangs under after yet."),
        ("note-feels", {"area": "says"}, "No empathy map is complete: feels still empty."),
        ("cluster-news", {"name": ""}, "1 cluster without a name."),
        ("opportunity-news", {"effort": None}, "No opportunity has both impact and effort yet."),
        ("opportunity-news", {"owner": ""}, "No opportunity has an owner yet."),
    ],
)
def test_half_a_result_is_not_done(good, change, today, record, fields, why):
    assert overview(change(good, record, **fields), today=today).next.why == why


def test_notes_without_groups(good, put, today):
    notes = tuple(note.model_copy(update={"cluster": None}) for note in good.notes)
    seen = overview(put(good, notes=notes, clusters=()), today=today)
    assert seen.next.notebook == "05_affinity"


def test_steps_without_emotions(good, put, today):
    steps = tuple(step.model_copy(update={"emotion": None}) for step in good.steps)
    seen = overview(put(good, steps=steps), today=today)
    assert seen.next.why == "Only 0 of 6 steps say how it feels."


def test_emotions_on_half_of_the_steps_are_enough(good, put, today):
    bare = tuple(step.model_copy(update={"emotion": None}) for step in good.steps)
    half = put(good, steps=(*good.steps[:3], *bare[3:]))
    assert overview(half, today=today).next.notebook == "08_share"
    fewer = put(good, steps=(*good.steps[:2], *bare[2:]))
    assert overview(fewer, today=today).next.notebook == "06_journey_map"


def test_a_review_that_is_due(good, today):
    seen = overview(good, today=date(2026, 10, 1))
    assert str(seen.next) == (
        "07_improve: Look at the map again and set a new review date. "
        "The review was due on 1 September 2026."
    )


def test_a_review_is_due_after_its_day(good):
    assert overview(good, today=date(2026, 9, 1)).next.notebook == "08_share"


def test_conflicts_are_told(good, more, today):
    conflict = Conflict(id="conflict-a", about="step-news", field="action")
    seen = overview(more(good, conflict), today=today)
    assert seen.to_settle == (
        '1 text in conflict, both versions are kept: step "Wait for news" (action).'
    )
    assert seen.to_settle.split(",")[0] in str(seen)


def test_levels_are_counted(good, today):
    assert overview(good, today=today).levels == {
        Level.OBSERVED: 0,
        Level.REPORTED: 9,
        Level.INFERRED: 4,
        Level.ASSUMED: 0,
    }


def test_the_html_form_escapes(today):
    page = overview(State(charter=Charter(title="<b>Bikes</b> & more")), today=today)._repr_html_()
    assert "&lt;b&gt;Bikes&lt;/b&gt; &amp; more" in page
    assert '<th scope="row"' in page


def test_insight_loads_no_heavy_library():
    code = (
        "import sys, cjm_workshop.insight as i; i.overview, i.run_checks\n"
        "print({'pandas', 'matplotlib', 'anywidget'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
