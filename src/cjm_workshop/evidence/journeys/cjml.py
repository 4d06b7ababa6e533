"""CJML 2.0: planned and actual journeys as XML, read by the names of elements in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import clean, key_of, shorten
from cjm_workshop.evidence.journeys import cjml_words as words
from cjm_workshop.evidence.journeys.found import FoundFile, FoundJourney, FoundStage, FoundStep
from cjm_workshop.evidence.report import NotTaken, times_said
from cjm_workshop.languages.sentences import sentence
from cjm_workshop.model import JourneyState

__all__ = ["read_cjml"]

_STATES = {"actualjourney": JourneyState.CURRENT, "plannedjourney": JourneyState.FUTURE}
_KINDS = ("communicationpoint", "action")
_USED = {
    *("journeyid", "journeytitle", "journeyshortsummary", "journeylongsummary", "actors"),
    *("enduser", "serviceprovider", "actorname", "companyname", "journeyphases", "journeyphase"),
    *("phasename", "phasedescription", "touchpoints", "touchpointid", "initiator", "receiver"),
    *("refersto", "initiatorlabel", "receiverlabel", "channel", "channelname", "belongsto"),
    *("comment", "touchpointexperience", "experiencedescription", "experiencerating"),
    "plannedreference",
}
_STEP_LABELS = {
    *words.STEP_LABELS.values(),
    *(words.QUOTE, words.PAIN, words.GAIN, words.TRUTH, words.SHALL_FEEL, words.BACKSTAGE),
}


def read_cjml(data: bytes | str, name: str) -> FoundFile:
    """Read the journeys of a CJML file.

    Parameters
    ----------
    data : bytes or str
        The file.
    name : str
        What to call it.

    Raises
    ------
    ImportFaults
        If it is no XML, no CJML, or holds no touchpoint that can be read; with every fault.
    """
    root = _parsed(data, name)
    file = FoundFile(name)
    found = [one for one in root.iter() if _local(one) in _STATES]
    row = 0
    for element in found:
        reader = _JourneyReader(file, element, row)
        row = reader.row
        if reader.journey.steps or reader.journey.stages:
            file.journeys.append(reader.journey)
    if not file.journeys:
        raise _nothing(file, root, found)
    file.guesses.append(sentence("import.read.cjml_rows"))
    unused = Counter(
        one.tag.rsplit("}", 1)[-1] for journey in found for one in journey.iter()
        if _is_extra(one) and one is not journey
    )  # fmt: skip
    if unused:
        elements = times_said(unused.most_common())
        file.guesses.append(sentence("import.read.elements", elements=elements))
    return file


def _parsed(data: bytes | str, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    advice = sentence("import.fault.cjml_again")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        line, column = error.position
        where = sentence("import.fault.line_column", line=str(line), column=str(column + 1))
        found = sentence("import.fault.xml", why=str(error).split(":")[0])
        fault = Fault(where, found, sentence("import.fault.well_formed"))
    except DefusedXmlException:
        found, expected = sentence("import.fault.entities"), sentence("import.fault.elements")
        fault = Fault(sentence("fault.file"), found, expected)
    except (LookupError, ValueError) as error:
        found = sentence("import.fault.encoding_why", why=error)
        fault = Fault(sentence("import.fault.encoding"), found, "UTF-8")
    else:
        return root
    raise ImportFaults(sentence("import.fault.no_xml", name=name), [fault], advice)


def _nothing(file: FoundFile, root: Element, journeys: list[Element]) -> ImportFaults:
    faults = []
    if _local(root) != "cjml":
        where, expected = sentence("import.fault.outermost"), sentence("import.fault.cjml_root")
        faults.append(Fault(where, root.tag.rsplit("}", 1)[-1], expected))
    if not journeys:
        where, expected = sentence("import.fault.journeys"), sentence("import.fault.cjml_journey")
        faults.append(Fault(where, sentence("import.fault.none"), expected))
    for left in file.left[:10]:
        where = sentence("import.fault.touchpoint", row=str(left.row))
        faults.append(Fault(where, left.reason, sentence("import.fault.cjml_label")))
    if journeys and not file.left:
        where, expected = sentence("import.fault.touchpoints"), sentence("import.fault.cjml_point")
        faults.append(Fault(where, sentence("import.fault.none"), expected))
    return ImportFaults(sentence("import.fault.no_journey", name=file.name), faults, "")


def _local(element: Element) -> str:
    """Return the name of an element without its namespace, in small letters."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].casefold() if isinstance(tag, str) else ""


def _is_extra(element: Element) -> bool:
    name = _local(element)
    return bool(name) and name not in _USED and not name.endswith(_KINDS)


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if _local(one) == name)


def _text(element: Element, name: str) -> str:
    """Return the text of the first element below with this name that has one."""
    texts = (clean("".join(one.itertext()))[0] for one in _all(element, name))
    return next(filter(None, texts), "")


def _attribute(element: Element, name: str) -> str:
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1].casefold() == name:
            return " ".join(clean(value)[0].split())
    return ""


class _JourneyReader:
    """Reads one journey; `row` counts the touchpoints of the whole file."""

    def __init__(self, file: FoundFile, element: Element, row: int) -> None:
        self.file = file
        self.row = row
        long = words.sorted_lines(
            _text(element, "journeylongsummary"), {words.GOAL, words.EXPECTATION}
        )
        rest = "\n".join(long.get("", []))
        short = _text(element, "journeyshortsummary")
        self.journey = FoundJourney(
            name=" ".join(_text(element, "journeytitle").split()),
            key=_text(element, "journeyid"),
            state=_STATES[_local(element)],
            scenario="\n".join(filter(None, (short, rest))),
            goals=tuple(long.get(words.GOAL, ())),
            expectations=tuple(long.get(words.EXPECTATION, ())),
            planned=_text(element, "plannedreference"),
        )
        self.phases = self._phases(element)
        self.users = self._actors(element)
        for one in element.iter():
            if _local(one).endswith(_KINDS):
                self.row += 1
                self._touchpoint(one)

    def _phases(self, element: Element) -> dict[str, FoundStage]:
        phases: dict[str, FoundStage] = {}
        for one in _all(element, "journeyphase"):
            key = _attribute(one, "phaseid")
            name = " ".join((_text(one, "phasename") or key).split())
            if name:
                phases[key or name] = FoundStage(name, _text(one, "phasedescription"))
        self.journey.stages.extend(phases.values())
        return phases

    def _actors(self, element: Element) -> set[str]:
        """Note who travels; return the ids of all end users."""
        users: dict[str, str] = {}
        for one in _all(element, "enduser"):
            key = _attribute(one, "actorid")
            users[key] = " ".join(_text(one, "actorname").split()) or key
        named = [name for key, name in users.items() if key != words.NOBODY or name != key]
        self.journey.persona = named[0] if named else ""
        if len(named) > 1:
            self.file.warnings.append(
                sentence(
                    "import.look.traveller",
                    who=named[0],
                    journey=self.journey.name,
                    others=", ".join(named[1:]),
                )
            )
        return set(users)

    def _touchpoint(self, element: Element) -> None:
        ours, theirs = self._labels(element)
        name = ours or theirs
        if not name:
            key = shorten(_text(element, "touchpointid"), 60)
            self.file.left.append(NotTaken(self.row, sentence("import.left.no_label"), key))
            return
        step = FoundStep(self.row, " ".join(name.split()), self._stage(element))
        step.channels = tuple(self._channels(element))
        if theirs and ours and key_of(theirs) != key_of(ours):
            step.backstage = (theirs,)
        self._comment(step, _text(element, "comment"))
        self._experience(step, element)
        self.journey.steps.append(step)

    def _labels(self, element: Element) -> tuple[str, str]:
        """Return what the customer does, and what the other side does."""
        first, second = _text(element, "initiatorlabel"), _text(element, "receiverlabel")
        receiver = next(_all(element, "receiver"), None)
        if receiver is not None and self.users & set(_refers(receiver)):
            initiator = next(_all(element, "initiator"), None)
            if initiator is None or not self.users & set(_refers(initiator)):
                return second, first
        return first, second

    def _stage(self, element: Element) -> FoundStage | None:
        belongs = next(_all(element, "belongsto"), None)
        key = "" if belongs is None else _attribute(belongs, "phaseidref")
        if key and key not in self.phases:
            self.file.doubt(sentence("import.odd.phases"), self.row)
            self.phases[key] = FoundStage(key)
            self.journey.stages.append(self.phases[key])
        return self.phases.get(key)

    def _channels(self, element: Element) -> Iterator[str]:
        for one in _all(element, "channelname"):
            name = " ".join(clean("".join(one.itertext()))[0].split())
            if name and key_of(name) != words.UNKNOWN_CHANNEL:
                yield name

    def _comment(self, step: FoundStep, comment: str) -> None:
        lines = words.sorted_lines(comment, _STEP_LABELS)
        step.texts = {"action": "\n".join(lines.get("", ())).strip()}
        for field, label in words.STEP_LABELS.items():
            step.texts[field] = "\n".join(lines.get(label, ()))
        step.quote = "\n".join(lines.get(words.QUOTE, ()))
        step.pains = tuple(lines.get(words.PAIN, ()))
        step.gains = tuple(lines.get(words.GAIN, ()))
        step.backstage += tuple(lines.get(words.BACKSTAGE, ()))
        if words.TRUTH in lines:
            step.truth = " ".join(lines[words.TRUTH]).strip()
        if words.SHALL_FEEL in lines:
            step.emotion = self._rating(lines[words.SHALL_FEEL][0].split(" ")[0])

    def _experience(self, step: FoundStep, element: Element) -> None:
        reason = _text(element, "experiencedescription")
        step.texts["emotion_reason"] = reason or step.texts["emotion_reason"]
        rating = _text(element, "experiencerating")
        if rating:
            step.emotion = self._rating(rating)

    def _rating(self, text: str) -> int | None:
        emotion = words.rating_of(text)
        if emotion is None:
            self.file.doubt(sentence("import.odd.ratings"), self.row)
        return emotion


def _refers(element: Element) -> Iterator[str]:
    return (_attribute(one, "actoridref") for one in _all(element, "refersto"))
