"""Boards and forms in the notebook: they send operations and show acknowledged state.

Every function here takes a `cjm_workshop.model.Host` and returns a widget.
"""

from __future__ import annotations

from cjm_workshop.widgets.board import Board
from cjm_workshop.widgets.empathy_board import empathy_board
from cjm_workshop.widgets.notes_board import affinity_board, ideas_board
from cjm_workshop.widgets.touchpoint_board import touchpoint_board

__all__ = ["Board", "affinity_board", "empathy_board", "ideas_board", "touchpoint_board"]
