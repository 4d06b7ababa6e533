"""The bundled font inside a picture or page, so that it looks the same on every machine.

Each style is shipped as two WOFF2 files: a small one for texts in Latin letters, and the whole
font. They are made beforehand (``tools/make_fonts.py``) and put in as they are, so the same picture
has the same bytes whatever is installed. Only from a brand's font is cut out what a picture needs.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_workshop.draw import fallback, metrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_workshop.draw.metrics import Family, Style

__all__ = ["FAMILY", "LATIN", "families_of", "family_for", "font_faces"]

FAMILY = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif"
"""The embedded font, then those with the same widths for programs that ignore it."""

LATIN = (
    (0x20, 0x7E),
    (0xA0, 0x17F),  # Latin-1, Extended-A
    (0x218, 0x21B),  # Romanian
    (0x2C6, 0x2DD),
    (0x300, 0x304),  # combining accents
    (0x2010, 0x2027),  # dashes, quotes, bullet, ellipsis
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2195),  # arrows
    (0x2212, 0x2212),
    (0x2260, 0x2265),
    (0x25A0, 0x25CF),
    (0x2605, 0x2606),
    (0x2713, 0x2717),
)
"""First and last code points of what the small files hold, as far as the font has it."""

_NO_SUBSETTING = 0x0100
"""OS/2 fsType: the maker wants the font whole or not at all."""
_IN_CSS: dict[Style, str] = {
    "regular": "font-style:normal;font-weight:400",
    "bold": "font-style:normal;font-weight:700",
    "italic": "font-style:italic;font-weight:400",
}


@lru_cache(maxsize=4096)
def _latin(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in LATIN)


@cache
def _face(style: Style, latin: bool) -> str:
    file = metrics.FONTS / f"Arimo-{style.capitalize()}{'-latin' if latin else ''}.woff2"
    data = b64encode(file.read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:Arimo;{_IN_CSS[style]};"
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    )


@lru_cache(maxsize=64)
def _brand_face(style: Style, family: Family, chars: frozenset[str]) -> str:
    """Return the rule for a brand's font, with these characters of it alone where that may be."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    held = BytesIO()
    with TTFont(family.file(style), fontNumber=0, recalcTimestamp=False) as font:
        if not font["OS/2"].fsType & _NO_SUBSETTING:
            cutter = Subsetter(Options(hinting=False, notdef_outline=True))
            cutter.populate(text="".join(sorted(chars)))
            cutter.subset(font)
        font.flavor = "woff"
        font.save(held)
    data = b64encode(held.getvalue()).decode("ascii")
    return (
        f"@font-face{{font-family:'{_quotable(family.name)}';{_IN_CSS[style]};"
        f'src:url(data:font/woff;base64,{data}) format("woff")}}'
    )


def font_faces(texts: Mapping[Style, Iterable[str]], family: Family = metrics.ARIMO) -> str:
    """Return the CSS that brings the font with it.

    Parameters
    ----------
    texts : mapping of style to texts
        What is written in each style; it decides which files are needed.
    family : Family
        The font that the texts were measured in.

    Returns
    -------
    str
        One ``@font-face`` rule for each style that is used: of the bundled font some 20 kB each
        for texts in Latin letters, 120 kB where there is a Greek, Cyrillic or Hebrew one among
        them.
    """
    rules = []
    with metrics.using(family):
        for style in _IN_CSS:
            used = set().union(*texts.get(style, ()))
            known = frozenset(char for char in used if metrics.covered(char, style))
            if known and family == metrics.ARIMO:
                rules.append(_face(style, all(map(_latin, known))))
            elif known:
                rules.append(_brand_face(style, family, known))
    return "\n".join(rules)


def families_of(family: Family) -> str:
    """Return the CSS list for a font: itself, then the bundled one and its likes."""
    return FAMILY if family == metrics.ARIMO else f"'{_quotable(family.name)}', {FAMILY}"


def _quotable(name: str) -> str:
    """Return a font's name without what would end a CSS string or an attribute."""
    return "".join(char for char in name if char not in "'\"\\<>&;{}" and char.isprintable())


@lru_cache(maxsize=256)
def _family_of(path: str) -> str:
    """Return the name by which a font of this machine is asked for."""
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        return _quotable(font["name"].getBestFamilyName() or "")


@lru_cache(maxsize=8192)
def family_for(text: str, family: Family = metrics.ARIMO) -> str:
    """Return the families for a text, those of this machine included that it was measured in.

    Parameters
    ----------
    text : str
        One line.
    family : Family
        The font that the text was measured in.

    Returns
    -------
    str
        As of `families_of` for a text that the font holds; a CSS list in any case.
    """
    with metrics.using(family):
        paths = fallback.fonts_for(char for char in text if not metrics.covered(char))
    names = [_family_of(path) for path in paths]
    first, *rest = families_of(family).split(", ")
    return ", ".join([first, *(f"'{name}'" for name in names if name), *rest])
