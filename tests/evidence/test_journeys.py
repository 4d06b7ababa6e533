"""Journeys of other tools: Mermaid and CJML, tidy and otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop import Workshop
from cjm_workshop.cli import main
from cjm_workshop.errors import ImportFaults, UnknownName
from cjm_workshop.evidence import import_into, read_source
from cjm_workshop.evidence.journeys.mermaid_text import plain_name, safe, safe_line, safe_task
from cjm_workshop.model import (
    Channel,
    Journey,
    JourneyState,
    Level,
    Persona,
    Stage,
    State,
    Step,
    Touchpoint,
    undo_of,
)

DAY = """\
journey
    accTitle: A day
    accDescr: Long story
    title My working day
    section Go to work
      Make tea: 5: Me
      Do work: 1: Me, Cat
    section Go home
      Sit down: 5: Me
"""

BOOKS = """\
<CJML version="2.0">
  <actualJourney>
    <journeyID>AJ1</journeyID>
    <actors>
      <endUser actorID="Carl"><actorName>Carl</actorName></endUser>
      <serviceProvider actorID="Company A"><companyName>Bookery</companyName></serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>TP1</touchpointID>
        <receiver>
          <refersTo actorIDref="Bookery"/><receiverLabel>Has one more</receiverLabel>
        </receiver>
        <initiator>
          <refersTo actorIDref="Carl"/><initiatorLabel>Signs up</initiatorLabel>
        </initiator>
        <channel><channelName>Web</channelName></channel>
      </actualCommunicationPoint>
    </touchpoints>
  </actualJourney>
</CJML>
"""


def brought(host: Any, source: Any, **options: Any) -> tuple[State, Any]:
    report = import_into(host, source, "journey", "Ann", **options)
    return host.state(), report


def faults_of(source: Any, **options: Any) -> str:
    with pytest.raises(ImportFaults) as caught:
        read_source(source, "journey", **options)
    return str(caught.value)


# -- Mermaid ---------------------------------------------------------------------------


def test_sections_tasks_and_actors(host: Any, balanced: Callable[[Any], bool]) -> None:
    state, report = brought(host, DAY)
    (journey,) = state.journeys
    assert (journey.name, journey.state) == ("My working day", None)
    assert [one.name for one in state.personas] == ["Me"]
    assert journey.persona == state.personas[0].id
    assert [stage.name for stage in state.stages_of(journey.id)] == ["Go to work", "Go home"]
    steps = state.steps_of(journey.id)
    assert [(step.name, step.emotion) for step in steps] == [
        ("Make tea", 2), ("Do work", -2), ("Sit down", 2),
    ]  # fmt: skip
    assert {step.level for step in steps} == {Level.ASSUMED}
    assert balanced(report)
    assert str(report) == (
        "Journey from the pasted text: 3 rows read, 3 taken, none left out.\n"
        "That makes: 1 persona, 2 stages, 1 journey, 3 steps.\n"
        "To look at:\n"
        '  - A journey has one traveller: Me travels "My working day", as in most tasks. '
        "Left out: Cat.\n"
        "How it was read:\n"
        "  - A row is a line of the text that holds a task.\n"
        "  - Scores 1 to 5 became emotions -2 to +2."
    )


def test_one_undo_takes_it_back(host: Any) -> None:
    brought(host, DAY)
    undo = undo_of(host.state().log, "Ann")
    assert undo is not None
    host.apply(undo)
    assert host.state() == State()


@pytest.mark.parametrize(
    ("line", "name", "emotion"),
    [
        ("Make tea:5:Me", "Make tea", 2),
        ("Make tea : 1", "Make tea", -2),
        ("Make tea: 4:", "Make tea", 1),
        ("Call 10:30: 3: Me", "Call 10:30", 0),
        ("Call∶ now: 3: Me", "Call: now", 0),
        ("“Title” check: 3: Me", "Title check", 0),
        ("#quot;Hi#quot; #38; bye: 3: Me", '"Hi" & bye', 0),
        ("Section 5: 3: Me", "Section 5", 0),
        ("Journeyman: 3", "Journeyman", 0),
        ("accTitle of it: 2", "accTitle of it", -1),
        ("Too good: 9: Me", "Too good", 2),
        ("So so: 2.5: Me", "So so", -1),
    ],
)
def test_tasks(host: Any, line: str, name: str, emotion: int) -> None:
    state, _ = brought(host, f"journey\n  title T\n  section S\n    {line}\n")
    assert [(step.name, step.emotion) for step in state.steps] == [(name, emotion)]


def test_what_surrounds_a_journey_is_passed_over(host: Any) -> None:
    text = (
        "```mermaid\n---\ntitle: 'Front matter'\nconfig:\n  theme: x\n---\n%%{init: {}}%%\n"
        "JOURNEY\n\naccDescr {\n  A: 3: B\n  section no\n}\n  Alone: 2\n%% a comment\n```\n"
        "```mermaid\njourney title Another\n  Else: 4: Bo\n```\n"
    )
    state, report = brought(host, text)
    assert [journey.name for journey in state.journeys] == ["Front matter", "Another"]
    assert [(step.name, step.stage) for step in state.steps] == [("Alone", None), ("Else", None)]
    assert (report.rows, report.taken) == (2, 2)


def test_rows_that_are_no_tasks_are_told(host: Any, balanced: Callable[[Any], bool]) -> None:
    text = (
        "journey\n title T\n section S\n  No score\n  Odd: very: Me\n  Low: -4: Me\n  Ok: 3: Me\n"
    )
    state, report = brought(host, text)
    assert [step.name for step in state.steps] == ["Low", "Ok"]
    assert balanced(report)
    assert [(row.row, row.reason, row.text) for row in report.not_taken] == [
        (4, 'no task such as "Make tea: 5: Me"', "No score"),
        (5, 'no task such as "Make tea: 5: Me"', "Odd: very: Me"),
    ]
    assert report.warnings == (
        "Scores that are not 1, 2, 3, 4 or 5 became the nearest of these: row 6.",
    )


def test_a_section_that_comes_again_is_a_stage_of_its_own(host: Any) -> None:
    text = "journey\n section A\n  a: 1\n section B\n  b: 1\n section a\n  c: 1\n"
    state, report = brought(host, text)
    assert [stage.name for stage in state.stages] == ["A", "B", "a (2)"]
    assert [step.name for step in state.steps_of(state.journeys[0].id)] == ["a", "b", "c"]
    assert 'The section "a" comes again as "a (2)".' in report.guesses


def test_an_unscored_task_of_our_own_stays_without_emotion(host: Any) -> None:
    text = "journey\n  %% no emotion noted: Waits\n  Waits: 3\n  Goes: 3\n"
    state, _ = brought(host, text)
    assert [step.emotion for step in state.steps] == [None, 0]


def test_another_diagram_is_refused() -> None:
    assert faults_of("%% hello\nflowchart TD\n  a --> b\n") == (
        "the pasted text is no Mermaid journey.\n"
        '  - line 2: found "flowchart TD"; expected the word "journey" in the first line\n'
        "Of Mermaid's diagrams, the user journey is the one that can be taken in."
    )


def test_every_fault_is_told_where_nothing_can_be_taken() -> None:
    assert faults_of("journey\n title T\n one\n two: x\n") == (
        "No journey could be read from the pasted text.\n"
        '  - line 3: found "one"; expected a task such as "Make tea: 5: Me"\n'
        '  - line 4: found "two: x"; expected a task such as "Make tea: 5: Me"'
    )
    assert faults_of("") == (
        "No journey could be read from the pasted text.\n"
        '  - the text: found no line; expected the word "journey" in its first line'
    )
    assert faults_of("journey\n title T\n").endswith(
        '  - tasks: found none; expected at least one, such as "Make tea: 5: Me"'
    )


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\ufeff")
KEPT = st.text(LETTERS, max_size=15).filter(lambda text: not set(text) & set(";∶＃＜＞％“”"))


@settings(max_examples=100, deadline=None)
@given(text=KEPT)
def test_safe_texts_come_back(text: str) -> None:
    wanted = " ".join(text.split())
    assert plain_name(safe(text)) == wanted
    assert plain_name(safe_task(text)) == wanted
    assert plain_name(safe_task(f"Title {text}")) == " ".join(f"Title {text}".split())
    assert plain_name(safe_line(text)) == wanted


# -- what is here already -----------------------------------------------------------------


def test_people_stages_and_touchpoints_that_are_here_are_used(host: Any) -> None:
    host._state = State(
        personas=(Persona(id="persona-a", name="Maya Lind"),),
        stages=(Stage(id="stage-a", name="go  HOME"),),
        touchpoints=(Touchpoint(id="touchpoint-a", name="sit down"),),
        journeys=(Journey(id="journey-a", name="Old"),),
    )
    state, report = brought(host, DAY.replace("Me", "Maya"))
    assert len(state.personas) == 1
    assert [stage.name for stage in state.stages] == ["go  HOME".replace("  ", " "), "Go to work"]
    journey = state.journeys[1]
    assert [s.name for s in state.stages_of(journey.id)] == ["Go to work", "go HOME"]
    assert [step.touchpoint for step in state.steps] == [None, None, "touchpoint-a"]
    assert report.warnings[-1] == (
        "Journeys that name no stages of their own show all stages, so the new ones too."
    )


def test_the_same_journey_again_is_left_out(host: Any, balanced: Callable[[Any], bool]) -> None:
    before, _ = brought(host, DAY)
    after, report = brought(host, DAY)
    assert after == before
    assert (report.taken, len(report.not_taken), report.made) == (0, 3, {})
    assert {row.reason for row in report.not_taken} == {"is in the workshop already"}
    assert balanced(report)


def test_another_journey_of_the_same_name_gets_a_name_of_its_own(host: Any) -> None:
    brought(host, DAY)
    state, _ = brought(host, DAY.replace("Sit down", "Lie down"))
    assert [journey.name for journey in state.journeys] == ["My working day", "My working day (2)"]
    assert len(state.personas) == 1
    assert len(state.stages) == 2


def test_the_caller_says_persona_and_level(host: Any) -> None:
    host._state = State(personas=(Persona(id="persona-a", name="Maya"),))
    state, _ = brought(host, DAY, persona="maya", level="observed")
    assert state.journeys[0].persona == "persona-a"
    assert len(state.personas) == 1
    assert {step.level for step in state.steps} == {Level.OBSERVED}
    with pytest.raises(UnknownName):
        read_source(DAY, "journey", persona="Nobody")


# -- CJML -------------------------------------------------------------------------------


def test_touchpoints_of_an_actual_journey(host: Any) -> None:
    state, report = brought(host, BOOKS)
    (journey,) = state.journeys
    assert (journey.name, journey.state) == ("Journey from the pasted text", JourneyState.CURRENT)
    assert [one.name for one in state.personas] == ["Carl"]
    (step,) = state.steps
    assert step.name == "Signs up"
    assert [work.text for work in step.backstage] == ["Has one more"]
    assert [one.name for one in state.channels] == ["Web"]
    assert step.channels == (state.channels[0].id,)
    assert str(report) == (
        "Journey from the pasted text: 1 row read, 1 taken, none left out.\n"
        "That makes: 1 channel, 1 persona, 1 journey, 1 step.\n"
        "How it was read:\n"
        "  - A row is a touchpoint, counted from the first of the file."
    )


def test_the_customers_label_names_the_step_also_where_the_customer_receives(host: Any) -> None:
    text = BOOKS.replace('"Carl"/>', '"X"/>').replace('"Bookery"/>', '"Carl"/>')
    state, _ = brought(host, text)
    assert state.steps[0].name == "Has one more"
    assert [work.text for work in state.steps[0].backstage] == ["Signs up"]


def cjml(points: str, phases: str = "", kind: str = "actual") -> str:
    return (
        f'<x:cjml xmlns:x="urn:c"><x:{kind}Journey><x:journeyTitle> My  way </x:journeyTitle>'
        f"<x:journeyPhases>{phases}</x:journeyPhases><x:touchpoints>{points}</x:touchpoints>"
        f"</x:{kind}Journey></x:cjml>"
    )


def action(label: str, more: str = "", kind: str = "actual") -> str:
    return (
        f"<{kind}Action>{more}<initiator><initiatorLabel>{label}</initiatorLabel></initiator>"
        f"</{kind}Action>"
    )


def experience(rating: str) -> str:
    return (
        f"<touchpointExperience><experienceRating>{rating}</experienceRating>"
        "<experienceDescription>so</experienceDescription></touchpointExperience>"
    )


@pytest.mark.parametrize(
    ("rating", "emotion"),
    [
        ("1", -2), ("5", 2), (" 3 ", 0), ("Very satisfied", 2), ("dissatisfied", -1), ("0", None),
        ("9", None), ("2.5", None), ("fine", None), ("", None),
    ],
)  # fmt: skip
def test_ratings(host: Any, rating: str, emotion: int | None) -> None:
    state, report = brought(host, cjml(action("Goes", experience(rating))))
    assert state.journeys[0].name == "My way"
    (step,) = state.steps
    assert (step.emotion, step.emotion_reason) == (emotion, "so")
    odd = bool(rating) and emotion is None
    told = ("Ratings other than 1 to 5 or their words were left out: row 1.",)
    assert report.warnings == (told if odd else ())


def test_phases_declared_and_not(host: Any) -> None:
    points = action("a", '<belongsTo phaseIDref="p"/>') + action("b", '<belongsTo phaseIDref="q"/>')
    phases = '<journeyPhase phaseID=" p"><phaseName> Pay </phaseName></journeyPhase>'
    state, report = brought(host, cjml(points + action("c"), phases, "planned"))
    assert state.journeys[0].state == JourneyState.FUTURE
    assert [stage.name for stage in state.stages] == ["Pay", "q"]
    names = {stage.id: stage.name for stage in state.stages}
    assert [names.get(step.stage or "") for step in state.steps] == ["Pay", "q", None]
    assert report.warnings == ("Phases that are not among journeyPhases were named by id: row 2.",)


def test_what_was_not_used_is_told(host: Any, balanced: Callable[[Any], bool]) -> None:
    more = "<compliance>yes</compliance><timestamps><timeStarted>1</timeStarted></timestamps>"
    _, report = brought(host, cjml(action("a", more) + action("") + action("b", more)))
    assert report.guesses[-1] == (
        "Elements that were not used: compliance (2), timestamps (2), timeStarted (2)."
    )
    assert [(row.row, row.reason) for row in report.not_taken] == [
        (2, "no label says what happens")
    ]
    assert balanced(report)


def test_a_plan_knows_what_it_betters(host: Any) -> None:
    actual = "<actualJourney><plannedReference>PJ1</plannedReference>" + action("a")
    planned = "<plannedJourney><journeyID>PJ1</journeyID>" + action("b", kind="planned")
    text = f"<CJML>{planned}</plannedJourney>{actual}</actualJourney></CJML>"
    state, _ = brought(host, text)
    today, plan = state.journeys
    assert (today.state, plan.state) == (JourneyState.CURRENT, JourneyState.FUTURE)
    assert plan.compared_with == today.id


def test_broken_xml_is_told_with_its_place() -> None:
    assert faults_of("<CJML>\n  <actualJourney>\n</CJML>") == (
        "the pasted text cannot be read as XML.\n"
        "  - line 3, column 3: found a fault (mismatched tag); expected well-formed XML\n"
        "Open it in the tool that wrote it, and export it again as CJML 2.0."
    )


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><CJML>&c;</CJML>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><CJML>&b;</CJML>',
        "<!DOCTYPE CJML><CJML/>",
    ],
)
def test_entities_are_refused(text: str) -> None:
    assert "found a document type or entities of its own; expected plain elements" in faults_of(
        text
    )


def test_an_unknown_encoding_is_told() -> None:
    text = faults_of(b'<?xml version="1.0" encoding="klingon"?><CJML/>')
    assert "the file cannot be read as XML." in text
    assert "unknown encoding" in text


def test_another_encoding_is_read(host: Any) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + cjml(action("Größe wählen"))
    state, _ = brought(host, text.encode("latin-1"))
    assert state.steps[0].name == "Größe wählen"
    again = read_source(text.replace("ISO-8859-1", "UTF-16").encode("utf-16"), "journey")
    assert again.report.taken == 1


def test_every_fault_of_a_file_is_told() -> None:
    assert faults_of("<svg/>") == (
        "No journey could be read from the pasted text.\n"
        "  - the outermost element: found svg; expected the element CJML, with actualJourney or "
        "plannedJourney in it\n"
        "  - journeys: found none; expected an actualJourney or a plannedJourney"
    )
    assert faults_of(cjml(action("") + action(" "))) == (
        "No journey could be read from the pasted text.\n"
        "  - touchpoint 1: found no label says what happens; expected an initiatorLabel or a "
        "receiverLabel that says what happens\n"
        "  - touchpoint 2: found no label says what happens; expected an initiatorLabel or a "
        "receiverLabel that says what happens"
    )
    assert faults_of(cjml("")).endswith(
        "  - touchpoints: found none; expected at least one action or communication point"
    )


# -- the ways in ----------------------------------------------------------------------


def test_files_by_their_ending(host: Any, tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    (tmp_path / "books.xml").write_text(BOOKS, "utf-8")
    _, first = brought(host, tmp_path / "day.mmd")
    state, second = brought(host, str(tmp_path / "books.xml"))
    assert (first.source, second.source) == ("day.mmd", "books.xml")
    assert len(state.journeys) == 2


def test_a_file_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    (tmp_path / "survey.csv").write_text("a", "utf-8")
    assert faults_of(tmp_path / "dai.mmd") == (
        "Nothing could be imported.\n"
        f"  - {tmp_path / 'dai.mmd'}: found no such file; expected a file that is there; in that "
        "folder there are: day.mmd"
    )


def test_a_source_of_another_kind_is_refused() -> None:
    assert faults_of(17) == (
        "No journey can be read from this.\n  - source: found a int; expected a file or a text"
    )


def test_long_texts_fit(host: Any) -> None:
    state, report = brought(host, f"journey\n {'x' * 400}: 3: {'y' * 400}\n section {'z' * 400}\n")
    assert len(state.steps[0].name) == 300
    assert report.warnings == ("Names longer than 300 characters were shortened: row 2.",)
    comment = f"<comment>{'c' * 30_000}</comment>"
    state, _ = brought(host, cjml(action("a", comment)))
    assert len(state.steps[-1].action) == 20_000


# -- the command --------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CJM_NAME", "Ann")
    monkeypatch.delenv("CJM_WORKSHOP", raising=False)
    Workshop.new(tmp_path / "garden", author="Ann").close()
    return lambda *words: CliRunner().invoke(main, list(words), prog_name="cjm-workshop")


@pytest.mark.parametrize("ending", ["mmd", "xml", "md", "xlsx"])
def test_the_command_brings_in_and_writes(
    run: Callable[..., Any], tmp_path: Path, ending: str
) -> None:
    (tmp_path / "day.mmd").write_text(DAY, "utf-8")
    done = run("import", "garden", "day.mmd")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Journey from day.mmd: 3 rows read, 3 taken, none left out.")
    done = run("export", "garden", "-o", f"out.{ending}")
    assert (done.exit_code, done.output) == (0, f"out.{ending}\n")
    if ending in ("mmd", "xml"):
        again = run("import", "garden", f"out.{ending}")
        assert again.exit_code == 0
        assert "3 rows: is in the workshop already" in again.output


def test_the_command_asks_what_another_file_is(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "talks.csv").write_text("quote\nHello\n", "utf-8")
    done = run("import", "garden", "talks.csv")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == (
        "Error: Say what talks.csv is: --as notes, survey, interviews, tickets, touchpoints, "
        "event-log or journey."
    )


def test_the_channels_of_the_workshop_are_used(host: Any) -> None:
    host._state = State(
        channels=(Channel(id="channel-a", name="web"),),
        journeys=(Journey(id="journey-a", name="Old", stages=()),),
        steps=(Step(id="step-a", journey="journey-a", name="x"),),
    )
    state, report = brought(host, BOOKS)
    assert state.steps[1].channels == ("channel-a",)
    assert report.warnings == ()
