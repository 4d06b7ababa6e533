"""The panels of a facilitator: timer, agenda, prompt cards, progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from cjm_workshop.insight import overview
from cjm_workshop.languages import words_of
from cjm_workshop.languages.sentences import said
from cjm_workshop.model import Agenda, Host, State
from cjm_workshop.templates.guide import Part, prompts
from cjm_workshop.templates.schedule import MEAL, Slot, schedule
from cjm_workshop.widgets.live import Live
from cjm_workshop.widgets.scripts import joined_script, joined_style

__all__ = [
    "PANEL_STYLE",
    "AgendaPanel",
    "Panel",
    "ProgressPanel",
    "PromptCards",
    "TimerPanel",
    "agenda_panel",
    "progress_panel",
    "prompt_cards",
    "timer_panel",
]

PANEL_STYLE = joined_style("board.css", "stage.css", "panel.css")


class Panel(Live):
    """What a facilitator shows beside the boards; nothing on it is taken back by undo."""

    SECTIONS: ClassVar[tuple[str, ...]] = ("board", "facilitation")
    _css = PANEL_STYLE


class TimerPanel(Panel):
    """The workshop's timer: the same in every tab and kernel."""

    _esm = joined_script("timer.js")


class AgendaPanel(Panel):
    """What comes when, and where the team is."""

    _esm = joined_script("agenda.js")


class PromptCards(Panel):
    """Questions that get a team going, one at a time."""

    _esm = joined_script("prompts.js")


class ProgressPanel(Panel):
    """How far the workshop has come through its notebooks."""

    _esm = joined_script("progress.js")


def timer_panel(host: Host, minutes: int = 5, label: str = "", author: str = "") -> TimerPanel:
    """Return the timer. There is one in a workshop; every panel shows it while it runs.

    Parameters
    ----------
    host : Host
        The workshop.
    minutes : int
        What this panel offers to start; running the cell again starts and stops nothing.
    label : str, optional
        What the time is for.
    author : str, optional
        Who starts and stops it.
    """
    look = partial(_timer_view, minutes=max(1, min(240, minutes)), label=label)
    return TimerPanel(host, look, author=author)


def _timer_view(state: State, minutes: int, label: str) -> dict[str, Any]:
    timer = state.timers[0] if state.timers else None
    shown = None
    if timer is not None:
        shown = {
            "seconds": timer.seconds,
            "left": timer.left,
            "ends": _milliseconds(timer.ends),
            "label": timer.label,
        }
    return {"minutes": minutes, "label": label, "timer": shown}


def agenda_panel(host: Host, parts: Sequence[Part], own: str = "", author: str = "") -> AgendaPanel:
    """Return the agenda.

    Parameters
    ----------
    host : Host
        The workshop.
    parts : sequence of Part
        The notebooks, see `cjm_workshop.templates.guide.parts`.
    own : str, optional
        The notebook that this panel is in; it is offered as where the team is now.
    author : str, optional
        Who says where the team is.
    """
    look = partial(_agenda_view, parts=parts, own=own)
    return AgendaPanel(host, look, author=author)


def _agenda_view(state: State, parts: Sequence[Part], own: str) -> dict[str, Any]:
    agenda = state.agendas[0] if state.agendas else Agenda(id="agenda-none")
    return {
        "lines": [_line(slot) for slot in schedule(parts, agenda.plan.value)],
        "own": own,
        "plan": agenda.plan.value,
        "here": agenda.here,
        "since": _milliseconds(agenda.here_since),
        "started": _milliseconds(agenda.started),
    }


def _line(slot: Slot) -> dict[str, Any]:
    times = {"from": slot.start, "to": slot.end, "minutes": slot.minutes}
    if slot.part is None:
        return {"kind": "lunch" if slot.minutes >= MEAL else "break", "id": None, **times}
    named = {name: getattr(slot.part, name) for name in ("id", "title", "deliverable")}
    return {"kind": "part", **named, **times}


def _milliseconds(time: datetime | None) -> float | None:
    return time.timestamp() * 1000 if time else None


def prompt_cards(host: Host, step: str, author: str = "") -> PromptCards:
    """Return the prompt cards of a step.

    Parameters
    ----------
    host : Host
        The workshop; its charter says in which language.
    step : str
        Such as ``"touchpoints"``, see `cjm_workshop.templates.guide.steps_with_prompts`.
    author : str, optional
        Who looks at them.

    Raises
    ------
    UnknownName
        If there are no cards for this step.
    """
    return PromptCards(host, partial(_prompts_view, step=step), author=author)


def _prompts_view(state: State, step: str) -> dict[str, Any]:
    language = state.charter.language
    cards = [asdict(card) for card in prompts(step, language)]
    title = words_of(language)(f"facilitation.step.{step}")
    return {"step": step, "title": title, "cards": cards}


def progress_panel(host: Host, parts: Sequence[Part] = (), author: str = "") -> ProgressPanel:
    """Return how far the workshop has come.

    Parameters
    ----------
    host : Host
        The workshop.
    parts : sequence of Part
        The notebooks, for their titles.
    author : str, optional
        Whose eyes it sees with.
    """
    titles = {part.id: part.title for part in parts}
    return ProgressPanel(host, partial(_progress_view, titles=titles), author=author)


def _progress_view(state: State, titles: dict[str, str]) -> dict[str, Any]:
    found, words = overview(state), words_of(state.charter.language)
    rows = [
        {
            "notebook": one.notebook,
            "title": titles.get(one.notebook, one.notebook),
            "result": said(words, one.result),
            "missing": said(words, one.missing),
            "done": one.done,
        }
        for one in found.milestones
    ]
    there = said(words, found.all_there)
    return {"milestones": rows, "there": there, "next": found.next.notebook}
