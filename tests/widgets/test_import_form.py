from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cjm_workshop.errors import ImportFaults
from cjm_workshop.widgets.import_form import ImportForm


class Taker:
    def __init__(self) -> None:
        self.got: list[tuple[str, str, str]] = []

    def __call__(self, source: str | Path, kind: str) -> str:
        if isinstance(source, Path):
            self.got.append((source.name, source.read_text(encoding="utf-8"), kind))
        else:
            self.got.append(("pasted", source, kind))
        return "3 rows read, <3 taken>"


def test_a_chosen_file_is_taken_under_its_own_name() -> None:
    take = Taker()
    form = ImportForm(take)
    form.kind.value = "survey"
    content = memoryview(b"a,b\n1,2\n")
    upload = {"name": "../answers.csv", "type": "text/csv", "size": 8, "content": content}
    form.file.value = (upload | {"last_modified": datetime(2026, 5, 12, tzinfo=UTC)},)
    form.button.click()
    assert take.got == [("answers.csv", "a,b\n1,2\n", "survey")]
    assert form.report.value == "3 rows read, &lt;3 taken&gt;"
    assert form.file.value == ()


def test_pasted_text_is_taken_and_the_box_is_ready_for_more() -> None:
    take = Taker()
    form = ImportForm(take)
    form.kind.value = "notes"
    form.text.value = "one\ntwo"
    form.button.click()
    assert take.got == [("pasted", "one\ntwo", "notes")]
    assert form.text.value == ""


def test_a_refused_source_stays_in_the_form() -> None:
    def refuse(source: str | Path, kind: str) -> None:
        raise ImportFaults("Nothing was taken from this.", [], "Check the <columns>.")

    form = ImportForm(refuse)
    form.text.value = "one"
    form.button.click()
    assert "Nothing was taken from this.<br>Check the &lt;columns&gt;." in form.report.value
    assert form.text.value == "one"


def test_an_empty_form_says_what_to_do() -> None:
    form = ImportForm(Taker())
    form.button.click()
    assert form.report.value == "<p>Choose a file or paste some text first.</p>"
