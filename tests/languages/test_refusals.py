"""What boards refuse is said in the language of the charter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop
from cjm_workshop.errors import Refused
from cjm_workshop.languages import languages, words_of
from cjm_workshop.languages.refusals import Called, reason_in, refused
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
