"""Breaking a text into lines of a given width; no word is ever lost."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from cjm_workshop.draw.characters import (
    borders,
    characters,
    is_wide,
    runs_of_words,
    takes_hyphen,
)
from cjm_workshop.draw.metrics import Family, Style, current, width

__all__ = ["Wrapped", "balanced", "fits_words", "wrap"]

SOFT_HYPHEN = "\xad"
HYPHEN = "-"
_BLANKS = re.compile(r"[ \t\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_HARD_BLANKS = "\xa0\u202f\u2007"
_AFTER = re.compile(r"\u200b|(?<=[^\W\d_]{2}[-‐–—/])(?=\w{2})|(?<=\w—)(?=\w)")
_VOWELS = set("aeiouyäöüåæøáàâéèêíìîóòôúùûýаеёиоуыэюяαεηιουωάέήίόύώ")
_ONE_SOUND = {
    "ch",
    "ck",
    "sh",
    "th",
    "ph",
    "qu",
    "gh",
    "wh",
    "tr",
    "pr",
    "br",
    "dr",
    "gr",
    "cr",
    "sc",
}
_NOT_FIRST = set(
    "、。，．・：；？！）」』】〉》〕］｝〗〙〟’”»›…‥—〜～ゝゞヽヾ々〻ー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｰ%‰°℃)]}!?,.:;"
)
"""Punctuation, small kana and signs that never begin a line (JIS X 4051, kinsoku)."""
_NOT_LAST = set("（「『【〈《〔［｛〖〘〝‘“«‹｢([{$£¥￥＄￡#＃")
"""Brackets and signs that never end a line."""
_ALMOST = 1e-9
_HALVINGS = 7  # of the width, so that lines are even to about a hundredth of it


class Wrapped(NamedTuple):
    """A text in lines."""

    lines: tuple[str, ...]
    hyphenated: int
    """How many lines end in a hyphen that was put in."""

    def height(self, leading: float) -> float:
        """Return the height of the lines, `leading` points each."""
        return len(self.lines) * leading


def wrap(text: str, limit: float, size: float, style: Style = "regular") -> Wrapped:
    """Break a text into lines no wider than `limit` points.

    Lines break at blanks, after hyphens and slashes, and between ideographs. A word is hyphenated
    only where it does not fit on a line of its own; the places are soft hyphens, then between
    syllables as far as letters show them, then anywhere between two characters.

    Parameters
    ----------
    text : str
        One or more paragraphs; an empty line in the text stays an empty line.
    limit : float
        Width of the cell in points.
    size : float
        Text size in points.
    style : {"regular", "bold", "italic"}
        The face of the bundled font.

    >>> wrap("Looks for an evening slot", 60, 9.5).lines
    ('Looks for an', 'evening slot')
    """
    return _wrap(text, round(limit / size, 4), style, current())


def balanced(text: str, limit: float, size: float, style: Style = "regular") -> Wrapped:
    """Break a text into as many lines as `wrap` does, all of them about as long.

    For headings and centred lines: no word is left alone on the last one. The lines are those of
    the narrowest cell in which they do not become more.

    >>> balanced("Looks for an evening slot today", 122, 9.5).lines
    ('Looks for an', 'evening slot today')
    """
    whole = wrap(text, limit, size, style)
    if len(whole.lines) < 2 or whole.hyphenated:
        return whole
    low, best = limit / 2, whole
    for _ in range(_HALVINGS):
        middle = (low + limit) / 2
        tried = wrap(text, middle, size, style)
        if len(tried.lines) > len(whole.lines) or tried.hyphenated:
            low = middle
        else:
            limit, best = middle, tried
    return best


def fits_words(text: str, limit: float, size: float, style: Style = "regular") -> bool:
    """Tell whether every word of a text fits on a line without being hyphenated."""
    return wrap(text, limit, size, style).hyphenated == 0


@lru_cache(maxsize=32768)
def _wrap(text: str, limit: float, style: Style, _: Family) -> Wrapped:
    lines: list[str] = []
    hyphenated = 0
    for paragraph in _NEW_LINE.split(text.strip()):
        broken, hyphens = _greedy(paragraph, limit, style)
        lines += broken
        hyphenated += hyphens
    return Wrapped(tuple(lines), hyphenated)


def _greedy(paragraph: str, limit: float, style: Style) -> tuple[list[str], int]:
    """Fill one line after the other; return them and how many got a hyphen."""
    lines: list[str] = []
    line, used, hyphens = "", 0.0, 0
    for blank, piece in _pieces(paragraph):
        shown = piece.replace(SOFT_HYPHEN, "")
        more = width(shown, 1, style)
        between = width(blank, 1, style) if line else 0.0
        if used + between + more <= limit + _ALMOST or not (line or more > limit):
            line, used = f"{line}{blank}{shown}" if line else shown, used + between + more
            continue
        if line:
            lines.append(line)
        line = shown
        if more > limit + _ALMOST:
            *parts, line = _split(piece, limit, style)
            lines += parts
            hyphens += sum(part.endswith(HYPHEN) for part in parts)
        used = width(line, 1, style)
    return [*lines, line], hyphens


def _pieces(paragraph: str) -> list[tuple[str, str]]:
    """Return what must stay together, each with the blank before it."""
    pieces: list[tuple[str, str]] = []
    for word in _BLANKS.split(paragraph.strip()):
        parts = [part for part in _AFTER.split(word) if part] or [""]
        if not word.isascii():
            parts = [
                piece for part in parts for run in runs_of_words(part) for piece in _wide_parts(run)
            ] or [""]
        pieces += [("" if at else " ", part) for at, part in enumerate(parts)]
    return pieces


def _wide_parts(word: str) -> list[str]:
    """Part a word between wide characters, keeping punctuation where it belongs."""
    if not any(map(is_wide, word)):
        return [word]
    shown = characters(word)
    parts = [shown[0]]
    for before, character in itertools.pairwise(shown):
        free = is_wide(before) or is_wide(character)
        if free and character[0] not in _NOT_FIRST and before[0] not in _NOT_LAST:
            parts.append(character)
        else:
            parts[-1] += character
    return parts


def _split(piece: str, limit: float, style: Style) -> list[str]:
    """Break a word that does not fit on a line; the last part may be filled up."""
    parts: list[str] = []
    rest = piece
    while width(rest.replace(SOFT_HYPHEN, ""), 1, style) > limit + _ALMOST:
        cut, hyphen = _cut(rest, limit, style)
        if cut >= len(rest):
            break
        head, rest = rest[:cut], rest[cut:]
        parts.append(head.replace(SOFT_HYPHEN, "").rstrip(_HARD_BLANKS) + hyphen)
        rest = rest.lstrip(_HARD_BLANKS + SOFT_HYPHEN)
    return [*parts, rest.replace(SOFT_HYPHEN, "")]


def _cut(word: str, limit: float, style: Style) -> tuple[int, str]:
    """Return where to cut a word, and the hyphen to put there or nothing."""
    room = limit - width(HYPHEN, 1, style)
    used = 0.0
    best: dict[int, tuple[int, str]] = {}
    for at in range(1, len(word)):
        char = word[at - 1]
        used += 0.0 if char == SOFT_HYPHEN else width(char, 1, style)
        if used > limit + _ALMOST:
            break
        rank, hyphen = _place(word, at)
        if rank and (used <= room + _ALMOST or not hyphen):
            best[rank] = (at, hyphen)
    if best:
        return best[min(best)]
    return _whole_character(word), ""


def _whole_character(word: str) -> int:
    """Return where the first character ends, its marks and joined parts included."""
    return next((at for at in range(1, len(word)) if _place(word, at)[0]), len(word))


def _place(word: str, at: int) -> tuple[int, str]:
    """Return how good a place for a cut is (1 best, 0 never), and what the cut needs there."""
    before, after = word[at - 1], word[at]
    if before in _HARD_BLANKS or after in _HARD_BLANKS:
        return 1, ""
    if before == SOFT_HYPHEN:
        return 2, HYPHEN
    if after == SOFT_HYPHEN or at not in borders(word):
        return 0, ""
    if not (before.isalpha() and after.isalpha()):
        return (3, "") if before in "/?&=._-@:" else (5, "")
    if not takes_hyphen(before, after):
        return 5, ""
    return (4 if _syllable(word, at) else 6), HYPHEN


def _syllable(word: str, at: int) -> bool:
    """Tell whether a syllable seems to begin here: ``win-ter``, ``pa-per``, ``cus-tom-er``."""
    if at < 3 or len(word) - at < 3:
        return False
    last, first, second = (word[at - 1].lower(), word[at].lower(), word[at + 1].lower())
    if last + first in _ONE_SOUND or first in _VOWELS or last + first + second == "sch":
        return False
    start = second in _VOWELS or first + second in _ONE_SOUND
    return start and (last in _VOWELS or last != first or word[at - 2].lower() in _VOWELS)
