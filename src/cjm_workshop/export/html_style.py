"""The page's stylesheet: the theme's colours as variables, light and dark, before page.css."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from functools import cache
from pathlib import Path

from cjm_workshop.draw.colour import MARK, TEXT, contrast, nearest
from cjm_workshop.draw.metrics import ARIMO, Family
from cjm_workshop.draw.theme import DEFAULT, Colours, Theme
from cjm_workshop.draw.themes import DARK

__all__ = ["schemes", "stylesheet"]

_NAMES = (
    "page", "ink", "muted", "hairline", "neutral_line", "zebra", "panel", "bubble", "truth",
    "truth_band", "pain", "pain_card", "opportunity", "opportunity_card", "focus", "no_stage",
    "on_dark", "above", "below",
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
    named += [f"--e{at}:{colour}" for at, colour in enumerate(colours.emotions)]
    named += [f"--band:{colours.band or colours.ink}"]
    return ";".join(named)


def _is_dark(colours: Colours) -> bool:
    return contrast(colours.page, "#FFFFFF") > MARK


def _follows_the_screen(theme: Theme) -> bool:
    """Tell whether the page is dark where the screen is: not where a look was asked for."""
    return theme.name in (DEFAULT.name, "brand")


def schemes(theme: Theme) -> str:
    """Return the colour schemes of the page for its ``color-scheme`` meta element."""
    if _follows_the_screen(theme):
        return "light dark"
    return "dark" if _is_dark(theme.colours) else "light"


def _dark(theme: Theme) -> Colours:
    """Return the dark colours, with a brand's own where they can be seen."""
    if not theme.colours.band:
        return DARK.colours
    demands = [(DARK.colours.on_dark, TEXT), (DARK.colours.page, MARK)]
    stages = tuple(nearest(one, demands) or one for one in theme.colours.stages)
    return replace(DARK.colours, stages=stages, band=stages[0])


def _colours(theme: Theme) -> str:
    rules = f":root{{{_variables(theme.colours)}}}"
    if _follows_the_screen(theme):
        dark = _variables(_dark(theme))
        rules += f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    if _is_dark(theme.colours):
        rules += f"@media print{{:root{{{_variables(DEFAULT.colours)}}}}}"
    return rules


@cache
def _font(family: Family) -> str:
    """Return the rules for a brand's font, which travels inside the page."""
    if family == ARIMO:
        return ""
    faces = []
    for style, words in (
        ("regular", "font-weight:400"),
        ("bold", "font-weight:700"),
        ("italic", "font-style:italic"),
    ):
        data = b64encode(family.file(style).read_bytes()).decode("ascii")  # type: ignore[arg-type]
        faces.append(
            f"@font-face{{font-family:'{family.name}';{words};src:url(data:font/ttf;base64,{data})}}"
        )
    return f"{''.join(faces)}\nbody{{font-family:'{family.name}',Arimo,Arial,sans-serif}}\n"


def _print_size(paper: str, columns: int, widest: float) -> float:
    """Return the text size in points at which the steps' names stand in their columns whole."""
    column = (_PAPERS[paper] - 2 * _MARGIN_POINTS - _LANE_POINTS) / max(columns, 1)
    whole = (column - 2 * _PADDING_POINTS) / max(widest, 1.0)
    return round(max(5.5, min(8.5, column / 7.6, whole)), 2)


def stylesheet(
    paper: str = "A3", columns: int = 1, widest: float = 1.0, theme: Theme = DEFAULT
) -> str:
    """Return the page's CSS.

    Parameters
    ----------
    paper : str
        ``A3`` or ``A4``, landscape; anything else prints on A3.
    columns : int
        Steps of the longest journey: they set the text size on paper.
    widest : float
        Width of the widest word in a step's name, in multiples of the text size.
    theme : Theme
        Colours and font.
    """
    paper = paper if paper in _PAPERS else "A3"
    size = _print_size(paper, columns, widest)
    return (
        f"{_colours(theme)}:root{{--print:{size}pt}}"
        f"@page{{size:{paper} landscape;margin:12mm}}\n{_rules()}{_font(theme.family)}"
    )
