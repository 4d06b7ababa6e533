"""The register of opportunities and actions: from a pain to who does what by when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from cjm_workshop.model import Action, Host, Opportunity, Pain, State, Status, Step
from cjm_workshop.widgets.fields import (
    Advice,
    Fields,
    Form,
    addition,
    form_view,
    lists_of,
    records_field,
    section,
)
from cjm_workshop.widgets.labels import Labels, day_of, options, this_day
from cjm_workshop.widgets.step_page import title_of_step

__all__ = ["opportunity_advice", "opportunity_form", "opportunity_view"]

_OVER = frozenset({Status.DONE, Status.DROPPED})
_SCALE = range(1, 6)


def opportunity_form(host: Host, author: str = "") -> Form:
    """Return the form in which pains become opportunities, and opportunities actions.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str, optional
        Who fills it in.
    """
    return Form(host, partial(opportunity_view, today=day_of(host)), author=author)


def opportunity_view(state: State, today: date | None = None) -> dict[str, Any]:
    """Return the register as the browser shows it.

    Parameters
    ----------
    state : State
        The workshop.
    today : date, optional
        The day by which something is late, and the form says so; the day of the call where it is
        left out.
    """
    labels = Labels(state, "opportunity")
    register = _Register(state, labels, today or this_day())
    return form_view(
        form="opportunities",
        title=labels("form_title"),
        prompt=labels.dated(labels("form_prompt"), today),
        pages=register.pages(),
        outline=register.outline(),
        nothing=labels("nothing"),
        lists=lists_of(state),
    )


def opportunity_advice(one: Opportunity, labels: Labels, today: date) -> dict[str, Advice]:
    """Return what to say about the values of an opportunity, by field."""
    said: dict[str, Advice] = {}
    for field in ("owner", "metric", "baseline", "target", "impact", "effort"):
        if not getattr(one, field):
            said[field] = {"text": labels(f"missing.{field}"), "always": False}
    if not one.metric:
        said.pop("baseline", None)
        said.pop("target", None)
    late = one.due is not None and one.due < today and one.status not in _OVER
    if late:
        said["due"] = {"text": labels.deadline(one.due, False, today), "always": True}
    if one.baseline and one.baseline == one.target:
        said["target"] = {"text": labels("advice.same_figure"), "always": True}
    return said


class _Register:
    """Makes the pages and the list of them."""

    def __init__(self, state: State, labels: Labels, today: date) -> None:
        self._state, self._labels, self._today = state, labels, today
        self._action_labels = Labels(state, "action")
        answered = {pain for one in state.opportunities for pain in one.pains}
        waiting = (pain for pain in state.pains if pain.id not in answered)
        self._waiting = sorted(waiting, key=lambda pain: -(pain.severity or 0))
        self._step_names: dict[str, str] = {}

    # -- the list ---------------------------------------------------------------------------------

    def outline(self) -> dict[str, Any]:
        labels, state = self._labels, self._state
        groups = [
            {
                "id": "opportunities",
                "title": labels("questions"),
                "items": [self._question(one) for one in state.opportunities],
                "into": {},
                "add": self._add_question({}, labels("add_question"), labels("prefix_placeholder")),
            },
            {
                "id": "actions",
                "title": labels("actions"),
                "items": [self._action(one) for one in self._by_due()],
                "add": addition(
                    labels("add_action"), Action.KIND, {}, "text", select=True,
                    placeholder=f"+ {labels('add_action')}",
                ),
            },
        ]  # fmt: skip
        if self._waiting:
            items = [
                {"id": pain.id, "title": pain.text, "detail": self._where(pain)}
                for pain in self._waiting
            ]
            groups.append({"id": "pains", "title": labels("waiting"), "items": items})
        return {
            "title": labels("form_title"),
            "groups": groups,
            "add": None,
            "order": None,
            "filters": self._filters(),
        }

    def _filters(self) -> list[dict[str, Any]]:
        """Return what the list can be narrowed to: an owner, a status, what is late."""
        labels = self._labels
        both: list[Opportunity | Action] = [*self._state.opportunities, *self._state.actions]
        owners = sorted({one.owner for one in both if one.owner}, key=str.casefold)
        words = {one["value"]: one["word"] for one in labels.statuses}
        used = [status for status in Status if any(one.status is status for one in both)]
        statuses = options((status.value, words[status.value]) for status in used)
        if any(self._late(one) for one in both):
            statuses.append({"value": "late", "word": labels("late"), "hint": ""})
        people = options((owner, owner) for owner in owners)
        if owners and any(not one.owner for one in both):
            people.append({"value": "", "word": labels("nobody"), "hint": ""})
        return [
            {"field": "owner", "label": labels("owner"), "options": people},
            {"field": "status", "label": labels("status"), "options": statuses},
        ]

    def _facets(self, one: Opportunity | Action) -> dict[str, list[str]]:
        status = [one.status.value, *(["late"] if self._late(one) else [])]
        return {"owner": [one.owner], "status": status}

    def _late(self, one: Opportunity | Action) -> bool:
        return one.due is not None and one.due < self._today and one.status not in _OVER

    def _by_due(self) -> Iterable[Action]:
        """Return the actions: open ones by their date, those that are over at the end."""
        return sorted(
            self._state.actions, key=lambda one: (one.status in _OVER, one.due or date.max)
        )

    def _question(self, one: Opportunity) -> dict[str, Any]:
        labels = self._labels
        fields = ("owner", "metric", "impact", "effort")
        missing = [labels(name).lower() for name in fields if not getattr(one, name)]
        if missing and one.status not in _OVER:
            return self._item(
                one, one.question, labels("missing_list", list=", ".join(missing)), one.owner
            )
        return self._item(one, one.question, one.owner)

    def _action(self, one: Action) -> dict[str, Any]:
        return self._item(one, one.text, one.owner or self._labels("nobody"))

    def _item(self, one: Opportunity | Action, title: str, *detail: str) -> dict[str, Any]:
        late = self._late(one)
        word = self._labels.words(f"word.status.{one.status.value}")
        when = self._labels.deadline(one.due, one.status in _OVER, self._today)
        stands = [word] if late or one.status in _OVER else [word, when]
        return {
            "id": one.id,
            "title": title,
            "detail": " · ".join(part for part in (*detail, *stands) if part),
            "late": when if late else "",
            "facets": self._facets(one),
        }

    def _where(self, pain: Pain) -> str:
        name = self._step_name(pain.step)
        if not pain.severity:
            return name
        return f"{self._labels('severity', n=pain.severity)} · {name}"

    def _step_name(self, step_id: str) -> str:
        if step_id not in self._step_names:
            step = self._state.get(Step, step_id)
            self._step_names[step_id] = title_of_step(self._state, step) if step else ""
        return self._step_names[step_id]

    def _add_question(self, fields: dict[str, Any], label: str, placeholder: str) -> dict[str, Any]:
        prefix = f"{self._labels('prefix')} "
        return addition(
            label, Opportunity.KIND, fields, "question",
            prefix=prefix, select=True, placeholder=placeholder,
        )  # fmt: skip

    # -- the pages --------------------------------------------------------------------------------

    def pages(self) -> list[dict[str, Any]]:
        pages = [self._opportunity_page(one) for one in self._state.opportunities]
        pages += [self._action_page(one) for one in self._state.actions]
        return pages + [self._pain_page(pain) for pain in self._waiting]

    def _pain_page(self, pain: Pain) -> dict[str, Any]:
        labels = self._labels
        fields = {"pains": [pain.id], "steps": [pain.step]}
        add = self._add_question(fields, labels("question"), labels("make_placeholder"))
        prompt = labels("pain_prompt", where=self._where(pain))
        return {
            "id": pain.id,
            "title": pain.text,
            "prompt": prompt,
            "sections": [],
            "adds": [add],
        }

    def _opportunity_page(self, one: Opportunity) -> dict[str, Any]:
        labels = self._labels
        advice = opportunity_advice(one, labels, self._today)
        fields = Fields(self._state, one, labels, advice)
        none = labels("no_pains")
        question = [
            fields.text("question"),
            fields.links("pains", "pains", none=none),
            fields.rows("ideas", columns=[{"field": "text", "label": labels("idea")}]),
        ]
        return {
            "id": one.id,
            "title": one.question,
            "moves": one.id,
            "remove": [one.id],
            "history": one.id,
            "sections": [
                section("", question),
                section(labels("section.worth"), self._worth(fields)),
                section(labels("section.plan"), self._plan(fields)),
                section(labels("section.actions"), [self._actions(one)]),
            ],
        }

    def _worth(self, fields: Fields) -> list[dict[str, Any]]:
        labels = self._labels
        return [
            fields.scale("impact", choices=labels.choices("impacts", _SCALE), half=True),
            fields.scale("effort", choices=labels.choices("efforts", _SCALE), half=True),
        ]

    def _plan(self, fields: Fields) -> list[dict[str, Any]]:
        return [
            fields.line("owner", half=True),
            fields.choice("status", choices=self._labels.statuses, half=True, required=True),
            fields.text("metric", rows=1),
            fields.line("baseline", third=True),
            fields.line("target", third=True),
            fields.field("due", kind="date", third=True),
        ]

    def _actions(self, one: Opportunity) -> dict[str, Any]:
        labels = self._labels
        items = [
            {"id": action.id, "title": action.text, "fields": self._action_fields(action)}
            for action in self._state.actions
            if action.opportunity == one.id
        ]
        add = addition(
            labels("add_action"), Action.KIND, {"opportunity": one.id}, "text",
            placeholder=f"+ {labels('add_action')}",
        )  # fmt: skip
        return records_field(
            label=labels("actions"), items=items, add=add, name=f"actions:{one.id}"
        )

    def _action_fields(self, action: Action) -> list[dict[str, Any]]:
        labels = self._action_labels
        advice: dict[str, Advice] = {}
        if self._late(action):
            words = labels.deadline(action.due, False, self._today)
            advice["due"] = {"text": words, "always": True}
        if not action.owner:
            advice["owner"] = {"text": labels("missing.owner"), "always": False}
        fields = Fields(self._state, action, labels, advice)
        return [
            fields.text("text", rows=1),
            fields.line("owner", third=True),
            fields.field("due", kind="date", third=True),
            fields.choice("status", choices=labels.statuses, third=True, required=True),
        ]

    def _action_page(self, one: Action) -> dict[str, Any]:
        fields = Fields(self._state, one, self._action_labels)
        questions = options((o.id, o.question) for o in self._state.opportunities)
        return {
            "id": one.id,
            "title": one.text,
            "remove": [one.id],
            "history": one.id,
            "sections": [
                section(
                    "", [*self._action_fields(one), fields.choice("opportunity", choices=questions)]
                )
            ],
        }
