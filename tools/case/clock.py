"""Dates and times of the research, on the shop's own clock (Central Europe)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

SUMMER_BEGINS = datetime(2026, 3, 29, 1, tzinfo=UTC)
LOG_BEGINS = date(2026, 3, 2)
HELPLINE_OPENS, HELPLINE_CLOSES = 8, 20


def local(day: date, hour: float) -> datetime:
    """Give the moment so many hours into a day."""
    zone = timezone(timedelta(hours=2 if day >= SUMMER_BEGINS.date() else 1))
    moment = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(hours=hour)
    return on_clock(moment.replace(microsecond=0))


def on_clock(moment: datetime) -> datetime:
    """Give the same moment with the offset that the shop's clock has then."""
    offset = 2 if moment >= SUMMER_BEGINS else 1
    return moment.astimezone(timezone(timedelta(hours=offset)))


def stamp(moment: datetime) -> str:
    """Write a moment in ISO 8601 with its offset."""
    return on_clock(moment).isoformat(timespec="seconds")


def helpline_open(moment: datetime, minutes_before_closing: int = 10) -> bool:
    """Say whether someone picks up the phone now."""
    clock = on_clock(moment + timedelta(minutes=minutes_before_closing))
    return HELPLINE_OPENS <= clock.hour < HELPLINE_CLOSES
