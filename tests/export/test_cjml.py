from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop import Workshop
from cjm_workshop.evidence import read_source
from cjm_workshop.export import export
from cjm_workshop.export.cjml import document
from cjm_workshop.model import (
    Add,
    BackstageWork,
    Channel,
    Journey,
    JourneyState,
    Pain,
    Persona,
    Quote,
    Stage,
    State,
    Statement,
    Step,
    Touchpoint,
    apply,
)


def small() -> State:
    return State(
        personas=(Persona(id="persona-a", name="Ada"),),
        channels=(Channel(id="channel-a", name="Phone"), Channel(id="channel-b", name="Web & app")),
        touchpoints=(Touchpoint(id="touchpoint-a", name="Hotline", initiator="us"),),
        stages=(Stage(id="stage-a", name="Ask <us>", aim="Know it"),),
        journeys=(
            Journey(id="journey-a", name="I call", persona="persona-a", scenario="It broke.",
                    state=JourneyState.CURRENT, goals=("Have it mended",)),
            Journey(id="journey-b", name="I need not call", persona="persona-a",
                    state=JourneyState.FUTURE, compared_with="journey-a"),
        ),
        steps=(
            Step(id="step-a", journey="journey-a", stage="stage-a", name="Is called back",
                 touchpoint="touchpoint-a", channels=("channel-a", "channel-b"),
                 action="Answers\nat work", thought="At last", emotion=2, emotion_reason="No queue",
                 backstage=(BackstageWork(text="Calls back"),), moment_of_truth=True),
            Step(id="step-b", journey="journey-b", name="Waits", emotion=-1),
        ),
        pains=(Pain(id="pain-a", step="step-a", text="It rings in the meeting"),),
    )  # fmt: skip


def test_the_whole_document() -> None:
    state = small()
    assert (
        document(state, state.journeys).decode()
        == """\
<?xml version='1.0' encoding='UTF-8'?>
<CJML version="2.0">
  <actualJourney>
    <journeyID>journey-a</journeyID>
    <journeyTitle>I call</journeyTitle>
    <plannedReference>journey-b</plannedReference>
    <journeyShortSummary>It broke.</journeyShortSummary>
    <journeyLongSummary>Goal: Have it mended</journeyLongSummary>
    <journeyPhases>
      <journeyPhase phaseID="stage-a">
        <phaseName>Ask &lt;us&gt;</phaseName>
        <phaseDescription>Know it</phaseDescription>
      </journeyPhase>
    </journeyPhases>
    <actors>
      <endUser actorID="persona-a">
        <actorName>Ada</actorName>
      </endUser>
      <serviceProvider actorID="organisation">
        <companyName>Organisation</companyName>
      </serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>step-a</touchpointID>
        <belongsTo phaseIDref="stage-a" />
        <initiator>
          <refersTo actorIDref="organisation" />
          <initiatorLabel>Calls back</initiatorLabel>
        </initiator>
        <receiver>
          <refersTo actorIDref="persona-a" />
          <receiverLabel>Is called back</receiverLabel>
        </receiver>
        <channel>
          <channelName>Phone</channelName>
        </channel>
        <channel>
          <channelName>Web &amp; app</channelName>
        </channel>
        <comment>Answers
at work
Thinks: At last
Hurts: It rings in the meeting
Moment of truth: </comment>
        <touchpointExperience>
          <experienceDescription>No queue</experienceDescription>
          <experienceRating>5</experienceRating>
        </touchpointExperience>
      </actualCommunicationPoint>
    </touchpoints>
  </actualJourney>
  <plannedJourney>
    <journeyID>journey-b</journeyID>
    <journeyTitle>I need not call</journeyTitle>
    <journeyPhases>
      <journeyPhase phaseID="stage-a">
        <phaseName>Ask &lt;us&gt;</phaseName>
        <phaseDescription>Know it</phaseDescription>
      </journeyPhase>
    </journeyPhases>
    <actors>
      <endUser actorID="persona-a">
        <actorName>Ada</actorName>
      </endUser>
      <serviceProvider actorID="organisation">
        <companyName>Organisation</companyName>
      </serviceProvider>
    </actors>
    <touchpoints>
      <plannedAction>
        <touchpointID>step-b</touchpointID>
        <initiator>
          <refersTo actorIDref="persona-a" />
          <initiatorLabel>Waits</initiatorLabel>
        </initiator>
        <comment>Shall feel: 2 of 5 (−1)</comment>
      </plannedAction>
    </touchpoints>
  </plannedJourney>
</CJML>
"""
    )


def test_an_empty_workshop_is_an_empty_document(tmp_path: Path) -> None:
    (path,) = export(State(), tmp_path / "none.xml")
    assert path.read_bytes() == (
        b"<?xml version='1.0' encoding='UTF-8'?>\n<CJML version=\"2.0\" />\n"
    )


def test_every_reference_has_its_target() -> None:
    state = Workshop.case().state()
    root: Element = fromstring(document(state, state.journeys))
    assert [one.tag for one in root] == [
        "plannedJourney" if one.state is JourneyState.FUTURE else "actualJourney"
        for one in state.journeys
    ]
    for journey in root:
        phases = {one.get("phaseID") for one in journey.iter("journeyPhase")}
        actors = {one.get("actorID") for one in journey.find("actors") or ()}
        assert {one.get("phaseIDref") for one in journey.iter("belongsTo")} <= phases
        assert {one.get("actorIDref") for one in journey.iter("refersTo")} <= actors
        planned = journey.tag == "plannedJourney"
        assert planned != any(True for _ in journey.iter("touchpointExperience"))


def brought_back(state: State) -> State:
    """Return an empty workshop into which a state came by way of CJML."""
    found = read_source(document(state, state.journeys), "journey")
    empty = State()
    for operation in found.operations:
        assert isinstance(operation, Add)
        empty = apply(empty, operation)
    return empty


def said(state: State) -> list[object]:
    """Return what CJML keeps of a workshop, without ids."""
    names = {record.id: getattr(record, "name", "") for record in state.records()}
    touchpoints = {one.id: one for one in state.touchpoints}
    told: list[object] = []
    for journey in sorted(state.journeys, key=lambda one: one.state == "future"):
        told.append((journey.name, journey.state, journey.scenario, journey.goals,
                     journey.expectations, names.get(journey.persona or ""),
                     names.get(journey.compared_with or "")))  # fmt: skip
        told.append([(stage.name, stage.aim) for stage in state.stages_of(journey.id)])
        for step in state.steps_of(journey.id):
            touchpoint = touchpoints.get(step.touchpoint or "")
            channels = step.channels or (touchpoint.channels if touchpoint else ())
            told.append((
                step.name or (touchpoint.name if touchpoint else ""), names.get(step.stage or ""),
                [names[channel] for channel in channels], step.emotion, step.emotion_reason,
                step.action, step.thought, step.expectation, step.experience,
                step.quote.text if step.quote else "", step.moment_of_truth, step.moment_label,
                [gain.text for gain in step.gains],
                [pain.text for pain in state.pains if pain.step == step.id],
            ))  # fmt: skip
    return told


def test_the_case_comes_back() -> None:
    state = Workshop.case().state()
    assert said(brought_back(state)) == said(state)


def test_what_the_others_do_comes_back() -> None:
    (step, _) = brought_back(small()).steps
    assert [work.text for work in step.backstage] == ["Calls back"]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
)
NAMES = TEXTS.filter(lambda text: bool(text.replace("\ufeff", "").strip()))
HOSTILE = st.sampled_from(["<script>", "]]>", "&amp;", "<!--", "$x$", "\"'", "<?xml?>"])
ANY = st.one_of(HOSTILE, NAMES).map(lambda text: " ".join(text.replace("\ufeff", "").split()))
EMOTIONS = st.one_of(st.none(), st.integers(-2, 2))
STATES = st.sampled_from([JourneyState.CURRENT, JourneyState.FUTURE])


@settings(max_examples=60, deadline=None)
@given(
    kind=STATES, stages=st.lists(ANY, min_size=1, max_size=4, unique_by=str.casefold),
    channel=ANY.filter(lambda name: name.casefold() != "unknown"),
    steps=st.lists(st.tuples(ANY, st.integers(0, 3), EMOTIONS, st.booleans()), max_size=6),
)  # fmt: skip
def test_stages_steps_channels_and_emotions_come_back(
    kind: JourneyState,
    stages: list[str],
    channel: str,
    steps: list[tuple[str, int, int | None, bool]],
) -> None:
    state = State(
        channels=(Channel(id="channel-a", name=channel),),
        stages=tuple(Stage(id=f"stage-s{at}", name=name) for at, name in enumerate(stages)),
        journeys=(Journey(id="journey-a", name="Any", state=kind),),
        steps=tuple(
            Step(id=f"step-s{at}", journey="journey-a", name=name, emotion=emotion,
                 stage=f"stage-s{stage % len(stages)}", channels=("channel-a",) if used else ())
            for at, (name, stage, emotion, used) in enumerate(steps)
        ),
    )  # fmt: skip
    assert said(brought_back(state)) == said(state)


def test_what_xml_cannot_hold_is_left_out() -> None:
    step = Step.model_construct(id="step-a", journey="journey-a", name="a\x00b\x0bc\ud800\uffff",
                                action="", next=(), gains=())  # fmt: skip
    quoted = step.model_copy(update={"quote": Quote(text="q"), "gains": (Statement(text="g"),)})
    state = State(journeys=(Journey(id="journey-a", name="Any"),))
    held = state.model_copy(update={"steps": (quoted,)})
    root = fromstring(document(held, held.journeys))
    assert [one.text for one in root.iter("initiatorLabel")] == ["abc"]
    assert [one.text for one in root.iter("comment")] == ["Says: q\nHelps: g"]
