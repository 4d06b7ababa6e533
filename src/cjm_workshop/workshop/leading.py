"""What the one who leads a workshop shows: agenda, timer, prompts, rounds and progress."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_workshop.workshop.open_file import OpenFile

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

    from cjm_workshop.templates.guide import Part

__all__ = ["Leading"]

SESSION_VARIABLE = "JPY_SESSION_NAME"
"""Environment variable in which Jupyter tells a kernel the notebook that it belongs to."""


class Leading(OpenFile):
    """Panels and boards for a team that works together; `cjm_workshop.widgets` makes them."""

    def agenda(self) -> DOMWidget:
        """Show what comes when, by the minutes in the notebooks, and where the team is."""
        from cjm_workshop.widgets import agenda_panel

        own = Path(os.environ.get(SESSION_VARIABLE, "")).stem
        return agenda_panel(self, self._parts(), own, self.author)

    def timer(self, minutes: int = 5, label: str = "") -> DOMWidget:
        """Show the workshop's timer, ready to start; one that runs goes on."""
        from cjm_workshop.widgets import timer_panel

        return timer_panel(self, minutes, label, self.author)

    def prompts(self, step: str) -> DOMWidget:
        """Show the prompt cards of a step, such as ``"touchpoints"`` or ``"journey"``."""
        from cjm_workshop.widgets import prompt_cards

        return prompt_cards(self, step, self.author)

    def private_notes(self, board: str = "affinity") -> DOMWidget:
        """Let everybody write alone for a board; nobody sees the others until all are revealed."""
        from cjm_workshop.widgets import alone_board

        return alone_board(self, board, self.author)

    def silent_sort(self, board: str = "affinity") -> DOMWidget:
        """Sort the notes of a board for yourself; nobody sees it until the sorts are opened."""
        from cjm_workshop.widgets import sort_board

        return sort_board(self, board, self.author)

    def proposals(self, board: str = "affinity") -> DOMWidget:
        """Show the groups that everybody's own sorts propose, to take or to pass over."""
        from cjm_workshop.widgets import sorts_panel

        return sorts_panel(self, board, self.author)

    def vote_on(self, what: str = "affinity") -> DOMWidget:
        """Vote unseen on ``"affinity"`` clusters, ``"ideas"`` or ``"opportunities"``."""
        from cjm_workshop.widgets import vote_panel

        return vote_panel(self, what, self.author)

    def progress(self) -> DOMWidget:
        """Show what is there and what comes next, notebook by notebook."""
        from cjm_workshop.widgets import progress_panel

        return progress_panel(self, self._parts(), self.author)

    def _parts(self) -> tuple[Part, ...]:
        """Return the notebooks beside the workshop, as the team may have changed their minutes."""
        from cjm_workshop.templates.guide import parts
        from cjm_workshop.templates.material import material

        return parts(self.path.parent) or parts(material("notebooks"))
