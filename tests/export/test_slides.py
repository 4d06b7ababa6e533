from __future__ import annotations

import re
import sys
import warnings
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from cjm_workshop import case
from cjm_workshop.draw import metrics
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Box, Circle, Line, Paint, Portrait, Scene
from cjm_workshop.draw.scene import Path as Curve
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.errors import MissingProgram
from cjm_workshop.export import PICTURES, export
from cjm_workshop.export.slide_file import HEIGHT, WIDTH, Slide, presentation
from cjm_workshop.export.slides import of_journey
from cjm_workshop.model import Charter, Journey, Persona, Stage, State, Step

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12700
HOSTILE = [
    "<script>alert(1)</script>",
    "]]> & \"quotes\" 'and' <b>",
    "$x$ \\frac{1}{2} %s {0}",
    "a\x00b\x07c\x1b\ud800\uffff d",
    "</a:t></a:r> &amp; &#0; _x0041_",
]


@pytest.fixture(scope="module")
def deck() -> Any:
    state = case.state()
    made = presentation(of_journey(state, state.journeys[0]), "A <deck> & more", "en")
    return Presentation(BytesIO(made))


def scene_of(*texts: str, background: str = "#FFFFFF") -> Scene:
    canvas = Canvas(DEFAULT)
    for at, text in enumerate(texts):
        canvas.text(text, Box(10, 10 + 40 * at, 280, 30), 10, role="" if at else "title")
    return Scene(WIDTH, HEIGHT, texts[0], "What it shows", tuple(canvas.items), background)


def opened(*scenes: Scene, exact: bool = False) -> Any:
    slides = [Slide(scene, scene.title) for scene in scenes]
    return Presentation(BytesIO(presentation(slides, "T", "en", exact)))


def elements(slide: Any, name: str) -> list[Any]:
    return list(slide._element.iter(name))


def shown(slide: Any) -> list[str]:
    """Return the texts of a slide in the order of its shapes."""
    bodies = elements(slide, f"{P}txBody")
    return ["".join(t.text or "" for t in body.iter(f"{A}t")) for body in bodies]


def plain(text: str) -> str:
    return re.sub(r"[\s\xad]+", "", text)


def test_the_deck_is_the_map_the_stages_and_the_table(deck: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:6] == [
        "My first online grocery order",
        "Is this for me? – My first online grocery order",
        "What do we need? – My first online grocery order",
        "I place the order – My first online grocery order",
        "I get my food – My first online grocery order",
        "Is it put right? – My first online grocery order",
    ]
    assert all(title.startswith("All steps in a table") for title in titles[6:])
    assert len(set(titles)) == len(titles)
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert deck.slide_width <= 56 * 914_400
    assert deck.core_properties.title == "A <deck> & more"


def test_every_text_of_the_map_is_on_the_slide_once_and_in_order(deck: Any) -> None:
    state = case.state()
    (scene,) = journey_map(
        state, state.journeys[0].id, page="slide", theme=DEFAULT.scaled(_factor(state))
    )
    expected = [plain(text) for text in scene.texts()]
    found = [plain(text) for text in shown(deck.slides[0])]
    title = plain(state.journeys[0].name)
    expected.remove(title)
    assert found == [title, *expected]


def _factor(state: State) -> float:
    """Return how much smaller than usual the case stands on one slide."""
    for factor in (1.0, 0.95, 0.9, 0.85, 0.8):
        if len(journey_map(state, page="slide", theme=DEFAULT.scaled(factor))) == 1:
            return factor
    raise AssertionError("the case does not fit on a slide")


def test_stages_hold_their_steps_in_letters_that_can_be_read_from_afar(deck: Any) -> None:
    slide = deck.slides[3]
    texts = shown(slide)
    assert {"Looks for a slot", "Checks out and pays", "Gets the confirmation"} <= set(texts)
    assert "Orders again" not in texts
    sizes = {
        "".join(t.text or "" for t in body.iter(f"{A}t")): int(next(body.iter(f"{A}rPr")).get("sz"))
        for body in elements(slide, f"{P}txBody")
    }
    doing = next(size for text, size in sizes.items() if text.startswith("I look for an evening"))
    assert doing >= 1200


def test_texts_are_one_paragraph_a_box_that_neither_grows_nor_has_a_rim(deck: Any) -> None:
    for slide in deck.slides:
        for body in elements(slide, f"{P}txBody"):
            frame = body.find(f"{A}bodyPr")
            assert [frame.get(side) for side in ("lIns", "tIns", "rIns", "bIns")] == ["0"] * 4
            assert frame.find(f"{A}noAutofit") is not None
            (paragraph,) = body.findall(f"{A}p")
            assert int(paragraph.find(f"{A}pPr/{A}lnSpc/{A}spcPts").get("val")) > 100
            assert {run.get("lang") for run in body.iter(f"{A}rPr")} == {"en"}


def test_every_shape_is_a_text_or_has_words_or_says_that_it_decorates(deck: Any) -> None:
    for slide in deck.slides:
        ids = [one.get("id") for one in elements(slide, f"{P}cNvPr")]
        assert len(set(ids)) == len(ids)
        for one in elements(slide, f"{P}cNvPr"):
            parent = one.getparent().getparent()
            has_text = bool(list(parent.iter(f"{A}t")))
            decorates = "decorative" in "".join(child.tag for child in one.iter())
            tree = one.getparent().tag == f"{P}nvGrpSpPr" and parent.tag == f"{P}spTree"
            assert tree or has_text or decorates or one.get("descr"), one.get("name")


def test_faces_say_what_they_mean(deck: Any) -> None:
    alts = [one.get("descr") or "" for one in elements(deck.slides[0], f"{P}cNvPr")]
    faces = [alt for alt in alts if alt.startswith("Step ")]
    assert len(faces) == 14
    assert faces[5].startswith("Step 6, Looks for a slot: frustrated")
    assert "moment of truth" in alts


def test_what_lies_on_a_card_is_grouped_with_it(deck: Any) -> None:
    groups = [
        "".join(t.text or "" for t in group.iter(f"{A}t"))
        for group in elements(deck.slides[0], f"{P}grpSp")
    ]
    assert any("Nothing says whether vans are on time in my street" in text for text in groups)
    assert any("How" not in text and "Greta, Marketing" in text for text in groups)
    assert not any(text.count("Marketing") > 1 for text in groups)


def test_the_curve_is_made_of_curves(deck: Any) -> None:
    names = {one.get("name"): one for one in elements(deck.slides[0], f"{P}cNvPr")}
    curve = names["curve"].getparent().getparent()
    assert len(list(curve.iter(f"{A}cubicBezTo"))) == 13
    assert curve.find(f"{P}spPr/{A}ln").get("cap") == "rnd"


def test_the_table_holds_every_step(deck: Any) -> None:
    rows: list[list[str]] = []
    for slide in list(deck.slides)[6:]:
        (frame,) = [shape for shape in slide.shapes if shape.has_table]
        assert frame.table.first_row
        head, *body = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
        assert head == [
            "Step", "Stage", "Doing", "Thinking", "Feeling", "Channels", "Pain points",
            "Opportunities",
        ]  # fmt: skip
        rows += body
        assert frame.top + frame.height <= deck.slide_height
        assert frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert len(rows) == 14
    assert rows[5][0] == "6. Looks for a slot\nMoment of truth: No slot, no order"
    assert rows[5][1] == "I place the order"
    assert rows[5][4].startswith("frustrated (−2)\n")
    assert rows[5][6] == "Evenings gone for three days, and no waiting list (severity 3 of 3)"


def test_the_notes_say_what_the_picture_shows(deck: Any) -> None:
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith("Journey map of Maya Lindqvist: 14 steps in 5 stages.")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\uffff]", "", text)
    scene = Scene(WIDTH, HEIGHT, text, text, scene_of("Title", text).items)
    deck = Presentation(BytesIO(presentation([Slide(scene, text)], text, text)))
    assert shown(deck.slides[0]) == [kept, kept]
    assert deck.slides[0].notes_slide.notes_text_frame.text == kept
    assert deck.core_properties.title == kept


def test_hostile_text_in_the_table_is_text() -> None:
    text = HOSTILE[0] + HOSTILE[1] + HOSTILE[2] + HOSTILE[4]
    state = State(
        stages=(Stage(id="stage-a", name="A"), Stage(id="stage-b", name="B")),
        personas=(Persona(id="persona-p", name="Nour"),),
        journeys=(Journey(id="journey-j", name="J", persona="persona-p"),),
        steps=tuple(
            Step(id=f"step-{at}", journey="journey-j", stage=f"stage-{at}", name="N", action=text)
            for at in "ab"
        ),
    )
    made = presentation(of_journey(state, state.journeys[0]), "T")
    (table,) = [
        shape.table
        for slide in Presentation(BytesIO(made)).slides
        for shape in slide.shapes
        if shape.has_table
    ]
    assert table.cell(1, 2).text_frame.text == text


def test_right_to_left() -> None:
    first, second = elements(opened(scene_of("العميل SMS", "Maya")).slides[0], f"{A}pPr")
    assert [first.get("rtl"), first.get("algn")] == ["1", "r"]
    assert [second.get("rtl"), second.get("algn")] == [None, "l"]


def test_words_are_hyphenated_softly_and_lines_broken_where_asked() -> None:
    canvas = Canvas(DEFAULT)
    text = "One Lebensmittelbestellungsannahme,\ntwo"
    canvas.text(text, Box(10, 10, 60, 80), 10)
    scene = Scene(WIDTH, HEIGHT, "T", "", tuple(canvas.items))
    lines = [line.text for line in scene.lines]
    assert sum(line.endswith("-") for line in lines) == 2
    _, body = elements(opened(scene).slides[0], f"{P}txBody")
    runs = [t.text for t in body.iter(f"{A}t")]
    assert len(runs) == 2
    assert len(list(body.iter(f"{A}br"))) == 1
    assert runs[0].count("\xad") == 2
    assert runs[0].replace("\xad", "") == "One Lebensmittelbestellungsannahme,"
    assert body.find(f"{A}bodyPr").get("wrap") == "square"
    _, hard = elements(opened(scene, exact=True).slides[0], f"{P}txBody")
    assert [t.text for t in hard.iter(f"{A}t")] == lines
    assert hard.find(f"{A}bodyPr").get("wrap") == "none"


def test_a_page_without_a_heading_has_a_title_that_is_heard_and_not_seen() -> None:
    slide = opened(Scene(WIDTH, HEIGHT, "Unseen", "", ())).slides[0]
    assert slide.shapes.title.text_frame.text == "Unseen"
    assert slide.shapes.title.top < 0


def test_a_title_that_several_have_says_what_the_picture_is() -> None:
    scene = Scene(100, 50, "Shop", "", ())
    slides = [Slide(scene, "Shop", "Wheel"), Slide(scene, "Shop", "Plan"), Slide(scene, "A")]
    deck = Presentation(BytesIO(presentation(slides, "")))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        "Wheel – Shop", "Plan – Shop", "A",
    ]  # fmt: skip


def test_equal_titles_are_told_apart() -> None:
    deck = opened(scene_of("Map"), scene_of("Map"))
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == ["Map", "Map [2]"]


def test_a_larger_page_is_made_smaller_and_put_in_the_middle() -> None:
    circle = Circle(WIDTH, HEIGHT, 10, Paint(fill="#112233", opacity=0.5), alt="Dot")
    slide = opened(Scene(2 * WIDTH, 4 * HEIGHT, "T", "", (circle,), "#0B0F14")).slides[0]
    (dot,) = [shape for shape in slide.shapes if shape.name == "shape"]
    assert dot.width == 5 * EMU
    centre = (dot.left + dot.width / 2, dot.top + dot.height / 2)
    assert centre == pytest.approx(((WIDTH / 4 + WIDTH / 4) * EMU, HEIGHT / 4 * EMU), abs=2)
    assert str(slide.background.fill.fore_color.rgb) == "0B0F14"


def test_lines_run_as_they_are_drawn_and_dashes_are_kept() -> None:
    paint = Paint(stroke="#000000", width=2, dash=(6, 3, 2, 3))
    bend = Curve((("M", 0, 0), ("C", 10, 0, 20, 10, 20, 20)), Paint(stroke="#000000", width=1))
    slide = opened(Scene(WIDTH, HEIGHT, "T", "", (Line(50, 10, 20, 40, paint), bend))).slides[0]
    (line,) = elements(slide, f"{P}cxnSp")
    place = line.find(f"{P}spPr/{A}xfrm")
    assert [place.get("flipH"), place.get("flipV")] == ["1", None]
    stops = [(stop.get("d"), stop.get("sp")) for stop in line.iter(f"{A}ds")]
    assert stops == [("300000", "150000"), ("100000", "150000")]
    (path,) = elements(slide, f"{A}path")
    points = [(int(p.get("x")) // EMU, int(p.get("y")) // EMU) for p in path.iter(f"{A}pt")]
    assert points == [(0, 0), (10, 0), (20, 10), (20, 20)]


def test_a_portrait_is_put_in_and_a_broken_one_left_out(tmp_path: Path) -> None:
    whole, broken = tmp_path / "face.png", tmp_path / "broken.png"
    Image.new("RGB", (60, 40), "#ff0000").save(whole)
    broken.write_bytes(b"no picture")
    portraits = tuple(
        Portrait(str(file), Box(10, 10, 40, 40), round=True, alt="A <face>")
        for file in (whole, broken)
    )
    slide = opened(Scene(WIDTH, HEIGHT, "T", "D", portraits)).slides[0]
    (picture,) = elements(slide, f"{P}pic")
    assert picture.nvPicPr.cNvPr.get("descr") == "A <face>"
    (shape,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    with Image.open(BytesIO(shape.image.blob)) as image:
        assert image.size == (160, 160)


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_becomes_slides(workshop: State, tmp_path: Path, picture: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (path,) = export(workshop, tmp_path / "x.pptx", picture)
    slides = Presentation(str(path)).slides
    assert len(slides) >= 1
    assert all(slide.shapes.title is not None for slide in slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles)


def test_an_empty_workshop_becomes_a_slide_that_says_how_to_begin(tmp_path: Path) -> None:
    (path,) = export(State(charter=Charter(title="New")), tmp_path / "x.pptx")
    (slide,) = Presentation(str(path)).slides
    assert any("This journey has no steps." in text for text in shown(slide))


def test_without_the_library_it_is_told_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(MissingProgram) as told:
        export(State(), tmp_path / "x.pptx")
    assert str(told.value) == (
        "Slides need the library python-pptx, which is not installed. "
        'Install it with: python -m pip install "cjm-workshop[pptx]"'
    )
    assert list(tmp_path.iterdir()) == []


def test_a_brand_s_font_is_named() -> None:
    bold = str(metrics.FONTS / "Arimo-Bold.ttf")
    scene = replace(scene_of("Maya"), family=metrics.Family("Garden <Sans>", bold, bold, bold))
    names = {one.get("typeface") for one in elements(opened(scene).slides[0], f"{A}latin")}
    assert names == {"Garden <Sans>"}


def test_the_table_has_the_colours_of_the_theme() -> None:
    state = case.state()
    dark = replace(DEFAULT, colours=replace(DEFAULT.colours, ink="#EEEEEE", page="#101010"))
    slides = of_journey(state, state.journeys[0], dark)
    table = Presentation(BytesIO(presentation(slides, "T"))).slides[len(slides) - 1]
    fills = {one.get("val") for one in elements(table, f"{A}srgbClr")}
    assert {"EEEEEE", "101010"} <= fills
    assert "FFFFFF" not in fills


def test_what_is_asked_of_a_map_is_asked_of_its_slides(tmp_path: Path) -> None:
    state = case.state()
    (path,) = export(state, tmp_path / "x.pptx", persona="Maya", compare="future", lanes="evidence")
    first, second, *_ = Presentation(str(path)).slides
    assert "Evidence" in shown(first)
    assert "Evidence" in shown(second)
    (path,) = export(state, tmp_path / "x.pptx", persona="Maya", level="strategic")
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(str(path)).slides]
    assert not [title for title in titles if title.startswith("Is this for me?")]
