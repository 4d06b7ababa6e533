"""Mermaid's ``journey`` text: sections are stages, tasks are steps, actors are who travels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import clean, shorten
from cjm_workshop.evidence.journeys.found import FoundFile, FoundJourney, FoundStage, FoundStep
from cjm_workshop.evidence.journeys.mermaid_text import NO_EMOTION, NO_STAGE, plain_name
from cjm_workshop.evidence.report import NotTaken
from cjm_workshop.languages.sentences import sentence

__all__ = ["read_mermaid"]

_TASK = re.compile(
    r"(?P<name>.*\S)\s*:\s*(?P<score>[-+]?\d+(?:\.\d+)?)\s*(?::(?P<actors>.*))?", re.DOTALL
)
_HEAD = re.compile(
    r"(?P<word>title|section)\s(?P<rest>.*)|(?P<acc>acc(?:Title|Descr))\s*(?P<about>[:{].*)",
    re.IGNORECASE,
)
_JOURNEY = re.compile(r"journey(?:\s+(?P<rest>.*))?", re.IGNORECASE)
_NEUTRAL, _LOWEST, _HIGHEST = 3, 1, 5
_EXAMPLE = "Make tea: 5: Me"


def read_mermaid(text: str, name: str) -> FoundFile:
    """Read the journeys of a Mermaid text.

    Comments, the lines around a block of code and front matter are passed over. A score of 1 to 5
    is an emotion of -2 to +2. Where a task's name holds colons, the last number between two of
    them is its score.

    Parameters
    ----------
    text : str
        One ``journey``, or several below each other.
    name : str
        What to call the source.

    Raises
    ------
    ImportFaults
        If it is another diagram, or nothing in it can be read.
    """
    reader = _Reader(FoundFile(name))
    for row, line in enumerate(text.splitlines(), 1):
        reader.read(row, line)
    return reader.finish()


@dataclass
class _Reader:
    """Reads line by line; a journey begins at its keyword."""

    file: FoundFile
    journeys: list[FoundJourney] = field(default_factory=list)
    actors: list[list[tuple[int, str]]] = field(default_factory=list)
    """Who takes part in each journey: row and name."""
    titles: dict[str, str] = field(default_factory=dict)
    stage: FoundStage | None = None
    unscored: bool = False
    inside: str = ""
    """What closes the block that is being passed over: front matter or a description."""
    strange: list[int] = field(default_factory=list)

    def read(self, row: int, raw: str) -> None:
        line, lost = clean(raw)
        if lost:
            self.strange.append(row)
        if self.inside:
            self._pass_over(line)
        elif line == "---" and not self.journeys:
            self.inside = "---"
        elif line.startswith("%%"):
            self.unscored = line.startswith(NO_EMOTION)
        elif line and not line.startswith(("```", ":::", "~~~")):
            self._content(row, line)

    def _pass_over(self, line: str) -> None:
        word, colon, rest = line.partition(":")
        if self.inside == "---" and colon and word.strip() == "title":
            self.titles["front"] = plain_name(rest.strip().strip("\"'"))
        if line.endswith(self.inside):
            self.inside = ""

    def _content(self, row: int, line: str) -> None:
        start = _JOURNEY.fullmatch(line)
        if start and not _TASK.fullmatch(line):
            self._begin()
            line = (start["rest"] or "").strip()
            if not line:
                return
        if not self.journeys:
            raise _another_diagram(self.file.name, row, line)
        head = _HEAD.fullmatch(line)
        if head and head["acc"]:
            self._about(head["acc"].casefold(), head["about"])
        elif head and not (head["word"].casefold() == "section" and _TASK.fullmatch(line)):
            self._head(row, head["word"].casefold(), head["rest"].strip())
        else:
            self._task(row, line)

    def _begin(self) -> None:
        self.journeys.append(FoundJourney(name=self.titles.pop("front", "")))
        self.actors.append([])
        self.stage = None

    def _head(self, row: int, word: str, rest: str) -> None:
        journey = self.journeys[-1]
        if word == "section":
            name = plain_name(rest)
            self.stage = FoundStage(name) if name and name != NO_STAGE else None
            journey.stages.extend([self.stage] if self.stage else [])
            return
        if _TASK.fullmatch(rest):
            self.file.doubt('Read as the title, as it begins with "title"; is it a task?', row)
        journey.name = plain_name(rest)

    def _about(self, word: str, rest: str) -> None:
        """Take the name for those who do not see the diagram; pass over its description."""
        if word == "acctitle":
            journey = self.journeys[-1]
            journey.name = journey.name or plain_name(rest.removeprefix(":"))
        elif rest.startswith("{") and not rest.endswith("}"):
            self.inside = "}"

    def _task(self, row: int, line: str) -> None:
        task = _TASK.fullmatch(line)
        unscored, self.unscored = self.unscored, False
        if not task:
            reason = sentence("import.left.no_task", example=_EXAMPLE)
            self.file.left.append(NotTaken(row, reason, shorten(line, 60)))
            return
        emotion = None if unscored else self._emotion(row, float(task["score"]))
        step = FoundStep(row, plain_name(task["name"]), self.stage, emotion)
        self.journeys[-1].steps.append(step)
        names = [plain_name(one) for one in (task["actors"] or "").split(",")]
        self.actors[-1].extend((row, one) for one in names if one)

    def _emotion(self, row: int, score: float) -> int:
        nearest = min(max(round(score), _LOWEST), _HIGHEST)
        if nearest != score:
            self.file.doubt(sentence("import.odd.scores"), row)
        return nearest - _NEUTRAL

    def finish(self) -> FoundFile:
        file = self.file
        file.journeys = [one for one in self.journeys if one.steps or one.stages]
        if not file.journeys:
            raise self._nothing()
        for journey, actors in zip(self.journeys, self.actors, strict=True):
            self._who(journey, actors)
        file.guesses.append(sentence("import.read.mermaid_rows"))
        if any(journey.steps for journey in file.journeys):
            file.guesses.append(sentence("import.read.scores"))
        for row in self.strange:
            file.doubt(sentence("import.odd.hidden"), row)
        return file

    def _who(self, journey: FoundJourney, actors: list[tuple[int, str]]) -> None:
        counts = Counter(name for _, name in actors)
        if not counts:
            return
        journey.persona = counts.most_common(1)[0][0]
        others = [name for name in counts if name != journey.persona]
        if others:
            self.file.warnings.append(
                sentence(
                    "import.look.traveller_of_most",
                    who=journey.persona,
                    journey=journey.name,
                    others=", ".join(others),
                )
            )

    def _nothing(self) -> ImportFaults:
        faults = [
            Fault(
                sentence("import.fault.line", line=str(row.row)),
                f'"{row.text}"',
                sentence("import.fault.task", example=_EXAMPLE),
            )
            for row in self.file.left[:10]
        ]
        if not self.journeys:
            where, found = sentence("import.fault.text"), sentence("import.fault.no_line")
            faults.append(Fault(where, found, sentence("import.fault.journey_word")))
        elif not faults:
            where, found = sentence("import.fault.tasks"), sentence("import.fault.none")
            expected = sentence("import.fault.one_task", example=_EXAMPLE)
            faults.append(Fault(where, found, expected))
        what = sentence("import.fault.no_journey", name=self.file.name)
        return ImportFaults(what, faults, "")


def _another_diagram(name: str, row: int, line: str) -> ImportFaults:
    where, expected = (
        sentence("import.fault.line", line=str(row)),
        sentence("import.fault.journey_word"),
    )
    fault = Fault(where, f'"{shorten(line, 60)}"', expected)
    advice = sentence("import.fault.mermaid_journey")
    return ImportFaults(sentence("import.fault.no_mermaid", name=name), [fault], advice)
