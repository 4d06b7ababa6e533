"""The bundled font inside a picture or page, so that it looks the same on every machine.

Each style is shipped as two WOFF2 files: a small one for texts in Latin letters, and the whole
font. They are made beforehand (``tools/make_fonts.py``) and put in as they are, so the same picture
has the same bytes whatever is installed, and nothing is cut out at run time.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cjm_workshop.draw import fallback, metrics

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjm_workshop.draw.metrics import Style

__all__ = ["FAMILY", "LATIN", "family_for", "font_faces"]

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


def font_faces(texts: Mapping[Style, Iterable[str]]) -> str:
    """Return the CSS that brings the bundled font with it.

    Parameters
    ----------
    texts : mapping of style to texts
        What is written in each style; it decides which files are needed.

    Returns
    -------
    str
        One ``@font-face`` rule for each style that is used: some 20 kB each for texts in Latin
        letters, 120 kB where there is a Greek, Cyrillic or Hebrew one among them.
    """
    rules = []
    for style in _IN_CSS:
        used = set().union(*texts.get(style, ()))
        known = {char for char in used if metrics.covered(char, style)}
        if known:
            rules.append(_face(style, all(map(_latin, known))))
    return "\n".join(rules)


@lru_cache(maxsize=256)
def _family_of(path: str) -> str:
    """Return the name by which a font of this machine is asked for."""
    from fontTools.ttLib import TTFont

    with TTFont(path, fontNumber=0, lazy=True) as font:
        name = font["name"].getBestFamilyName() or ""
    return "".join(char for char in name if char not in "'\"\\<>&;{}" and char.isprintable())


@lru_cache(maxsize=8192)
def family_for(text: str) -> str:
    """Return the families for a text, those of this machine included that it was measured in.

    Parameters
    ----------
    text : str
        One line.

    Returns
    -------
    str
        `FAMILY` for a text that the bundled font holds; a CSS list in any case.
    """
    paths = [fallback.font_for(char) for char in text if not metrics.covered(char)]
    names = [_family_of(path) for path in dict.fromkeys(paths) if path]
    if not names:
        return FAMILY
    first, *rest = FAMILY.split(", ")
    return ", ".join([first, *(f"'{name}'" for name in names if name), *rest])
