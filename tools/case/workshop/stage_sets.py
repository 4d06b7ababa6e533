"""Stages of three trades to start from: aims, usual channels and questions; no findings."""

from __future__ import annotations

from typing import NamedTuple

from cjm_workshop.model import Channel, Moment, Stage, State

from .recorder import Recorder


class _Set(NamedTuple):
    title: str
    scenario: str
    scope: tuple[str, str]
    focus: str
    channels: tuple[tuple[str, str], ...]
    stages: tuple[tuple[str, str, str, Moment], ...]
    """Id, name, aim, and when it is."""


_ONLINE_SHOP = _Set(
    title="Online shop: from the wish to the next order",
    scenario="Who wants what, on which day, and what did they do about it until now?",
    scope=("A need comes up, at home or on the way", "It is in use, or it went back"),
    focus="What makes people stop before they pay, and what makes them come back?",
    channels=(
        ("talk", "Word of mouth"),
        ("search", "Search engine"),
        ("web", "Web"),
        ("app", "App"),
        ("mail", "E-mail"),
        ("phone", "Phone"),
        ("chat", "Chat"),
        ("delivery", "Delivery"),
        ("store", "Store pick-up"),
    ),
    stages=(
        ("wish", "Do I need this?", "I know what I am looking for.", Moment.BEFORE),
        ("choose", "Which one is right?", "I have found the one, and trust the shop.",
         Moment.BEFORE),
        ("buy", "I buy it", "It is paid, and I know when it comes.", Moment.DURING),
        ("get", "I get it", "I hold it in my hands, as it was shown.", Moment.DURING),
        ("keep", "Do I keep it?", "It does what I wanted, or I am rid of it.", Moment.AFTER),
        ("again", "Would I do it again?", "Next time is easier than this time.", Moment.AFTER),
    ),
)  # fmt: skip
_PUBLIC_SERVICE = _Set(
    title="Public service: from the event in life to the matter settled",
    scenario="What has happened in this person's life, and who told them that they must act?",
    scope=("Something happens in life", "The matter is settled, and life goes on"),
    focus="Where do people give up, come in person, or ask somebody else to do it?",
    channels=(
        ("talk", "Word of mouth"),
        ("letter", "Letter"),
        ("web", "Web"),
        ("form", "Paper form"),
        ("phone", "Phone"),
        ("desk", "Service desk"),
        ("mail", "E-mail"),
    ),
    stages=(
        ("happens", "Something has happened", "I know that there is something to do.",
         Moment.BEFORE),
        ("entitled", "Does it concern me?", "I know what I may have and what I must bring.",
         Moment.BEFORE),
        ("apply", "I hand it in", "Everything is in, and I have proof of it.", Moment.DURING),
        ("wait", "I wait", "I know how long, and whom to ask.", Moment.DURING),
        ("answer", "I get the answer", "I understand it, and what follows from it.",
         Moment.DURING),
        ("settled", "It is settled, or I object", "I have what is due to me, or I know my way on.",
         Moment.AFTER),
    ),
)  # fmt: skip
_SOFTWARE = _Set(
    title="Software: from the trouble to the daily tool",
    scenario="What takes too long today, with which makeshift, and who decides about a new tool?",
    scope=("The old way takes too long", "It is part of the day, or it is gone again"),
    focus="Where do people lose heart in the first weeks, and who helps them then?",
    channels=(
        ("talk", "Word of mouth"),
        ("search", "Search engine"),
        ("web", "Web"),
        ("mail", "E-mail"),
        ("software", "Software"),
        ("call", "Video call"),
        ("chat", "Chat"),
        ("manual", "Manual"),
    ),
    stages=(
        ("trouble", "There must be a better way", "I know what I want to be rid of.",
         Moment.BEFORE),
        ("try", "I try it out", "I have seen that it does my kind of work.", Moment.BEFORE),
        ("set-up", "I set it up", "My own work is in it, and nothing is lost.", Moment.DURING),
        ("first", "My first real result", "I have made something that I could not before.",
         Moment.DURING),
        ("team", "The others join", "We all work in it, each knows how.", Moment.DURING),
        ("daily", "It is part of my day", "I do not think about it any more.", Moment.AFTER),
    ),
)  # fmt: skip
_SETS = {
    "online-shop": _ONLINE_SHOP,
    "public-service": _PUBLIC_SERVICE,
    "software-onboarding": _SOFTWARE,
}


def states() -> dict[str, State]:
    """Give the state of each set of stages by its name."""
    return {name: _state(found) for name, found in _SETS.items()}


def _state(found: _Set) -> State:
    start, end = found.scope
    taken = Recorder()
    taken.charter(
        {
            "title": found.title,
            "scenario": found.scenario,
            "scope_start": start,
            "scope_end": end,
            "focus_question": found.focus,
        },
        "",
    )
    taken.add([Channel(id=f"channel-{name}", name=title) for name, title in found.channels], "")
    taken.add(
        [
            Stage(id=f"stage-{name}", name=title, aim=aim, moment=moment)
            for name, title, aim, moment in found.stages
        ],
        "",
    )
    return taken.state
