from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from cjm_workshop.draw import metrics
from cjm_workshop.draw.layout.canvas import Canvas
from cjm_workshop.draw.layout.persona_card import persona_card
from cjm_workshop.draw.scene import Box, Icon, Paint, Portrait, Rect, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.export.picture_svg import picture
from cjm_workshop.export.web_fonts import FAMILY, LATIN, family_for, font_faces
from cjm_workshop.model import State

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]> & \"quotes\" 'and' <b>",
    "$x$ \\frac{1}{2} %s {0}",
    "a\x00b\x07c\x1b\ud800\uffff d",
    "</style></svg> #\x00-cut &amp; &#0;",
]


def small(*texts: str) -> Scene:
    canvas = Canvas(DEFAULT)
    for at, text in enumerate(texts):
        canvas.text(text, Box(10, 10 + 20 * at, 280, 15), 10)
    height = 20 + 20 * len(texts)
    return Scene(300, height, "A <title> & more", "What it shows", tuple(canvas.items))


def drawn(scene: Scene) -> ElementTree.Element:
    return ElementTree.fromstring(picture(scene))


def texts_in(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def test_a_picture_tells_what_it_shows() -> None:
    root = drawn(small("one"))
    title, description = root[0], root[1]
    assert [title.tag, title.text] == [f"{SVG}title", "A <title> & more"]
    assert [description.tag, description.text] == [f"{SVG}desc", "What it shows"]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert [root.get("width"), root.get("height")] == ["300pt", "40pt"]
    assert root.get("viewBox") == "0 0 300 40"


def test_every_line_is_a_text_at_its_own_baseline(workshop: State) -> None:
    (scene,) = persona_card(workshop, "persona-maya")
    found = list(drawn(scene).iter(f"{SVG}text"))
    assert ["".join(text.itertext()) for text in found] == [line.text for line in scene.lines]
    for text, line in zip(found, scene.lines, strict=True):
        assert float(text.get("x", "")) == pytest.approx(line.x, abs=0.006)
        assert float(text.get("y", "")) == pytest.approx(line.baseline, abs=0.006)


def test_icons_are_symbols_and_ids_are_unique(workshop: State) -> None:
    (scene,) = persona_card(workshop, "persona-maya")
    root = drawn(scene)
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(set(ids)) == len(ids)
    symbols = {symbol.get("id") for symbol in root.iter(f"{SVG}symbol")}
    used = [use.get(LINK, "") for use in root.iter(f"{SVG}use")]
    assert len(used) >= len(symbols) > 3
    assert {name.removeprefix("#") for name in used} == symbols


def test_two_pictures_may_stand_in_one_page() -> None:
    first, second = drawn(small("one")), drawn(small("two"))
    assert first[0].get("id") != second[0].get("id")


def test_shapes_have_their_fill_and_outline() -> None:
    solid = Rect(Box(0, 0, 10, 10), Paint("#112233", "#445566", 1.5, (3.0, 2.0), 0.25))
    bare = Rect(Box(20, 0, 10, 10), Paint(stroke="#000000"))
    root = drawn(Scene(40, 10, "T", "D", (solid, bare)))
    _, first, second = (dict(rect.attrib) for rect in root.iter(f"{SVG}rect"))
    place = {"x": "0", "y": "0", "width": "10", "height": "10"}
    assert first == place | {
        "fill": "#112233",
        "fill-opacity": "0.25",
        "stroke": "#445566",
        "stroke-width": "1.5",
        "stroke-dasharray": "3 2",
        "stroke-linecap": "butt",
    }
    assert second == place | {"x": "20"}  # an outline without a width is none


def test_an_icon_that_is_not_there_is_a_question_mark() -> None:
    icons = tuple(Icon(name, 5, 5, 10, "#000000") for name in ('"/><script>', "store"))
    root = drawn(Scene(20, 20, "T", "D", icons))
    names = [use.get(LINK, "").split("-", 1)[1] for use in root.iter(f"{SVG}use")]
    assert names == ["unknown", "store"]


def test_nothing_is_asked_from_outside(workshop: State) -> None:
    (scene,) = persona_card(workshop, "persona-maya")
    written = picture(scene)
    for source in re.findall(r'(?:href="|url\()([^")]*)', written):
        assert source.startswith(("#", "data:"))
    assert "@import" not in written


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    scene = small(text)
    hostile = Scene(300, 40, text, text, scene.items)
    root = drawn(hostile)
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\uffff]", "", text)
    assert texts_in(root) == [kept]
    assert root[0].text == root[1].text == kept
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "text"
    }  # fmt: skip


def test_right_to_left_lines_end_at_their_edge() -> None:
    root = drawn(small("العميل SMS 42", "Maya"))
    first, second = root.iter(f"{SVG}text")
    assert first.text == "\u200fالعميل SMS 42"
    assert [first.get("x"), first.get("unicode-bidi")] == ["290", "plaintext"]
    assert [second.text, second.get("x"), second.get("unicode-bidi")] == ["Maya", "10", None]
    sides = [group.get("text-anchor") for group in root.iter(f"{SVG}g") if group.get("font-size")]
    assert sides == ["end", None]


def test_the_bytes_are_the_same_in_every_process() -> None:
    code = (
        "import hashlib; from cjm_workshop import case;"
        "from cjm_workshop.draw.layout.persona_card import persona_card;"
        "from cjm_workshop.export.picture_svg import picture;"
        "print(hashlib.sha256(picture(persona_card(case.state())[0]).encode()).hexdigest())"
    )
    sums = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(sums) == 1


def test_a_portrait_is_put_in_and_a_broken_one_left_out(tmp_path: Path) -> None:
    whole, broken = tmp_path / "face.png", tmp_path / "broken.png"
    Image.new("RGB", (60, 40), "#ff0000").save(whole)
    broken.write_bytes(b"no picture")
    portraits = tuple(
        Portrait(str(file), Box(10, 10, 40, 40), round=True, alt="A <face>")
        for file in (whole, broken, tmp_path / "missing.png")
    )
    root = drawn(Scene(60, 60, "T", "D", portraits))
    (image,) = root.iter(f"{SVG}image")
    assert image.get(LINK, "").startswith("data:image/png;base64,")
    assert "".join(image.itertext()) == "A <face>"
    (cut,) = root.iter(f"{SVG}clipPath")
    assert image.get("clip-path") == f"url(#{cut.get('id')})"


@pytest.mark.parametrize("style", ["regular", "bold", "italic"])
def test_the_files_for_pictures_are_the_bundled_font(style: metrics.Style) -> None:
    source = metrics.font_file(style)
    known = TTFont(source)
    everything = set(known.getBestCmap())
    latin = {code for code in everything if any(low <= code <= high for low, high in LATIN)}
    assert len(latin) > 400
    for ending, expected in (("", everything), ("-latin", latin)):
        font = TTFont(source.with_name(f"{source.stem}{ending}.woff2"))
        assert set(font.getBestCmap()) == expected
        for code, glyph in font.getBestCmap().items():
            assert font["hmtx"][glyph] == known["hmtx"][known.getBestCmap()[code]]


def test_only_the_styles_that_are_used_travel() -> None:
    small_one = font_faces({"regular": ["Maya → ★"], "bold": []})
    assert small_one.count("@font-face") == 1
    assert "font-weight:400" in small_one
    assert len(small_one) < 25_000
    greek = font_faces({"regular": ["Maya", "Ελένη"], "italic": ["Maya"]})
    assert greek.count("@font-face") == 2
    assert 100_000 < len(greek) < 160_000
    assert font_faces({"regular": ["日本"]}) == ""


def test_a_font_of_this_machine_is_named_where_it_is_needed() -> None:
    assert family_for("Maya") == FAMILY
    other = family_for("سلام")
    assert re.fullmatch(r"Arimo, '[\w ]+', Arial, 'Liberation Sans', Helvetica, sans-serif", other)
    assert f'font-family="{other}"' in picture(small("سلام"))


def test_a_brand_s_font_travels_with_the_letters_that_are_used() -> None:
    bold = str(metrics.FONTS / "Arimo-Bold.ttf")
    brand = metrics.Family("Garden's <Sans>", bold, bold, bold)
    with metrics.using(brand):
        items = small("Maya").items
    root = drawn(Scene(300, 40, "T", "D", items, family=brand))
    (style,) = root.iter(f"{SVG}style")
    rule = re.fullmatch(
        r"@font-face\{font-family:'Gardens Sans';font-style:normal;font-weight:400;"
        r'src:url\(data:font/woff;base64,([\w+/=]+)\) format\("woff"\)\}',
        style.text or "",
    )
    assert rule is not None
    font = TTFont(BytesIO(b64decode(rule[1])))
    assert set(font.getBestCmap()) == set(map(ord, "Maya"))
    (group,) = root.findall(f"{SVG}g")
    assert (group.get("font-family") or "").startswith("'Gardens Sans', Arimo, Arial")
    (text,) = root.iter(f"{SVG}text")
    assert text.get("font-family") is None
