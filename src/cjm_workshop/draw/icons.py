"""The line icons: path commands in a box of 24, and which icon fits a channel's name."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from cjm_workshop.draw.scene import Command

__all__ = ["BOX", "STROKE", "commands", "for_channel", "names"]

BOX = 24.0
"""Width and height of the box in which icons are given."""
STROKE = 2.0
"""Width of an icon's lines in its box."""

# The first pattern that is found in the name wins, so the narrow ones stand first.
_WORDS: tuple[tuple[str, str], ...] = (
    (r"chat ?bot|virtual assistant", "chatbot"),
    (r"chat|messenger|whatsapp|signal|telegram", "chat"),
    (r"video", "video"),
    (r"sms|text message", "sms"),
    (r"push|notification|alert", "notification"),
    (r"call cent|contact cent|help ?desk|service desk", "callcentre"),
    (r"\bvoice|speaker|announcement|alexa|siri", "voice"),
    (r"e-?mail|newsletter", "email"),
    (r"letter|post(al)?\b|\bmail\b", "letter"),
    (r"social|instagram|facebook|tik ?tok|linked ?in|youtube|forum|community", "social"),
    (r"\bapp\b|mobile|smart ?phone|cell ?phone", "mobile"),
    (r"tablet|ipad", "tablet"),
    (r"phone|\bcall\b|hot ?line|telephone", "phone"),
    (r"search", "search"),
    (r"\bon.?site\b", "place"),
    (r"web|site|online|portal|internet|browser|page", "web"),
    (r"computer|desktop|laptop|software|program|\bpc\b", "computer"),
    (r"parcel|package|box", "parcel"),
    (r"deliver|courier|van\b|truck|door", "delivery"),
    (r"pick-?up|shop|store|counter|branch|supermarket|retail|till", "store"),
    (r"kiosk|terminal|machine|self-?service|atm\b", "kiosk"),
    (r"face to face|in person|personal|visit|adviser|advisor|conversation|meeting|staff", "person"),
    (r"word of mouth|friend|famil|colleague|peer|group|people", "people"),
    (r"payment|card|wallet|paypal", "payment"),
    (r"cash", "cash"),
    (r"bank", "bank"),
    (r"television|\btv\b", "television"),
    (r"radio|podcast", "radio"),
    (r"news ?paper|magazine|press", "newspaper"),
    (r"poster|billboard|advert|\bad\b|\bads\b|campaign|flyer", "poster"),
    (r"brochure|catalogue|catalog|leaflet|book|manual", "brochure"),
    (r"qr", "qrcode"),
    (r"form|questionnaire|survey", "form"),
    (r"document|contract|invoice|receipt|paper|pdf|bill", "document"),
    (r"event|fair|open day|appointment|webinar|calendar", "event"),
    (r"school|class|course|universit|library", "school"),
    (r"hospital|ward", "hospital"),
    (r"clinic|doctor|surgery|practice|pharmac", "clinic"),
    (r"office|town hall|council|desk|reception|building", "office"),
    (r"bus\b|tram", "bus"),
    (r"train\b|station|platform|rail", "train"),
    (r"plane|airport|flight", "plane"),
    (r"car\b|taxi|vehicle", "car"),
    (r"watch|wearable", "watch"),
    (r"place|site|location|outdoor|street|\bsign\b|signpost", "place"),
)


@cache
def _all() -> dict[str, tuple[Command, ...]]:
    found = json.loads((Path(__file__).parent / "icons.json").read_text(encoding="utf-8"))
    return {name: tuple(tuple(step) for step in steps) for name, steps in found.items()}


def names() -> tuple[str, ...]:
    """Return the name of every icon."""
    return tuple(_all())


def commands(name: str) -> tuple[Command, ...]:
    """Return an icon's path in a box of 24 by 24; the question mark for a name that is unknown."""
    return _all().get(name) or _all()["unknown"]


@cache
def for_channel(name: str, icon: str = "") -> str:
    """Return the icon for a channel: the one it names, else the one that fits its name.

    >>> for_channel("Shop counter"), for_channel("E-mail"), for_channel("Carrier pigeon")
    ('store', 'email', 'unknown')
    """
    if icon in _all():
        return icon
    lowered = name.lower().strip()
    usual = lowered if lowered in _all() else "unknown"
    return next((icon for words, icon in _WORDS if re.search(words, lowered)), usual)
