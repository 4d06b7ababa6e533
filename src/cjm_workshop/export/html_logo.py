"""A brand's logo inside a page."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from typing import TYPE_CHECKING

from cjm_workshop.draw.labels import label
from cjm_workshop.export.markup import Markup, element

if TYPE_CHECKING:
    from cjm_workshop.draw.theme import Theme

__all__ = ["logo"]

_HEIGHT = 45.0
"""In the style's pixels; the picture has four times as many."""


def logo(theme: Theme) -> Markup | None:
    """Return the logo as an image that travels inside the page; None where there is none.

    Only its pixels are taken: what a program wrote beside them stays behind.
    """
    if not theme.logo:
        return None
    from PIL import Image  # late: most pages have no logo

    with Image.open(theme.logo) as opened:
        shape = opened.width / opened.height
    from cjm_workshop.draw.portraits import fitted
    from cjm_workshop.draw.scene import Box, Portrait

    picture = fitted(Portrait(theme.logo, Box(0, 0, _HEIGHT * shape, _HEIGHT)))
    if picture is None:
        return None
    held = BytesIO()
    picture.save(held, "png")
    data = b64encode(held.getvalue()).decode("ascii")
    return element(
        "img",
        class_="logo",
        src=f"data:image/png;base64,{data}",
        alt=theme.logo_alt or label("logo"),
    )
