"""truths.json: what is planted, in words and figures, and how to find it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from case import notes, plan

Value = int | float | str


@dataclass(frozen=True)
class Truth:
    """One planted truth.

    ``tolerance`` is how far the figure in the file may be from the planted one, in ``unit``.
    """

    id: str
    statement: str
    file: str
    how: str
    unit: str
    values: dict[str, Value]
    tolerance: float = 0
    words: list[str] = field(default_factory=list)


def document() -> dict[str, object]:
    """Give what stands in truths.json."""
    truths = [*of_events(), *of_survey(), *of_tickets(), *of_interviews_and_notes()]
    return {
        "about": (
            "What was planted in the FreshCart research on purpose. "
            "For facilitators and tests: learners should find it themselves."
        ),
        "seed": plan.SEED,
        "truths": [
            {key: value for key, value in asdict(truth).items() if value != []} for truth in truths
        ],
    }


def of_events() -> list[Truth]:
    """Give the truths of the event log."""
    return [
        Truth(
            "slot-searches",
            f"Shift workers look for a slot {plan.SEARCHES_SHIFT} times before they order, "
            f"others {'once' if plan.SEARCHES_OTHERS == 1 else plan.SEARCHES_OTHERS}.",
            "events.csv",
            'Customers with "Pays": median number of "Looks for a slot", by group.',
            "searches (median)",
            {"shift": plan.SEARCHES_SHIFT, "others": plan.SEARCHES_OTHERS},
        ),
        Truth(
            "slot-three-days",
            f"{plan.LEAVE_AFTER_THREE_DAYS} % of those who still look for a slot after three days "
            "leave without an order.",
            "events.csv",
            'Customers whose last "Looks for a slot" is 72 hours or more after their first: '
            'share without "Checks out".',
            "%",
            {"leave": plan.LEAVE_AFTER_THREE_DAYS},
            0.5,
        ),
        Truth(
            "mail-wait",
            f"The mail that confirms the account arrives after {plan.MAIL_MINUTES} minutes.",
            "events.csv",
            'Median time from "Creates account" to "Gets sign-up mail".',
            "minutes (median)",
            {"median": plan.MAIL_MINUTES},
            0.1,
        ),
        Truth(
            "mail-wait-loses",
            f"Of those who wait more than ten minutes for that mail {plan.LEAVE_MAIL_SLOW} % never "
            f"fill a basket, of the others {plan.LEAVE_MAIL_FAST} %.",
            "events.csv",
            'Share without "Fills basket", by whether "Gets sign-up mail" came more than ten '
            'minutes after "Creates account".',
            "%",
            {"slow": plan.LEAVE_MAIL_SLOW, "fast": plan.LEAVE_MAIL_FAST},
            0.5,
        ),
        Truth(
            "fee-at-checkout",
            "The delivery fee shows only at the checkout: "
            f"{plan.LEAVE_AT_FEE} % leave there without paying.",
            "events.csv",
            'Customers with "Checks out": share without "Pays".',
            "%",
            {"leave": plan.LEAVE_AT_FEE},
            0.5,
        ),
        Truth(
            "call-before-paying",
            f"{plan.CALL_FIRST_OLDER} % of customers of 65 and over ring the helpline before they "
            f"pay, of the others {plan.CALL_FIRST_OTHERS} %.",
            "events.csv",
            'Customers with "Checks out": share with "Calls the helpline", by group.',
            "%",
            {"65+": plan.CALL_FIRST_OLDER, "others": plan.CALL_FIRST_OTHERS},
            0.5,
        ),
        Truth(
            "call-with-page-open",
            f"{plan.CALL_WITHIN_TEN_MINUTES} % of these calls come within ten minutes after the "
            "customer saw the total: the page is still open.",
            "events.csv",
            '"Calls the helpline": share that comes 10 minutes or less after the same '
            "customer's event before.",
            "%",
            {"within_ten_minutes": plan.CALL_WITHIN_TEN_MINUTES},
            0.5,
        ),
        Truth(
            "older-collect",
            f"{plan.PICK_UP_OLDER} % of customers of 65 and over collect in the store, of the "
            f"others {plan.PICK_UP_OTHERS} %.",
            "events.csv",
            'Customers with "Pays": share with "Collects in store", by group.',
            "%",
            {"65+": plan.PICK_UP_OLDER, "others": plan.PICK_UP_OTHERS},
            0.5,
        ),
        Truth(
            "refund-time",
            f"A refund takes {plan.REFUND_CHAT_MINUTES} minutes in the chat and "
            f"{plan.REFUND_PHONE_MINUTES} on the phone.",
            "events.csv",
            'Median time from "Reports a fault" to "Gets the refund", by channel.',
            "minutes (median)",
            {"chat": plan.REFUND_CHAT_MINUTES, "phone": plan.REFUND_PHONE_MINUTES},
            0.5,
        ),
        Truth(
            "refund-decides",
            f"Of those who have their money back within 15 minutes {plan.AGAIN_REFUND_FAST} % "
            f"order again, of those who wait longer {plan.AGAIN_REFUND_SLOW} %, of those who had "
            f"no fault {plan.AGAIN_NO_FAULT} %: a fault made good quickly binds more than none.",
            "events.csv",
            'Customers who received an order: share with "Re-orders", by the time from '
            '"Reports a fault" to "Gets the refund" (15 minutes or less, more), and for those '
            'without "Reports a fault".',
            "%",
            {
                "fast": plan.AGAIN_REFUND_FAST,
                "slow": plan.AGAIN_REFUND_SLOW,
                "no_fault": plan.AGAIN_NO_FAULT,
            },
            1,
        ),
        Truth(
            "scores-in-the-log",
            "Customers score the delivery at the door highest and the search for a slot lowest.",
            "events.csv",
            "Mean score by touchpoint; the highest and the lowest.",
            "points of 5 (mean)",
            {
                "highest": "Receives at the door",
                "highest_mean": plan.DOOR_SCORE,
                "lowest": "Looks for a slot",
                "lowest_mean": plan.SLOT_SCORE,
            },
            0.05,
        ),
    ]


def of_survey() -> list[Truth]:
    """Give the truths of the survey; all but the first two count each person once."""
    ease = {f"ease_{name}": mean for name, mean in plan.EASE.items()}
    return [
        Truth(
            "survey-doubles",
            f"{plan.DOUBLE_SUBMITS} answers were sent twice.",
            "survey.csv",
            "Answers with an overall ease that equal an earlier one in all columns but "
            "response_id and submitted.",
            "answers",
            {"doubles": plan.DOUBLE_SUBMITS},
        ),
        Truth(
            "survey-abandoned",
            f"{plan.ABANDONED} people stopped before the first rating.",
            "survey.csv",
            "Answers without ease_overall.",
            "answers",
            {"abandoned": plan.ABANDONED},
        ),
        Truth(
            "ease-by-step",
            "Finding a slot is the hardest step; taking the order over is the easiest.",
            "survey.csv",
            "Without doubles: mean of each ease_ column but ease_overall.",
            "points of 5 (mean)",
            {**ease, "lowest": "ease_slot", "highest": "ease_handover"},
            0.1,
        ),
        Truth(
            "older-payment",
            "People of 65 and over find paying much harder than others.",
            "survey.csv",
            "Without doubles: mean ease_payment of age bands 65-74 and 75+.",
            "points of 5 (mean)",
            {"65+": plan.PAYMENT_EASE_OLDER},
            0.15,
        ),
        Truth(
            "older-helped",
            f"{plan.HELP_OLDER} % of people of 65 and over had help with the first order, "
            f"of the others {plan.HELP_OTHERS} %.",
            "survey.csv",
            'Without doubles: share with first_order_by "someone helped me", by age band.',
            "%",
            {"65+": plan.HELP_OLDER, "others": plan.HELP_OTHERS},
            1.5,
        ),
        Truth(
            "ask-before-swap",
            "A substitution is fine when the customer was asked, and annoys when not.",
            "survey.csv",
            "Without doubles: mean swap_satisfaction, by asked_before_swap.",
            "points of 5 (mean)",
            {"yes": plan.SWAP_ASKED, "no": plan.SWAP_NOT_ASKED},
            0.15,
        ),
        Truth(
            "not-really-comments",
            f"{plan.NOT_REALLY_A_COMMENT} comments say nothing (n/a, a dash, none ...).",
            "survey.csv",
            "Without doubles: comments, in lower case and without spaces, among the words given.",
            "comments",
            {"comments": plan.NOT_REALLY_A_COMMENT},
            0,
            ["n/a", "na", "-", "--", ".", "?", "x", "no", "none", "nothing", "nocomment"],
        ),
    ]


def of_tickets() -> list[Truth]:
    """Give the truths of the support tickets."""
    return [
        Truth(
            "photos-twice",
            f"{plan.PHOTOS_TWICE} % of those who want a refund in the chat are asked for a photo "
            "twice.",
            "tickets.csv",
            'Category "refund", channel "chat": share with photo_requests 2.',
            "%",
            {"twice": plan.PHOTOS_TWICE},
            0.5,
        ),
        Truth(
            "refund-ticket-time",
            f"The chat takes {plan.REFUND_CHAT_MINUTES} minutes to settle a refund.",
            "tickets.csv",
            'Category "refund", channel "chat": median of minutes_to_resolution.',
            "minutes (median)",
            {"median": plan.REFUND_CHAT_MINUTES},
            1,
        ),
        Truth(
            "photos-twice-come-back",
            f"{plan.REOPENED_TWICE} % of the refund chats with two photo requests are opened "
            f"again, of the other refund chats {plan.REOPENED_OTHERS} %.",
            "tickets.csv",
            'Category "refund", channel "chat": share reopened, by photo_requests 2 or fewer.',
            "%",
            {"twice": plan.REOPENED_TWICE, "others": plan.REOPENED_OTHERS},
            1,
        ),
        Truth(
            "slot-tickets-off-hours",
            f"{plan.SLOT_TICKETS_OFF_HOURS} % of the tickets about slots come between 20:00 and "
            "07:00, when nobody answers the phone.",
            "tickets.csv",
            'Category "slot": share opened from 20:00 to 06:59 on the clock of the shop.',
            "%",
            {"off_hours": plan.SLOT_TICKETS_OFF_HOURS},
            1,
        ),
    ]


def of_interviews_and_notes() -> list[Truth]:
    """Give the truths of the hand-written material, counted by hand."""
    return [
        Truth(
            "who-speaks-of-slots",
            "All five people who live like Maya speak of the slot; one of the five who live like "
            "Harold does, and he has no trouble with it.",
            "interviews.csv",
            'Number of participants with a quote on the topic "slot", by segment.',
            "participants",
            {"maya-like": 5, "harold-like": 1},
        ),
        Truth(
            "who-speaks-of-payment-safety",
            "All five people who live like Harold doubt the safety of paying; nobody else does.",
            "interviews.csv",
            'Number of participants with a quote on the topic "payment safety", by segment.',
            "participants",
            {"harold-like": 5, "maya-like": 0, "other": 0},
        ),
        Truth(
            "company-language",
            "9 notes speak the company's language instead of the customer's.",
            "notes.csv",
            "Notes that hold at least one of the words given, in any case.",
            "notes",
            {"notes": 9},
            0,
            notes.COMPANY_WORDS,
        ),
        Truth(
            "note-doubles",
            "7 notes repeat another one, but for capitals and punctuation.",
            "notes.csv",
            "Texts in lower case, letters and digits only: notes that repeat an earlier one.",
            "notes",
            {"doubles": 7},
        ),
        Truth(
            "votes",
            "Nine people gave five votes each; the notes on evening slots, on searching again and "
            "again, on concert tickets and on the late fee got 22 of 45.",
            "notes.csv",
            "Sum of all votes, and of the four highest.",
            "votes",
            {"all": 45, "top_four": 22},
        ),
    ]
