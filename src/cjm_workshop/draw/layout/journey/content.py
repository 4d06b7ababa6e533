"""What a journey map says: texts and links, no geometry."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cjm_workshop.draw.labels import counted, emotion_word, label, listed, signed
from cjm_workshop.insight.wording import initials, short_name

__all__ = [
    "EMOTIONS",
    "ChannelMark",
    "Column",
    "Curve",
    "Lens",
    "LinkMark",
    "MapContent",
    "Measure",
    "MetricMark",
    "OpportunityCard",
    "PainCard",
    "Said",
    "StageGroup",
    "Still",
    "Work",
    "in_words",
]

EMOTIONS = (-2, -1, 0, 1, 2)
"""The scale."""


@dataclass(frozen=True)
class ChannelMark:
    """A channel as it is shown: an icon and a word."""

    id: str
    name: str
    icon: str


@dataclass(frozen=True)
class Said:
    """A text in a cell, and whose it is where a map holds several journeys."""

    text: str
    of: tuple[int, ...] = ()
    """Places in `MapContent.curves`; empty where there is one journey alone."""


@dataclass(frozen=True)
class PainCard:
    """A pain point as it is shown."""

    id: str
    text: str
    severity: int | None
    doubt: str
    """``assumption`` or ``no evidence yet``; empty where the pain is backed."""
    of: tuple[int, ...] = ()


@dataclass(frozen=True)
class OpportunityCard:
    """An opportunity as it is shown, under the first step that it concerns."""

    id: str
    text: str
    owner: str
    also: tuple[int, ...] = ()
    """Numbers of the other steps that it concerns."""
    impact: int = 0


@dataclass(frozen=True)
class MetricMark:
    """A figure as it is shown: ``31 %`` and what it counts."""

    value: str
    name: str
    basis: str
    """Confidence interval, number of cases, target, source; empty where nothing is known."""


@dataclass(frozen=True)
class Work:
    """What the organisation does behind the line of visibility."""

    text: str
    where: str
    """Department and system."""


@dataclass(frozen=True)
class Still:
    """The picture of a step."""

    file: str
    alt: str


@dataclass(frozen=True)
class Measure:
    """A figure put on the scale of emotions."""

    value: float
    low: float | None
    high: float | None
    words: str
    """As it was measured: ``2.3 of 5``."""
    name: str
    how: str
    """How it was put on the scale."""


@dataclass(frozen=True)
class Curve:
    """One line through the lane of feelings.

    Attributes
    ----------
    mark : str
        A few letters that stand at its faces.
    name : str
        In full, for the legend.
    hoped : bool
        It shows what shall be.
    kind : str
        ``felt``, ``mean`` over the steps of a stage, or ``measured``.
    """

    mark: str
    name: str
    hoped: bool = False
    kind: str = "felt"


@dataclass(frozen=True)
class Column:
    """One step of the journey, or one stage of a strategic map: everything in its column.

    `emotions`, `spreads` and `engagements` have one entry for each curve of the map.
    """

    id: str
    number: int
    name: str
    doings: tuple[Said, ...] = ()
    thoughts: tuple[Said, ...] = ()
    emotions: tuple[float | None, ...] = (None,)
    spreads: tuple[tuple[float, float] | None, ...] = (None,)
    """Lowest and highest step of a stage."""
    reasons: tuple[str, ...] = ("",)
    channels: tuple[ChannelMark, ...] = ()
    pains: tuple[PainCard, ...] = ()
    opportunities: tuple[OpportunityCard, ...] = ()
    truth: bool = False
    truth_label: str = ""
    doubt: str = ""
    note: str = ""
    """A word under the title that is no doubt: ``hoped for``, ``only HB``."""
    here: tuple[bool, ...] = (True,)
    """Which of the journeys pass here."""
    expected: tuple[Said, ...] = ()
    experienced: tuple[Said, ...] = ()
    engagements: tuple[float | None, ...] = (None,)
    waiting: float | None = None
    """In minutes."""
    metrics: tuple[MetricMark, ...] = ()
    backstage: tuple[Work, ...] = ()
    departments: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    """Codes of the sources."""
    still: Still | None = None
    measure: Measure | None = None

    @property
    def emotion(self) -> float | None:
        """What is felt on the first journey, from -2 to +2."""
        return self.emotions[0]


@dataclass(frozen=True)
class StageGroup:
    """A stage with the columns under it."""

    id: str
    name: str
    duration: str
    tone: int
    """Place of its colour in the palette; -1 for steps without a stage."""
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class LinkMark:
    """A way that is not simply the next step; numbers of the steps at its ends."""

    start: int
    end: int
    label: str

    @property
    def words(self) -> str:
        """What is written at its arrow."""
        way = f"{self.start} → {self.end}"
        if self.start == self.end:
            way = label("map.again", number=self.start)
        return f"{way}: {self.label}" if self.label else way


@dataclass(frozen=True)
class Lens:
    """Whose journey it is, and what they came for."""

    name: str = ""
    role: str = ""
    quote: str = ""
    portrait: str = ""
    portrait_alt: str = ""
    scenario: str = ""
    goals: str = ""
    expectations: str = ""
    journey: str = ""

    @property
    def first_name(self) -> str:
        """The name to ask questions with."""
        return short_name(self.name) or label("the_customer")

    @property
    def initials(self) -> str:
        """One or two letters for the avatar."""
        return initials(self.name)


@dataclass(frozen=True)
class MapContent:
    """The whole map in words."""

    journey: str
    title: str
    subtitle: str
    lenses: tuple[Lens, ...]
    groups: tuple[StageGroup, ...]
    links: tuple[LinkMark, ...]
    provenance: tuple[str, ...]
    curves: tuple[Curve, ...] = (Curve("", ""),)
    sources: dict[str, str] = field(default_factory=dict, hash=False)
    """What the codes in the lane of evidence mean."""
    unit: str = "step"
    """What a column is: a step or a stage."""

    @property
    def lens(self) -> Lens:
        """Whose journey it is; the first one's where there are several."""
        return self.lenses[0]

    @property
    def hoped(self) -> bool:
        """Whether the map shows nothing but what shall be."""
        return all(curve.hoped for curve in self.curves)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column from left to right."""
        return tuple(column for group in self.groups for column in group.columns)

    @cached_property
    def stage_of(self) -> dict[str, StageGroup]:
        """The stage of each column, by the column's id."""
        return {column.id: group for group in self.groups for column in group.columns}

    @cached_property
    def description(self) -> str:
        """The map in a few sentences, for those who do not see it."""
        who = listed(
            list(dict.fromkeys(lens.name or label("the_customer") for lens in self.lenses))
        )
        stages = counted("count.stage", len(self.groups))
        size = label("map.size", steps=counted("count.step", len(self.columns)), stages=stages)
        if self.unit == "stage":
            size = stages
        parts = [label("map.of", who=who, size=size)]
        for at, curve in enumerate(self.curves):
            parts += self._extremes(at, f"{curve.name}: " if len(self.curves) > 1 else "")
        truths = [f"{column.number} {column.name}" for column in self.columns if column.truth]
        if truths:
            parts.append(label("map.truths", steps="; ".join(truths)))
        return " ".join(parts)

    def _extremes(self, at: int, whose: str) -> list[str]:
        felt = [column for column in self.columns if column.emotions[at] is not None]
        if not felt:
            return []
        ends = (("lowest", min), ("highest", max))
        found = [(word, pick(felt, key=lambda one: one.emotions[at] or 0)) for word, pick in ends]
        return [
            whose
            + label(
                f"map.{word}_{self.unit}",
                number=column.number,
                name=column.name,
                word=in_words(column.emotions[at] or 0),
            )
            for word, column in found
        ]


def in_words(emotion: float) -> str:
    """Return the word for an emotion; a mean is told as a number too.

    >>> in_words(-2), in_words(0.4)
    ('frustrated', '+0.4, neutral')
    """
    word = emotion_word(emotion)
    return word if emotion == round(emotion) else f"{signed(emotion)}, {word}"
