"""The form that takes in research: a file or pasted text, what it is, and what came of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from cjm_workshop.errors import WorkshopError

__all__ = ["ImportForm", "import_form"]

KINDS = {
    "Interviews: one quote per row": "interviews",
    "Survey: one answer per row": "survey",
    "Sticky notes, of any whiteboard": "notes",
    "Touchpoints, or an event log": "touchpoints",
}

Take = Callable[[str | Path, str], Any]
"""Takes in a source of a kind; returns a report that can show itself."""


class ImportForm(ipw.VBox):
    """Asks for research and shows the report.

    Parameters
    ----------
    take : callable
        Called with the path of a file, or pasted text, and the kind.
    """

    def __init__(self, take: Take) -> None:
        self._take = take
        wide = ipw.Layout(width="100%", max_width="760px")
        label = {"description_width": "120px"}
        self.kind = ipw.Dropdown(options=KINDS, description="What is it?", layout=wide, style=label)
        self.file = ipw.FileUpload(
            accept=".csv,.tsv,.txt,.xlsx", description="Choose a file …", layout={"width": "220px"}
        )
        self.text = ipw.Textarea(
            description="or paste text", placeholder="One note or quote per line",
            rows=5, layout=wide, style=label,
        )  # fmt: skip
        self.button = ipw.Button(
            description="Take it in", button_style="primary", layout={"width": "220px"}
        )
        self.report = ipw.HTML()
        self.button.on_click(self._clicked)
        super().__init__([self.kind, self.file, self.text, self.button, self.report])
        self.add_class("cjm-import")

    def _clicked(self, _: Any) -> None:
        self.report.value = self.take_in()

    def take_in(self) -> str:
        """Take in what was chosen or pasted; return the report as HTML."""
        kind = str(self.kind.value)
        reports = []
        try:
            reports += [self._file(upload, kind) for upload in self.file.value]
            if self.text.value.strip():
                reports.append(_shown(self._take(self.text.value, kind)))
        except WorkshopError as error:
            reports.append(f'<p role="alert">{_lines(str(error))}</p>')
        else:
            self.file.value, self.text.value = (), ""
        return "".join(reports) or "<p>Choose a file or paste some text first.</p>"

    def _file(self, upload: Any, kind: str) -> str:
        """Take in an uploaded file under the name that it has, so that the report names it."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / Path(str(upload["name"])).name
            file.write_bytes(bytes(upload["content"]))
            return _shown(self._take(file, kind))


def import_form(take: Take) -> ImportForm:
    """Return the form; `take` does the work."""
    return ImportForm(take)


def _shown(report: Any) -> str:
    made = getattr(report, "_repr_html_", None)
    return str(made()) if made else _lines(str(report))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
