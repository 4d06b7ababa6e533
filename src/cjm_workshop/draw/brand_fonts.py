"""A brand's font: its three styles, found on this computer or beside a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm_workshop.draw.metrics import Family
from cjm_workshop.errors import UnknownName, WorkshopError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

__all__ = ["family_of"]

_KINDS = (".ttf", ".otf")
_NO_EMBEDDING = 0x0002
"""OS/2 fsType: the maker forbids putting the font into documents."""
_LETTERS = "AZaz09.,?!“”–"


def family_of(font: str | Path) -> Family:
    """Return a font in its three styles; a style that is missing is replaced by the regular one.

    Parameters
    ----------
    font : str or path
        Name of a font of this computer, or the path of its regular style.

    Raises
    ------
    UnknownName
        If this computer has no font of that name.
    WorkshopError
        If the file is no font, is a variable or a coloured one, has no Latin letters, or may not
        be put into documents.
    """
    if Path(font).suffix.lower() in _KINDS:
        return _beside(Path(font).expanduser().absolute())
    return _installed(str(font))


def _beside(path: Path) -> Family:
    """Return the family of a file, with the styles of the same name in its folder."""
    if not path.is_file():
        raise WorkshopError(f'Font: there is no file "{path}".')
    name = _checked(path)
    styles: dict[str, str] = {}
    for other in sorted(path.parent.iterdir()):
        if other.suffix.lower() in _KINDS and other != path:
            found = _style(other, name)
            if found:
                styles.setdefault(found, str(other))
    return Family(name, str(path), *(styles.get(style, str(path)) for style in ("bold", "italic")))


def _style(path: Path, family: str) -> str:
    """Return ``bold`` or ``italic`` for a file of this family, else nothing."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            names = font["name"]
            known = {names.getDebugName(1), names.getBestFamilyName()}
            style = (names.getDebugName(2) or "").lower()
            return style if family in known and style in ("bold", "italic") else ""
    except (OSError, TTLibError, KeyError):
        return ""  # a broken neighbour is no reason to refuse this font


def _installed(name: str) -> Family:
    from matplotlib.font_manager import FontProperties, fontManager

    known = sorted({entry.name for entry in fontManager.ttflist})
    by_lower = {one.lower(): one for one in known}
    if name.strip().lower() not in by_lower:
        raise UnknownName("font", name, known)
    family = by_lower[name.strip().lower()]
    faces = (
        FontProperties(family=family),
        FontProperties(family=family, weight="bold"),
        FontProperties(family=family, style="italic"),
    )
    files = [str(fontManager.findfont(face)) for face in faces]
    _checked(Path(files[0]))
    return Family(family, *files)


def _checked(path: Path) -> str:
    """Return the font's name.

    Raises
    ------
    WorkshopError
        If it cannot be used.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            fault = _fault(font)
            name = font["name"].getBestFamilyName() or path.stem
    except (OSError, TTLibError, KeyError):
        raise WorkshopError(
            f'Font: "{path.name}" is not a font that can be read. Give a .ttf or .otf file.'
        ) from None
    if fault:
        raise WorkshopError(f'Font: "{path.name}" {fault}')
    return "".join(char for char in name if char not in "'\"\\<>&;{},")


def _fault(font: TTFont) -> str:
    if {"CBDT", "COLR", "SVG ", "sbix"} & set(font.keys()):
        return "has coloured letters, which cannot be drawn. Give a plain one."
    if "fvar" in font:
        return "is a variable font, of which one style alone would be drawn. Give static files."
    if font["OS/2"].fsType & 0x000F == _NO_EMBEDDING:
        return "may not be put into documents: its maker forbids it. Give another one."
    lacking = [char for char in _LETTERS if ord(char) not in font.getBestCmap()]
    if lacking:
        return f"lacks letters that every picture has: {' '.join(lacking)}. Give another one."
    return ""
