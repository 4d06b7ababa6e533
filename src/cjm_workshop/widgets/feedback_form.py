"""The round of feedback: a named remark on a step, a pain or anything else, and those made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from cjm_workshop.model import (
    AddComment,
    Comment,
    Edit,
    Host,
    Journey,
    Operation,
    Remove,
    Stage,
    State,
    Step,
    Undo,
)
from cjm_workshop.model.naming import name_of
from cjm_workshop.widgets.board_types import Option
from cjm_workshop.widgets.labels import Labels
from cjm_workshop.widgets.live import Live
from cjm_workshop.widgets.scripts import joined_script, joined_style
from cjm_workshop.widgets.step_page import title_of_step

__all__ = ["FeedbackForm", "feedback_form", "feedback_view"]

_GROUPS = ("pain", "opportunity", "persona", "touchpoint")
_OWN = (AddComment, Edit, Remove, Undo)


class FeedbackForm(Live):
    """Asks for remarks and lists those there are, with their answers.

    A remark carries the name that its reader wrote, as not every reader has signed in.
    """

    SECTIONS: ClassVar[tuple[str, ...]] = ("form.feedback",)

    _esm = joined_script("feedback.js")
    _css = joined_style("board.css", "form.css", "feedback.css")

    def _signed(self, operation: Operation) -> Operation:
        if isinstance(operation, _OWN) and operation.author:
            return operation
        return super()._signed(operation)


def feedback_form(host: Host, author: str = "") -> FeedbackForm:
    """Return the form for a round of feedback.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who is filled in as the reader; anybody may write another name.
    """
    return FeedbackForm(host, feedback_view, author=author)


def feedback_view(state: State) -> dict[str, Any]:
    """Return the form of feedback as the browser shows it."""
    labels = Labels(state, "feedback")
    return {
        "form": "feedback",
        "title": labels("form_title"),
        "prompt": labels("form_prompt"),
        "whole": state.charter.id,
        "places": _places(state, labels),
        "remarks": _remarks(state, labels),
    }


def _places(state: State, labels: Labels) -> list[dict[str, Any]]:
    """Return all that a remark can be about, in groups, in the order of the map."""
    groups = [{"title": "", "options": [_option(state.charter.id, labels("whole"))]}]
    if len(state.journeys) > 1:
        journeys = [_option(one.id, one.name or one.id) for one in state.journeys]
        groups.append(_group(labels("group.journey"), journeys))
    stages = [_option(one.id, one.name or one.id) for one in state.stages]
    groups.append(_group(labels("group.stage"), stages))
    groups += [_steps(state, journey, labels) for journey in state.journeys]
    for kind in _GROUPS:
        records = state.of_kind(kind)
        options = [_option(record.id, name_of(record)) for record in records]
        groups.append(_group(labels(f"group.{kind}"), options))
    return [group for group in groups if group["options"]]


def _steps(state: State, journey: Journey, labels: Labels) -> dict[str, Any]:
    several = len(state.journeys) > 1
    title = labels("steps_of", name=journey.name) if several else labels("group.step")
    return _group(title, [_option(s.id, _step(state, s)) for s in state.steps_of(journey.id)])


def _step(state: State, step: Step) -> str:
    stage = state.get(Stage, step.stage)
    words = title_of_step(state, step)
    return f"{stage.name} · {words}" if stage and stage.name else words


def _group(title: str, options: list[Option]) -> dict[str, Any]:
    return {"title": title, "options": options}


def _option(value: str, word: str) -> Option:
    return {"value": value, "word": " ".join(word.split()), "hint": ""}


def _remarks(state: State, labels: Labels) -> list[dict[str, Any]]:
    """Return the remarks, newest first, each with its answers in their order."""
    known = {comment.id for comment in state.comments}
    answers: dict[str, list[Comment]] = {}
    heads: list[Comment] = []
    for comment in state.comments:
        if comment.answers in known and comment.answers != comment.id:
            answers.setdefault(str(comment.answers), []).append(comment)
        else:
            heads.append(comment)
    return [
        _remark(head, labels)
        | {
            "where": _where(state, head.about, labels),
            "settled": head.settled,
            "answers": [_remark(one, labels) for one in _below(head.id, answers)],
        }
        for head in reversed(heads)
    ]


def _below(comment: str, answers: dict[str, list[Comment]]) -> Iterable[Comment]:
    """Yield answers and the answers to these, each once."""
    for one in answers.pop(comment, []):
        yield one
        yield from _below(one.id, answers)


def _remark(comment: Comment, labels: Labels) -> dict[str, Any]:
    return {
        "id": comment.id,
        "who": comment.author or labels("somebody"),
        "about": comment.about,
        "text": comment.text,
        "time": comment.time.isoformat() if comment.time else "",
    }


def _where(state: State, about: str, labels: Labels) -> str:
    record = state.find(about)
    if record is None:
        return labels("gone_place")
    if record is state.charter or about == state.charter.id:
        return labels("whole")
    words = _step(state, record) if isinstance(record, Step) else name_of(record)
    kind = labels.words(f"word.kind.{record.KIND}")
    return f"{kind}: {' '.join(words.split())}"
