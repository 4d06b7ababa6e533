"""The inventory: every time the customer meets FreshCart, or somebody else, on the way."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import Moment, Task, Touchpoint

from .research import figure
from .words import LEVELS, ids

CUSTOMER, US, OTHERS = "customer", "us", "another party"


def _touchpoint(
    name: str,
    title: str,
    channels: str,
    starts: str,
    purpose: str,
    *,
    level: str,
    sources: str = "",
    figures: str = "",
    tasks: tuple[tuple[str, str], ...] = (),
    **fields: Any,
) -> Touchpoint:
    return Touchpoint(
        id=f"touchpoint-{name}",
        name=title,
        channels=ids("channel", channels),
        initiator=starts,
        purpose=purpose,
        level=LEVELS[level],
        evidence=ids("evidence", sources),
        metrics=tuple(figure(one) for one in figures.split()),
        tasks=tuple(Task(text=text, owner=owner) for text, owner in tasks),
        **fields,
    )


BEFORE = (
    _touchpoint(
        "post", "A friend's post", "social talk", OTHERS,
        "Show that people like me eat well with it.",
        provider="Friends and colleagues", level="o", sources="q01 q21 log",
    ),
    _touchpoint(
        "leaflet", "Leaflet with a code", "letter", US,
        "Make somebody curious who has never heard of us.",
        department="Marketing", owner="Greta", level="a",
        tasks=(("Find out who reads it", "Greta"),),
    ),
    _touchpoint(
        "letter", "Letter with a name under it", "letter", US,
        "Let people see that there are people.",
        department="Marketing", owner="Greta", level="r", sources="q53 seen-q53",
    ),
    _touchpoint(
        "family", "Talk with family", "talk", CUSTOMER,
        "Hear from somebody I trust whether it is all right.",
        provider="Family and neighbours", level="r", sources="q06 q32 survey", figures="helped",
    ),
    _touchpoint(
        "reviews", "Reviews", "web", CUSTOMER,
        "Find out how it was for others, in my street.",
        provider="Review site", level="o", sources="q06 q34 log",
    ),
    _touchpoint(
        "prices", "Price comparison", "web app", CUSTOMER,
        "Find out what the week's shopping would cost.",
        department="Pricing", owner="Farah", level="o", sources="q11 q39 log",
    ),
    _touchpoint(
        "area", "Check of the delivery area", "web app", CUSTOMER,
        "Find out whether they come to my door.",
        department="IT", owner="Mikkel", level="i", sources="tickets-account",
        tasks=(("Ask for the postcode only", "Mikkel"),),
    ),
)  # fmt: skip
DURING = (
    _touchpoint(
        "account", "Sign-up", "app web", CUSTOMER,
        "Be known, so that the order finds me.",
        department="IT", owner="Mikkel", level="o", sources="q25 q48 log survey",
        figures="ease-account",
    ),
    _touchpoint(
        "sign-up-mail", "Mail to confirm the account", "mail", US,
        "Prove that the address is mine.",
        department="IT", owner="Mikkel", level="o", sources="q07 log tickets-account",
        figures="mail mail-slow",
    ),
    _touchpoint(
        "basket", "Basket and recipes", "app web", CUSTOMER,
        "Put together what we will eat.",
        department="Product", owner="Aylin", level="o", sources="q02 q26 q08 survey",
        figures="ease-basket",
    ),
    _touchpoint(
        "slots", "Choice of a slot", "app web", CUSTOMER,
        "Say when I am at home, or when I come.",
        department="Logistics", owner="Tomasz", level="o", sources="q12 q27 log survey",
        figures="searches searches-others three-days ease-slot score-slot",
        tasks=(("Count the slots that come back at five in the morning", "Tomasz"),),
    ),
    _touchpoint(
        "checkout", "Checkout with fee and voucher", "app web", CUSTOMER,
        "See the whole sum, and say yes to it.",
        department="Pricing", owner="Farah", level="o", sources="q23 q36 log",
        figures="fee",
    ),
    _touchpoint(
        "payment", "Payment", "app web", CUSTOMER,
        "Pay without fear and without effort.",
        department="Finance", owner="Joost", level="o", sources="q13 q09 survey",
        figures="ease-payment older-payment",
    ),
    _touchpoint(
        "bank", "The bank's window", "web app", OTHERS,
        "Let the bank ask whether it is really me.",
        provider="The customer's bank", level="r", sources="q46 tickets-payment",
    ),
    _touchpoint(
        "helpline", "Call before paying", "phone", CUSTOMER,
        "Hear a person before the money goes.",
        department="Customer service", owner="Ines", level="o", sources="q18 q56 log",
        figures="call call-open",
    ),
    _touchpoint(
        "confirmation", "Confirmation of the order", "mail", US,
        "Know what comes, and change what I forgot.",
        department="Product", owner="Aylin", level="r", sources="q40 seen-q40 log",
    ),
    _touchpoint(
        "swap", "Question about a swap", "sms", US,
        "Decide myself what comes instead.",
        department="Stores", owner="Ruben", level="r", sources="q37 survey",
        figures="swap-asked swap-not-asked",
    ),
    _touchpoint(
        "tracking", "The van on the map", "app", CUSTOMER,
        "Know when to be at the door.",
        department="Logistics", owner="Tomasz", level="o", sources="q28 seen-q28 log",
    ),
    _touchpoint(
        "door", "Handover at the door", "door", US,
        "Have it carried in by somebody kind.",
        department="Stores", owner="Ruben", level="o",
        sources="q24 q33 q41 q50 log survey tickets-delivery",
        figures="score-door ease-handover",
    ),
    _touchpoint(
        "counter", "Pick-up counter", "store", CUSTOMER,
        "Look into the crate before I sign.",
        department="Stores", owner="Ruben", level="o", sources="q10 q20 q57 log",
        figures="collect",
    ),
    _touchpoint(
        "slip", "Delivery slip", "paper", US,
        "Check what came, and learn where to say what did not.",
        department="Stores", owner="Ruben", level="r", sources="q42 q51",
        tasks=(("Print it in large letters", "Ruben"),),
    ),
)  # fmt: skip
AFTER = (
    _touchpoint(
        "refund-chat", "Refund in the chat", "chat", CUSTOMER,
        "Get the money back for what was wrong.",
        department="Customer service", owner="Ines", level="o",
        sources="q05 q29 log tickets-refund", figures="refund-chat photos again-slow again-fast",
    ),
    _touchpoint(
        "refund-phone", "Refund on the phone", "phone", CUSTOMER,
        "Tell a person what went wrong.",
        department="Customer service", owner="Ines", level="o", sources="q47 seen-q47 log",
        figures="refund-phone",
    ),
    _touchpoint(
        "reorder", "Order again", "app web", CUSTOMER,
        "Have the usual things without looking for them.",
        department="Product", owner="Aylin", level="o", sources="q15 q52 log",
        figures="again-no-fault",
    ),
    _touchpoint(
        "survey", "Questions after the first order", "mail", US,
        "Say how it was.",
        department="User research", owner="Lena", level="o", sources="survey",
    ),
    _touchpoint(
        "recommend", "Word among colleagues", "talk social", CUSTOMER,
        "Pass on what is good, and how to get round what is not.",
        provider="Friends and colleagues", level="r", sources="q38",
    ),
)  # fmt: skip

TOUCHPOINTS = tuple(
    touchpoint.model_copy(update={"moment": moment})
    for moment, found in ((Moment.BEFORE, BEFORE), (Moment.DURING, DURING), (Moment.AFTER, AFTER))
    for touchpoint in found
)
