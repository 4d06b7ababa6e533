"""Short ways to write the records of the case; ids are readable, so that a diff is too."""

from __future__ import annotations

from typing import Any

from cjm_workshop.model import BackstageWork, Level, Link, Pain, Statement, Step

from .research import figure, quoted

LEVELS = {level.value[0]: level for level in Level}
"""``o`` observed, ``r`` reported, ``i`` inferred, ``a`` assumed."""


def ids(kind: str, names: str) -> tuple[str, ...]:
    """Give the ids of records that are named in one line: ``ids("channel", "web app")``."""
    return tuple(f"{kind}-{name}" for name in names.split())


def known(text: str, level: str, sources: str = "") -> Statement:
    """Give a statement; level is the first letter of its word."""
    return Statement(text=text, level=LEVELS[level], evidence=ids("evidence", sources))


def step(
    name: str,
    title: str,
    *,
    stage: str,
    touchpoint: str,
    level: str,
    sources: str = "",
    channels: str = "",
    said: tuple[str, str] | None = None,
    backstage: tuple[tuple[str, str, str], ...] = (),
    ways: tuple[tuple[str, str], ...] = (),
    figures: str = "",
    truth: str = "",
    **fields: Any,
) -> Step:
    """Give a step; its journey is the first part of its name: ``maya-slot``."""
    journey, _, _ = name.rpartition("-")
    return Step(
        id=f"step-{name}",
        journey=f"journey-{journey}",
        stage=f"stage-{stage}",
        touchpoint=f"touchpoint-{touchpoint}",
        name=title,
        channels=ids("channel", channels),
        quote=quoted(*said) if said else None,
        backstage=tuple(BackstageWork(text=t, department=d, system=s) for t, d, s in backstage),
        next=tuple(Link(step=f"step-{journey}-{to}", when=when) for to, when in ways),
        metrics=tuple(figure(one) for one in figures.split()),
        moment_of_truth=bool(truth),
        moment_label=truth,
        level=LEVELS[level],
        evidence=ids("evidence", sources),
        **fields,
    )


def pain(name: str, where: str, severity: int, text: str, level: str, sources: str = "") -> Pain:
    """Give a pain on a step."""
    return Pain(
        id=f"pain-{name}",
        step=f"step-{where}",
        text=text,
        severity=severity,
        level=LEVELS[level],
        evidence=ids("evidence", sources),
    )
