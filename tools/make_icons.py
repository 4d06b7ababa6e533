"""Bake the line icons that the pictures use into ``src/cjm_workshop/draw/icons.json``.

Every icon becomes a list of path commands ``["M", x, y]``, ``["L", x, y]``,
``["C", x1, y1, x2, y2, x, y]`` and ``["Z"]`` in a box of 24 by 24, to be stroked 2 wide with round
caps and joins. Any backend can draw that.

Run it with the unpacked package of the icon set::

    npm pack lucide-static && tar xzf lucide-static-*.tgz
    python -m pip install fonttools
    python tools/make_icons.py package

The icons are Lucide (ISC licence, a part of them MIT from Feather).
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import SVGPath

TARGET = Path(__file__).parents[1] / "src" / "cjm_workshop" / "draw"

ICONS = {
    # lanes of the journey map
    "stages": "flag",
    "touchpoints": "route",
    "doing": "footprints",
    "thinking": "message-square-quote",
    "feeling": "heart-pulse",
    "channels": "radio-tower",
    "pains": "triangle-alert",
    "opportunities": "lightbulb",
    "backstage": "wrench",
    "metrics": "gauge",
    "waiting": "hourglass",
    "picture": "image",
    # channels
    "web": "globe",
    "mobile": "smartphone",
    "tablet": "tablet",
    "computer": "laptop",
    "phone": "phone",
    "callcentre": "headset",
    "chat": "message-circle",
    "chatbot": "bot",
    "email": "mail",
    "sms": "message-square-text",
    "letter": "mailbox",
    "store": "store",
    "delivery": "truck",
    "parcel": "package",
    "social": "share-2",
    "video": "video",
    "kiosk": "touchpad",
    "person": "handshake",
    "people": "users",
    "payment": "credit-card",
    "cash": "banknote",
    "bank": "landmark",
    "voice": "mic",
    "television": "tv",
    "radio": "radio",
    "newspaper": "newspaper",
    "poster": "megaphone",
    "brochure": "book-open",
    "document": "file-text",
    "form": "clipboard-list",
    "qrcode": "qr-code",
    "event": "calendar",
    "school": "school",
    "hospital": "hospital",
    "clinic": "stethoscope",
    "office": "building-2",
    "car": "car",
    "bus": "bus",
    "train": "train-front",
    "plane": "plane",
    "watch": "watch",
    "notification": "bell",
    "place": "map-pin",
    "search": "search",
    "unknown": "circle-question-mark",
    # marks on personas, empathy maps, notes and evidence
    "persona": "circle-user",
    "goal": "target",
    "need": "hand-heart",
    "motivation": "zap",
    "behaviour": "repeat",
    "barrier": "lock",
    "influence": "waypoints",
    "quote": "quote",
    "says": "message-square",
    "thinks": "brain",
    "does": "hand",
    "feels": "smile",
    "sees": "eye",
    "hears": "ear",
    "gain": "thumbs-up",
    "evidence": "badge-check",
    "assumption": "circle-dashed",
    "star": "star",
    "note": "sticky-note",
    "cluster": "layers",
    "vote": "vote",
    "time": "clock",
    "loop": "undo-2",
    "branch": "git-branch",
    "basket": "shopping-basket",
    "file": "paperclip",
    "link": "link",
}


class _Commands(BasePen):
    """A pen that writes down path commands, rounded to a thousandth of the box."""

    def __init__(self) -> None:
        super().__init__(None)
        self.commands: list[list[Any]] = []

    def _add(self, letter: str, *points: tuple[float, float]) -> None:
        numbers = [round(number, 3) for point in points for number in point]
        self.commands.append([letter, *(int(n) if n == int(n) else n for n in numbers)])

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - the base class's name
        self._add("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("L", pt)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add("C", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add("Z")


def main(package: Path) -> None:
    """Write ``icons.json`` and the licence from the unpacked package."""
    lines = []
    for name, source in ICONS.items():
        pen = _Commands()
        SVGPath(str(package / "icons" / f"{source}.svg")).draw(pen)
        lines.append(f'"{name}":{json.dumps(pen.commands, separators=(",", ":"))}')
    (TARGET / "icons.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", TARGET / "LICENSE-icons.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
