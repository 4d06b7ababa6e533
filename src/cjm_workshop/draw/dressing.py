"""What every picture gets from its theme beside colours and sizes: font, logo, direction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

from cjm_workshop.draw import metrics
from cjm_workshop.draw.branding import LOGO_ROOM
from cjm_workshop.draw.colour import MARK, contrast
from cjm_workshop.draw.labels import label, speaking
from cjm_workshop.draw.mirror import mirrored
from cjm_workshop.draw.scene import Box, Paint, Portrait, Rect, Scene
from cjm_workshop.draw.theme import DEFAULT, Theme

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Item
    from cjm_workshop.model.state import State

__all__ = ["RIGHT_TO_LEFT", "dressed", "runs_rtl"]

P = ParamSpec("P")

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""
_STRIPE = DEFAULT.sizes.top_band / (DEFAULT.sizes.top_band + LOGO_ROOM)
_MARGIN = DEFAULT.sizes.margin / (DEFAULT.sizes.top_band + LOGO_ROOM)
_WIDEST = 0.4  # share of the page for a logo
_LIGHT = "#FFFFFF"


def runs_rtl(theme: Theme, language: str) -> bool:
    """Tell whether a picture runs from right to left.

    Parameters
    ----------
    theme : Theme
        It may say so; by itself it follows the language.
    language : str
        Of the charter, such as ``ar`` or ``fa-IR``.
    """
    if theme.direction == "auto":
        return language.replace("_", "-").split("-")[0].strip().lower() in RIGHT_TO_LEFT
    return theme.direction == "rtl"


def dressed(layout: Callable[P, list[Scene]]) -> Callable[P, list[Scene]]:
    """Give the pages of a layout the font, the logo and the direction of their theme.

    Parameters
    ----------
    layout : callable
        ``(state, …, theme=…)`` to a list of `Scene`.
    """

    @wraps(layout)
    def dress(*args: P.args, **options: P.kwargs) -> list[Scene]:
        theme: Any = options.get("theme", DEFAULT)
        state: Any = args[0] if args else options["state"]
        with metrics.using(theme.family), speaking(state.charter.language):
            pages = layout(*args, **options)
        return [_dressed(page, theme, state) for page in pages]

    return dress


def _dressed(page: Scene, theme: Theme, state: State) -> Scene:
    page = replace(page, family=theme.family)
    if theme.logo or theme.colours.band:
        page = replace(page, items=tuple(_headed(page, theme)))
    return mirrored(page) if runs_rtl(theme, state.charter.language) else page


def _headed(page: Scene, theme: Theme) -> list[Item]:
    """Return the items with the stripe in the brand's colour and the logo below it."""
    items: list[Item] = []
    for item in page.items:
        if isinstance(item, Rect) and item.role == "band":
            height = item.box.height
            stripe = replace(item.box, height=height * _STRIPE if theme.logo else height)
            paint = replace(item.paint, fill=theme.colours.band or item.paint.fill)
            items.append(replace(item, box=stripe, paint=paint))
            items += _logo(page, theme, height) if theme.logo else []
        else:
            items.append(item)
    return items


def _logo(page: Scene, theme: Theme, room: float) -> list[Item]:
    from PIL import Image  # late: most pages have no logo

    with Image.open(theme.logo) as opened:
        shape = opened.width / opened.height
    top = room * (_STRIPE + 0.1)
    height = min(room - top, page.width * _WIDEST / shape)
    box = Box(room * _MARGIN, top, height * shape, height)
    alt = theme.logo_alt or label("logo")
    logo = Portrait(theme.logo, box, role="logo", alt=alt)
    if contrast(page.background, _LIGHT) < MARK:
        return [logo]
    plate = Rect(box.inset(-3.0, -2.0), Paint(fill=_LIGHT), 3.0, role="logo plate")
    return [plate, logo]  # logos are made for white paper
