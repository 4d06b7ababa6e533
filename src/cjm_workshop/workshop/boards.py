"""Boards and forms to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.workshop.evidence import Evidence

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

__all__ = ["Boards"]


class Boards(Evidence):
    """Boards and forms; `cjm_workshop.widgets` makes them."""

    def board(self, name: str, persona: str | None = None) -> DOMWidget:
        """Show a board: one of `cjm_workshop.widgets.BOARDS`, such as ``"touchpoints"``.

        A persona's name says whose empathy map, journey or storyboard.
        """
        from cjm_workshop.widgets import advice, board

        if name == "empathy" and not self.state().personas:
            return advice(self._words("form.starter.no_persona"))
        if name == "storyboard" and not self.state().journeys:
            return advice(self._words("storyboard.no_journey"))
        who = self._persona_if_any(persona) if name == "empathy" else None
        way = self._journey(persona, make=True) if name in {"journey", "storyboard"} else None
        about = {"persona": who.id if who else None, "journey": way.id if way else None}
        return board(self, name, **about, author=self.author)

    def name_form(self) -> DOMWidget:
        """Ask for your name."""
        from cjm_workshop.widgets import name_form

        return name_form(self.author, self.sign_in, self._words)

    def charter_form(self) -> DOMWidget:
        """Show the form for goal, decision, scope, state, owner and team."""
        from cjm_workshop.widgets import charter_form

        return charter_form(self, self.author)

    def persona_form(self, name: str | None = None) -> DOMWidget:
        """Show the form of all personas, or of one; a new name makes a new persona."""
        from cjm_workshop.widgets import persona_form, persona_starter

        def begin(first: str) -> DOMWidget:
            self._persona(first, make=True)
            return persona_form(self, author=self.author)

        if name:
            return persona_form(self, self._persona(name, make=True).id, self.author)
        if self.state().personas:
            return persona_form(self, author=self.author)
        return persona_starter(begin, self._words)

    def touchpoint_form(self, name: str | None = None) -> DOMWidget:
        """Show all fields of a touchpoint."""
        from cjm_workshop.widgets import touchpoint_form

        return touchpoint_form(
            self, self.find("touchpoint", name).id if name else None, self.author
        )

    def journey_editor(self, name: str | None = None) -> DOMWidget:
        """Show the steps of a journey under their stages, with emotion, pains and channels."""
        from cjm_workshop.widgets import journey_editor

        return journey_editor(self, self._journey(name, make=True).id, self.author)

    def emotion_curve(self, name: str | None = None) -> DOMWidget:
        """Show how each step of a journey feels, as a curve to drag; ask why."""
        from cjm_workshop.widgets import emotion_curve

        return emotion_curve(self, self._journey(name, make=True).id, self.author)

    def opportunity_form(self) -> DOMWidget:
        """Show pains, and the opportunities that answer them."""
        from cjm_workshop.widgets import opportunity_form

        return opportunity_form(self, self.author)

    def import_form(self) -> DOMWidget:
        """Ask for a file or pasted text, and what it is; show what was taken."""
        from cjm_workshop.widgets import import_form

        return import_form(self.import_from, self._words)

    def feedback_form(self) -> DOMWidget:
        """Ask a reader for a remark on a step, a pain or anything else; show those there are."""
        from cjm_workshop.widgets import feedback_form

        return feedback_form(self, self.author)

    def future_form(self, name: str | None = None) -> DOMWidget:
        """Offer to copy a journey of today as the start of its future."""
        from cjm_workshop.widgets import advice, future_starter

        if not self.state().steps:
            return advice(self._words("form.starter.no_steps"))
        today = self._journey(name)
        return future_starter(today.name, lambda: self.future_journey(today.id).name, self._words)
