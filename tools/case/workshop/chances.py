"""From pains to opportunities, actions and the plan of messages."""

from __future__ import annotations

from datetime import date

from cjm_workshop.model import Action, Contact, Opportunity, Status

from .words import ids, known


def _opportunity(
    name: str,
    question: str,
    owner: str,
    pains: str,
    measure: tuple[str, str, str],
    impact: int,
    effort: int,
    ideas: tuple[str, ...],
    *,
    steps: str = "",
    status: Status = Status.OPEN,
    due: date | None = None,
) -> Opportunity:
    metric, baseline, target = measure
    return Opportunity(
        id=f"opportunity-{name}",
        question=f"How might we {question}?",
        pains=ids("pain", pains),
        steps=ids("step", steps),
        ideas=tuple(known(idea, "a") for idea in ideas),
        owner=owner,
        metric=metric,
        baseline=baseline,
        target=target,
        impact=impact,
        effort=effort,
        status=status,
        due=due,
    )


OPPORTUNITIES = (
    _opportunity(
        "waiting-list", "tell Maya at once when an evening comes free",
        "Tomasz, Logistics", "maya-evenings",
        ("Searches for a slot per order, shift workers (median)", "4", "1"), 5, 4,
        ("A waiting list with a message and ten minutes to say yes",
         "A window from 17 to 22 at a lower fee"),
        status=Status.PLANNED, due=date(2026, 9, 1),
        steps="maya-future-waiting",
    ),
    _opportunity(
        "slot-first", "show free evenings before she fills a basket",
        "Aylin, Product", "maya-late-slot",
        ("Leave after three days of looking for a slot", "31 %", "15 %"), 5, 2,
        ("First when, then what: the week's free hours on the first page",),
        status=Status.DOING, due=date(2026, 7, 15),
        steps="maya-future-evening",
    ),
    _opportunity(
        "whole-price", "show the whole price from the first page on",
        "Farah, Pricing", "maya-price maya-fee",
        ("Leave at the checkout without paying", "22 %", "12 %"), 4, 2,
        ("The fee beside every sum", "One fee for all hours of a day"),
        status=Status.PLANNED, due=date(2026, 8, 1),
        steps="maya-future-price",
    ),
    _opportunity(
        "small-refunds", "give small sums back at once, and show trust",
        "Ines, Customer service", "maya-photos",
        ("Time to a refund in the chat (median, minutes)", "14", "3"), 5, 2,
        ("Below five euros: back at once, no photo", "A code on the slip, for the right page"),
        status=Status.DOING, due=date(2026, 7, 1),
        steps="maya-future-refund",
    ),
    _opportunity(
        "ask-first", "ask before we swap, and read the note on nuts",
        "Ruben, Stores", "maya-swap",
        ("Satisfaction with a swap, not asked (1 to 5)", "2.1", "4.0"), 4, 3,
        ("Salmon is out: trout all right? Yes or no", "Answers set beforehand, for shifts"),
        status=Status.PLANNED, due=date(2026, 9, 1),
        steps="maya-future-swap",
    ),
    _opportunity(
        "card-words", "say in plain words who sees the card number",
        "Lena, User research", "harold-number",
        ("Ease of paying, 65 and over (1 to 5)", "2.6", "3.5"), 4, 1,
        ("One sentence beside the field", "To pay at the counter", "A bill by letter"),
        status=Status.DOING, due=date(2026, 6, 15),
    ),
    _opportunity(
        "readable", "make every page one that Harold can read and use",
        "Mikkel, IT", "harold-print",
        ("Had help with the first order, 65 and over", "41 %", "25 %"), 4, 4,
        ("A quiet page: large letters, one column", "Price for each kilo, in the same size"),
        status=Status.OPEN, due=date(2026, 10, 1),
    ),
    _opportunity(
        "voice", "be there by voice while his page is open",
        "Ines, Customer service", "harold-hours harold-alone",
        ("Ring before they pay, 65 and over", "38 %", "25 %"), 3, 4,
        ("We ring you back", "The basket stays for a week"),
    ),
    _opportunity(
        "bank-window", "prepare him for the bank's window",
        "Joost, Finance", "harold-window",
        ("Tickets about paying, March to May", "24", "12"), 3, 1,
        ("A picture of the window before it opens",),
        status=Status.PLANNED, due=date(2026, 7, 1),
    ),
    _opportunity(
        "begin-at-once", "let people begin without waiting for a mail",
        "Mikkel, IT", "maya-mail harold-mails",
        ("Wait for the sign-up mail (median, minutes)", "6", "1"), 3, 2,
        ("Order as a guest", "Confirm with the first order"),
        steps="maya-future-pays",
    ),
    _opportunity(
        "my-street", "show how punctual the vans are in her street",
        "Greta, Marketing", "maya-street",
        ("Readers of the reviews who go on to sign up", "not measured yet", "+ 10 points"), 2, 3,
        ("A number for each postcode",),
        steps="maya-future-street",
    ),
    _opportunity(
        "dinners", "offer dinners that fit her shifts",
        "Aylin, Product", "",
        ("Ease of filling the basket (1 to 5)", "3.9", "4.4"), 3, 5,
        ("How many minutes do you have tonight?", "Only recipes that are in stock"),
        steps="maya-post maya-basket maya-future-dinners",
    ),
    _opportunity(
        "faces", "show who we are before anybody has to ask",
        "Greta, Marketing", "harold-safe",
        ("People like Harold who doubt the safety of paying", "5 of 5", "2 of 5"), 3, 2,
        ("A name and a face on every page", "More letters with a name under them"),
    ),
    _opportunity(
        "usual-list", "bring back the usual list, without the napkins",
        "Aylin, Product", "maya-napkins",
        ("Order again where nothing was wrong", "46 %", "52 %"), 2, 2,
        ("Tick what comes every week",),
        steps="maya-future-again",
    ),
    _opportunity(
        "counter", "make the counter easy to find, and kind to backs",
        "Ruben, Stores", "harold-sign",
        ("Tickets about pick-up, March to May", "7", "3"), 2, 1,
        ("A sign that one can read from the door", "Carried to the car, always"),
    ),
    _opportunity(
        "keep-the-door", "keep the best moment as it is when we grow",
        "Ruben, Stores", "",
        ("Score for the delivery at the door (mean of 5)", "4.6", "4.6"), 3, 1,
        ("Two more minutes for each stop in the plan",),
        steps="maya-door maya-future-door",
    ),
)  # fmt: skip

ACTIONS = (
    Action(
        id="action-sentence",
        text="Put the sentence beside the card field and try it with five people over 65.",
        opportunity="opportunity-card-words",
        owner="Lena, User research",
        due=date(2026, 6, 15),
        status=Status.DOING,
    ),
    Action(
        id="action-five-euros",
        text="Pay back sums below five euros at once, in two stores, for four weeks.",
        opportunity="opportunity-small-refunds",
        owner="Ines, Customer service",
        due=date(2026, 7, 1),
        status=Status.DOING,
    ),
    Action(
        id="action-photo-cost",
        text="Reckon what the photos cost us against the refunds that they save.",
        opportunity="opportunity-small-refunds",
        owner="Joost, Finance",
        due=date(2026, 6, 8),
        status=Status.DONE,
    ),
    Action(
        id="action-first-page",
        text="Draw the first page with the free hours of the week on it; show it to three nurses.",
        opportunity="opportunity-slot-first",
        owner="Aylin, Product",
        due=date(2026, 6, 30),
        status=Status.DOING,
    ),
    Action(
        id="action-cancelled",
        text="Count the slots that are cancelled at night, and when somebody takes them.",
        opportunity="opportunity-waiting-list",
        owner="Tomasz, Logistics",
        due=date(2026, 6, 12),
        status=Status.PLANNED,
    ),
    Action(
        id="action-fee",
        text="Show the fee on the first page to half of the visitors for two weeks.",
        opportunity="opportunity-whole-price",
        owner="Farah, Pricing",
        due=date(2026, 7, 10),
        status=Status.PLANNED,
    ),
    Action(
        id="action-nuts",
        text="Print notes on allergies in red at the top of the picking list.",
        opportunity="opportunity-ask-first",
        owner="Ruben, Stores",
        due=date(2026, 6, 5),
        status=Status.DONE,
    ),
)


def _contact(
    name: str, day: int, channel: str, persona: str, touchpoint: str, *told: str
) -> Contact:
    title, purpose, message, owner, trigger = told
    return Contact(
        id=f"contact-{name}",
        name=title,
        day=day,
        channel=f"channel-{channel}",
        persona=f"persona-{persona}",
        touchpoint=f"touchpoint-{touchpoint}",
        purpose=purpose,
        message=message,
        owner=owner,
        trigger=trigger,
    )


CONTACTS = (
    _contact(
        "letter", -14, "letter", "harold", "letter", "Letter with a name under it",
        "Show that there are people, and how to reach them.",
        "My name is Ines. This is my number, and this is the counter where you find us.",
        "Greta, Marketing", "A store opens its pick-up counter",
    ),
    _contact(
        "free-evening", -1, "sms", "maya", "slots", "An evening is free",
        "Spare her the search.",
        "Wednesday, 20 to 21, is free. Yes within ten minutes, and it is yours.",
        "Tomasz, Logistics", "A slot on the waiting list comes free",
    ),
    _contact(
        "thank-you", 0, "mail", "maya", "confirmation", "Your order, and what you can still change",
        "Let her know that nothing is final yet.",
        "Here is everything, with an entry for your calendar. You can change it until midnight.",
        "Aylin, Product", "First order paid",
    ),
    _contact(
        "call", 0, "phone", "harold", "helpline", "A call after the first order",
        "Tell him that all is well, before he doubts it.",
        "It is paid, once. It stands ready on Tuesday at ten, and somebody will carry it.",
        "Ines, Customer service", "First order of somebody who rang before",
    ),
    _contact(
        "swap", 1, "sms", "maya", "swap", "Salmon is out",
        "Let her decide.",
        "Salmon is out. Trout all right? Yes or no. Without an answer we leave it out.",
        "Ruben, Stores", "Something is out while it is packed",
    ),
    _contact(
        "was-it-right", 2, "mail", "maya", "survey", "Was anything wrong?",
        "Hear of faults before they become a chat.",
        "Tap what was not right. Small sums are back at once.",
        "Lena, User research", "One day after the first delivery",
    ),
    _contact(
        "usual", 7, "mail", "maya", "reorder", "Your usual things",
        "Make the second order easier than the first.",
        "Your list from last week, without what nobody needs twice, and three free evenings.",
        "Aylin, Product", "One week after the first order",
    ),
    _contact(
        "same-time", 7, "letter", "harold", "counter", "The same time again",
        "Make it a habit that suits him.",
        "Tuesday at ten is yours if you like. Ring me, or just come.",
        "Ines, Customer service", "One week after the first collection",
    ),
)  # fmt: skip
