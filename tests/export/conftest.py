# ruff: noqa: E501 - the rows of the sample are easier to read on one line
from __future__ import annotations

from datetime import date

import pytest

from cjm_workshop.model import (
    Channel,
    Charter,
    Cluster,
    EmpathyMap,
    Evidence,
    Fact,
    Journey,
    Level,
    Link,
    Metric,
    Moment,
    Note,
    Opportunity,
    Pain,
    Persona,
    Quote,
    Stage,
    State,
    Statement,
    Step,
    TeamMember,
    Touchpoint,
    Vote,
)

CHANNELS = {
    "social": "Social media",
    "web": "Web shop",
    "app": "App",
    "mail": "E-mail",
    "door": "Delivery at the door",
    "chat": "Chat",
    "phone": "Phone",
    "store": "Store pick-up",
}
STAGES = (
    ("discover", "Find an easier way", "Know whether this could work for us", "1-7 days"),
    ("choose", "Fill the basket", "Have the week's food in the basket", "40 minutes"),
    ("order", "Get a delivery time", "Be sure when it comes", "5 minutes"),
    ("receive", "Have food at home", "Put everything away", "1 evening"),
    ("after", "Make it right", "Trust them with the next order", "2-14 days"),
)
# stage, touchpoint, moment, channels, action, thought, emotion, moment of truth, level
STEPS = (
    ("discover", "Friend's post", "before", "social", "Sees a friend's photo of a full kitchen table during a night shift.", "That looks fresher than what I bring home.", 1, "", "reported"),
    ("discover", "Reviews", "before", "web", "Reads reviews on two sites in the break and looks up our postcode.", "Half of these are about late vans.", -1, "", "reported"),
    ("discover", "Price comparison", "before", "web app", "Builds the same small basket in two shops and compares the sums.", "Why can't I see the delivery fee yet?", -1, "", "observed"),
    ("choose", "Account", "during", "app mail", "Signs up, waits for the e-mail, opens the link on the phone, sets a password.", "One more password to forget.", -1, "", "observed"),
    ("choose", "Basket", "during", "app", "Searches by recipe and adds 23 things; three are out of stock.", "The whole recipe with one tap, lovely.", 2, "", "observed"),
    ("order", "Delivery slot", "during", "app", "Looks for an evening slot; the first free one is in three days.", "Three days? I need dinner tomorrow.", -2, "Slot or quit", "observed"),
    ("order", "Checkout", "during", "app web", "Types the card number, tries a voucher, confirms.", "The voucher just worked.", 1, "", "observed"),
    ("order", "Confirmation", "during", "mail", "Reads the e-mail and puts the slot into the family calendar.", "Good, I can change it until midnight.", 1, "", "reported"),
    ("receive", "Van on the map", "during", "app", "Watches the van while the children have their bath.", "He is two stops away!", 2, "", "reported"),
    ("receive", "Handover", "during", "door", "The driver carries the crates in and goes through what was replaced.", "He even asked where to put the eggs.", 2, "First impression at the door", "observed"),
    ("receive", "Unpacking", "during", "door", "Finds two bruised peaches and that the rice is missing.", "Do I have to send it back?", -1, "", "reported"),
    ("after", "Refund", "after", "chat phone", "Writes in the chat; the bot asks twice for photos; a person solves it.", "That took longer than shopping.", -2, "The refund tells me whether they trust me", "reported"),
    ("after", "Second order", "after", "app", "Taps “order again”, changes three things, is done in four minutes.", "Well, that was quick.", 1, "", "assumed"),
    ("after", "Recommendation", "after", "social chat", "Shares the code in the parents' group.", "We both get ten euros, why not?", 2, "", "assumed"),
)  # fmt: skip
PAINS = (
    (2, "Reviews speak of late vans; nobody can see how it is now.", 2, "reported"),
    (3, "The delivery fee shows only at the end.", 3, "observed"),
    (4, "The e-mail takes six minutes to arrive.", 2, "observed"),
    (6, "Evening slots are gone for three days and there is no waiting list.", 3, "observed"),
    (11, "The receipt shows no way to report what is missing.", 2, "reported"),
    (12, "Photos are asked for twice and it takes 14 minutes.", 3, "assumed"),
)
OPPORTUNITIES = (
    ((2,), "How might we show how punctual we are in this postcode?", "Jonas, Marketing", "share of visitors who start a basket", 3, 2),
    ((3,), "How might we show the full price from the first item on?", "Priya, Pricing", "baskets left at checkout", 4, 2),
    ((4,), "How might we let people order as guests?", "", "accounts finished", 4, 4),
    ((6,), "How might we give people a slot they can live with?", "Ada, Logistics", "orders left at the slot", 5, 4),
    ((6,), "How might we tell people at once when an evening slot gets free?", "Ada, Logistics", "slots filled from the list", 5, 3),
    ((11, 12), "How might we make a refund feel like trust?", "Sam, Service", "minutes to refund", 5, 2),
    ((12,), "How might we need no photo below five euros?", "Sam, Service", "second orders after a complaint", 4, 2),
    ((), "How might we help people who order for their parents?", "", "", None, None),
)  # fmt: skip
THEMES = (
    ("I need to know when it comes", "A slot that fits decides whether an order happens at all.", ("Why are evenings always full", "I would pay more for after eight", "Three days is not dinner", "Tell me when a slot opens", "My shift changes every week", "Can a neighbour take it")),
    ("Show me what it costs, early", "A late fee feels like a trick, even when it is small.", ("The fee came at the end", "Ten euros minimum surprised me", "Is the bag extra", "I closed the app at the fee", "Deposit on crates, really")),
    ("Treat me as honest", "How a complaint goes decides about the second order.", ("Two photos of one peach", "The bot did not get it", "Refund in a minute, wow", "I felt like a thief", "Credit instead of money")),
    ("Let me order my own way", "", ("Same as last week please", "A list from my fridge", "Order by voice while cooking", "My mother needs big buttons")),
)  # fmt: skip


def _steps() -> tuple[list[Touchpoint], list[Step]]:
    touchpoints, steps = [], []
    for at, (stage, name, moment, used, action, thought, emotion, truth, level) in enumerate(
        STEPS, 1
    ):
        channels = tuple(f"channel-{one}" for one in used.split())
        known = () if level == "assumed" else ("evidence-nurses", "evidence-log")[: 1 + at % 2]
        touchpoints.append(
            Touchpoint(
                id=f"touchpoint-t{at}", name=name, moment=Moment(moment), channels=channels,
                department="Shop" if moment == "during" else "Marketing",
                provider="QuickVan Ltd" if name == "Handover" else "", level=Level(level),
                evidence=known,
            )
        )  # fmt: skip
        steps.append(
            Step(
                id=f"step-s{at}", journey="journey-first", stage=f"stage-{stage}",
                touchpoint=f"touchpoint-t{at}", action=action, thought=thought, emotion=emotion,
                emotion_reason="No time that suits a nurse on shifts." if at == 6 else "",
                moment_of_truth=bool(truth), moment_label=truth, level=Level(level),
                evidence=known, next=(Link(step="step-s5", when="changes the basket"),)
                if at == 6 else (),
            )
        )  # fmt: skip
    touchpoints.append(Touchpoint(id="touchpoint-t90", name="Flyer in the letter box"))
    return touchpoints, steps


def _personas() -> list[Persona]:
    def known(text: str, level: str = "reported") -> Statement:
        return Statement(text=text, level=Level(level), evidence=("evidence-nurses",))

    maya = Persona(
        id="persona-maya",
        name="Maya Lindqvist",
        role="Nurse on shifts, two children",
        quote=Quote(text="I want dinner solved, not another app.", evidence="evidence-nurses"),
        bio="Works early, late and night shifts in turn. Shops on the way home, tired, and "
        "often finds the shelves empty.",
        demographics=(Fact(label="Age", value="34"), Fact(label="Home", value="flat, 4th floor")),
        goals=(
            known("Fresh food at home within a day"),
            known("No more than 15 minutes of effort"),
        ),
        needs=(known("A slot that fits the shift"), known("No surprise in the price", "observed")),
        challenges=(known("The shift plan changes every week"), Statement(text="No lift")),
        motivations=(Statement(text="Time with the children instead of in the queue"),),
        behaviours=(known("Orders in the break, on the phone", "observed"),),
        barriers=(known("Small print is unreadable on night shift"),),
        channels=("channel-app", "channel-chat", "channel-door"),
        evidence=("evidence-nurses", "evidence-log"),
        level=Level.REPORTED,
    )
    harold = Persona(id="persona-harold", name="Harold Beck", role="Retired, first time online")
    return [maya, harold]


def _notes() -> tuple[list[Cluster], list[Note], list[Vote]]:
    clusters, notes, votes = [], [], []
    for at, (name, insight, texts) in enumerate(THEMES):
        clusters.append(Cluster(id=f"cluster-c{at}", name=name, insight=insight))
        for number, text in enumerate(texts):
            level = (Level.REPORTED, Level.ASSUMED, Level.OBSERVED)[number % 3]
            notes.append(
                Note(id=f"note-n{at}x{number}", text=text, author="Ada", board="affinity",
                     cluster=f"cluster-c{at}", level=level)
            )  # fmt: skip
    notes += [
        Note(id="note-loose1", text="Music in the app?", board="affinity"),
        Note(id="note-secret", text="only mine", board="affinity", author="Ada", private=True),
    ]
    votes += [
        Vote(id=f"vote-{voter.lower()}1", about="cluster-c0", voter=voter, dots=2)
        for voter in ("Ada", "Sam", "Jonas")
    ]
    votes.append(Vote(id="vote-ada2", about="cluster-c2", voter="Ada", dots=1))
    boxes = {
        "says": ("I never know when they come", "I would pay for the evening"),
        "thinks": ("They do not know my life", "Is it really cheaper?"),
        "does": ("Orders in the break", "Keeps two apps open"),
        "feels": ("Rushed at the slot page", "Relieved at the door"),
    }
    for area, texts in boxes.items():
        for number, text in enumerate(texts):
            level = Level.REPORTED if number else Level.ASSUMED
            notes.append(
                Note(id=f"note-{area}{number}", text=text, board="empathy", area=area,
                     persona="persona-maya", level=level)
            )  # fmt: skip
    return clusters, notes, votes


@pytest.fixture(scope="session")
def workshop() -> State:
    """A workshop about a first online grocery order, with something of every kind."""
    touchpoints, steps = _steps()
    clusters, notes, votes = _notes()
    return State(
        charter=Charter(
            title="First online grocery order",
            organisation="FreshCart",
            goal="More second orders",
            scenario="Maya works shifts and wants the Saturday shopping to come to her.",
            owner="Ada Obi",
            review_date=date(2026, 11, 2),
            workshop_date=date(2026, 5, 12),
            facilitator="A. Roth",
            team=(TeamMember(name="Ada Obi", department="Logistics"), TeamMember(name="Sam Roy")),
            licence="CC BY 4.0",
            focus_question="What stands between people and a second order?",
        ),
        personas=tuple(_personas()),
        channels=tuple(Channel(id=f"channel-{key}", name=name) for key, name in CHANNELS.items()),
        touchpoints=tuple(touchpoints),
        stages=tuple(
            Stage(id=f"stage-{key}", name=name, aim=aim, duration=time)
            for key, name, aim, time in STAGES
        ),
        journeys=(
            Journey(
                id="journey-first",
                name="I order groceries online for the first time",
                persona="persona-maya",
                expectations=("A slot I can rely on", "Fair replacements"),
            ),
            Journey(id="journey-store", name="I pick up my order", persona="persona-harold"),
        ),
        steps=tuple(steps),
        pains=tuple(
            Pain(id=f"pain-p{at}", step=f"step-s{at}", text=text, severity=severity,
                 level=Level(level), evidence=("evidence-log",) if level == "observed" else ())
            for at, text, severity, level in PAINS
        ),
        opportunities=tuple(
            Opportunity(id=f"opportunity-o{at}", question=question, owner=owner, metric=metric,
                        impact=impact, effort=effort, pains=tuple(f"pain-p{one}" for one in pains))
            for at, (pains, question, owner, metric, impact, effort) in enumerate(OPPORTUNITIES, 1)
        ),
        empathy_maps=(
            EmpathyMap(id="empathy-maya", persona="persona-maya", goal="Get dinner for four."),
        ),
        clusters=tuple(clusters),
        notes=tuple(notes),
        votes=tuple(votes),
        evidence=(
            Evidence(id="evidence-nurses", title="Interviews with nurses", count=6,
                     date=date(2026, 3, 4)),
            Evidence(id="evidence-log", title="Web analytics, first quarter", type="event log",
                     count=2000, date=date(2026, 4, 1), metrics=(
                         Metric(name="left at the slot", value=31.5, unit="%"),)),
        ),
    )  # fmt: skip
