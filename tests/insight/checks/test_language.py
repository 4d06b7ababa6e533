"""Checks of language: a map that triggers each, and the good map that does not."""

from __future__ import annotations

import pytest

from cjm_workshop.model import Term


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


def test_cj15_a_subject_alone_tells_nothing(good, change, what):
    assert what("CJ15", change(good, "step-news", action="The system")) == []


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


def test_cj16_on_one_record(good, change, what):
    assert what("CJ16", change(good, "step-news", action="I fill in the RMA form")) == [
        'info | step "Wait for news" | "RMA" is not explained.'
    ]


def test_cj17_two_actions_in_one_step(good, change, what):
    state = change(good, "step-news", name="I call the workshop and then I drive there")
    assert what("CJ17", state) == [
        'info | step "I call the workshop and then I drive there" | It tells more than one action.'
    ]
    assert what("CJ17", change(good, "step-news", name="Compare price and size")) == []
