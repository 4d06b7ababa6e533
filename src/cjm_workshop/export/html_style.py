"""The page's stylesheet: the theme's colours as variables, light and dark, before page.css."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cjm_workshop.draw.theme import DEFAULT, Colours

__all__ = ["DARK", "stylesheet"]

DARK = Colours(
    page="#12171F",
    ink="#EDF1F6",
    muted="#A9B4C3",
    hairline="#36404E",
    neutral_line="#8B97A8",
    zebra="#1A212B",
    panel="#1A212B",
    bubble="#28313E",
    truth="#D9A8F5",
    truth_band="#2B1B38",
    pain="#FFB27D",
    pain_card="#3A2113",
    opportunity="#7FDDB0",
    opportunity_card="#12301F",
    focus="#8AB4FF",
)
"""The dark page: text at least 4.5:1 on its ground; stages keep their colours under white."""

_NAMES = (
    "page", "ink", "muted", "hairline", "neutral_line", "zebra", "panel", "bubble", "truth",
    "truth_band", "pain", "pain_card", "opportunity", "opportunity_card", "focus", "no_stage",
    "on_dark",
)  # fmt: skip
_LANE_POINTS = 84.0
_MARGIN_POINTS = 34.0
_PADDING_POINTS = 3.0
_PAPERS = {"A4": 841.89, "A3": 1190.55}


@cache
def _rules() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def _variables(colours: Colours) -> str:
    named = [f"--{name.replace('_', '-')}:{getattr(colours, name)}" for name in _NAMES]
    named += [f"--stage-{at}:{colour}" for at, colour in enumerate(colours.stages)]
    return ";".join(named)


def _print_size(paper: str, columns: int, widest: float) -> float:
    """Return the text size in points at which the steps' names stand in their columns whole."""
    column = (_PAPERS[paper] - 2 * _MARGIN_POINTS - _LANE_POINTS) / max(columns, 1)
    whole = (column - 2 * _PADDING_POINTS) / max(widest, 1.0)
    return round(max(5.5, min(8.5, column / 7.6, whole)), 2)


def stylesheet(paper: str = "A3", columns: int = 1, widest: float = 1.0) -> str:
    """Return the page's CSS.

    Parameters
    ----------
    paper : str
        ``A3`` or ``A4``, landscape; anything else prints on A3.
    columns : int
        Steps of the longest journey: they set the text size on paper.
    widest : float
        Width of the widest word in a step's name, in multiples of the text size.
    """
    paper = paper if paper in _PAPERS else "A3"
    return (
        f":root{{{_variables(DEFAULT.colours)};--print:{_print_size(paper, columns, widest)}pt}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
        f"@page{{size:{paper} landscape;margin:12mm}}\n{_rules()}"
    )
