"""Harold's first order as it is: a letter, a daughter, a call and a counter."""

from __future__ import annotations

from cjm_workshop.model import Journey, JourneyState

from .words import known, pain, step

JOURNEY = Journey(
    id="journey-harold",
    name="My first order on the tablet",
    persona="persona-harold",
    state=JourneyState.CURRENT,
    scenario="His wife is recovering, his hip is new, crates are heavy. A letter and his daughter "
    "make him try.",
    goals=("Groceries for two without carrying", "be sure where the money goes"),
    expectations=(
        "A person who answers",
        "letters that he can read",
        "to see the goods before he signs",
    ),
    stages=("stage-for-me", "stage-basket", "stage-order", "stage-food", "stage-right"),
    owner="Ines, Customer service",
)

FOR_ME = (
    step(
        "harold-letter", "Finds a letter",
        stage="for-me", touchpoint="letter", channels="letter", level="r",
        sources="q53 seen-q53",
        action="I keep the letter with the bills and underline the address of the page.",
        said=("q53", "On the internet anybody can be anybody, but a stamp costs money."),
        emotion=1, emotion_reason="A name and a stamp: there are people behind it",
        expectation="Advertising, for the bin.",
        experience="A letter worth keeping.",
        engagement=2,
        gains=(known("Something on paper to hold on to", "r", "q53"),),
        backstage=(("Letters by district", "Marketing", "address list"),),
    ),
    step(
        "harold-daughter", "Asks his daughter",
        stage="for-me", touchpoint="family", channels="talk", level="r", sources="q06 survey",
        action="I ask my daughter on Sunday whether one can do that.",
        said=("q06", "My daughter says it's all perfectly normal these days."),
        emotion=0, emotion_reason="She is sure, I am not",
        expectation="She will tell me to leave it.",
        experience="She finds it normal and offers to help.",
        engagement=2, figures="helped",
    ),
    step(
        "harold-reviews", "Reads printed reviews",
        stage="for-me", touchpoint="reviews", channels="web", level="r", sources="q06 seen-q06 q30",
        action="I print four pages of reviews and underline every “late” in red.",
        said=("q06", "Nobody writes whether the money is safe."),
        emotion=-1, emotion_reason="Nobody answers the one question that I have",
        expectation="Somebody will have asked that before me.",
        experience="Four pages on vans, not a line on the money, and no face anywhere.",
        engagement=3,
    ),
)  # fmt: skip
BASKET = (
    step(
        "harold-account", "Creates an account",
        stage="basket", touchpoint="account", channels="web mail", level="r",
        sources="q07 seen-q07 q16 log",
        action="I wait for the mail, press again, make a coffee. Now there are two.",
        said=("q16", "Why do they need my date of birth for a cabbage?"),
        emotion=-1, emotion_reason="I am asked for things and not told why",
        expectation="Name and address, as at the chemist's.",
        experience="A date of birth, a password, a mail that does not come and then comes twice.",
        engagement=3, waiting_minutes=6, figures="mail",
        backstage=(("Queue for outgoing mail", "IT", "mail server"),),
    ),
    step(
        "harold-basket", "Fills the basket",
        stage="basket", touchpoint="basket", channels="web", level="o",
        sources="q08 seen-q08 q43 seen-q43",
        action="I hold the magnifier to the tablet, enlarge the page and lose the button.",
        said=("q43", "So I can either read it or buy it."),
        emotion=-1, emotion_reason="What I must know is in the smallest print",
        expectation="Like the leaflet, only on the screen.",
        experience="Big pictures, weights in grey, a button that leaves the screen.",
        engagement=3, figures="ease-basket",
        backstage=(("Weights taken from the supplier", "Product", "product data"),),
    ),
)  # fmt: skip
ORDER = (
    step(
        "harold-time", "Picks a time",
        stage="order", touchpoint="slots", channels="web", level="o", sources="q45 seen-q45",
        action="I take the first time that it offers, Tuesday at ten.",
        said=("q45", "Tuesday at ten, always free, everybody's at work."),
        emotion=1, emotion_reason="The hours that nobody wants are just mine",
        expectation="To be told when.",
        experience="It takes four seconds.",
        engagement=1,
        backstage=(("Routes planned at 22:00", "Logistics", "route planner"),),
    ),
    step(
        "harold-card", "Stops at the card",
        stage="order", touchpoint="payment", channels="web", level="o",
        sources="q09 q19 q55 log survey",
        action="I see 41.20 euros and the field for the card, and I stop.",
        said=("q55", "Who has my card number now?"),
        emotion=-2, emotion_reason="The page asks for trust and gives no reason for it",
        expectation="A bill, or the counter.",
        experience="Who sees the number stands on page four of the terms.",
        engagement=5, figures="older-payment call",
        ways=(("pays", "no call"),),
        truth="Is my money safe?",
        backstage=(("Card data only at the bank", "Finance", "payment service"),),
    ),
    step(
        "harold-call", "Rings the helpline",
        stage="order", touchpoint="helpline", channels="phone", level="o",
        sources="q18 q56 seen-q56 q31 log",
        action="I ring with the page still open. She stays on until I have pressed it.",
        said=("q18", "That's when I believed in it."),
        emotion=2, emotion_reason="A patient voice goes through it with me",
        expectation="A machine.",
        experience="Two minutes on hold, then a person who has time.",
        engagement=5, waiting_minutes=2, figures="call call-open",
        ways=(("basket", "after eight: basket lost"),),
        truth="Somebody picks up",
        gains=(known("Believes in it from here on", "r", "q18"),),
        backstage=(
            ("Line staffed from 8 to 20", "Customer service", "telephone"),
            ("Sees the basket while talking", "Customer service", "service desk"),
        ),
    ),
    step(
        "harold-pays", "Pays with his son",
        stage="order", touchpoint="bank", channels="web", level="r", sources="q32 q46 q55",
        action="My son types in the numbers that I read to him.",
        said=("q32", "I read him the numbers. Is that worse?"),
        emotion=-1, emotion_reason="It is done, but not by me, and not as I was taught",
        expectation="To pay at the counter.",
        experience="A window of the bank opens and looks like another page.",
        engagement=4, figures="older-payment",
        backstage=(("Bank asks for a number by text", "Finance", "payment service"),),
    ),
)  # fmt: skip
FOOD = (
    step(
        "harold-paper", "Prints the confirmation",
        stage="food", touchpoint="confirmation", channels="mail", level="a",
        action="I print the mail and take it along to the counter.",
        thought="Now I have it on paper.",
        emotion=0, emotion_reason="Paper is proof, but is it the right page?",
        expectation="A receipt.",
        experience="Our guess: nobody spoke of it, and we did not see it.",
        engagement=1,
        backstage=(("List closed at midnight", "Stores", "picking list"),),
    ),
    step(
        "harold-counter", "Collects in the store",
        stage="food", touchpoint="counter", channels="store", level="o",
        sources="q10 seen-q10 q20 q57 log",
        action="I check eggs and milk. The young man carries the crate to the boot.",
        said=("q10", "And I can look into the crate before I sign."),
        emotion=2, emotion_reason="I see the goods, and somebody carries them",
        expectation="A shelf and a queue.",
        experience="They give me my six minutes, and I know her name now.",
        engagement=4, figures="collect",
        truth="I see it before I sign",
        gains=(known("No lifting, and a word at the counter", "r", "q10 q57"),),
        backstage=(("Crate packed at nine", "Stores", "picking list"),),
    ),
)  # fmt: skip
RIGHT = (
    step(
        "harold-twice", "Rings: paid twice",
        stage="right", touchpoint="refund-phone", channels="phone", level="r",
        sources="q46 q47 seen-q47 log",
        action="I ring because I have paid twice. Eight minutes, and it is settled.",
        said=("q47", "She didn't ask me for a photo, she asked me how my wife was."),
        emotion=1, emotion_reason="I am believed at once, and asked about my wife",
        expectation="Forms, and weeks.",
        experience="Eight minutes, no photo, no form.",
        engagement=4, waiting_minutes=8, figures="refund-phone",
        backstage=(("Repays without a form", "Customer service", "service desk"),),
    ),
    step(
        "harold-again", "Orders again, by phone",
        stage="right", touchpoint="reorder", channels="web phone", level="a",
        action="I order the same things, and ring first to be on the safe side.",
        thought="If the same voice picks up, I stay.",
        emotion=1, emotion_reason="The second time I know whom to ask",
        expectation="As the first time.",
        experience="Our guess after one call: ask three customers in autumn.",
        engagement=2,
    ),
)  # fmt: skip

STEPS = (*FOR_ME, *BASKET, *ORDER, *FOOD, *RIGHT)

PAINS = (
    pain("harold-safe", "harold-reviews", 2, "Nowhere an answer to: is my money safe?",
         "r", "q06 q30"),
    pain("harold-mails", "harold-account", 2, "Two mails come, and one undoes the other",
         "r", "q07 tickets-account"),
    pain("harold-print", "harold-basket", 3, "Small grey print; enlarged, the button is gone",
         "o", "seen-q08 seen-q43 q17 q54"),
    pain("harold-number", "harold-card", 3, "Nothing says in plain words who sees my number",
         "r", "q55 tickets-payment"),
    pain("harold-hours", "harold-call", 3, "The line closes at eight, and the basket is lost",
         "r", "q31 seen-q31"),
    pain("harold-window", "harold-pays", 3, "The bank's window looks like a fraud",
         "r", "q46 tickets-payment"),
    pain("harold-sign", "harold-counter", 1, "The way to the shelf is hard to find",
         "r", "seen-q20 tickets-pick-up"),
    pain("harold-alone", "harold-again", 2, "Without a call I do not dare", "a"),
)  # fmt: skip
