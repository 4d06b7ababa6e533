"""What the finished workshop takes from the research: words as they were said, and figures."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import cache
from math import sqrt
from pathlib import Path
from statistics import mean, stdev
from typing import Any

from cjm_workshop.model import Metric, Quote

RESEARCH = Path(__file__).parents[3] / "src/cjm_workshop/templates/freshcart/research"
_Z = 1.96  # 95 %
_LATE = timedelta(hours=72)
_TWICE_SENT = ("response_id", "submitted")

Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    """Give the rows of one of the research tables."""
    with (RESEARCH / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def truths() -> dict[str, dict[str, Any]]:
    """Give the planted truths by id."""
    found = json.loads((RESEARCH / "truths.json").read_text(encoding="utf-8"))["truths"]
    return {truth["id"]: truth for truth in found}


@cache
def interviews() -> dict[str, Row]:
    """Give the interview quotes by id in lower case: ``q05``."""
    return {row["quote_id"].lower(): row for row in rows("interviews")}


def quoted(source: str, words: str) -> Quote:
    """Give words that stand in an interview, with where they stand."""
    if words not in interviews()[source]["quote"]:
        raise ValueError(f"{source} does not say {words!r}")
    return Quote(text=words, evidence=f"evidence-{source}")


@cache
def answers() -> tuple[Row, ...]:
    """Give the survey's answers, each once."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows("survey"):
        told = tuple(value for name, value in row.items() if name not in _TWICE_SENT)
        seen.setdefault(told if row["ease_overall"] else (row["response_id"],), row)
    return tuple(seen.values())


def _ratings(column: str, where: Callable[[Row], bool] = bool) -> list[float]:
    return [float(row[column]) for row in answers() if row[column].isdigit() and where(row)]


def _was_asked(row: Row) -> bool:
    return row["asked_before_swap"] == "yes"


def _was_not_asked(row: Row) -> bool:
    return row["asked_before_swap"] == "no"


def _is_older(row: Row) -> bool:
    return row["age_band"] in ("65-74", "75+")


def _reached(touchpoint: str, groups: Iterable[str] = ("shift", "65+", "other")) -> int:
    events = (row for row in rows("events") if row["touchpoint"] == touchpoint)
    return len({row["customer"] for row in events if row["group"] in groups})


def _count(table: str, **wanted: str) -> int:
    return sum(all(row[k] == v for k, v in wanted.items()) for row in rows(table))


def _faults(channel: str) -> int:
    return _count("events", touchpoint="Reports a fault", channel=channel)


def _scores(touchpoint: str) -> list[float]:
    found = (row for row in rows("events") if row["touchpoint"] == touchpoint)
    return [float(row["score"]) for row in found if row["score"]]


def _long_searchers() -> int:
    times: dict[str, list[datetime]] = {}
    for row in rows("events"):
        if row["touchpoint"] == "Looks for a slot":
            times.setdefault(row["customer"], []).append(datetime.fromisoformat(row["timestamp"]))
    return sum(max(found) - min(found) >= _LATE for found in times.values())


# -- figures --------------------------------------------------------------------------
# Each: what it measures, the truth and the value in it, its source, and what it stands on:
# ratings (mean with interval), a number of people (share with interval) or of cases (neither).

Basis = Callable[[], list[float] | int]

_SHARES: dict[str, tuple[str, str, str, str, Basis]] = {
    "three-days": ("Leave after three days of looking for a slot", "slot-three-days", "leave",
                   "log", _long_searchers),
    "fee": ("Leave at the checkout without paying", "fee-at-checkout", "leave",
            "log", lambda: _reached("Checks out")),
    "call": ("Ring before they pay, 65 and over", "call-before-paying", "65+",
             "log", lambda: _reached("Checks out", ["65+"])),
    "call-open": ("Calls within ten minutes after seeing the total", "call-with-page-open",
                  "within_ten_minutes", "log",
                  lambda: _count("events", touchpoint="Calls the helpline")),
    "collect": ("Collect in the store, 65 and over", "older-collect", "65+",
                "log", lambda: _reached("Pays", ["65+"])),
    "photos": ("Refund chats with two requests for a photo", "photos-twice", "twice",
               "tickets-refund", lambda: _count("tickets", category="refund", channel="chat")),
    "helped": ("Had help with the first order, 65 and over", "older-helped", "65+",
               "survey", lambda: len(_ratings("ease_overall", _is_older))),
}  # fmt: skip
_MEANS: dict[str, tuple[str, str, str, str, Basis]] = {
    "ease-account": ("Ease of signing up", "ease-by-step", "ease_account",
                     "survey", lambda: _ratings("ease_account")),
    "ease-basket": ("Ease of filling the basket", "ease-by-step", "ease_basket",
                    "survey", lambda: _ratings("ease_basket")),
    "ease-slot": ("Ease of finding a slot", "ease-by-step", "ease_slot",
                  "survey", lambda: _ratings("ease_slot")),
    "ease-payment": ("Ease of paying", "ease-by-step", "ease_payment",
                     "survey", lambda: _ratings("ease_payment")),
    "ease-handover": ("Ease of taking the order over", "ease-by-step", "ease_handover",
                      "survey", lambda: _ratings("ease_handover")),
    "older-payment": ("Ease of paying, 65 and over", "older-payment", "65+",
                      "survey", lambda: _ratings("ease_payment", _is_older)),
    "swap-asked": ("Satisfaction with a swap, asked first", "ask-before-swap", "yes", "survey",
                   lambda: _ratings("swap_satisfaction", _was_asked)),
    "swap-not-asked": ("Satisfaction with a swap, not asked", "ask-before-swap", "no", "survey",
                       lambda: _ratings("swap_satisfaction", _was_not_asked)),
    "score-door": ("Score for the delivery at the door", "scores-in-the-log", "highest_mean",
                   "log", lambda: _scores("Receives at the door")),
    "score-slot": ("Score for the search for a slot", "scores-in-the-log", "lowest_mean",
                   "log", lambda: _scores("Looks for a slot")),
}  # fmt: skip
_CASES: dict[str, tuple[str, str, str, str, Basis]] = {
    "searches": ("Searches for a slot per order, shift workers", "slot-searches", "shift",
                 "log", lambda: _reached("Pays", ["shift"])),
    "searches-others": ("Searches for a slot per order, others", "slot-searches", "others",
                        "log", lambda: _reached("Pays", ["65+", "other"])),
    "mail": ("Wait for the sign-up mail", "mail-wait", "median",
             "log", lambda: _reached("Gets sign-up mail")),
    "refund-chat": ("Time to a refund in the chat", "refund-time", "chat",
                    "log", lambda: _faults("chat")),
    "refund-phone": ("Time to a refund on the phone", "refund-time", "phone",
                     "log", lambda: _faults("phone")),
    "again-fast": ("Order again after a refund within 15 minutes", "refund-decides", "fast",
                   "log", lambda: 0),
    "again-slow": ("Order again after a slower refund", "refund-decides", "slow",
                   "log", lambda: 0),
    "again-no-fault": ("Order again where nothing was wrong", "refund-decides", "no_fault",
                       "log", lambda: 0),
    "mail-slow": ("Never fill a basket after more than ten minutes of waiting", "mail-wait-loses",
                  "slow", "log", lambda: 0),
}  # fmt: skip


@cache
def figure(name: str) -> Metric:
    """Give a figure of the research, as planted and found again, with its 95 % interval."""
    label, truth, key, source, basis = (_SHARES | _MEANS | _CASES)[name]
    value = truths()[truth]["values"][key]
    found = basis()
    count = len(found) if isinstance(found, list) else found
    low, high = None, None
    if isinstance(found, list):
        low, high = _interval(found)
    elif name in _SHARES:
        low, high = _wilson(value / 100, count)
    return Metric(
        name=label,
        value=value,
        unit=truths()[truth]["unit"],
        low=low,
        high=high,
        count=count or None,
        evidence=f"evidence-{source}",
    )


def _interval(ratings: list[float]) -> tuple[float, float]:
    """Give the 95 % interval of a mean."""
    half = _Z * stdev(ratings) / sqrt(len(ratings))
    return round(mean(ratings) - half, 2), round(mean(ratings) + half, 2)


def _wilson(share: float, count: int) -> tuple[float, float]:
    """Give the 95 % interval of a share in per cent, by Wilson's score."""
    middle = (share + _Z**2 / (2 * count)) / (1 + _Z**2 / count)
    half = _Z * sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2)) / (1 + _Z**2 / count)
    return round(100 * (middle - half), 1), round(100 * (middle + half), 1)
