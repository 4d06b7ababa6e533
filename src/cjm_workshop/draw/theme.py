"""Every colour and every size of the pictures.

Sizes are points on an A3 page (1190.55 wide); `Theme.scaled` makes the same look for another page.
The contrast figures in the comments are against white unless they say otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from cjm_workshop.draw.colour import TEXT, contrast
from cjm_workshop.draw.metrics import ARIMO, Family

__all__ = ["DEFAULT", "PAGES", "Colours", "Direction", "Sizes", "Theme"]

Direction: TypeAlias = Literal["auto", "ltr", "rtl"]

PAGES: dict[str, tuple[float, float]] = {
    "A4": (841.89, 595.28),
    "A3": (1190.55, 841.89),
    "A2": (1683.78, 1190.55),
    "A1": (2383.94, 1683.78),
    "letter": (792.0, 612.0),
    "tabloid": (1224.0, 792.0),
    "slide": (1280.0, 720.0),
}
"""Landscape pages: width and height in points."""


@dataclass(frozen=True)
class Colours:
    """The palette: ``#rrggbb`` strings."""

    page: str = "#FFFFFF"
    ink: str = "#1B2430"
    muted: str = "#566072"  # 6.34
    hairline: str = "#D5DAE1"  # decorative
    neutral_line: str = "#7B8696"
    zebra: str = "#F6F7F9"
    panel: str = "#F6F7F9"
    bubble: str = "#E9EDF3"
    on_dark: str = "#FFFFFF"

    truth: str = "#661596"  # 9.97, on its band 8.4, on every sticky note 4.5
    truth_band: str = "#F3E8F8"
    pain: str = "#B5460F"  # 4.92 on its card
    pain_card: str = "#FDF1E7"
    opportunity: str = "#1E6B4A"  # 5.71 on its card
    opportunity_card: str = "#E8F4EE"
    focus: str = "#0B57D0"

    stages: tuple[str, ...] = ("#1F5A7A", "#3B4F9A", "#6A4390", "#8A3B6B", "#7A4A1E", "#2E6A4F")
    no_stage: str = "#566072"
    band: str = ""
    """Of the stripe on top of the page; the ink where it is empty."""
    stickies: tuple[str, ...] = (
        "#FBFC81",
        "#F69D41",
        "#CBA6B3",
        "#C6DDF4",
        "#78F8C1",
        "#B8ABFD",
    )
    sticky_border: str = "#6B7280"  # 4.83
    # -2 … +2; these carry an ink outline, which gives the 3:1
    emotions: tuple[str, ...] = ("#B5460F", "#E39A5B", "#B8BEC8", "#7DB4DC", "#1F66AE")
    above: str = "#1F66AE"
    below: str = "#B5460F"
    # of several journeys on one map, the first one's beside it; each has a line style as well
    curves: tuple[str, ...] = ("#1B2430", "#A61E63", "#00707A", "#7A5200")  # all 6 or more

    def on(self, ground: str) -> str:
        """Return the colour for a text on a filled shape: the light one where it can be read."""
        return next(
            (c for c in (self.on_dark, self.page, self.ink) if contrast(c, ground) >= TEXT),
            self.ink,
        )


@dataclass(frozen=True)
class Sizes:
    """Lengths and text sizes in points; `Theme.scaled` multiplies all of them."""

    margin: float = 28.0
    top_band: float = 6.0
    gap: float = 5.0
    padding: float = 5.0
    radius: float = 3.5

    title: float = 24.0
    title_min: float = 13.0
    subtitle: float = 9.5
    panel_title: float = 10.5
    panel_text: float = 8.2
    caps: float = 7.0
    small: float = 7.0
    small_min: float = 5.5

    body_max: float = 9.5
    body_min: float = 6.5
    body_step: float = 0.25
    heading: float = 11.0
    lane: float = 9.5

    gutter: float = 98.0
    column_min: float = 66.0
    icon: float = 13.0
    card_icon: float = 9.0
    avatar: float = 20.0
    chevron: float = 34.0
    chevron_tip: float = 9.0
    badge: float = 6.25
    face: float = 9.0
    face_small: float = 6.5
    star: float = 5.8
    dot: float = 2.5
    bar: float = 2.4
    tail: float = 5.0
    arrow: float = 3.0

    hairline: float = 0.75
    outline: float = 0.9
    curve: float = 2.2

    feeling_min: float = 165.0
    feeling_max: float = 300.0
    header_min: float = 70.0
    invitation: float = 420.0
    """Height of a page on which there is nothing to show yet."""
    overview_width: float = 230.0
    overview_height: float = 30.0


@dataclass(frozen=True)
class Theme:
    """Colours, sizes and the few numbers that are neither.

    Parameters
    ----------
    name : str
        How the theme is asked for.
    colours : Colours
        The palette.
    sizes : Sizes
        Points on the theme's page.
    leading : float
        Height of a line in multiples of its text size.
    fill_opacity : float
        Of the area between the emotion curve and the neutral line.
    dash : tuple of float
        Lengths of dash and gap in multiples of one point.
    curve_dashes : tuple of tuple of float
        One line style for each journey on a map.
    direction : {"auto", "ltr", "rtl"}
        Which way a picture runs; by itself it follows the language in the charter.
    family : Family
        The font.
    logo : str
        Path of a PNG or JPEG that stands at the top of every page; empty for none.
    logo_alt : str
        The logo in words.
    remarks : tuple of str
        What was changed about a brand's colours so that they can be read.
    """

    name: str = "default"
    colours: Colours = field(default_factory=Colours)
    sizes: Sizes = field(default_factory=Sizes)
    leading: float = 1.22
    fill_opacity: float = 0.13
    dash: tuple[float, float] = (3.0, 2.0)
    curve_dashes: tuple[tuple[float, ...], ...] = (
        (),
        (3.4, 2.2),
        (0.9, 2.2),
        (4.4, 1.8, 0.9, 1.8),
    )
    """Dash and gap of each journey's curve in multiples of its width; the first is solid."""
    card_title: float = 1.04
    """Size of a card's title in multiples of the body text."""
    owner: float = 0.78
    """Size of an owner's name in multiples of the body text."""
    direction: Direction = "auto"
    family: Family = ARIMO
    logo: str = ""
    logo_alt: str = ""
    remarks: tuple[str, ...] = ()

    def scaled(self, factor: float) -> Theme:
        """Return the same look with every length multiplied by `factor`.

        >>> DEFAULT.scaled(2).sizes.margin
        56.0
        """
        return self if factor == 1 else _scaled(self, factor)

    def for_page(self, page: str) -> Theme:
        """Return the look for a page of `PAGES`; small pages keep text that can be read."""
        return self.scaled(max(0.85, round(PAGES[page][0] / PAGES["A3"][0], 4)))

    def body_sizes(self) -> tuple[float, ...]:
        """Return the sizes for running text, largest first, in points."""
        sizes = self.sizes
        count = round((sizes.body_max - sizes.body_min) / sizes.body_step)
        return tuple(sizes.body_max - step * sizes.body_step for step in range(count + 1))


@lru_cache(maxsize=32)
def _scaled(theme: Theme, factor: float) -> Theme:
    lengths = {f.name: getattr(theme.sizes, f.name) * factor for f in fields(Sizes)}
    return replace(theme, sizes=Sizes(**lengths))


DEFAULT = Theme()
"""The look of the kit."""
