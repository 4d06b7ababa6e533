"""The research of the case holds what truths.json says, and nothing that it should not."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
RESEARCH = ROOT / "src/cjm_workshop/templates/freshcart/research"
SCRIPT = ROOT / "tools/make_case.py"
DOCUMENT = json.loads((RESEARCH / "truths.json").read_text(encoding="utf-8"))
TRUTHS = {truth["id"]: truth for truth in DOCUMENT["truths"]}
EASE = ["ease_account", "ease_basket", "ease_slot", "ease_payment", "ease_handover"]
PROSE = {
    "interviews.csv": ["household", "quote", "observed", "follow_up"],
    "survey.csv": ["comment"],
    "tickets.csv": ["subject", "body"],
    "notes.csv": ["text"],
}

Values = dict[str, Any]


def table(name: str) -> pd.DataFrame:
    frame = pd.read_csv(RESEARCH / name)
    if name == "events.csv":
        frame["timestamp"] = pd.to_datetime(frame["timestamp"], utc=True)
    return frame


def percent(which: pd.Series) -> float:
    return float(which.mean()) * 100


def times(events: pd.DataFrame, touchpoint: str, which: str = "first") -> pd.Series:
    """When each customer was there for the first (or last) time, by customer."""
    there = events[events["touchpoint"] == touchpoint].sort_values("timestamp", kind="stable")
    return there.groupby("customer")["timestamp"].agg(which)


def reached(events: pd.DataFrame, *touchpoints: str) -> pd.Index:
    return pd.Index(events.loc[events["touchpoint"].isin(touchpoints), "customer"].unique())


def group_of(events: pd.DataFrame, customers: pd.Index) -> pd.Series:
    return events.drop_duplicates("customer").set_index("customer")["group"].loc[customers]


def by_group(events: pd.DataFrame, base: str, then: str, group: str) -> Values:
    customers = reached(events, base)
    did = pd.Series(customers.isin(reached(events, then)), index=customers)
    inside = group_of(events, customers) == group
    return {group: percent(did[inside]), "others": percent(did[~inside])}


def minutes_between(events: pd.DataFrame, begin: str, end: str) -> pd.Series:
    return (times(events, end) - times(events, begin)).dropna().dt.total_seconds() / 60


def slot_searches(events: pd.DataFrame, _: Values) -> Values:
    paid = reached(events, "Pays")
    searches = events[events["touchpoint"] == "Looks for a slot"].groupby("customer").size()
    counts, shift = searches.loc[paid], group_of(events, paid) == "shift"
    return {"shift": counts[shift].median(), "others": counts[~shift].median()}


def slot_three_days(events: pd.DataFrame, _: Values) -> Values:
    search = "Looks for a slot"
    span = times(events, search, "last") - times(events, search)
    patient = span.index[span >= pd.Timedelta(hours=72)]
    assert len(patient) > 200
    return {"leave": percent(~patient.isin(reached(events, "Checks out")))}


def mail_wait_loses(events: pd.DataFrame, _: Values) -> Values:
    wait = minutes_between(events, "Creates account", "Gets sign-up mail")
    lost = pd.Series(~wait.index.isin(reached(events, "Fills basket")), index=wait.index)
    return {"slow": percent(lost[wait > 10]), "fast": percent(lost[wait <= 10])}


def call_with_page_open(events: pd.DataFrame, _: Values) -> Values:
    ordered = events.sort_values(["customer", "timestamp"], kind="stable")
    gap = ordered.groupby("customer")["timestamp"].diff()
    calls = gap[ordered["touchpoint"] == "Calls the helpline"]
    return {"within_ten_minutes": percent(calls <= pd.Timedelta(minutes=10))}


def refund_time(events: pd.DataFrame, _: Values) -> Values:
    wait = minutes_between(events, "Reports a fault", "Gets the refund")
    refunds = events[events["touchpoint"] == "Gets the refund"].set_index("customer")["channel"]
    return {name: wait[refunds.loc[wait.index] == name].median() for name in ("chat", "phone")}


def refund_decides(events: pd.DataFrame, _: Values) -> Values:
    wait = minutes_between(events, "Reports a fault", "Gets the refund")
    received = reached(events, "Receives at the door", "Collects in store")
    again = reached(events, "Re-orders")
    fine = received.difference(reached(events, "Reports a fault"))
    return {
        "fast": percent(wait.index[wait <= 15].isin(again)),
        "slow": percent(wait.index[wait > 15].isin(again)),
        "no_fault": percent(fine.isin(again)),
    }


def scores_in_the_log(events: pd.DataFrame, _: Values) -> Values:
    means = events.groupby("touchpoint")["score"].mean().dropna()
    return {
        "highest": means.idxmax(),
        "highest_mean": means.max(),
        "lowest": means.idxmin(),
        "lowest_mean": means.min(),
    }


def doubles(survey: pd.DataFrame) -> pd.Series:
    same = survey.drop(columns=["response_id", "submitted"]).duplicated()
    return same & survey["ease_overall"].notna()


def once(survey: pd.DataFrame) -> pd.DataFrame:
    return survey[~doubles(survey)]


def older(survey: pd.DataFrame) -> pd.Series:
    return survey["age_band"].isin(["65-74", "75+"])


def ease_by_step(survey: pd.DataFrame, _: Values) -> Values:
    means = once(survey)[EASE].mean()
    return {**means.to_dict(), "lowest": means.idxmin(), "highest": means.idxmax()}


def older_payment(survey: pd.DataFrame, _: Values) -> Values:
    people = once(survey)
    return {"65+": people.loc[older(people), "ease_payment"].mean()}


def older_helped(survey: pd.DataFrame, _: Values) -> Values:
    people = once(survey)
    helped = people["first_order_by"] == "someone helped me"
    return {"65+": percent(helped[older(people)]), "others": percent(helped[~older(people)])}


def ask_before_swap(survey: pd.DataFrame, _: Values) -> Values:
    means = once(survey).groupby("asked_before_swap")["swap_satisfaction"].mean()
    return means.to_dict()


def not_really_comments(_: pd.DataFrame, truth: Values) -> Values:
    # pandas reads "n/a" as an empty cell, and here it counts.
    raw = pd.read_csv(RESEARCH / "survey.csv", keep_default_na=False)
    answers = raw[~doubles(table("survey.csv"))]
    said = answers["comment"].str.lower().str.replace(" ", "")
    return {"comments": int(said.isin(truth["words"]).sum())}


def chat_refunds(tickets: pd.DataFrame) -> pd.DataFrame:
    return tickets[(tickets["category"] == "refund") & (tickets["channel"] == "chat")]


def photos_twice_come_back(tickets: pd.DataFrame, _: Values) -> Values:
    chats = chat_refunds(tickets)
    reopened, twice = chats["reopened"] == "yes", chats["photo_requests"] == 2
    return {"twice": percent(reopened[twice]), "others": percent(reopened[~twice])}


def slot_tickets_off_hours(tickets: pd.DataFrame, _: Values) -> Values:
    hours = tickets.loc[tickets["category"] == "slot", "opened"].str[11:13].astype(int)
    return {"off_hours": percent((hours >= 20) | (hours < 7))}


def participants(interviews: pd.DataFrame, topic: str, segments: list[str]) -> Values:
    speaking = interviews[interviews["topic"] == topic].groupby("segment")["participant"].nunique()
    return {segment: int(speaking.get(segment, 0)) for segment in segments}


def company_language(notes: pd.DataFrame, truth: Values) -> Values:
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in truth["words"]), re.I)
    return {"notes": int(notes["text"].str.contains(words).sum())}


def note_doubles(notes: pd.DataFrame, _: Values) -> Values:
    plain = notes["text"].str.lower().map(lambda text: re.sub(r"[^a-z0-9]+", " ", text).strip())
    return {"doubles": int(plain.duplicated().sum())}


RECOMPUTED: dict[str, Callable[[pd.DataFrame, Values], Values]] = {
    "slot-searches": slot_searches,
    "slot-three-days": slot_three_days,
    "mail-wait": lambda events, _: {
        "median": minutes_between(events, "Creates account", "Gets sign-up mail").median()
    },
    "mail-wait-loses": mail_wait_loses,
    "fee-at-checkout": lambda events, _: {
        "leave": percent(~reached(events, "Checks out").isin(reached(events, "Pays")))
    },
    "call-before-paying": lambda events, _: by_group(
        events, "Checks out", "Calls the helpline", "65+"
    ),
    "call-with-page-open": call_with_page_open,
    "older-collect": lambda events, _: by_group(events, "Pays", "Collects in store", "65+"),
    "refund-time": refund_time,
    "refund-decides": refund_decides,
    "scores-in-the-log": scores_in_the_log,
    "survey-doubles": lambda survey, _: {"doubles": int(doubles(survey).sum())},
    "survey-abandoned": lambda survey, _: {"abandoned": int(survey["ease_overall"].isna().sum())},
    "ease-by-step": ease_by_step,
    "older-payment": older_payment,
    "older-helped": older_helped,
    "ask-before-swap": ask_before_swap,
    "not-really-comments": not_really_comments,
    "photos-twice": lambda tickets, _: {
        "twice": percent(chat_refunds(tickets)["photo_requests"] == 2)
    },
    "refund-ticket-time": lambda tickets, _: {
        "median": chat_refunds(tickets)["minutes_to_resolution"].median()
    },
    "photos-twice-come-back": photos_twice_come_back,
    "slot-tickets-off-hours": slot_tickets_off_hours,
    "who-speaks-of-slots": lambda interviews, _: participants(
        interviews, "slot", ["maya-like", "harold-like"]
    ),
    "who-speaks-of-payment-safety": lambda interviews, _: participants(
        interviews, "payment safety", ["harold-like", "maya-like", "other"]
    ),
    "company-language": company_language,
    "note-doubles": note_doubles,
    "votes": lambda notes, _: {
        "all": int(notes["votes"].sum()),
        "top_four": int(notes["votes"].nlargest(4).sum()),
    },
}


def test_every_truth_is_recomputed() -> None:
    assert set(TRUTHS) == set(RECOMPUTED)
    assert len(TRUTHS) == len(DOCUMENT["truths"]) >= 10


@pytest.mark.parametrize("name", RECOMPUTED)
def test_truth_is_in_its_file(name: str) -> None:
    truth = TRUTHS[name]
    found = RECOMPUTED[name](table(truth["file"]), truth)
    assert set(found) == set(truth["values"])
    for key, planted in truth["values"].items():
        if isinstance(planted, str):
            assert found[key] == planted
        else:
            assert found[key] == pytest.approx(planted, abs=truth["tolerance"] + 1e-9), key


@pytest.mark.parametrize(
    ("name", "least", "unique"),
    [
        ("interviews.csv", 48, "quote_id"),
        ("survey.csv", 320, "response_id"),
        ("tickets.csv", 130, "id"),
        ("notes.csv", 90, "id"),
    ],
)
def test_there_is_enough(name: str, least: int, unique: str) -> None:
    frame = table(name)
    assert len(frame) >= least
    assert frame[unique].is_unique


def test_sizes() -> None:
    events = table("events.csv")
    assert events["customer"].nunique() >= 2000
    assert len(events) <= 20_000
    assert (RESEARCH / "events.csv").stat().st_size <= 1_000_000
    assert sum(file.stat().st_size for file in RESEARCH.iterdir()) <= 3_000_000


def test_events_are_a_usable_log() -> None:
    events = table("events.csv")
    assert events["timestamp"].is_monotonic_increasing
    assert 15 <= events["touchpoint"].nunique() <= 18
    assert set(events["score"].dropna()) == {1, 2, 3, 4, 5}
    assert not events.drop(columns="score").isna().any(axis=None)
    raw = pd.read_csv(RESEARCH / "events.csv")["timestamp"]
    assert set(raw.str[-6:]) == {"+01:00", "+02:00"}
    assert raw.str[:10].between("2026-03-01", "2026-05-31").all()


def test_helpline_is_called_when_it_is_open() -> None:
    raw = pd.read_csv(RESEARCH / "events.csv")
    calls = raw[raw["touchpoint"].isin(["Calls the helpline"])]
    reports = raw[(raw["touchpoint"] == "Reports a fault") & (raw["channel"] == "phone")]
    tickets = table("tickets.csv")
    phoned = tickets.loc[tickets["channel"] == "phone", "opened"]
    hours = pd.concat([calls["timestamp"], reports["timestamp"], phoned]).str[11:13].astype(int)
    assert hours.between(8, 19).all()


def test_texts_are_various() -> None:
    interviews, tickets = table("interviews.csv"), table("tickets.csv")
    assert interviews["quote"].is_unique
    assert interviews["participant"].nunique() == 12
    assert tickets["body"].nunique() == len(tickets)
    assert not tickets["body"].str.contains(r"[{}]").any()


def test_survey_ratings_stay_on_their_scales() -> None:
    survey = table("survey.csv")
    five = [*EASE, "ease_overall", "slot_satisfaction", "swap_satisfaction", "refund_satisfaction"]
    for column in five:
        assert survey[column].dropna().between(1, 5).all(), column
    assert survey["likelihood_to_reorder"].dropna().between(0, 10).all()
    assert (survey["submitted"].str[:10] > survey["first_order_on"]).all()


@pytest.mark.parametrize("name", PROSE)
def test_no_personal_data(name: str) -> None:
    frame = table(name)
    for column in PROSE[name]:
        text = frame[column].dropna()
        assert not text.str.contains(r"\S@\S").any(), column
        assert not text.str.contains(r"(?:\d[ ()/.-]?){7,}").any(), column
        assert not text.str.contains(r"https?://|www\.").any(), column


def run_script(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_files_are_what_the_script_makes() -> None:
    before = {file.name: file.stat().st_mtime_ns for file in RESEARCH.iterdir()}
    result = run_script("--check")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert {file.name: file.stat().st_mtime_ns for file in RESEARCH.iterdir()} == before


def test_a_file_that_differs_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "research"
    assert run_script("--folder", str(folder)).returncode == 0
    written = {file.name: file.read_bytes() for file in folder.iterdir()}
    kept = {name: (RESEARCH / name).read_text(encoding="utf-8") for name in written}
    assert {name: text.decode() for name, text in written.items()} == kept

    (folder / "notes.csv").write_bytes(written["notes.csv"] + b"N99,new,Ines,Order,blue,0\n")
    result = run_script("--check", "--folder", str(folder))
    assert result.returncode == 1
    expected = "notes.csv differs from what the script makes; run: python tools/make_case.py\n"
    assert result.stdout == expected


@pytest.mark.parametrize("name", ["interviews.csv", "survey.csv", "tickets.csv", "notes.csv"])
def test_readme_counts_the_rows(name: str) -> None:
    readme = (RESEARCH / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}`"))
    assert row.endswith(f"| {len(table(name))} |")
