"""Pictures of a workshop, shown and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from cjm_workshop.workshop.records import Records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.journey.view import Asked
    from cjm_workshop.draw.theme import Theme
    from cjm_workshop.export.shown import Shown
    from cjm_workshop.model import Journey, Persona

__all__ = ["Pictures"]


class Pictures(Records):
    """Pictures to look at and files to hand on; `cjm_workshop.export` makes them."""

    def journey_map(
        self, name: str | None = None, *, theme: str | Theme = "default", **view: Unpack[Asked]
    ) -> Shown:
        """Draw the journey map of a persona or journey.

        Parameters
        ----------
        name : str, optional
            Of the persona or journey; the first one without it.
        theme : str or Theme
            The look.
        **view
            ``compare="Harold"``, ``"future"`` or ``"measured"``: more curves on the same map;
            ``level="strategic"`` for a column per stage, ``"tactical"`` for a page per stage;
            ``stage="Order"`` to zoom in; ``lanes=["metrics", "backstage"]`` for more lanes, or
            ``"all"``.
        """
        found = self._journey(name) if name or self.state().journeys else None
        return self._picture("journey", journey=found, theme=theme, view=view)

    def persona_card(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the card of a persona; without a name, the cards of all."""
        people = [self._persona(name)] if name else self.state().personas
        return self._picture("persona", people, theme=theme)

    def touchpoint_matrix(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the touchpoints before, during and after, by channel."""
        return self._picture("touchpoints", theme=theme)

    def empathy_map(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the empathy map of a persona."""
        return self._picture("empathy", self._meant(name), theme=theme)

    def affinity_diagram(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the clusters of notes with their votes."""
        return self._picture("affinity", theme=theme)

    def impact_effort(self, *, theme: str | Theme = "default") -> Shown:
        """Draw the opportunities by impact and effort."""
        return self._picture("impact", theme=theme)

    def touchpoint_wheel(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the touchpoints as a wheel around a persona, with make-or-break moments."""
        return self._picture("wheel", self._meant(name), theme=theme)

    def communication_plan(
        self, name: str | None = None, *, theme: str | Theme = "default"
    ) -> Shown:
        """Draw the planned contacts by day and channel; with a name, what reaches this persona."""
        return self._picture("plan", self._meant(name) if name else (), theme=theme)

    def storyboard(self, name: str | None = None, *, theme: str | Theme = "default") -> Shown:
        """Draw the steps of a journey as frames: picture, caption and quote."""
        found = self._journey(name) if name or self.state().journeys else None
        return self._picture("storyboard", journey=found, theme=theme)

    def overview(self, *, theme: str | Theme = "default") -> Shown:
        """Draw all journeys as small curves on one scale, their lowest points named."""
        return self._picture("overview", theme=theme)

    def _meant(self, name: str | None) -> Sequence[Persona]:
        """Return the persona that is meant; without a name the first one, if there is any."""
        found = self._persona_if_any(name)
        return [found] if found else []

    def _picture(
        self,
        picture: str,
        people: Sequence[Persona] = (),
        *,
        theme: str | Theme = "default",
        journey: Journey | None = None,
        view: Asked | None = None,
    ) -> Shown:
        from cjm_workshop.draw import themes
        from cjm_workshop.export.pictures import scenes
        from cjm_workshop.export.plain_table import steps_as_table
        from cjm_workshop.export.shown import Shown

        ways = [journey] if journey else []
        folder = self._store.files_folder
        look, state = themes.theme(theme), self.state(self.author)
        pages = scenes(state, picture, people, ways, folder=folder, theme=look, view=view)
        return Shown(pages, (lambda: steps_as_table(state, ways)) if ways else None)

    def export(self, path: str | Path, picture: str = "journey", **which: Any) -> list[Path]:
        """Write a picture, page or table; the ending says which format.

        Parameters
        ----------
        path : str or Path
            ``map.png``, ``.svg``, ``.pdf``, ``.html``, ``.json``, ``.csv``; a bare name is put
            beside the workshop's file.
        picture : str
            What to show: ``journey``, ``persona``, ``empathy``, ``affinity``, ``touchpoints``,
            ``wheel``, ``impact``, ``storyboard``, ``overview``, ``plan`` or ``workshop`` for all.
        **which
            ``persona="Maya"`` or ``journey="…"`` where there are several; ``page="A1"``;
            ``theme="dark"`` or what `brand` returns; ``direction="rtl"``; for a journey map also
            ``compare``, ``level``, ``stage`` and ``lanes`` as in `journey_map`.

        Returns
        -------
        list of Path
            The files that were written: a picture of several pages is several files.
        """
        from cjm_workshop.export import export
        from cjm_workshop.export.written import Written

        target = self.path.parent / path
        folder = self._store.files_folder
        return Written(export(self.state(), target, picture, folder_of_files=folder, **which))
