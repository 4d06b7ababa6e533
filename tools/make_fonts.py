"""Make the bundled fonts and their advance tables in ``src/cjm_workshop/draw/fonts``.

matplotlib draws only the default instance of a variable font, so the three styles are cut out as
static fonts, reduced to the scripts that the kit measures itself, and their advance widths are
written to ``advances.json``: the layout measures text with that table and never asks a renderer.

For SVG pictures each style is also written as WOFF2, whole and reduced to Latin letters.

Run it once after a new release of the font::

    python -m pip install fontpkg-arimo fonttools brotli
    python tools/make_fonts.py

The font is Arimo (SIL Open Font License 1.1, no reserved font name).
"""

from __future__ import annotations

import json
import shutil
from importlib.metadata import files
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from cjm_workshop.export.web_fonts import LATIN

TARGET = Path(__file__).parents[1] / "src" / "cjm_workshop" / "draw" / "fonts"
STYLES = {
    "regular": ("Arimo[wght].ttf", 400, "Regular"),
    "bold": ("Arimo[wght].ttf", 700, "Bold"),
    "italic": ("Arimo-Italic[wght].ttf", 400, "Italic"),
}
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Extended-A and B
    (0x250, 0x36F),  # phonetic letters and modifiers, combining marks
    (0x370, 0x52F),  # Greek, Cyrillic
    (0x590, 0x5FF),  # Hebrew
    (0x1E00, 0x1FFF),  # Latin Extended Additional (Vietnamese), Greek Extended
    (0x2000, 0x2BFF),  # punctuation, currency, letterlike, arrows, mathematics, shapes
    (0xFB00, 0xFB4F),  # ligatures, Hebrew presentation forms
    (0xFFFD, 0xFFFD),
)

Ranges = tuple[tuple[int, int], ...]


def source_folder() -> Path:
    """Return the folder with the variable fonts of the installed package."""
    for file in files("fontpkg-arimo") or ():
        if file.name == "Arimo[wght].ttf":
            return Path(str(file.locate())).parent
    raise SystemExit("Install the font first: python -m pip install fontpkg-arimo")


def static_font(path: Path, weight: int, style: str) -> TTFont:
    """Cut one static style out of a variable font and keep the characters in `RANGES`."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    reduce(font, RANGES)
    for name_id, text in {2: style, 4: f"Arimo {style}", 6: f"Arimo-{style}"}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].macStyle = {"Bold": 1, "Italic": 2}.get(style, 0)
    font["head"].modified = font["head"].created
    return font


def reduce(font: TTFont, ranges: Ranges) -> None:
    """Keep some characters, what shapes them, and the names that the licence asks for."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    subsetter.subset(font)


def write_web_fonts(file: Path) -> None:
    """Write a static font as WOFF2, once whole and once for texts in Latin letters."""
    for ending, ranges in (("", RANGES), ("-latin", LATIN)):
        font = TTFont(file, recalcTimestamp=False)
        reduce(font, ranges)
        font.flavor = "woff2"
        font.save(file.with_name(f"{file.stem}{ending}.woff2"))


def advances(font: TTFont) -> list[list[Any]]:
    """Return runs ``[first code point, [advance, ...]]`` in font units."""
    metrics = font["hmtx"].metrics
    runs: list[list[Any]] = []
    for code, glyph in sorted(font.getBestCmap().items()):
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append([code, []])
        runs[-1][1].append(metrics[glyph][0])
    return runs


def main() -> None:
    """Write the three fonts, the table and the licence."""
    folder = source_folder()
    TARGET.mkdir(parents=True, exist_ok=True)
    table: dict[str, Any] = {"family": "Arimo", "styles": {}}
    for name, (file, weight, style) in STYLES.items():
        font = static_font(folder / file, weight, style)
        font.recalcTimestamp = False
        font.save(TARGET / f"Arimo-{style}.ttf")
        write_web_fonts(TARGET / f"Arimo-{style}.ttf")
        head, across = font["head"], font["hhea"]
        table["units_per_em"] = head.unitsPerEm
        table["ascent"], table["descent"] = across.ascent, -across.descent
        table["styles"][name] = {"file": f"Arimo-{style}.ttf", "runs": advances(font)}
    text = json.dumps(table, separators=(",", ":"))
    (TARGET / "advances.json").write_text(text.replace('"runs"', '\n"runs"') + "\n")
    shutil.copyfile(folder.parent / "LICENSE", TARGET / "LICENSE-Arimo.txt")


if __name__ == "__main__":
    main()
