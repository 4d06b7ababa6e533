"""Boards and forms in the notebook: they send operations and show acknowledged state.

Every function here takes a `cjm_workshop.model.Host` and returns a widget.
"""

from __future__ import annotations

from cjm_workshop.widgets.advice import advice, future_starter, persona_starter
from cjm_workshop.widgets.alone_board import alone_board
from cjm_workshop.widgets.ballot import vote_panel
from cjm_workshop.widgets.boards import BOARDS, board
from cjm_workshop.widgets.charter_form import charter_form
from cjm_workshop.widgets.emotion_curve import emotion_curve
from cjm_workshop.widgets.empathy_board import empathy_board
from cjm_workshop.widgets.feedback_form import feedback_form
from cjm_workshop.widgets.fields import Form
from cjm_workshop.widgets.impact_board import impact_board
from cjm_workshop.widgets.import_form import import_form
from cjm_workshop.widgets.journey_board import journey_board
from cjm_workshop.widgets.journey_editor import journey_editor
from cjm_workshop.widgets.name_form import name_form
from cjm_workshop.widgets.notes_board import affinity_board, ideas_board
from cjm_workshop.widgets.opportunity_form import opportunity_form
from cjm_workshop.widgets.panel import (
    agenda_panel,
    progress_panel,
    prompt_cards,
    timer_panel,
)
from cjm_workshop.widgets.persona_form import persona_form
from cjm_workshop.widgets.quiz import quiz
from cjm_workshop.widgets.reflection import reflection_form
from cjm_workshop.widgets.sorting import sort_board, sorts_panel
from cjm_workshop.widgets.storyboard import storyboard
from cjm_workshop.widgets.touchpoint_board import touchpoint_board
from cjm_workshop.widgets.touchpoint_form import touchpoint_form
from cjm_workshop.widgets.walk_through import walk_through
from cjm_workshop.widgets.wall import Board

__all__ = [
    "BOARDS",
    "Board",
    "Form",
    "advice",
    "affinity_board",
    "agenda_panel",
    "alone_board",
    "board",
    "charter_form",
    "emotion_curve",
    "empathy_board",
    "feedback_form",
    "future_starter",
    "ideas_board",
    "impact_board",
    "import_form",
    "journey_board",
    "journey_editor",
    "name_form",
    "opportunity_form",
    "persona_form",
    "persona_starter",
    "progress_panel",
    "prompt_cards",
    "quiz",
    "reflection_form",
    "sort_board",
    "sorts_panel",
    "storyboard",
    "timer_panel",
    "touchpoint_board",
    "touchpoint_form",
    "vote_panel",
    "walk_through",
]
