"""A finished journey of fourteen steps, made of plain records."""

from __future__ import annotations

from datetime import date
from typing import Any

from cjm_workshop.model.findings import Evidence, Opportunity, Pain
from cjm_workshop.model.records import (
    Channel,
    Charter,
    Journey,
    Persona,
    Stage,
    Step,
    Touchpoint,
)
from cjm_workshop.model.state import State
from cjm_workshop.model.values import Level, Link, TeamMember

STAGES = (
    ("discover", "Discover", "1–7 days"),
    ("plan", "Plan & choose", "40 min"),
    ("order", "Order", "5 min"),
    ("receive", "Receive", "1 evening"),
    ("care", "After-care", "2–14 days"),
)
CHANNELS = ("social", "web", "mobile", "e-mail", "delivery", "chat", "phone")

# stage, touchpoint, action, thought, emotion, channels
STEPS: tuple[tuple[str, str, str, str, int | None, tuple[str, ...]], ...] = (
    (
        "discover", "Sees a friend’s post",
        "Scrolls after the late shift; a friend shows a full box of vegetables.",
        "That looks fresher than ours.", 1, ("social",),
    ),
    (
        "discover", "Searches for reviews",
        "Reads reviews on two sites; looks whether they deliver to her street.",
        "Half of them complain about late vans.", -1, ("web",),
    ),
    (
        "discover", "Compares prices",
        "Builds the same basket in two shops and compares the totals.",
        "Where do they hide the delivery fee?", -1, ("web", "mobile"),
    ),
    (
        "plan", "Creates an account",
        "Types name and address, waits for the mail, sets one more password.",
        "Yet another password …", -1, ("mobile", "e-mail"),
    ),
    (
        "plan", "Fills the first basket",
        "Adds three recipes with one tap each, swaps what is out of stock.",
        "A whole recipe in one tap: lovely.", 2, ("mobile",),
    ),
    (
        "plan", "Picks a delivery slot",
        "Looks for an evening slot; the first one is three days away.",
        "Three days? I need dinner tomorrow.", -2, ("mobile",),
    ),
    (
        "order", "Checks out and pays",
        "Enters the card, redeems the voucher, confirms.",
        "The voucher just worked. Nice.", 1, ("mobile", "web"),
    ),
    (
        "order", "Gets the confirmation",
        "Reads the e-mail and puts the slot into the family calendar.",
        "Good, I can change it until midnight.", 1, ("e-mail",),
    ),
    (
        "receive", "Tracks the van",
        "Watches the van on the map and times the children’s bath around it.",
        "He’s two stops away!", 2, ("mobile",),
    ),
    (
        "receive", "Receives the order",
        "The driver carries the crates in; they go through the substitutions together.",
        "He even asked where the eggs should go.", 2, ("delivery",),
    ),
    (
        "receive", "Unpacks, finds faults",
        "Finds two bruised peaches; one item is missing.",
        "Now what? Do I have to send it back?", -1, ("delivery",),
    ),
    (
        "care", "Asks for a refund",
        "Writes to the chat; the bot wants photos twice, then a person solves it.",
        "That took longer than the shopping.", -2, ("chat", "phone"),
    ),
    (
        "care", "Orders again",
        "Taps “order again”, changes three items, is done in four minutes.",
        "OK, that was quick.", 1, ("mobile",),
    ),
    (
        "care", "Recommends it",
        "Posts her code in the parents’ group.",
        "We both get ten euros, so why not?", 2, ("social", "chat"),
    ),
)  # fmt: skip
TRUTHS = {
    5: "Slot or quit",
    9: "First impression at the door",
    11: "The refund tells me if I am trusted",
}
PAINS = (
    (1, "Reviews speak of late vans; nobody can check today’s punctuality.", 2),
    (2, "The delivery fee stays hidden until checkout.", 3),
    (3, "The confirmation mail takes six minutes.", 2),
    (5, "Evening slots are sold out for three days; nobody knows of the waiting list.", 3),
    (10, "No visible way to report a missing item.", 2),
    (11, "The bot asks for the same photos twice.", 3),
)
OPPORTUNITIES = (
    ((1,), "How might we show punctuality per postcode?", "Marketing"),
    ((2,), "How might we show the full price from the first item?", "Pricing"),
    ((3,), "How might we let people order as a guest?", "Identity"),
    ((4,), "How might we put recipes on the home screen?", "Product"),
    ((5,), "How might we offer a four-hour slot at a lower fee?", "Logistics"),
    ((7,), "How might we send an invite that can be edited?", "CRM"),
    ((10, 11), "How might we take a report in two taps?", "Service"),
    ((11,), "How might we refund small sums at once?", ""),
    ((12,), "How might we make a subscription easy to change?", "Product"),
    ((13,), "How might we thank for the third referral?", "Marketing"),
)
ASSUMED = {7, 12}


def _evidence() -> tuple[Evidence, ...]:
    interviews = tuple(
        Evidence(id=f"evidence-i{at}", title=f"Interview {at}", who=f"P{at:02}",
                 date=date(2026, 3 + at % 2, at))
        for at in range(1, 13)
    )  # fmt: skip
    survey = Evidence(
        id="evidence-survey", title="Survey", type="survey", count=1204, date=date(2026, 5, 2)
    )
    log = Evidence(id="evidence-log", title="Log", type="event log", count=2400)
    return (*interviews, survey, log)


def _step(at: int, evidence: tuple[str, ...]) -> Step:
    stage, _, action, thought, emotion, _ = STEPS[at]
    return Step(
        id=f"step-{at}", journey="journey-maya", stage=f"stage-{stage}",
        touchpoint=f"touchpoint-{at}", action=action, thought=thought, emotion=emotion,
        moment_of_truth=at in TRUTHS, moment_label=TRUTHS.get(at, ""),
        level=Level.ASSUMED if at in ASSUMED else Level.REPORTED,
        evidence=() if at in ASSUMED else evidence,
        next=(Link(step="step-6"), Link(step="step-4", when="no slot: smaller basket"))
        if at == 5 else (),
    )  # fmt: skip


def sample(**changes: Any) -> State:
    """Return the finished workshop; `changes` replace whole collections."""
    evidence = _evidence()
    ids = tuple(record.id for record in evidence)
    key = {name: f"channel-{name.replace('-', '')}" for name in CHANNELS}
    content: dict[str, Any] = {
        "charter": Charter(
            organisation="FreshCart", facilitator="A. Roth", workshop_date=date(2026, 5, 12),
            team=tuple(TeamMember(name=f"Member {at}") for at in range(9)), owner="Service design",
            review_date=date(2026, 11, 2), licence="CC BY 4.0",
            scope_start="first thought of ordering", scope_end="second order",
        ),
        "personas": (
            Persona(
                id="persona-maya", name="Maya Lindqvist", role="34, nurse, two kids",
                quote="I want dinner solved, not another app.", evidence=ids[:3],
            ),
        ),
        "channels": tuple(Channel(id=key[name], name=name) for name in CHANNELS),
        "touchpoints": tuple(
            Touchpoint(id=f"touchpoint-{at}", name=step[1],
                       channels=tuple(key[name] for name in step[5]))
            for at, step in enumerate(STEPS)
        ),
        "stages": tuple(
            Stage(id=f"stage-{name}", name=title, duration=duration)
            for name, title, duration in STAGES
        ),
        "journeys": (
            Journey(
                id="journey-maya", name="First online grocery order", persona="persona-maya",
                state="current",
                scenario="Maya works shifts and wants to replace the Saturday trip to the "
                "supermarket with a delivery.",
                goals=("fresh food within 24 hours", "no more than 15 minutes of effort",
                       "no surprises in the price"),
                expectations=("a slot that holds", "fair substitutions", "refunds without arguing"),
            ),
        ),
        "steps": tuple(_step(at, ids[at % 12 : at % 12 + 2]) for at in range(len(STEPS))),
        "pains": tuple(
            Pain(id=f"pain-{at}", step=f"step-{at}", text=text, severity=severity,
                 level=Level.OBSERVED if at != 2 else Level.ASSUMED, evidence=("evidence-survey",))
            for at, text, severity in PAINS
        ),
        "opportunities": tuple(
            Opportunity(id=f"opportunity-{at}", question=question, owner=owner,
                        steps=tuple(f"step-{step}" for step in steps))
            for at, (steps, question, owner) in enumerate(OPPORTUNITIES)
        ),
        "evidence": evidence,
    }  # fmt: skip
    return State(**{**content, **changes})
