"""What boards refuse is said in the language of the charter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop
from cjm_workshop.errors import ImportFaults, Refused, UnknownName, WorkshopError
from cjm_workshop.evidence import read_source
from cjm_workshop.languages import languages, words_of
from cjm_workshop.languages.refusals import Called, reason_in, refused
from cjm_workshop.model import Add, Payload, State, apply
from cjm_workshop.model.state import KINDS
from cjm_workshop.widgets import board


@pytest.mark.parametrize("code", languages())
def test_every_kind_of_record_has_a_word(code: str) -> None:
    words = words_of(code)
    for kind in KINDS:
        assert words(f"word.kind.{kind}")


def test_a_refusal_is_english_and_can_be_said_in_german() -> None:
    pain, step = Called("pain", "Slow"), Called("step", "step-a", nameless=True)
    error = refused("in_use_here", titles=[pain, step])
    assert str(error) == 'Still in use: pain "Slow"; step step-a.'
    assert reason_in(words_of("de"), error) == (
        "Noch in Gebrauch: Schmerzpunkt „Slow“; Schritt step-a."
    )
    assert reason_in(words_of("de"), Refused("Only in English.")) == "Only in English."


def test_a_board_refuses_in_the_language_of_its_charter(tmp_path: Path) -> None:
    with Workshop.new(tmp_path / "garten", author="Mira") as workshop:
        workshop.edit("charter", language="de", dots_each=1)
        workshop.add("channel", id="channel-web", name="Web")
        workshop.add("touchpoint", name="Reviews", channels=["Web"])
        workshop.add("note", id="note-a", text="A window of four hours", board="ideas")
        widget: Any = board(workshop, "ideas", author="Mira")
        told: list[dict[str, Any]] = []
        widget.send = lambda content, buffers=None: told.append(content)
        remove = {"kind": "remove", "records": ["channel-web"], "id": "op-a"}
        votes = {"kind": "vote", "about": "note-a", "dots": 2, "vote": "vote-a", "id": "op-b"}
        for operation in (remove, votes):
            widget._handle_custom_msg({"type": "apply", "operation": operation}, [])
        widget.close()
    refusals = [one for one in told if one["type"] == "refused"]
    assert [(one["reason"], one["offer"]) for one in refusals] == [
        ("Noch in Gebrauch: Kontaktpunkt „Reviews“.", "dependents"),
        ("Punkte je Person: 1. Mira hat noch 1.", ""),
    ]


def test_a_notebook_tells_in_the_language_of_the_charter_what_python_refuses(
    tmp_path: Path,
) -> None:
    with Workshop.new(tmp_path / "garten", author="Mira") as workshop:
        asked: list[tuple[Callable[[], object], str]] = [
            (lambda: workshop.persona_card("Maja"), "Persona „Maja“ gibt es nicht."),
            (lambda: workshop.add("note", hue="red"), "Dieses Feld gibt es hier nicht (Zettel)"),
            (lambda: workshop.edit("charter", id="x"), "Die Kennung eines Eintrags ändert sich"),
            (workshop.redo, "Es gibt nichts von Ihnen, das sich wiederholen lässt."),
            (lambda: workshop.export("map.odt"), "„map.odt“ endet auf „.odt“"),
            (lambda: workshop.table("cats"), "Tabelle „cats“ gibt es nicht."),
            (lambda: workshop.merge_aside("x"), "beiseitegelegte Datei „x“ gibt es nicht."),
            (lambda: workshop.board("Zoo"), "Tafel „Zoo“ gibt es nicht."),
        ]
        for ask, _ in asked:
            with pytest.raises(WorkshopError) as refusal:
                ask()
            assert refusal.value._render_traceback_() == [str(refusal.value)]
        workshop.edit("charter", language="de")
        for ask, told in asked:
            with pytest.raises(WorkshopError) as refusal:
                ask()
            (shown,) = refusal.value._render_traceback_()
            assert shown.startswith(told)
            assert shown != str(refusal.value)


def test_a_fault_of_a_field_is_told_by_the_name_that_its_form_has_for_it() -> None:
    bad = {"id": "step-x", "journey": "journey-x", "emotion": 7, "name": "y" * 600}
    with pytest.raises(Refused) as refusal:
        apply(State(), Add(records=(Payload(kind="step", fields=bad),)))
    assert "emotion: found 7; expected a number from -2 to 2" in str(refusal.value)
    told = reason_in(words_of("de"), refusal.value)
    assert told.startswith("Nicht übernommen (Schritt): ")
    assert "Gefühl: Da steht 7; erwartet wird eine Zahl von -2 bis 2" in told
    assert "… (602 Zeichen); erwartet wird höchstens 300 Zeichen" in told


def test_a_name_that_is_not_there_is_told_in_german() -> None:
    error = UnknownName("persona", "Maja", ["Maya", "Harold"])
    assert reason_in(words_of("de"), error) == (
        "Persona „Maja“ gibt es nicht. Meinen Sie „Maya“? Es gibt: Maya, Harold."
    )


def test_an_error_with_several_faults_is_told_whole() -> None:
    with pytest.raises(ImportFaults) as refusal:
        read_source("a\tb\n1\t2\n2\t3\n", "touchpoints")
    assert reason_in(words_of("en"), refusal.value) == str(refusal.value)
    assert reason_in(words_of("de"), refusal.value).startswith(
        "eingefügter Text: Es ist nicht klar, was in welcher Spalte steht.\n  - die Spalte (Name): "
    )
