"""Checks CJ20-CJ24: through what the customer meets us."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from cjm_workshop.insight.checks.base import Check, Finding, Severity
from cjm_workshop.insight.lexicon import channel_word, explained, known_channels
from cjm_workshop.insight.reading import channels_of, told_journeys
from cjm_workshop.insight.wording import counted
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import State, Touchpoint

__all__ = ["CJ20", "CJ21", "CJ22", "CJ23", "CJ24"]

_FEWEST_CONTACTS = 3  # fewer contacts on one channel are no pattern


class CJ20(Check):
    """Every touchpoint has a channel."""

    severity = Severity.ERROR
    needs = "touchpoints"

    def find(self, state: State) -> Iterator[Finding]:
        """Look at each touchpoint, and at the steps that use it."""
        used: dict[str, list[bool]] = {}
        for step in state.steps:
            used.setdefault(step.touchpoint or "", []).append(bool(step.channels))
        for touchpoint in state.touchpoints:
            on_steps = used.get(touchpoint.id, [])
            if not touchpoint.channels and not (on_steps and all(on_steps)):
                yield self.finding(state, touchpoint, sentence("check.CJ20.none"))


class CJ21(Check):
    """Channels have names that everybody knows."""

    needs = "channels"

    def find(self, state: State) -> Iterator[Finding]:
        """Compare each channel with the vocabulary and the glossary."""
        known = explained(state)
        for channel in state.channels:
            if channel_word(channel.name) is None and not known.covers(channel.name):
                close = get_close_matches(channel.name.lower(), known_channels(), n=1, cutoff=0.75)
                label = "check.CJ21.guess" if close else "check.CJ21.unknown"
                what = sentence(label, close=close[0] if close else "")
                yield self.finding(state, channel, what)


class CJ22(Check):
    """A journey crosses channels."""

    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Count the channels of each journey with a few contacts."""
        for journey, steps in told_journeys(state):
            each = [channels_of(state, step) for step in steps]
            contacts = [channels for channels in each if channels]
            names = {channel.name for channels in contacts for channel in channels}
            if len(names) == 1 and len(contacts) >= _FEWEST_CONTACTS:
                what = sentence(
                    "check.CJ22.one",
                    contacts=counted(len(contacts), "contact"),
                    channel=names.pop(),
                )
                yield self.finding(state, journey, what)


class CJ23(Check):
    """A journey is more than screens."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for journeys with several channels that are all digital."""
        for journey, steps in told_journeys(state):
            names = {channel.name for step in steps for channel in channels_of(state, step)}
            words = [channel_word(name) for name in names]
            if len(names) > 1 and all(word is not None and word.digital for word in words):
                what = sentence("check.CJ23.digital", channels=counted(len(names), "channel"))
                yield self.finding(state, journey, what)


class CJ24(Check):
    """Every step happens somewhere."""

    severity = Severity.INFO
    needs = "steps"

    def find(self, state: State) -> Iterator[Finding]:
        """Look for steps of a journey that name neither a touchpoint nor a channel."""
        for _, steps in told_journeys(state):
            for step in steps:
                if state.get(Touchpoint, step.touchpoint) is None and not channels_of(state, step):
                    yield self.finding(state, step, sentence("check.CJ24.none"))
