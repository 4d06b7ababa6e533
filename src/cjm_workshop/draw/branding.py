"""An organisation's own look: logo, two colours, a font.

::

    look = brand(logo="logo.png", primary="#0B6E4F", secondary="#C2410C")
    workshop.export("map.pdf", theme=look)

The colours paint what names itself: stages, the stripe on top, the portrait's ground. Those that
mean something, such as pain points and feelings, stay as they are.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cjm_workshop.draw.brand_fonts import family_of
from cjm_workshop.draw.colour import MARK, TEXT, Demand, contrast, is_colour, nearest
from cjm_workshop.draw.theme import Theme
from cjm_workshop.draw.themes import theme
from cjm_workshop.errors import WorkshopError

__all__ = ["LOGO_ROOM", "brand"]

LOGO_ROOM = 34.0
"""Height that a logo gets on an A3 page, in points."""
_FROM_LIGHTNESS = 1.25
"""Contrast between the two colours where one of them is made from the other."""


def brand(
    *,
    logo: str | Path | None = None,
    logo_alt: str = "",
    primary: str | None = None,
    secondary: str | None = None,
    font: str | Path | None = None,
    base: str | Theme = "default",
    adjust: bool = True,
) -> Theme:
    """Return the look of an organisation.

    Parameters
    ----------
    logo : path, optional
        A PNG or JPEG; it stands at the top left of every page, 34 points high on A3.
    logo_alt : str
        The logo in words, for those who do not see it: the organisation's name.
    primary, secondary : str, optional
        ``#rrggbb``. The stages take turns with them; without a second colour, with a lighter or
        darker shade of the first.
    font : str or path, optional
        Name of a font of this computer, or the path of its regular style; bold and italic are
        looked for beside it.
    base : str or Theme
        The look to start from: ``default``, ``high-contrast``, ``greyscale`` or ``dark``.
    adjust : bool
        Whether a colour on which text cannot be read is made lighter or darker until it can be,
        its hue kept. `Theme.remarks` tells what was changed. If false, such a colour is refused.

    Returns
    -------
    Theme
        For ``theme=`` of pictures and exports.

    Raises
    ------
    WorkshopError
        If a colour, logo or font cannot be used: why, and what could be used instead.
    """
    start = theme(base)
    look = replace(start, name="brand" if start.name == "default" else f"brand, {start.name}")
    if primary or secondary:
        look = _coloured(look, primary, secondary, adjust=adjust)
    if font:
        look = replace(look, family=family_of(font))
    if logo:
        sizes = replace(look.sizes, top_band=start.sizes.top_band + LOGO_ROOM)
        look = replace(look, logo=str(_logo(logo)), logo_alt=logo_alt, sizes=sizes)
    return look


def _coloured(look: Theme, primary: str | None, secondary: str | None, *, adjust: bool) -> Theme:
    colours, remarks = look.colours, []
    text = 7.0 if "high-contrast" in look.name else TEXT
    demands = [(colours.on_dark, text), (colours.page, MARK)]
    found: dict[str, str] = {}
    for role, wanted in (("primary", primary), ("secondary", secondary)):
        if wanted:
            found[role], remark = _usable(role, wanted, demands, adjust=adjust)
            remarks += [remark] if remark else []
    first = found.get("primary") or found["secondary"]
    second = found.get("secondary", first)
    if first == second:
        second = _shade(first, demands)
    stages = (first, second) * (len(colours.stages) // 2)
    return replace(
        look, colours=replace(colours, stages=stages, band=first), remarks=tuple(remarks)
    )


def _usable(role: str, wanted: str, demands: list[Demand], *, adjust: bool) -> tuple[str, str]:
    """Return the colour to use, and what was done to it in words."""
    name = role.capitalize()
    if not is_colour(wanted):
        raise WorkshopError(
            f'{name} colour: "{wanted}" is not a colour as it is written here. '
            'Write "#" and six digits or letters from A to F, such as "#0B6E4F".'
        )
    good = nearest(wanted, demands)
    if good == wanted.upper():
        return good, ""
    lacks = _lacks(wanted, demands)
    if good is None:
        raise WorkshopError(f"{name} colour {wanted}: {lacks}, and no shade of it has that.")
    if not adjust:
        raise WorkshopError(
            f"{name} colour {wanted}: {lacks}. The nearest colour that can be used is {good}."
        )
    dark = contrast(good, "#FFFFFF") > contrast(wanted, "#FFFFFF")
    done = "darkened" if dark else "lightened"
    return good, f"{name} colour {wanted} was {done} to {good}: {lacks}."


def _lacks(wanted: str, demands: list[Demand]) -> str:
    """Return in words what a colour has too little of."""
    what = ("the text on it", "its edge on the page")
    return " and ".join(
        f"{words} needs contrast {least:g}:1 and has {contrast(wanted, other):.1f}:1"
        for words, (other, least) in zip(what, demands, strict=True)
        if contrast(wanted, other) < least
    )


def _shade(colour: str, demands: list[Demand]) -> str:
    """Return a darker or lighter shade that can be told from the colour, or the colour."""
    return nearest(colour, [*demands, (colour, _FROM_LIGHTNESS)]) or colour


def _logo(logo: str | Path) -> Path:
    from PIL import Image  # late: most looks have no logo

    path = Path(logo).expanduser().absolute()
    try:
        with Image.open(path) as opened:
            opened.verify()
    except FileNotFoundError:
        raise WorkshopError(f'Logo: there is no file "{path}".') from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        hint = " An SVG has to be saved as PNG first." if path.suffix.lower() == ".svg" else ""
        raise WorkshopError(
            f'Logo: "{path.name}" is not a picture that can be read. Give a PNG or JPEG.{hint}'
        ) from None
    return path
