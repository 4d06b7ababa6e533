"""The round of feedback: a named remark on a step, a pain or anything else, and those made."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from html import escape
from typing import Any

import ipywidgets as ipw

from cjm_workshop.errors import WorkshopError
from cjm_workshop.model import AddComment, Comment, Entry, Host, State, title_of

__all__ = ["FeedbackForm", "feedback_form"]

_ABOUT = ("journey", "step", "pain", "opportunity", "persona", "touchpoint", "stage")


class FeedbackForm(ipw.VBox):
    """Asks for a remark and lists the remarks there are, newest first.

    Parameters
    ----------
    host : Host
        The workshop.
    author : str
        Who is filled in as the reader; anybody may write another name.
    """

    def __init__(self, host: Host, author: str = "") -> None:
        self._host = host
        self._guard = threading.Lock()
        wide = ipw.Layout(width="100%", max_width="760px")
        label = {"description_width": "120px"}
        self.who = ipw.Text(author, description="Your name", layout=wide, style=label)
        self.about = ipw.Dropdown(description="It is about", layout=wide, style=label)
        self.remark = ipw.Textarea(description="Remark", rows=3, layout=wide, style=label)
        self.button = ipw.Button(description="Add the remark", button_style="primary")
        self.said = ipw.HTML()
        self.remarks = ipw.HTML()
        super().__init__([self.who, self.about, self.remark, self.button, self.said, self.remarks])
        self.add_class("cjm-feedback")
        self.button.on_click(self._clicked)
        self._show(host.state(author or None))
        self._stop = host.observe(self._changed, author or None)

    def close(self) -> None:
        """Stop following the workshop and take the form off every page."""
        self._stop()
        super().close()

    def _clicked(self, _: Any) -> None:
        self.said.value = f'<span role="status">{escape(self.add())}</span>'

    def add(self) -> str:
        """Add the remark that is written; return what to tell the reader."""
        if not self.remark.value.strip():
            return "Write a remark first."
        if not self.who.value.strip():
            return "A remark needs a name: write yours."
        operation = AddComment(
            about=self.about.value, text=self.remark.value.strip(), author=self.who.value
        )
        try:
            self._host.apply(operation)
        except WorkshopError as error:
            return str(error)
        self.remark.value = ""
        return "Saved."

    def _changed(self, state: State, entries: Sequence[Entry]) -> None:
        del entries
        self._show(state)

    def _show(self, state: State) -> None:
        options = [("the whole map", state.charter.id)] + [
            (title_of(record), record.id) for kind in _ABOUT for record in state.of_kind(kind)
        ]
        with self._guard:
            if list(self.about.options) != options:
                chosen = self.about.value
                self.about.options = options
                self.about.value = chosen if state.find(chosen or "") else options[0][1]
            self.remarks.value = _list(state)


def feedback_form(host: Host, author: str = "") -> FeedbackForm:
    """Return the form for a round of feedback."""
    return FeedbackForm(host, author)


def _list(state: State) -> str:
    items = "".join(_item(state, comment) for comment in reversed(state.comments))
    return f"<h4>Remarks</h4><ul>{items}</ul>" if items else "<p>No remarks yet.</p>"


def _item(state: State, comment: Comment) -> str:
    about = state.find(comment.about)
    where = "the whole map" if about is state.charter or about is None else title_of(about)
    who = escape(comment.author or "somebody")
    text = escape(comment.text).replace("\n", "<br>")
    return f"<li><b>{who}</b> on {escape(where)}:<br>{text}</li>"
