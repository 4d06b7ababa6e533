"""The labels of one form, in the language of the workshop's charter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from cjm_workshop.languages import Words, languages, words_of
from cjm_workshop.model import Moment, State, Status
from cjm_workshop.widgets.board_types import Option
from cjm_workshop.widgets.views import level_options

__all__ = ["Labels", "day_of", "options", "this_day"]


def options(pairs: Iterable[tuple[Any, str]]) -> list[Option]:
    """Return choices from values and their words."""
    return [{"value": value, "word": word, "hint": ""} for value, word in pairs]


def this_day() -> date:
    """Return the day that it is where this machine stands."""
    return datetime.now().astimezone().date()


def day_of(host: object) -> date | None:
    """Return the day by which a workshop is looked at: an example has its own; None is today."""
    day: date | None = getattr(host, "as_of", None)
    return day


class Labels:
    """Looks labels up in one part of the language file.

    Parameters
    ----------
    state : State
        The workshop, whose charter names the language.
    part : str
        ``charter`` for the labels below ``[form.charter]``.
    """

    def __init__(self, state: State, part: str) -> None:
        self.words: Words = words_of(state.charter.language)
        self._part = part
        self._own = self.words.section(f"form.{part}")

    def __call__(self, name: str, /, **values: object) -> str:
        """Return a label of this form, with what stands in braces filled in.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._own[name].format_map(values)

    def has(self, name: str) -> bool:
        """Tell whether this form has a label of this name."""
        return name in self._own

    def hint(self, name: str) -> str:
        """Return the hint of a field; empty where it has none."""
        return self._own.get(f"{name}_hint", "")

    def shared(self, name: str, /, **values: object) -> str:
        """Return a label that all forms share."""
        return self.words(f"form.{name}", **values)

    def choices(self, name: str, values: Iterable[Any]) -> list[Option]:
        """Return choices with the words below ``NAME.`` of this form."""
        return options((value, self(f"{name}.{value}")) for value in values)

    @property
    def levels(self) -> list[Option]:
        """How a statement is known, from firm to open, each with its sentence."""
        return level_options(self.words)

    @property
    def statuses(self) -> list[Option]:
        """Where an opportunity or action stands."""
        return options((one.value, self.words(f"word.status.{one.value}")) for one in Status)

    @property
    def moments(self) -> list[Option]:
        """When an interaction happens."""
        return options((one.value, self.words(f"word.moment.{one.value}")) for one in Moment)

    @property
    def languages(self) -> list[Option]:
        """The languages that there are labels for, each by its own name."""
        return options((code, words_of(code)("word.language")) for code in languages())

    def day(self, when: date) -> str:
        """Return a day as people say it: ``12 June 2026``."""
        month = self.shared(f"month.{when.month}")
        return self.shared("day", day=when.day, month=month, year=when.year)

    def dated(self, prompt: str, today: date | None) -> str:
        """Return a prompt that names the day by which dates are judged, where that has gone by."""
        return f"{prompt} {self.shared('as_of', day=self.day(today))}" if today else prompt

    def deadline(self, due: date | None, done: bool, today: date) -> str:
        """Say until when something is to be done, and how late it is; empty without a date."""
        if due is None:
            return ""
        if done or due > today:
            return self.shared("due.until", day=self.day(due))
        if due == today:
            return self.shared("due.today")
        days = (today - due).days
        return self.words.count("form.due.overdue", days, day=self.day(due))
