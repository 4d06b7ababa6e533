"""Which fonts to install for characters that this computer cannot draw."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["advice"]

_EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
_EMOJI = range(0x1F000, 0x1FB00)

_CJK = ("fonts-noto-cjk", "Noto Sans CJK")
_SYMBOLS = ("fonts-symbola", "Noto Emoji, the one without colours")
_OTHERS = ("fonts-noto-core", "the Noto Sans of the script")


def advice(chars: Iterable[str]) -> str:
    """Return what brings the characters, as a sentence; empty where nothing is known to.

    Parameters
    ----------
    chars : iterable of str
        Characters that no font of this computer has.

    >>> advice("漢")
    'Debian and Ubuntu: apt-get install fonts-noto-cjk; elsewhere: Noto Sans CJK.'
    """
    found = dict.fromkeys(font for font in map(_font, sorted(chars)) if font)
    if not found:
        return ""
    packages = " ".join(package for package, _ in found)
    fonts = ", ".join(font for _, font in found)
    return f"Debian and Ubuntu: apt-get install {packages}; elsewhere: {fonts}."


def _font(char: str) -> tuple[str, str] | None:
    if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs"):
        return None  # a control character, or one that means nothing to others
    if ord(char) in _EMOJI:
        return _SYMBOLS
    if unicodedata.name(char, "").startswith(_EAST_ASIAN):
        return _CJK
    return _OTHERS
