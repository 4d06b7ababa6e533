"""A table to read rather than to compute with: filled columns only, long texts whole."""

from __future__ import annotations

from collections.abc import Hashable
from html import escape

from cjm_workshop.evidence.tables import table
from cjm_workshop.model import State

__all__ = ["Listing"]

_BOX = "max-height: 28em; overflow: auto; max-width: 100%"
_CELL = "text-align: left; vertical-align: top; white-space: normal"
_WIDE = f"{_CELL}; min-width: 24em"
_LONG = 40  # characters; a column with such texts in every other row is one to read


class Listing:
    """A collection of a workshop for the eye.

    Columns in which nothing stands are left out, and so are ids.

    Parameters
    ----------
    state : State
        The workshop.
    name : str
        A name that `cjm_workshop.evidence.tables.table` knows.
    """

    def __init__(self, state: State, name: str) -> None:
        frame = table(state, name).astype(object)
        frame = frame.where(frame.notna(), "")
        ids = [column for column in frame if column == "id" or str(column).endswith("_id")]
        filled = frame.drop(columns=ids)
        self.name = name
        self.frame = filled.loc[:, (filled != "").any(axis=0)]

    def __repr__(self) -> str:
        if self.frame.empty:
            return f"There is nothing here yet ({self.name})."
        return f"{self.name}: {len(self.frame):,}\n{self.frame.to_string(index=False)}"

    def _repr_html_(self) -> str:
        if self.frame.empty:
            return f"<p>There is nothing here yet ({escape(self.name)}).</p>"
        styles = [self._style(column) for column in self.frame]
        head = "".join(f'<th scope="col" style="{_CELL}">{_text(c)}</th>' for c in self.frame)
        rows = "".join(
            f"<tr>{''.join(map(_cell, row, styles))}</tr>"
            for row in self.frame.itertuples(index=False)
        )
        count = f"{escape(self.name)}: {len(self.frame):,}"
        return (
            f'<div style="{_BOX}" tabindex="0" role="region" aria-label="{count}"><table>'
            f'<caption style="text-align: left">{count}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )

    def _style(self, column: Hashable) -> str:
        long = sum(len(str(value)) > _LONG for value in self.frame[column])
        return _WIDE if long * 2 >= len(self.frame) else _CELL


def _cell(value: object, style: str) -> str:
    return f'<td style="{style}">{_text(value)}</td>'


def _text(value: object) -> str:
    return escape(str(value)).replace("\n", "<br>")
