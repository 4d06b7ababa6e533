"""Widgets that ask for something once and show what came of it: research, a name.

They hold no workshop. The front end sends ``{type: "take", id, …}`` and gets ``{type: "ack", id}``
or ``{type: "refused", id, reason}``; asking again with the same id gives the same answer and does
nothing twice. ``{type: "hello"}`` is answered by ``{type: "here"}``: the kernel lives. Whether a
widget is on a page, which all of them tell, changes nothing here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from cjm_workshop.errors import WorkshopError
from cjm_workshop.languages import Words
from cjm_workshop.languages.refusals import broken, reason_in
from cjm_workshop.widgets.scripts import joined_script, joined_style

__all__ = ["Asking", "Question"]

_REMEMBERED = 50


class Asking(anywidget.AnyWidget):
    """Asks, takes what is given, and answers each request once.

    Parameters
    ----------
    view : dict
        What the browser shows.
    words : Words
        The labels, in the language in which it answers.
    """

    view = traitlets.Dict().tag(sync=True)
    """What the browser shows; `done` in it names the requests that were answered."""

    def __init__(self, view: dict[str, Any], words: Words) -> None:
        self._answers: dict[str, dict[str, Any]] = {}
        self._words = words
        super().__init__(view={"busy": "", "done": [], **view})
        self.on_msg(self._received)

    def take(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what is asked; return what the view shows from now on.

        Raises
        ------
        WorkshopError
            If it cannot be done; the words are shown, and what was given stays where it is.
        """
        raise NotImplementedError

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        """Take a message of the front end; may come in a thread of its own."""
        del widget, buffers
        if not isinstance(content, dict):
            return
        if content.get("type") == "hello":
            self.send({"type": "here"})
        elif content.get("type") == "take":
            self._answer(str(content.get("id", "")), content)

    def _answer(self, request: str, content: dict[str, Any]) -> None:
        if request in self._answers:
            self.send(self._answers[request])
            return
        self.view = self.view | {"busy": request}
        try:
            shown = self.take(content)
        except WorkshopError as error:
            self._say(request, {}, reason=reason_in(self._words, error))
        except Exception as error:
            # the browser must not wait for ever; the kernel's log gets the whole story
            self._say(request, {}, reason=reason_in(self._words, broken(error)))
            raise
        else:
            self._say(request, shown)

    def _say(self, request: str, shown: dict[str, Any], *, reason: str = "") -> None:
        answer: dict[str, Any] = {"type": "ack", "id": request, "version": 0}
        if reason:
            answer = {"type": "refused", "id": request, "reason": reason, "offer": ""}
        self._answers[request] = answer
        while len(self._answers) > _REMEMBERED:
            del self._answers[next(iter(self._answers))]
        done = [one for one, said in self._answers.items() if said["type"] == "ack"]
        self.view = self.view | shown | {"busy": "", "done": done}
        self.send(answer)


class Question(Asking):
    """One line to write, and what is said about it.

    Parameters
    ----------
    view : dict
        ``form``, ``label``, ``placeholder``, ``value``, ``button``, ``said``, ``silent`` (what is
        said while the kernel does not answer) and ``on_leave``:
        whether leaving the field is an answer too, or Enter and the button alone are.
    answered : callable
        Gets the text; returns what is said about it.
    words : Words
        The labels.
    """

    _esm = joined_script("question.js")
    _css = joined_style("board.css", "form.css", "question.css")

    def __init__(self, view: dict[str, Any], answered: Callable[[str], str], words: Words) -> None:
        self._answered = answered
        super().__init__(view, words)

    def take(self, request: dict[str, Any]) -> dict[str, Any]:
        """Hand the text on."""
        text = str(request.get("text", "")).strip()
        return {"value": text, "said": self._answered(text)}
