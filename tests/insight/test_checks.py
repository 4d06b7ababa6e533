"""Each check: a map that triggers it, and the good map that does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight import CHECKS, Limits, run_checks
from cjm_workshop.model import (
    Channel,
    Conflict,
    Evidence,
    Journey,
    Level,
    Link,
    Note,
    Opportunity,
    Pain,
    Persona,
    Picture,
    Quote,
    Stage,
    State,
    Step,
    Term,
    Touchpoint,
    Vote,
)

PICTURE = Picture(file="0123456789abcdef.png")


@pytest.fixture
def what(today: date):
    """Return the way to see what one check says: pairs of where and what."""

    def said(code: str, state: State, **limits: Any) -> list[str]:
        report = run_checks(state, [code], limits=Limits(**limits), today=today)
        return [f"{f.severity.value} | {f.where} | {f.what}" for f in report.findings]

    return said


# -- the good map


def test_a_good_map_raises_nothing(good, today):
    report = run_checks(good, today=today)
    assert [str(finding) for finding in report.findings] == []
    assert report.ok
    assert report.exit_code == 0
    assert report.skipped == {"CJ80": "there are no conflicts yet"}
    assert report.summary == (
        f"0 errors, 0 warnings, 0 info; {len(CHECKS) - 1} checks passed, 1 skipped."
    )


def test_an_empty_workshop_says_little_and_clearly(today):
    report = run_checks(State(), today=today)
    assert [finding.code for finding in report.findings] == [
        *("CJ00", "CJ01", "CJ02", "CJ03"),
        *("CJ04", "CJ06", "CJ06", "CJ07", "CJ43"),
    ]
    assert report.exit_code == 1
    assert report.skipped["CJ10"] == "there are no steps yet"


def test_every_check_tells_its_title_reason_and_mending():
    assert len(CHECKS) >= 30
    for code, check in CHECKS.items():
        assert check.__name__ == code
        assert check.title().endswith("."), code
        assert check.mending().endswith("."), code
        assert check.why.endswith("."), code


# -- CJ00 to CJ07, CJ60, CJ61: scope


def test_cj00_no_steps(good, put, what):
    bare = put(good, steps=(), pains=(), opportunities=(), comments=())
    assert what("CJ00", bare) == ["error | the charter | There is no journey with steps yet."]


def test_cj01_nobody_travels(good, change, put, what):
    assert what("CJ01", put(good, personas=())) == [
        "error | the charter | There is no persona yet."
    ]
    assert what("CJ01", change(good, "journey-repair", persona=None)) == [
        'error | journey "I get my bicycle repaired" | This journey has no persona.'
    ]


def test_cj02_no_scenario_goal_or_expectation(good, change, what):
    state = change(good, "charter-main", scenario="")
    state = change(state, "journey-repair", goals=(), expectations=())
    assert what("CJ02", state) == [
        'error | journey "I get my bicycle repaired" | '
        "It has no scenario, no goal and no expectation yet."
    ]
    assert what("CJ02", change(state, "step-news", expectation="A call"))[0].endswith(
        "It has no scenario and no goal yet."
    )


def test_cj03_today_or_a_wish(good, change, what):
    unsaid = change(good, "charter-main", state=None)
    assert what("CJ03", unsaid) == [
        'error | journey "I get my bicycle repaired" | It says neither current nor future.'
    ]
    assert what("CJ03", change(unsaid, "journey-repair", state="current")) == []


def test_cj04_no_bounds(good, change, what):
    unbound = change(good, "charter-main", scope_start="", scope_end="")
    assert what("CJ04", unbound) == ["warning | the charter | The scope has no start and no end."]


def test_cj05_not_in_the_customers_voice(good, change, what):
    state = change(good, "journey-repair", name="Repair process")
    assert what("CJ05", state) == [
        'info | journey "Repair process" | The name is not in the customer\'s voice.'
    ]
    assert what("CJ05", change(good, "journey-repair", name="Ich bringe mein Rad")) == []


def test_cj06_owner_and_review(good, change, what, today):
    state = change(good, "charter-main", owner="", review_date=None, workshop_date=date(2024, 1, 1))
    assert what("CJ06", state) == [
        "warning | the charter | The map has no owner.",
        "warning | the charter | The map has no review date, and it is older than 12 months.",
    ]
    past = change(good, "charter-main", review_date=date(2026, 3, 1))
    assert what("CJ06", past) == ["warning | the charter | The review was due on 2026-03-01."]
    assert what("CJ06", change(good, "charter-main", review_date=today)) == []


def test_cj06_the_owner_of_every_journey_counts(good, change, what):
    state = change(good, "charter-main", owner="")
    assert what("CJ06", change(state, "journey-repair", owner="Tom")) == []


def test_cj07_no_decision(good, change, what):
    assert what("CJ07", change(good, "charter-main", decision="")) == [
        "warning | the charter | It names no decision to inform."
    ]


def test_cj60_a_future_without_a_present(good, more, what):
    future = Journey(id="journey-next", name="I am told", state="future", persona="persona-ana")
    assert what("CJ60", more(good, future)) == [
        'warning | journey "I am told" | It is compared with no journey of today.'
    ]
    linked = future.model_copy(update={"compared_with": "journey-repair"})
    assert what("CJ60", more(good, linked)) == []


def test_cj61_a_persona_without_a_journey(good, more, what):
    assert what("CJ61", more(good, Persona(id="persona-ben", name="Ben"))) == [
        'warning | persona "Ben" | One of 2 personas, but without a journey.'
    ]


# -- CJ10 to CJ13, CJ18, CJ62: structure


def test_cj10_empty_stage_and_loose_step(good, more, change, what):
    state = more(good, Stage(id="stage-tell", name="I tell others"))
    state = change(state, "step-work", stage=None)
    assert what("CJ10", state) == [
        'error | journey "I get my bicycle repaired" | No step under "I tell others".',
        'warning | journey "I get my bicycle repaired" | '
        'Under no stage of this journey: "Ride to work".',
    ]


def test_cj10_a_journey_without_steps(good, more, what):
    assert what("CJ10", more(good, Journey(id="journey-empty", name="I complain"))) == [
        'error | journey "I complain" | This journey has no step.'
    ]


@pytest.mark.parametrize(("count", "says"), [(2, "It has 2 stages"), (10, "It has 10 stages")])
def test_cj11_too_few_or_too_many_stages(good, put, what, count, says):
    stages = tuple(Stage(id=f"stage-s{n}", name=f"I do {n}") for n in range(count))
    assert what("CJ11", put(good, stages=stages)) == [
        f'warning | journey "I get my bicycle repaired" | {says}; 3 to 9 read well.'
    ]


def test_cj12_nothing_before_and_after(good, change, what):
    state = change(good, "step-neighbour", touchpoint="touchpoint-counter")
    state = change(state, "touchpoint-site", moment="during")
    state = change(state, "step-work", touchpoint="touchpoint-counter")
    assert what("CJ12", state) == [
        'warning | journey "I get my bicycle repaired" | '
        "Nothing happens before the first contact with us and after the last one."
    ]
    elsewhere = change(state, "touchpoint-counter", provider="The shop next door")
    assert what("CJ12", elsewhere) == []


@pytest.mark.parametrize(("count", "severity"), [(60, None), (61, "warning"), (151, "error")])
def test_cj13_too_long(good, put, what, count, severity):
    steps = tuple(
        Step(id=f"step-n{n}", journey="journey-repair", name=f"I do {n}") for n in range(count)
    )
    found = what("CJ13", put(good, steps=steps, pains=(), comments=()))
    assert found == (
        [
            f'{severity} | journey "I get my bicycle repaired" | '
            f"It has {count} steps; up to 60 can be taken in."
        ]
        if severity
        else []
    )


def test_cj18_the_same_step_twice(good, more, what):
    first = good.find("step-work")
    twin = first.model_copy(update={"id": "step-again", "name": "ride to work!"})
    assert what("CJ18", more(good, twin)) == [
        'info | step "ride to work!" | It says nearly the same as "Ride to work" in this stage.'
    ]


def test_cj62_a_loop_without_a_way_out(good, change, what):
    state = change(good, "step-news", next=(Link(step="step-bicycle"),))
    assert what("CJ62", state) == [
        'warning | step "Collect the bicycle" | No way leads to this step.',
        'warning | step "Ride to work" | No way leads to this step.',
        'warning | step "Ask a neighbour" | No way leads out of this loop: "Ask a neighbour", '
        '"Look up the workshop", "Bring the bicycle" and "Wait for news".',
    ]


def test_cj62_a_branch_with_a_condition_keeps_the_usual_way(good, change, what):
    again = (Link(step="step-bicycle", when="if a part is missing"),)
    assert what("CJ62", change(good, "step-news", next=again)) == []


def test_cj62_a_way_to_another_journey(good, more, change, what):
    state = more(
        good,
        Journey(id="journey-two", name="I buy"),
        Step(id="step-buy", journey="journey-two", name="Buy"),
    )
    state = change(state, "step-news", next=(Link(step="step-buy", when="if I lose patience"),))
    assert what("CJ62", state) == [
        'error | step "Wait for news" | It leads on to a step that is not on this journey.'
    ]


# -- CJ14 to CJ17: language


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Sales & Marketing", "warning | It is named like a department."),
        ("Customer service", "warning | It is named like a department."),
        ("The billing department", "warning | It is named like a department."),
        ("Lead", 'warning | "lead" is our word for the sales funnel.'),
        ("Conversion", 'warning | "conversion" is our word for the sales funnel.'),
        (
            "Retention and upsell",
            'warning | "retention" and "upsell" are our words for the sales funnel.',
        ),
        ("Awareness", "info | It has its text-book name; a customer would say it otherwise."),
        ("Pre-purchase", "info | It has its text-book name; a customer would say it otherwise."),
    ],
)
def test_cj14_stages_in_our_words(good, change, what, name, says):
    severity, _, text = says.partition(" | ")
    assert what("CJ14", change(good, "stage-wait", name=name)) == [
        f'{severity} | stage "{name}" | {text}'
    ]


@pytest.mark.parametrize(
    "name", ["Get support when it breaks", "I pay the bill", "I decide", "The sale begins", ""]
)
def test_cj14_stages_in_the_customers_words(good, change, what, name):
    assert what("CJ14", change(good, "stage-wait", name=name)) == []


def test_cj14_knows_our_own_departments(good, change, what):
    state = change(good, "touchpoint-call", department="Spoke room")
    state = change(state, "stage-wait", name="Spoke room")
    assert what("CJ14", state) == ['warning | stage "Spoke room" | It is named like a department.']


def test_cj15_jargon_and_who_speaks(good, change, what):
    state = change(good, "step-news", action="The system escalates; support ticket via workflow")
    assert what("CJ15", state) == [
        'warning | step "Wait for news" | "support ticket" and "workflow" are our words, '
        "not the customer's.",
        'warning | step "Wait for news" | It is told about "the system", not by them.',
    ]
    ours = change(good, "step-news", action="Wheelhouse calls the customer back")
    assert what("CJ15", ours) == [
        'warning | step "Wait for news" | It is told about "wheelhouse", not by them.'
    ]


def test_cj15_leaves_the_glossary_and_everyday_words_alone(good, change, what):
    state = change(good, "charter-main", glossary=(Term(term="Workflow", meaning="The list"),))
    state = change(
        state, "step-news", action="I buy a ticket in case the road leads to my workflow course"
    )
    assert what("CJ15", state) == []


def test_cj16_an_abbreviation_that_nobody_explains(good, change, what):
    state = change(good, "step-news", action="I fill in the RMA form", thought="Another RMA?")
    state = change(state, "pain-news", text="The RMA has no PIN, and I am NOT amused")
    assert what("CJ16", state) == [
        'info | step "Wait for news" | "RMA" is not explained. It stands on 2 records.'
    ]
    known = change(state, "charter-main", glossary=(Term(term="RMA", meaning="return form"),))
    assert what("CJ16", known) == []


def test_cj17_two_actions_in_one_step(good, change, what):
    state = change(good, "step-news", name="I call the workshop and then I drive there")
    assert what("CJ17", state) == [
        'info | step "I call the workshop and then I drive there" | It tells more than one action.'
    ]
    assert what("CJ17", change(good, "step-news", name="Compare price and size")) == []


# -- CJ20 to CJ24: channels


def test_cj20_a_touchpoint_without_a_channel(good, change, what):
    state = change(good, "touchpoint-call", channels=())
    assert what("CJ20", state) == ['error | touchpoint "The call" | It has no channel.']
    assert what("CJ20", change(state, "step-news", channels=("channel-phone",))) == []


def test_cj21_a_channel_that_nobody_knows(good, more, change, what):
    state = more(
        good,
        Channel(id="channel-pigeon", name="Carrier pigeon"),
        Channel(id="channel-newsleter", name="Newsleter"),
    )
    assert what("CJ21", state) == [
        'warning | channel "Carrier pigeon" | It is no channel that the kit knows.',
        'warning | channel "Newsleter" | It is no channel that the kit knows. '
        'Is "newsletter" meant?',
    ]
    pigeon = (Term(term="carrier pigeon", meaning="our courier"),)
    assert len(what("CJ21", change(state, "charter-main", glossary=pigeon))) == 1


@pytest.mark.parametrize(
    "name",
    ["E-Mail", "email", "Web site", "Letters", "Shop counter", "face2face", "SMS", "Pick-up point",
     "Street", "At home", "Home delivery"],
)  # fmt: skip
def test_cj21_usual_names(good, more, what, name):
    assert what("CJ21", more(good, Channel(id="channel-new", name=name))) == []


def test_cj22_one_channel_alone(good, change, what):
    state = good
    for record in (*good.touchpoints, *(step for step in good.steps if step.channels)):
        state = change(state, record.id, channels=("channel-web",))
    assert what("CJ22", state) == [
        'warning | journey "I get my bicycle repaired" | '
        "All 6 contacts are on one channel: Website."
    ]


def test_cj23_screens_alone(good, change, what):
    state = change(good, "channel-phone", name="Chat")
    state = change(state, "channel-shop", name="App")
    for step in ("step-neighbour", "step-work"):
        state = change(state, step, channels=("channel-web",))
    assert what("CJ23", state) == [
        'info | journey "I get my bicycle repaired" | All of its 3 channels are digital.'
    ]


def test_cj24_a_step_that_happens_nowhere(good, change, what):
    assert what("CJ24", good) == []
    state = change(good, "step-neighbour", channels=())
    assert what("CJ24", state) == [
        'info | step "Ask a neighbour" | It has neither a touchpoint nor a channel.'
    ]
    assert what("CJ24", change(state, "step-neighbour", touchpoint="touchpoint-call")) == []


# -- CJ30 to CJ36: emotion


def test_cj30_an_emotion_without_a_reason(good, change, what):
    state = change(good, "step-bicycle", emotion_reason="")
    assert what("CJ30", state) == [
        'warning | step "Bring the bicycle" | Nobody said why this feels bad (-1).'
    ]
    assert what("CJ30", change(good, "step-news", emotion_reason="")) == []


def test_cj31_a_reason_that_says_nothing(good, change, what):
    state = change(good, "step-collect", emotion_reason="She is very happy")
    assert what("CJ31", state) == [
        'warning | step "Collect the bicycle" | '
        'The reason "She is very happy" names a feeling, no reason.'
    ]


def test_cj32_emotions_without_a_source(good, change, what):
    state = change(change(good, "step-work", evidence=()), "step-bicycle", evidence=())
    assert what("CJ32", state) == [
        'warning | journey "I get my bicycle repaired" | '
        '2 of 6 rated steps name no source: "Bring the bicycle" and "Ride to work".'
    ]
    assert what("CJ32", change(good, "step-news", evidence=())) == []
    assert what("CJ32", change(state, "journey-repair", state="future")) == []


def test_cj34_flat_or_never_low(good, put, what):
    def rated(*marks: int) -> State:
        pairs = zip(good.steps, marks, strict=True)
        return put(good, steps=tuple(s.model_copy(update={"emotion": m}) for s, m in pairs))

    where = 'warning | journey "I get my bicycle repaired" | '
    assert what("CJ34", rated(1, 1, 1, 1, 1, 1)) == [f"{where}The curve is flat: +1 on every step."]
    assert what("CJ34", rated(-1, 0, 0, 0, -1, 0)) == [f"{where}The curve is flat: from -1 to 0."]
    assert what("CJ34", rated(0, 1, 2, 1, 2, 0)) == [f"{where}The curve never falls: from 0 to +2."]


def test_cj35_the_end_and_the_moment_of_truth(good, change, what):
    state = change(good, "step-work", emotion=None)
    state = change(state, "step-news", moment_of_truth=False)
    assert what("CJ35", state) == [
        'info | step "Ride to work" | The last step is not rated.',
        'info | journey "I get my bicycle repaired" | No moment of truth is marked.',
    ]


def test_cj36_a_long_wait_without_a_feeling(good, change, what):
    state = change(good, "step-news", emotion=None)
    assert what("CJ36", state) == [
        'info | step "Wait for news" | 3 days of waiting, and nobody said how it feels.'
    ]
    assert what("CJ36", state, long_wait_minutes=5000) == []


# -- CJ40 to CJ45, CJ73: sources


def test_cj40_mostly_assumed(good, put, what):
    assumed = {"level": Level.ASSUMED}
    steps = tuple(step.model_copy(update=assumed) for step in good.steps)
    notes = tuple(note.model_copy(update=assumed) for note in good.notes)
    assert what("CJ40", put(good, steps=steps, notes=notes)) == [
        "warning | the charter | 10 of 13 statements (77 %) are assumed."
    ]
    assert what("CJ40", put(good, steps=steps)) == []


def test_cj41_a_quote_without_a_source(good, change, what):
    state = change(good, "persona-ana", quote=Quote(text="Time is short"))
    state = change(state, "step-news", quote=Quote(text="Hello?"))
    assert what("CJ41", state) == [
        'error | persona "Ana, who cycles to work" | Its quote has no source.',
        'error | step "Wait for news" | Its quote has no source.',
    ]


def test_cj42_old_sources(good, change, more, what):
    state = change(good, "evidence-ana", date=date(2023, 5, 1))
    assert what("CJ42", state) == [
        'warning | evidence "Interview with a commuter" | '
        "1 of 1 dated source is older than 24 months."
    ]
    fresh = Evidence(id="evidence-new", title="Survey", date=date(2026, 1, 1))
    assert what("CJ42", more(state, fresh)) == [
        'info | evidence "Interview with a commuter" | '
        "1 of 2 dated sources is older than 24 months."
    ]


def test_cj43_no_customer_anywhere(good, put, change, what):
    bare = {"personas": (), "pains": (), "journeys": (Journey(id="journey-repair", name="I"),)}
    step = Step(id="step-news", journey="journey-repair", name="I wait")
    unused = put(good, **bare, steps=(step,), opportunities=())
    assert what("CJ43", unused) == [
        "warning | the charter | 1 source is there, but nothing on the map names one."
    ]
    assert what("CJ43", put(unused, evidence=())) == [
        "warning | the charter | There is no source from customers."
    ]


def test_cj44_nobody_sees_a_thought(good, change, what):
    assert what("CJ44", change(good, "note-thinks", level="observed")) == [
        'warning | note "What Ana thinks" | It stands under "thinks" and is called observed.'
    ]
    assert what("CJ44", change(good, "note-does", level="observed")) == []


def test_cj45_called_observed_without_a_source(good, change, what):
    assert what("CJ45", change(good, "step-work", evidence=())) == [
        'info | step "Ride to work" | '
        '1 of 9 observed or reported statements names no source: "Ride to work".'
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Write to ana.b@mail.net please", "It seems to hold an e-mail address."),
        ("Call me: +44 7700 900 123", "It seems to hold a phone number."),
        ("0151/2345678 or me@work.org", "It seems to hold an e-mail address and a phone number."),
    ],
)
def test_cj73_private_data(good, change, what, text, says):
    assert what("CJ73", change(good, "evidence-ana", quote=text)) == [
        f'warning | evidence "Interview with a commuter" | {says}'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It came on 01.02.2024 12 hours late",
        "Order 4711-22, 35 euros, at 10.30",
        "somebody@example.org",
        "I waited 3 000 000 years",
        "2024-01-02 10",
    ],
)
def test_cj73_dates_and_numbers_are_not_private(good, change, what, text):
    assert what("CJ73", change(good, "evidence-ana", quote=text)) == []


# -- CJ50 to CJ55: opportunities


def test_cj50_a_pain_that_nobody_weighs(good, more, what):
    state = more(
        good,
        Pain(id="pain-a", step="step-bicycle", text="Nobody is there"),
        Pain(id="pain-b", step="step-bicycle", text="The bell is broken", severity=1),
    )
    assert what("CJ50", state) == [
        'warning | pain "Nobody is there" | It has no severity and no opportunity.'
    ]


def test_cj51_an_opportunity_without_an_owner(good, change, what):
    state = change(good, "opportunity-news", owner="")
    assert what("CJ51", state) == [
        'error | opportunity "How might we let Ana know how far the repair is?" | It has no owner.'
    ]
    assert what("CJ51", change(state, "opportunity-news", status="dropped")) == []


def test_cj52_no_metric_or_baseline(good, change, what):
    where = 'warning | opportunity "How might we let Ana know how far the repair is?" | '
    assert what("CJ52", change(good, "opportunity-news", metric="")) == [
        f"{where}It has no metric."
    ]
    assert what("CJ52", change(good, "opportunity-news", baseline="")) == [
        f'{where}Nobody said where "Calls asking for news per week" stands today.'
    ]


@pytest.mark.parametrize("question", ["Build an app", "How might we implement SMS?"])
def test_cj53_a_solution_instead_of_a_question(good, change, what, question):
    verb = "build" if question.startswith("Build") else "implement"
    assert what("CJ53", change(good, "opportunity-news", question=question)) == [
        f'info | opportunity "{question}" | It begins with a solution: "{verb}".'
    ]


def test_cj54_the_lowest_point_is_left_alone(good, put, what):
    assert what("CJ54", put(good, opportunities=())) == [
        'warning | step "Wait for news" | '
        "The curve is lowest here (-2), and no opportunity asks why."
    ]


def _chances(count: int, **fields: int) -> tuple[Opportunity, ...]:
    return tuple(
        Opportunity(id=f"opportunity-n{n}", question=f"How might we {n}?", owner="A", **fields)
        for n in range(count)
    )


def test_cj55_nothing_stands_out(good, put, what):
    assert what("CJ55", put(good, opportunities=_chances(8, impact=5, effort=2))) == [
        "warning | the charter | 8 opportunities are called high in impact; up to 7 stand out.",
        "warning | the charter | All 8 opportunities have the same impact and effort.",
    ]
    votes = tuple(Vote(id=f"vote-n{n}", about=f"opportunity-n{n}", voter="A") for n in range(4))
    assert what("CJ55", put(good, opportunities=_chances(4), votes=votes)) == [
        "warning | the charter | All 4 opportunities with votes have the same number of them."
    ]


# -- CJ70, CJ80: care


def test_cj70_a_picture_without_words(good, change, what):
    state = change(good, "persona-ana", portrait=PICTURE)
    state = change(state, "step-news", picture=PICTURE)
    assert what("CJ70", state) == [
        'error | persona "Ana, who cycles to work" | Its picture has no description.',
        'error | step "Wait for news" | Its picture has no description.',
    ]


def test_cj80_a_conflict_to_settle(good, more, what):
    conflict = Conflict(
        id="conflict-a", about="step-news", field="action", kept_by="Tom", other_by="Ida"
    )
    assert what("CJ80", more(good, conflict)) == [
        'warning | step "Wait for news" | Two people wrote "action" differently (Tom and Ida).'
    ]


# -- running and the report


def test_only_some_checks(good, today):
    report = run_checks(good, ["cj51", "CJ01"], today=today)
    assert report.passed == ("CJ01", "CJ51")


def test_an_unknown_check_is_refused(good):
    with pytest.raises(UnknownName, match=r'There is no check "CJ5"\. Did you mean'):
        run_checks(good, ["CJ5"])


def test_the_report_as_a_text(good, change, today):
    state = change(good, "opportunity-news", owner="", metric="")
    assert str(run_checks(state, ["CJ51", "CJ52", "CJ01"], today=today)) == (
        "1 error, 1 warning, 0 info; 1 check passed.\n"
        "\n"
        "Error CJ51: What belongs to everybody is done by nobody.\n"
        '  - opportunity "How might we let Ana know how far the repair is?": It has no owner.\n'
        "  Mend: Name one person, not a department.\n"
        "\n"
        "Warning CJ52: Without a figure from before, no later figure proves anything.\n"
        '  - opportunity "How might we let Ana know how far the repair is?": It has no metric.\n'
        "  Mend: Name a figure, where it stands today and where it should stand."
    )


def test_many_findings_of_one_check_are_counted(good, put, today):
    touchpoints = tuple(Touchpoint(id=f"touchpoint-n{n}", name=f"Meet {n}") for n in range(9))
    report = run_checks(put(good, touchpoints=touchpoints), ["CJ20"], today=today)
    assert len(report.of("CJ20")) == 9
    assert str(report).count("It has no channel.") == 3
    assert "  - and 6 more\n" in str(report)
    assert "and 6 more</td>" in report._repr_html_()


def test_the_report_as_a_table(good, change, today):
    state = change(good, "opportunity-news", owner="")
    table = run_checks(state, today=today).table()
    assert list(table.columns) == ["code", "severity", "where", "what", "why", "mend", "record"]
    assert table.loc[0, ["code", "severity", "record"]].tolist() == [
        "CJ51",
        "error",
        "opportunity-news",
    ]
    assert len(run_checks(good, today=today).table()) == 0


def test_the_report_as_html_says_its_severity_in_words_and_escapes(good, change, today):
    state = change(good, "opportunity-news", owner="", question="<script>alert(1)</script>")
    page = run_checks(state, ["CJ51"], today=today)._repr_html_()
    assert "Error CJ51" in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "<table" not in run_checks(good, ["CJ51"], today=today)._repr_html_()


def test_a_finding_in_one_line(good, change, today):
    state = change(good, "opportunity-news", owner="")
    finding = run_checks(state, today=today).findings[0]
    assert str(finding) == (
        'CJ51 error, opportunity "How might we let Ana know how far the repair is?": '
        "It has no owner. Name one person, not a department."
    )


def test_notes_of_other_boards_are_no_thoughts(good, more, what):
    note = Note(id="note-x", text="An idea", board="ideas", area="thinks", level="observed")
    assert what("CJ44", more(good, note)) == []
