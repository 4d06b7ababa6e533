"""The facilitator's kit as a folder: it can be opened, printed and shown."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pptx import Presentation

from cjm_workshop.cli import main
from cjm_workshop.draw.layout.paper_canvases import CANVASES
from cjm_workshop.errors import MissingProgram
from cjm_workshop.facilitation import kit
from cjm_workshop.facilitation.deck import deck, slides
from cjm_workshop.facilitation.sessions import sessions
from cjm_workshop.languages import words_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("kit") / "day"
    done = CliRunner().invoke(main, ["kit", "-o", str(target), "--language", "de"])
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == 5 + len(CANVASES)
    return target


def words_on(program: Callable[[str], Path], file: Path) -> str:
    command = [str(program("pdftotext")), "-layout", str(file), "-"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    return " ".join(done.stdout.decode().split())


def test_the_folder_holds_everything(folder: Path) -> None:
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    sheets = {f"canvases/{name}.pdf" for name in (*CANVASES, "all")}
    assert files == sheets | {"guide.html", "guide.md", "handout.pdf", "method.pptx"}
    told = (folder / "guide.md").read_text("utf-8")
    for name in ("canvases/all.pdf", "handout.pdf"):
        assert f"`{name}`" in told  # what the guide sends people to is there


def test_the_sheets_hold_their_words_in_the_language_asked_for(
    folder: Path, program: Callable[[str], Path]
) -> None:
    words = words_of("de")
    whole = words_on(program, folder / "canvases" / "all.pdf")
    for name in CANVASES:
        title = words(f"canvas.{name}.title")
        assert title in words_on(program, folder / "canvases" / f"{name}.pdf")
        assert title in whole
    assert words("handout.title") in words_on(program, folder / "handout.pdf")


def test_the_slides_have_titles_of_their_own_notes_and_words_for_pictures() -> None:
    found = slides(sessions())
    titles = [slide.title for slide in found]
    assert 12 <= len(found) <= 18
    assert len(set(titles)) == len(titles)
    file = Presentation(BytesIO(deck(sessions())))
    for slide, drawn in zip(found, file.slides, strict=True):
        assert drawn.shapes.title.text == slide.title
        assert len(drawn.notes_slide.notes_text_frame.text.split()) >= 12
        assert slide.scene.overlaps() == []
    assert "A curve of feelings" in " ".join(alt_texts(file.slides[0].shapes))


def alt_texts(shapes: Any) -> list[str]:
    found = []
    for shape in shapes:
        found.append(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")
        if hasattr(shape, "shapes"):
            found += alt_texts(shape.shapes)
    return found


def test_the_slides_name_the_steps_of_the_notebooks() -> None:
    nine = next(slide for slide in slides(sessions()) if slide.title.startswith("Nine steps"))
    texts = nine.scene.texts()
    for session in sessions():
        assert session.number in texts
        assert session.deliverable in texts


def test_the_slides_open_in_an_office_program(
    folder: Path, program: Callable[[str], Path], tmp_path: Path
) -> None:
    command = [
        str(program("soffice")), "--headless", f"-env:UserInstallation={(tmp_path / 'o').as_uri()}",
        "--convert-to", "pdf", "--outdir", str(tmp_path), str(folder / "method.pptx"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    text = words_on(program, tmp_path / "method.pdf")
    for slide in slides(sessions()):
        assert slide.title in text


def test_without_the_library_for_slides_the_rest_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> bytes:
        raise MissingProgram("Slides need python-pptx.")

    monkeypatch.setattr(kit, "deck", missing)
    monkeypatch.setattr(kit, "CANVASES", {"charter": CANVASES["charter"]})  # one will do
    with pytest.raises(MissingProgram, match="Everything but the slides is in"):
        kit.write_kit(tmp_path / "day")
    assert (tmp_path / "day" / "guide.html").is_file()
    assert (tmp_path / "day" / "canvases" / "all.pdf").is_file()
    assert not (tmp_path / "day" / "method.pptx").exists()


def test_a_language_that_the_sheets_do_not_have(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["kit", "-o", str(tmp_path / "day"), "--language", "xx"])
    assert done.exit_code == 1
    assert 'There is no language "xx". There are: ' in done.stderr
    assert not (tmp_path / "day").exists()
