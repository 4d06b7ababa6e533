from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cjm_workshop.draw import figure, metrics
from cjm_workshop.draw.branding import brand
from cjm_workshop.draw.colour import contrast
from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Portrait, Rect, Scene
from cjm_workshop.draw.theme import DEFAULT
from cjm_workshop.draw.themes import THEMES
from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.model.state import State


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """Return a folder with three styles of a font that is not the bundled one."""
    import matplotlib as mpl

    source = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name in ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf"):
        shutil.copy(source / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    path = tmp_path / "logo.png"
    Image.new("RGB", (300, 100), "#d0006f").save(path)
    return path


def test_colours_that_can_be_read_are_taken_as_they_are() -> None:
    look = brand(primary="#0b6e4f", secondary="#9A3412")
    assert look.colours.stages == ("#0B6E4F", "#9A3412") * 3
    assert look.colours.band == "#0B6E4F"
    assert look.remarks == ()
    assert look.name == "brand"
    assert look.colours.pain == DEFAULT.colours.pain


def test_a_colour_too_light_is_darkened_and_that_is_told() -> None:
    look = brand(primary="#00A0E3")
    assert look.remarks == (
        "Primary colour #00A0E3 was darkened to #007EB4: the text on it needs contrast 4.5:1 and "
        "has 2.9:1 and its edge on the page needs contrast 3:1 and has 2.9:1.",
    )
    assert look.colours.stages[0] == "#007EB4"


def test_a_colour_too_dark_for_a_dark_page_is_lightened() -> None:
    look = brand(primary="#111111", base="dark")
    assert "was lightened to" in look.remarks[0]
    assert contrast(look.colours.stages[0], look.colours.page) >= 3


def test_without_adjustment_a_colour_is_refused_with_the_nearest_that_works() -> None:
    with pytest.raises(WorkshopError) as refusal:
        brand(primary="#00A0E3", adjust=False)
    assert str(refusal.value) == (
        "Primary colour #00A0E3: the text on it needs contrast 4.5:1 and has 2.9:1 and its edge on "
        "the page needs contrast 3:1 and has 2.9:1. The nearest colour that can be used is #007EB4."
    )


@pytest.mark.parametrize("base", THEMES)
@pytest.mark.parametrize("primary", ["#FFD400", "#E2001A", "#FFFFFF", "#000000", "#00FF00"])
def test_every_brand_keeps_its_contrast(base: str, primary: str) -> None:
    colours = brand(primary=primary, base=base).colours
    least = 7 if base == "high-contrast" else 4.5
    assert all(contrast(colours.on_dark, stage) >= least for stage in colours.stages)
    assert all(contrast(colours.page, stage) >= 3 for stage in colours.stages)


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(WorkshopError) as refusal:
        brand(secondary="green")
    assert str(refusal.value) == (
        'Secondary colour: "green" is not a colour as it is written here. '
        'Write "#" and six digits or letters from A to F, such as "#0B6E4F".'
    )


def test_a_logo_stands_at_the_top_of_every_page(logo: Path, sample: Callable[..., State]) -> None:
    look = brand(logo=logo, logo_alt="Example Ltd", primary="#0B6E4F")
    (page,) = affinity_diagram(sample(), theme=look)
    (found,) = [item for item in page.items if isinstance(item, Portrait)]
    assert found.alt == "Example Ltd"
    assert found.box.width / found.box.height == pytest.approx(3)
    assert found.box.x == pytest.approx(look.sizes.margin)
    (stripe,) = [item for item in page.items if isinstance(item, Rect) and item.role == "band"]
    assert (stripe.paint.fill, stripe.box.height) == ("#0B6E4F", pytest.approx(6))
    title = next(line for line in page.lines if line.role == "title")
    assert title.box.y > found.box.bottom
    assert page.overlaps() == []
    with Image.open(BytesIO(figure.png(page, dpi=72))) as image:
        middle = (round(found.box.centre), round(found.box.y + found.box.height / 2))
        assert image.getpixel(middle) == (0xD0, 0x00, 0x6F)


def test_a_logo_on_a_dark_page_has_a_light_plate(logo: Path, sample: Callable[..., State]) -> None:
    (page,) = affinity_diagram(sample(), theme=brand(logo=logo, base="dark"))
    roles = [item.role for item in page.items]
    assert roles.index("logo plate") + 1 == roles.index("logo")


def test_a_logo_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    drawing = tmp_path / "logo.svg"
    drawing.write_text("<svg/>")
    with pytest.raises(WorkshopError) as refusal:
        brand(logo=drawing)
    assert str(refusal.value) == (
        'Logo: "logo.svg" is not a picture that can be read. Give a PNG or JPEG. '
        "An SVG has to be saved as PNG first."
    )
    with pytest.raises(WorkshopError, match="Logo: there is no file"):
        brand(logo=tmp_path / "none.png")


def test_a_brand_s_font_is_measured_and_drawn(fonts: Path, sample: Callable[..., State]) -> None:
    look = brand(font=fonts / "DejaVuSerif.ttf")
    assert look.family.name == "DejaVu Serif"
    assert look.family.bold.endswith("DejaVuSerif-Bold.ttf")
    assert look.family.italic.endswith("DejaVuSerif-Italic.ttf")
    with metrics.using(look.family):
        wide = metrics.width("Maya", 10)
        assert metrics.font_file("bold").name == "DejaVuSerif-Bold.ttf"
    assert wide > metrics.width("Maya", 10)
    page = journey_map(sample(), "Maya", theme=look)[0]
    assert page.family == look.family
    assert page.overlaps() == []
    assert _ink(page) != _ink(journey_map(sample(), "Maya")[0])


def _ink(page: Scene) -> int:
    with Image.open(BytesIO(figure.png(page, dpi=40))) as image:
        return int((np.asarray(image.convert("L")) < 128).sum())


def test_a_font_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(WorkshopError) as refusal:
        brand(font=broken)
    assert str(refusal.value) == (
        'Font: "broken.ttf" is not a font that can be read. Give a .ttf or .otf file.'
    )
    with pytest.raises(UnknownName, match='no font "Kornblume Grotesk"'):
        brand(font="Kornblume Grotesk")


def test_a_font_whose_maker_forbids_embedding_is_refused(fonts: Path) -> None:
    from fontTools.ttLib import TTFont

    with TTFont(fonts / "DejaVuSerif.ttf") as font:
        font["OS/2"].fsType = 2
        font.save(fonts / "Closed.ttf")
    with pytest.raises(WorkshopError, match="may not be put into documents"):
        brand(font=fonts / "Closed.ttf")
