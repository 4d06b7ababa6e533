"""The charter, the channels and the stages."""

from __future__ import annotations

from datetime import date
from typing import Any

from cjm_workshop.model import Channel, Moment, Stage, TeamMember, Term

TEAM = (
    TeamMember(name="Aylin", department="Product", role="product lead"),
    TeamMember(name="Farah", department="Pricing", role="price manager"),
    TeamMember(name="Greta", department="Marketing", role="campaigns"),
    TeamMember(name="Ines", department="Customer service", role="head of the helpline, interviews"),
    TeamMember(name="Joost", department="Finance", role="controller"),
    TeamMember(name="Lena", department="User research", role="researcher, interviews"),
    TeamMember(name="Mikkel", department="IT", role="developer"),
    TeamMember(name="Ruben", department="Stores", role="pick-up and drivers"),
    TeamMember(name="Tomasz", department="Logistics", role="planner of routes and slots"),
)

CHARTER: dict[str, Any] = {
    "title": "I order groceries online for the first time",
    "organisation": "FreshCart",
    "goal": "See a first online grocery order through the eyes of two people who could hardly "
    "differ more, and find out why so many who begin one never finish it.",
    "decision": "Which three things we change before September, and who does it: the slots, "
    "the price, the refund, or something else.",
    "scenario": "There is too little time or strength for the shop. Somebody tells of FreshCart, "
    "and a first order begins: from a full head to a full fridge.",
    "scope_start": "The fridge is empty",
    "scope_end": "the second order is placed, or never",
    "state": "current",
    "level": "tactical",
    "owner": "Aylin, Product",
    "review_date": date(2027, 5, 12).isoformat(),
    "team": [member.model_dump(mode="json") for member in TEAM],
    "facilitator": "Dana Okafor",
    "workshop_date": date(2026, 5, 12).isoformat(),
    "focus_question": "What makes a first order hard, and what makes people come back?",
    "glossary": [
        term.model_dump(mode="json")
        for term in (
            Term(term="slot", meaning="The hour or two in which the order comes or is ready."),
            Term(
                term="swap", meaning="Something else in the bag, because what was ordered is out."
            ),
            Term(term="delivery slip", meaning="The paper in the bag that lists what was packed."),
            Term(
                term="shift worker",
                meaning="Somebody who works shifts by their own answer at sign-up.",
            ),
            Term(
                term="bank's window",
                meaning="The page on which the customer's own bank asks whether to pay.",
            ),
        )
    ],
    "dots_each": 5,
    "language": "en",
    "licence": "CC BY 4.0",
}
"""Fields of the charter in the order in which the team filled them in."""

CHANNELS = (
    Channel(id="channel-social", name="Social media"),
    Channel(id="channel-talk", name="Word of mouth"),
    Channel(id="channel-letter", name="Letter"),
    Channel(id="channel-web", name="Web"),
    Channel(id="channel-app", name="App"),
    Channel(id="channel-mail", name="E-mail"),
    Channel(id="channel-sms", name="SMS"),
    Channel(id="channel-phone", name="Phone"),
    Channel(id="channel-chat", name="Chat"),
    Channel(id="channel-door", name="Delivery"),
    Channel(id="channel-store", name="Store pick-up"),
    Channel(id="channel-paper", name="Paper slip", icon="document"),
)

STAGES = (
    Stage(
        id="stage-for-me",
        name="Is this for me?",
        aim="I know whether it is worth a try, and what it will cost me.",
        duration="1 day to 3 weeks",
        moment=Moment.BEFORE,
    ),
    Stage(
        id="stage-basket",
        name="What do we need?",
        aim="Everything for the next days is in the basket.",
        duration="about 40 minutes",
        moment=Moment.DURING,
    ),
    Stage(
        id="stage-order",
        name="I place the order",
        aim="It comes when I am there, and I know that it is paid.",
        duration="5 minutes to 4 days",
        moment=Moment.DURING,
    ),
    Stage(
        id="stage-food",
        name="I get my food",
        aim="It is all there, it is good, and it is put away.",
        duration="one evening or morning",
        moment=Moment.DURING,
    ),
    Stage(
        id="stage-right",
        name="Is it put right?",
        aim="What was wrong is made good, and next time is easy.",
        duration="2 to 14 days",
        moment=Moment.AFTER,
    ),
)
