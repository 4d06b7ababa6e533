"""survey.csv: what customers ticked and wrote some days after their first order."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import comb
from typing import TYPE_CHECKING

from case import plan
from case.clock import local
from case.dice import Dice
from case.texts import sections

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER = [
    "response_id",
    "submitted",
    "first_order_on",
    "first_order_by",
    "channel",
    "received_by",
    "age_band",
    "household",
    "works_shifts",
    "ease_overall",
    "ease_account",
    "ease_basket",
    "ease_slot",
    "ease_payment",
    "ease_handover",
    "slot_satisfaction",
    "asked_before_swap",
    "swap_satisfaction",
    "refund_satisfaction",
    "likelihood_to_reorder",
    "comment",
]
OLDER = ("65-74", "75+")
AGES = {"18-29": 17, "30-44": 35, "45-64": 25, "65-74": 15, "75+": 8}
HOUSEHOLDS = {
    "18-29": {"lives alone": 30, "couple": 30, "shared flat": 30, "children": 10},
    "30-44": {"lives alone": 16, "couple": 18, "shared flat": 4, "children": 62},
    "45-64": {"lives alone": 26, "couple": 36, "shared flat": 2, "children": 36},
    "65-74": {"lives alone": 36, "couple": 60, "shared flat": 0, "children": 4},
    "75+": {"lives alone": 55, "couple": 45, "shared flat": 0, "children": 0},
}
NO_COMMENT = ["n/a", "-", "none", "no", ".", "N/A", "nothing", "no comment", "--", "?", "x", "na"]

Answer = dict[str, str]


def rows() -> list[list[str]]:
    """Give the answers in the order in which they came in, double submits among them."""
    dice = Dice(f"{plan.SEED}/survey")
    answers = people(dice)
    rate(dice, answers)
    mixed = dice.shuffled(answers)
    for answer in mixed[: plan.ABANDONED]:
        answer.update(dict.fromkeys(HEADER[HEADER.index("ease_overall") :], ""))
    comment(mixed[plan.ABANDONED :])
    lose_some(dice, answers)
    complete = [answer for answer in answers if answer["ease_overall"] and answer["comment"]]
    for answer in dice.shuffled(complete)[: plan.DOUBLE_SUBMITS]:
        again = datetime.fromisoformat(answer["submitted"]) + timedelta(minutes=1 + dice.below(4))
        answers.append(answer | {"submitted": again.isoformat(" ", "minutes")})
    answers.sort(key=lambda answer: answer["submitted"])
    for number, answer in enumerate(answers, start=1):
        answer["response_id"] = f"R{number:03}"
    return [[answer[name] for name in HEADER] for answer in answers]


def people(dice: Dice) -> list[Answer]:
    """Make the people who answer: their age, household, work, and how they ordered."""
    answers = []
    for age in dice.deal(plan.ANSWERS, AGES):
        older = age in OLDER
        ordered = date(2026, 3, 9) + timedelta(days=dice.below(66))
        day = ordered + timedelta(days=2 + dice.below(8))
        sent = local(day, dice.between(7, 23))
        answer = dict.fromkeys(HEADER, "")
        answer.update(
            submitted=f"{sent:%Y-%m-%d %H:%M}",
            first_order_on=ordered.isoformat(),
            age_band=age if dice.chance(0.97) or older else "rather not say",
            household=dice.weighted(HOUSEHOLDS[age]),
            works_shifts="no" if older else dice.weighted({"yes": 30, "no": 67, "": 3}),
            channel=dice.weighted(
                {"web": 72, "app": 12, "phone": 16} if older else {"web": 36, "app": 63, "phone": 1}
            ),
        )
        answers.append(answer)
    older, others = older_and_others(answers)
    for group, pick_up, helped in (
        (older, plan.PICK_UP_OLDER, plan.HELP_OLDER),
        (others, plan.PICK_UP_OTHERS, plan.HELP_OTHERS),
    ):
        put(dice, group, "received_by", {"pick-up": pick_up, "delivery": 100 - pick_up})
        put(dice, group, "first_order_by", {"someone helped me": helped, "myself": 100 - helped})
    return answers


def older_and_others(answers: list[Answer]) -> tuple[list[Answer], list[Answer]]:
    """Part people of 65 and over from the others."""
    older = [answer for answer in answers if answer["age_band"] in OLDER]
    return older, [answer for answer in answers if answer["age_band"] not in OLDER]


def put(dice: Dice, answers: list[Answer], name: str, weights: dict[str, float]) -> None:
    """Deal out the values of one column in exact shares."""
    for answer, value in zip(answers, dice.deal(len(answers), weights), strict=True):
        answer[name] = value


def around(mean: float) -> dict[str, float]:
    """Give weights for 1 to 5 with this mean (a binomial spread)."""
    p = (mean - 1) / 4
    return {str(k + 1): comb(4, k) * p**k * (1 - p) ** (4 - k) for k in range(5)}


def rate(dice: Dice, answers: list[Answer]) -> None:
    """Deal out the ratings; some groups find some things harder, the mean of all stays."""
    older, others = older_and_others(answers)
    working = [answer for answer in answers if answer["works_shifts"] == "yes"]
    settled = [answer for answer in answers if answer["works_shifts"] != "yes"]
    for name in ("account", "basket", "handover"):
        put(dice, answers, f"ease_{name}", around(plan.EASE[name]))
    for name, hard, mean, easy in (
        ("payment", older, plan.PAYMENT_EASE_OLDER, others),
        ("slot", working, 1.6, settled),
    ):
        put(dice, hard, f"ease_{name}", around(mean))
        rest = (plan.EASE[name] * len(answers) - mean * len(hard)) / len(easy)
        put(dice, easy, f"ease_{name}", around(rest))
    swapped = dice.share(answers, 0.46)
    asked = dice.share(swapped, 0.44)
    asked_ids = {id(answer) for answer in asked}
    surprised = [answer for answer in swapped if id(answer) not in asked_ids]
    for group, word, mean in (
        (asked, "yes", plan.SWAP_ASKED),
        (surprised, "no", plan.SWAP_NOT_ASKED),
    ):
        put(dice, group, "asked_before_swap", {word: 1})
        put(dice, group, "swap_satisfaction", around(mean))
    put(dice, dice.share(answers, 0.27), "refund_satisfaction", around(2.6))
    for answer in answers:
        conclude(dice, answer)


def conclude(dice: Dice, answer: Answer) -> None:
    """Form the ratings that follow from the others."""
    parts = [int(answer[f"ease_{name}"]) for name in plan.EASE]
    parts += [
        int(answer[name]) for name in ("swap_satisfaction", "refund_satisfaction") if answer[name]
    ]
    overall = sum(parts) / len(parts)
    answer["ease_overall"] = str(within(1, overall + dice.between(-0.8, 0.8), 5))
    slot = int(answer["ease_slot"]) + dice.between(-0.9, 1.1)
    answer["slot_satisfaction"] = str(within(1, slot, 5))
    again = 3.2 * overall - 4.3 + dice.between(-3, 3)
    answer["likelihood_to_reorder"] = str(within(0, again, 10))


def within(low: int, value: float, high: int) -> int:
    """Round, and keep to the ends of the scale."""
    return max(low, min(high, int(value + 0.5)))


def at_most(name: str, most: int) -> Callable[[Answer], bool]:
    """Make a test for a low rating."""
    return lambda answer: bool(answer[name]) and int(answer[name]) <= most


def at_least(name: str, least: int) -> Callable[[Answer], bool]:
    """Make a test for a high rating."""
    return lambda answer: bool(answer[name]) and int(answer[name]) >= least


def is_older(answer: Answer) -> bool:
    """Say whether a person is 65 or over."""
    return answer["age_band"] in OLDER


CHILDREN = re.compile(r"\b(kids|baby|daughter)\b")
FITS: dict[str, Callable[[Answer], bool]] = {
    "shift": lambda answer: answer["works_shifts"] == "yes",
    "print": is_older,
    "pay-": lambda answer: is_older(answer) and int(answer["ease_payment"]) <= 3,
    "pickup+": lambda answer: answer["received_by"] == "pick-up",
    "slot-": lambda answer: not is_older(answer) and int(answer["ease_slot"]) <= 2,
    "subs-": at_most("swap_satisfaction", 2),
    "subs+": lambda answer: (
        answer["asked_before_swap"] == "yes" and int(answer["swap_satisfaction"]) > 3
    ),
    "refund-": at_most("refund_satisfaction", 2),
    "refund+": at_least("refund_satisfaction", 4),
    "door+": lambda answer: (
        answer["received_by"] == "delivery" and int(answer["ease_handover"]) > 3
    ),
    "account": at_most("ease_account", 3),
    "fee": at_most("ease_overall", 4),
    "good": at_least("likelihood_to_reorder", 7),
    "bad": at_most("likelihood_to_reorder", 5),
}
"""Who could have written the comments under each heading of the texts."""


def comment(silent: list[Answer]) -> None:
    """Give each hand-written comment to somebody whose ratings and household it fits."""
    texts = sections("comments.txt")
    for heading, fits in FITS.items():
        for text in texts[heading]:
            family = CHILDREN.search(text)
            writer = next(
                answer
                for answer in silent
                if fits(answer) and (not family or answer["household"] == "children")
            )
            writer["comment"] = text
            silent.remove(writer)
    for answer, text in zip(silent[: plan.NOT_REALLY_A_COMMENT], NO_COMMENT, strict=True):
        answer["comment"] = text


def lose_some(dice: Dice, answers: list[Answer]) -> None:
    """Leave some ratings empty, or "n/a", as people do."""
    for answer in answers:
        for name in plan.EASE:
            if answer[f"ease_{name}"] and dice.chance(0.025):
                answer[f"ease_{name}"] = "n/a" if dice.chance(0.3) else ""
