"""The steps of journeys as a table that can be read wherever HTML is shown.

A notebook that is not trusted keeps tables and some inline styles, and takes away style sheets,
SVG, roles and labels for screen readers. So this table needs none of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import emotion_word, in_its_language, label
from cjm_workshop.export.markup import Markup, element
from cjm_workshop.export.words import opportunities_of, pains_of, step_name
from cjm_workshop.insight.reading import channels_of
from cjm_workshop.model import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.model import Journey, State, Step

__all__ = ["steps_as_table"]

# JupyterLab lets left and right pass, start and end not
_CELL = "text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid"
_TABLE = "border-collapse:collapse;font-size:90%;margin-top:6px"
_COLUMNS = (
    "step",
    "stage",
    "doing",
    "thinking",
    "feeling",
    "channels",
    "pain_points",
    "opportunities",
)


@in_its_language
def steps_as_table(state: State, journeys: Sequence[Journey]) -> Markup:
    """Return the steps of some journeys as folded tables, one row for each step.

    Parameters
    ----------
    state : State
        The workshop.
    journeys : sequence of Journey
        Those to show, in order.
    """
    title = element("summary", label("web.same_as_table"))
    return element("details", title, *(_table(state, journey) for journey in journeys))


def _table(state: State, journey: Journey) -> Markup:
    head = [element("th", label(f"column.{name}"), scope="col", style=_CELL) for name in _COLUMNS]
    rows = [
        element("tr", _cells(state, step, number))
        for number, step in enumerate(state.steps_of(journey.id), 1)
    ]
    return element(
        "table",
        element("caption", journey.name, dir="auto", style="text-align:left;font-weight:bold"),
        element("thead", element("tr", head)),
        element("tbody", rows),
        style=_TABLE,
    )


def _cells(state: State, step: Step, number: int) -> list[Markup]:
    stage = state.get(Stage, step.stage) if step.stage else None
    name = f"{number}. {step_name(state, step)}"
    truth = f" ★ {label('moment_of_truth')}" if step.moment_of_truth else ""
    feeling = "" if step.emotion is None else emotion_word(step.emotion)
    texts = (
        stage.name if stage else "",
        step.action,
        step.thought or (step.quote.text if step.quote else ""),
        ": ".join(part for part in (feeling, step.emotion_reason) if part),
        ", ".join(channel.name for channel in channels_of(state, step)),
        " · ".join(pain.text for pain in pains_of(state, step)),
        " · ".join(one.question for one in opportunities_of(state, step)),
    )
    first = element("th", name, truth, scope="row", dir="auto", style=_CELL)
    return [first, *(element("td", text, dir="auto", style=_CELL) for text in texts)]
