"""The looks of the kit: each a list of differences from the default.

To look at one::

    workshop.export("map.pdf", theme="greyscale")

Contrast holds in all of them: 4.5:1 for text, 7:1 in ``high-contrast``, and 3:1 for the marks that
carry meaning. What a colour tells is told by a word, a shape or a place as well, so that a grey
copy loses nothing.
"""

from __future__ import annotations

from dataclasses import replace

from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.errors import UnknownName

__all__ = ["DARK", "GREYSCALE", "HIGH_CONTRAST", "THEMES", "theme"]

HIGH_CONTRAST = replace(
    DEFAULT,
    name="high-contrast",
    colours=replace(
        DEFAULT.colours,
        ink="#000000",
        muted="#2B3038",
        hairline="#5A616B",
        neutral_line="#3A4048",
        zebra="#F4F5F7",
        panel="#F4F5F7",
        bubble="#EDF0F4",
        truth="#3E0064",
        truth_band="#F6EDFA",
        pain="#7A2B06",
        pain_card="#FEF4EC",
        opportunity="#0B4A31",
        opportunity_card="#EBF6F0",
        focus="#083A96",
        stages=("#0E3B52", "#263673", "#4A2B6B", "#66244C", "#573210", "#1B4835"),
        no_stage="#2B3038",
        stickies=("#FBFC81", "#F69D41", "#D3B4BF", "#C6DDF4", "#78F8C1", "#BCB2FF"),
        sticky_border="#000000",
        emotions=("#8A2F00", "#F0A868", "#C4C9D1", "#86BEE6", "#0F4282"),
        above="#0F4282",
        below="#8A2F00",
        curves=("#000000", "#7D0F45", "#00474D", "#573A00"),
    ),
    sizes=replace(
        DEFAULT.sizes,
        hairline=1.0,
        outline=1.5,
        curve=2.9,
        bar=3.2,
        small=7.5,
        caps=7.5,
        body_min=7.0,
        column_min=71.0,
    ),
    fill_opacity=0.2,
)
"""Text at least 7:1 on its ground (WCAG 2.2, 1.4.6), stronger lines, no text below 7 points."""

GREYSCALE = replace(
    DEFAULT,
    name="greyscale",
    colours=replace(
        DEFAULT.colours,
        ink="#141414",
        muted="#4D4D4D",
        hairline="#CFCFCF",
        neutral_line="#757575",
        zebra="#F5F5F5",
        panel="#F5F5F5",
        bubble="#E8E8E8",
        truth="#1F1F1F",
        truth_band="#E6E6E6",
        pain="#333333",
        pain_card="#F3F3F3",
        opportunity="#333333",
        opportunity_card="#FFFFFF",
        focus="#000000",
        stages=("#3D3D3D", "#5E5E5E", "#3D3D3D", "#5E5E5E", "#3D3D3D", "#5E5E5E"),
        no_stage="#6B6B6B",
        stickies=("#FFFFFF", "#B3B3B3", "#E6E6E6", "#C2C2C2", "#F2F2F2", "#D4D4D4"),
        sticky_border="#595959",
        emotions=("#2B2B2B", "#A8A8A8", "#CFCFCF", "#EDEDED", "#5C5C5C"),
        above="#A3A3A3",
        below="#262626",
        curves=("#141414", "#5C5C5C", "#3B3B3B", "#6B6B6B"),
    ),
    fill_opacity=0.22,
)
"""Greys alone, for a black-and-white printer; shapes and words tell what colours told."""

DARK = replace(
    DEFAULT,
    name="dark",
    colours=replace(
        DEFAULT.colours,
        page="#12171F",
        band="#36404E",
        ink="#EDF1F6",
        muted="#A9B4C3",
        hairline="#36404E",
        neutral_line="#8B97A8",
        zebra="#1A212B",
        panel="#1A212B",
        bubble="#28313E",
        truth="#EDCDFF",
        truth_band="#2B1B38",
        pain="#FFB27D",
        pain_card="#3A2113",
        opportunity="#7FDDB0",
        opportunity_card="#12301F",
        focus="#8AB4FF",
        stages=("#2A78A3", "#576EC8", "#8C63B8", "#B3558E", "#A4682E", "#3A8363"),
        no_stage="#6B7789",
        stickies=("#282800", "#805010", "#401028", "#0060A8", "#485848", "#202068"),
        sticky_border="#8B97A8",
        emotions=("#E87008", "#986850", "#808888", "#487098", "#0898F8"),
        above="#5AA2E0",
        below="#E8854B",
        curves=("#EDF1F6", "#F58ABD", "#5CCBD6", "#E0B34D"),
    ),
    fill_opacity=0.24,
)
"""For a dark room or a dark screen; sticky notes are dark with light text."""

THEMES: dict[str, Theme] = {one.name: one for one in (DEFAULT, HIGH_CONTRAST, GREYSCALE, DARK)}
"""The looks by name."""


def theme(name: str | Theme = DEFAULT.name) -> Theme:
    """Return a look by its name; a theme, such as one of `brand`, is returned as it is.

    Parameters
    ----------
    name : str or Theme
        One of `THEMES`, in upper or lower case.

    Raises
    ------
    UnknownName
        If there is no such theme.

    >>> theme("dark").colours.page
    '#12171F'
    """
    if isinstance(name, Theme):
        return name
    asked = name.strip().casefold().replace("_", "-").replace(" ", "-")
    if asked not in THEMES:
        raise UnknownName("theme", name, THEMES)
    return THEMES[asked]
