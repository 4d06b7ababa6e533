"""Arcs and pieces of rings; angles are in radians, clockwise from the top."""

from __future__ import annotations

from math import ceil, cos, pi, sin, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Command

__all__ = ["arc", "on_circle", "piece"]


def on_circle(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    """Return a point of the circle around (x, y)."""
    return x + radius * sin(angle), y - radius * cos(angle)


def arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Command, ...]:
    """Return an arc as a path: a move to its start and a Bézier piece for each eighth or less.

    The pieces leave the circle by less than one part in 100 000 of the radius.
    """
    count = max(1, ceil(abs(end - start) / (pi / 4) - 1e-9))
    turn = (end - start) / count
    reach = 4 / 3 * tan(turn / 4) * radius
    commands: list[Command] = [("M", *on_circle(x, y, radius, start))]
    for at in range(count):
        one, two = start + at * turn, start + (at + 1) * turn
        x1, y1 = on_circle(x, y, radius, one)
        x2, y2 = on_circle(x, y, radius, two)
        commands.append(
            (
                "C", x1 + reach * cos(one), y1 + reach * sin(one),
                x2 - reach * cos(two), y2 - reach * sin(two), x2, y2,
            )
        )  # fmt: skip
    return tuple(commands)


def piece(
    x: float, y: float, inner: float, outer: float, start: float, end: float
) -> tuple[Command, ...]:
    """Return the part of a ring between two angles as a closed path."""
    back = arc(x, y, inner, end, start)
    turn: Command = ("L", *on_circle(x, y, inner, end))
    return (*arc(x, y, outer, start, end), turn, *back[1:], ("Z",))
