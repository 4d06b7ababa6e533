"""The form that takes in research: files or pasted text, what it is, and what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cjm_workshop.errors import Refused, WorkshopError
from cjm_workshop.languages import FALLBACK, Words, words_of
from cjm_workshop.languages.refusals import broken
from cjm_workshop.widgets.asking import Asking
from cjm_workshop.widgets.filing import Pieces
from cjm_workshop.widgets.live import key_of
from cjm_workshop.widgets.reports import error_lists, report_lists
from cjm_workshop.widgets.scripts import joined_script, joined_style

__all__ = ["ImportForm", "import_form"]

_TABLES = ".csv,.tsv,.txt,.xlsx"
_JOURNEYS = ".mmd,.mermaid,.cjml,.xml"
_KINDS = (
    "interviews", "survey", "tickets", "notes", "touchpoints", "event_log", "journey",
)  # fmt: skip
_LARGEST = 20 * 2**20
_KEPT = 12

Take = Callable[..., Any]
"""Takes in a source (a path or a text) of a kind; returns a report.

What is chosen besides comes by name: ``columns``, headers by what they hold, and
``comments_as_notes=False`` where the comments of a survey are to be left out.
"""


class ImportForm(Asking):
    """Asks for research and shows the report.

    A file comes in pieces, ``{type: "piece", id, file}`` with the bytes beside it, as one large
    message would break the connection; ``{type: "take", id, kind, text, files, columns, comments}``
    ends the request. `columns` are those of the text, each file has its own.

    Parameters
    ----------
    take : callable
        Called with the path of a file, or pasted text, and the kind; see `Take`.
    words : Words, optional
        The labels; English where they are left out.
    """

    _esm = joined_script("intake.js")
    _css = joined_style("board.css", "form.css", "intake.css")

    def __init__(self, take: Take, words: Words | None = None) -> None:
        self._take = take
        spoken = words or words_of(FALLBACK)
        self._pieces = Pieces(_LARGEST, at_once=1)  # another request: the last was given up
        # the workshop whose method this is, so that its drafts are found again
        whose = getattr(take, "__self__", None) or take
        super().__init__(
            {
                "form": "import",
                "key": key_of(whose),
                "title": spoken("form.import.title"),
                "prompt": spoken("form.import.prompt"),
                "words": spoken.section("form.import"),
                "kinds": [_kind(name, spoken) for name in _KINDS],
                "largest": _LARGEST,
                "results": [],
            },
            spoken,
        )

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, dict) and content.get("type") == "piece":
            self._collect(content, buffers or [])
        else:
            super()._received(widget, content, buffers)

    def _collect(self, content: dict[str, Any], buffers: list[Any]) -> None:
        request = str(content.get("id", ""))
        if request in self._answers:
            return
        self._pieces.add(request, int(content.get("file", 0)), buffers)

    def take(self, request: dict[str, Any]) -> dict[str, Any]:
        """Take in each source by itself; what cannot be taken does not keep out the others."""
        kind, text = str(request.get("kind", "")), str(request.get("text", ""))
        files = list(request.get("files") or [])
        if not files and not text.strip():
            raise Refused(self._words("form.import.nothing_chosen"))
        results = []
        for at, file in enumerate(files):
            results.append(self._result(request, file, at))
        if text.strip():
            options = _options(request, request)
            shown = self._shown(
                self._words("form.import.pasted"), None, lambda: self._take(text, kind, **options)
            )
            results.append(shown)
        return {
            "results": [{"request": request["id"], **one} for one in results]
            + self.view["results"][:_KEPT]
        }

    def _result(self, request: dict[str, Any], file: dict[str, Any], at: int) -> dict[str, Any]:
        """Take in a file under the name that it has, so that the report names it."""
        name, kind = str(file.get("name", "")), str(request.get("kind", ""))
        options = _options(request, file)

        def take() -> Any:
            data = self._pieces.take(str(request["id"]), at, file.get("size"))
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / (Path(name.replace("\\", "/")).name or "file")
                path.write_bytes(data)
                return self._take(path, kind, **options)

        return self._shown(name, at, take)

    def _shown(self, name: str, file: int | None, take: Callable[[], Any]) -> dict[str, Any]:
        try:
            return {"name": name, "file": file, "report": report_lists(take(), self._words)}
        except WorkshopError as error:
            return {"name": name, "file": file, "error": error_lists(error, self._words)}
        except Exception as error:  # one source that breaks must not lose the report of the others
            self.log.exception("Taking in %s failed", name)
            return {"name": name, "file": file, "error": error_lists(broken(error), self._words)}


def _kind(name: str, words: Words) -> dict[str, str]:
    """Return a kind of research as the form shows it."""
    label = words.section(f"form.import.kind.{name}")
    kind = {
        "value": name,
        "word": label["word"],
        "hint": label["hint"],
        "paste": label["paste"],
        "accept": _JOURNEYS if name == "journey" else _TABLES,
    }
    if "comments" in label:
        kind["comments"] = label["comments"]
    return kind


def _options(request: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """Return what was chosen for a source: its columns, and whether comments are wanted."""
    chosen = dict(source.get("columns") or {})
    columns = {str(role): str(header) for role, header in chosen.items() if header}
    options: dict[str, Any] = {"columns": columns} if columns else {}
    if request.get("comments") is False:
        options["comments_as_notes"] = False
    return options


def import_form(take: Take, words: Words | None = None) -> ImportForm:
    """Return the form that takes in research.

    Parameters
    ----------
    take : callable
        Called with the path of a file, or pasted text, and the kind; see `Take`. It may raise
        `WorkshopError`: its words are shown, and where columns were not found, which they are is
        asked for.
    words : Words, optional
        The labels; English where they are left out.
    """
    return ImportForm(take, words)
