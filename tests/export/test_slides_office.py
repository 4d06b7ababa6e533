"""The slides in a real office program: everything is there, and nothing lies on anything else."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation

from cjm_workshop import case
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.scene import Box, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.export import export
from cjm_workshop.export.slide_file import HEIGHT, WIDTH, Slide, presentation
from cjm_workshop.model import State

HTML = "{http://www.w3.org/1999/xhtml}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
LONG = "Lebensmittelbestellungsannahmebestätigungsnachricht"


@pytest.fixture(scope="module")
def pages(
    office: Path, program: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], list[list[tuple[str, Box]]]]:
    """Return the words of each page that LibreOffice draws, with the boxes around them."""
    reader = program("pdftotext")
    home = tmp_path_factory.mktemp("office")

    def drawn(deck: Path) -> list[list[tuple[str, Box]]]:
        command = [
            str(office), f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(home), str(deck),
        ]  # fmt: skip
        made = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
        file = home / f"{deck.stem}.pdf"
        assert file.is_file(), made.stdout + made.stderr
        words = home / f"{deck.stem}.html"
        subprocess.run([str(reader), "-bbox", str(file), str(words)], check=True, timeout=60)
        text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", words.read_text("utf-8"))
        return [
            [_word(word) for word in page.iter(f"{HTML}word")]
            for page in ElementTree.fromstring(text).iter(f"{HTML}page")
        ]

    return drawn


def _word(word: ElementTree.Element) -> tuple[str, Box]:
    left, top, right, bottom = (
        float(word.get(key, "")) for key in ("xMin", "yMin", "xMax", "yMax")
    )
    return word.text or "", Box(left, top, right - left, bottom - top)


def overlaps(words: list[tuple[str, Box]]) -> list[str]:
    """Return pairs of words that lie on each other by more than the air around letters."""
    inner = sorted(
        ((text, Box(b.x, b.y + b.height * 0.15, b.width, b.height * 0.7)) for text, b in words),
        key=lambda pair: pair[1].y,
    )
    found = []
    for at, (text, box) in enumerate(inner):
        for other, below in inner[at + 1 :]:
            if below.y > box.bottom:
                break
            if box.meets(below, 0.8):
                found.append(f"{text} on {other} at {box}")
    return found


def crowded(state: State) -> State:
    """Return the case with longer words and texts than it has, and one from right to left."""
    more = (
        {"action": f"Waits for the {LONG} and reads it twice."},
        {"thought": "So long " * 20},
        {"action": "هل يمكنني تغيير الموعد في SMS؟"},
        {"name": LONG},
    )
    steps = tuple(
        step.model_copy(update=more[at % len(more)]) for at, step in enumerate(state.steps)
    )
    return state.model_copy(update={"steps": steps})


def plain(text: str) -> str:
    return re.sub(r"[\s\xad\u200f]+", "", text)


@pytest.mark.parametrize(
    ("name", "picture", "change"),
    [
        ("journey", "journey", None),
        ("crowded", "journey", crowded),
        ("persona", "persona", None),
        ("empathy", "empathy", None),
        ("affinity", "affinity", None),
        ("touchpoints", "touchpoints", None),
        ("impact", "impact", None),
    ],
)
def test_nothing_lies_on_anything_else_and_nothing_is_lost(
    pages: Callable[[Path], list[list[tuple[str, Box]]]],
    tmp_path: Path,
    name: str,
    picture: str,
    change: Callable[[State], State] | None,
) -> None:
    state = case.state()
    state = change(state) if change else state
    who = state.personas[0].id
    (deck,) = export(state, tmp_path / f"{name}.pptx", picture, persona=who)
    slides = Presentation(str(deck)).slides
    drawn = pages(deck)
    assert len(drawn) == len(slides)
    faults = [
        f"page {at}: {fault}" for at, words in enumerate(drawn, 1) for fault in overlaps(words)
    ]
    assert not faults
    whole = Box(0, 0, WIDTH, HEIGHT)
    for slide, words in zip(slides, drawn, strict=True):
        assert [text for text, box in words if not whole.holds(box, 1)] == []
        written = "".join(text.text or "" for text in slide._element.iter(TEXT))
        letters = Counter("".join(text for text, _ in words))
        lost = Counter(char for char in plain(written) if char.isascii()) - letters
        assert not lost


def test_two_texts_in_one_place_are_found(
    pages: Callable[[Path], list[list[tuple[str, Box]]]], tmp_path: Path
) -> None:
    canvas = Canvas(DEFAULT)
    for text, y in (("Title", 20), ("First", 200), ("Second", 206), ("Third", 219)):
        canvas.text(text, Box(20, y, 400, 20), 12)
    scene = Scene(WIDTH, HEIGHT, "Title", "", tuple(canvas.items))
    deck = tmp_path / "overlap.pptx"
    deck.write_bytes(presentation([Slide(scene, "Title")], "T"))
    (words,) = pages(deck)
    (fault,) = overlaps(words)
    assert fault.startswith("First on Second")
