"""Telling which characters no font on this machine has; nothing is lost in silence."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from cjm_workshop.draw import font_packages, metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.scene import Scene

__all__ = ["AS_SQUARES", "ELSEWHERE", "MissingCharacters", "missing_characters", "tell_missing"]

AS_SQUARES = "drawn as squares"
"""What a backend does with them that draws the letters itself."""
ELSEWHERE = "shown only on computers that have a font for them"
"""What becomes of them where the reader's program draws the letters."""
MOST_SHOWN = 8


class MissingCharacters(UserWarning):
    """Characters that no font on this machine has."""


def missing_characters(scenes: Sequence[Scene]) -> list[str]:
    """Return the characters of some pages that no font on this machine has."""
    return metrics.missing("".join(line.text for scene in scenes for line in scene.lines))


def _named(char: str) -> str:
    return f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"


def tell_missing(scenes: Sequence[Scene], fate: str = AS_SQUARES) -> None:
    """Warn of characters that no font on this machine has.

    Parameters
    ----------
    scenes : sequence of Scene
        The pages of one picture.
    fate : str
        What becomes of the characters, to follow "… in none of this computer's fonts and".

    Warns
    -----
    MissingCharacters
        Once for all pages, with the first of the characters.
    """
    lost = missing_characters(scenes)
    if lost:
        shown = ", ".join(_named(char) for char in lost[:MOST_SHOWN])
        how = font_packages.advice(lost)
        again = " Then make the picture again." if how else ""
        rest = len(lost) - min(MOST_SHOWN, len(lost))
        counted = "1 character is" if len(lost) == 1 else f"{len(lost)} characters are"
        warnings.warn(
            f"{counted} in none of this computer's fonts and {fate}: "
            f"{shown}{f' and {rest} more' if rest else ''}. "
            f"{how or 'No font can have them: leave them out.'}{again}",
            MissingCharacters,
            stacklevel=3,
        )
