"""The views of a journey map, asked for by export, by a workshop in Python, and by the command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from cjm_workshop import case
from cjm_workshop.cli import main
from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.export import export
from cjm_workshop.templates import case_file


def test_a_map_with_another_journey_beside_it_is_one_picture(tmp_path: Path) -> None:
    state = case.state()
    (file,) = export(
        state, tmp_path / "map.svg", compare="Harold", level="strategic", lanes=["departments"]
    )
    text = file.read_text(encoding="utf-8")
    assert "Maya and Harold, side by side" in text
    assert "Departments" in text


def test_what_only_a_drawn_map_can_show_is_refused_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError) as error:
        export(case.state(), tmp_path / "map.html", compare="Harold", stage="I place the order")
    assert str(error.value) == (
        '"map.html" cannot show what you ask for with compare, stage. That is for the journey '
        "map as a picture: choose a name that ends in .png, .svg, .pdf or .pptx, and the "
        'picture "journey".'
    )
    with pytest.raises(WorkshopError, match="for the journey map"):
        export(case.state(), tmp_path / "card.png", "persona", lanes="all")


def test_a_workshop_shows_its_map_in_every_view() -> None:
    assert "and Harold Beck" in repr(case.journey_map("Maya", compare="Harold"))
    assert len(case.journey_map("Maya", level="tactical").scenes) == 5
    with pytest.raises(UnknownName, match='Did you mean "metrics"'):
        case.journey_map("Maya", lanes="metric")


def test_the_command_takes_the_same_words(tmp_path: Path) -> None:
    file = tmp_path / "shop.cjm.json"
    shutil.copy(case_file(), file)
    out = tmp_path / "map.svg"
    words = ["export", str(file), "-o", str(out), "--journey", "My first online grocery order"]
    asked = ["--compare", "future", "--compare", "measured", "--lane", "metrics", "--lane", "arc"]
    zoomed = ["--level", "tactical", "--stage", "i place the order"]
    result = CliRunner().invoke(main, [*words, *asked, *zoomed])
    assert result.exit_code == 0, result.output
    text = out.read_text(encoding="utf-8")
    assert all(word in text for word in ("Dramatic arc", "Metrics", "hoped for", "measured"))
    assert "Tracks the van" not in text.split("</desc>")[1]
