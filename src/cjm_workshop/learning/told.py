"""Texts of a lesson, shown as Markdown in a notebook and as they are elsewhere."""

from __future__ import annotations

__all__ = ["Told"]


class Told:
    """A text in Markdown."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return self.text
