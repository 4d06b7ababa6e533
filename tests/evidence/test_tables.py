from __future__ import annotations

import subprocess
import sys

import pytest

from cjm_workshop.errors import UnknownName
from cjm_workshop.evidence import TABLES, table
from cjm_workshop.evidence.tables import _id_columns
from cjm_workshop.model import (
    COLLECTIONS,
    KINDS,
    Channel,
    Cluster,
    Evidence,
    Journey,
    Level,
    Metric,
    Note,
    Opportunity,
    Pain,
    Persona,
    Stage,
    State,
    Statement,
    Step,
    Touchpoint,
    Vote,
)
from cjm_workshop.model.references import _places


@pytest.fixture
def state() -> State:
    return State(
        personas=(
            Persona(
                id="persona-maya",
                name="Maya",
                goals=("Dinner solved", Statement(text="No plastic", level="reported")),
                channels=("channel-web",),
            ),
        ),
        channels=(
            Channel(id="channel-web", name="web"),
            Channel(id="channel-tel", name="phone"),
        ),
        touchpoints=(
            Touchpoint(
                id="touchpoint-a",
                name="Search for a slot",
                moment="before",
                channels=("channel-web", "channel-tel"),
                metrics=(Metric(name="searches", value=4.0, unit="per order"),),
            ),
            Touchpoint(id="touchpoint-b", name="Hand-over", moment="during"),
        ),
        stages=(Stage(id="stage-1", name="Choose"), Stage(id="stage-2", name="Receive")),
        journeys=(Journey(id="journey-m", name="I order", persona="persona-maya"),),
        steps=(
            Step(id="step-2", journey="journey-m", stage="stage-2", name="At the door", emotion=1),
            Step(
                id="step-1",
                journey="journey-m",
                stage="stage-1",
                touchpoint="touchpoint-a",
                emotion=-2,
                evidence=("evidence-1",),
            ),
        ),
        pains=(Pain(id="pain-1", step="step-1", text="No evening slot", severity=3),),
        opportunities=(
            Opportunity(id="opportunity-1", question="How might we …?", pains=("pain-1",)),
        ),
        clusters=(Cluster(id="cluster-1", name="Slots are scarce"),),
        notes=(
            Note(id="note-1", text="no slot", cluster="cluster-1", author="Ann"),
            Note(id="note-2", text="late again"),
        ),
        votes=(
            Vote(id="vote-1", about="note-1", voter="Ben", dots=2),
            Vote(id="vote-2", about="cluster-1", voter="Ben"),
        ),
        evidence=(Evidence(id="evidence-1", title="P01: slot", quote="It was Monday!"),),
    )


def test_steps_read_like_the_journey(state: State) -> None:
    steps = table(state, "steps")
    assert list(steps["name"]) == ["Search for a slot", "At the door"]
    assert list(steps["stage"]) == ["Choose", "Receive"]
    assert list(steps["emotion"]) == [-2, 1]
    first = steps.iloc[0]
    assert first["journey"] == "I order"
    assert first["persona"] == "Maya"
    assert first["channels"] == "web, phone"
    assert first["channel_ids"] == ("channel-web", "channel-tel")
    assert first["pains"] == "No evening slot"
    assert first["evidence"] == "P01: slot"
    assert first["evidence_count"] == 1
    assert first["touchpoint_id"] == "touchpoint-a"
    assert list(steps.columns)[:4] == ["journey", "persona", "stage", "name"]
    assert list(steps.columns)[-1] == "id"


def test_names_stand_where_records_hold_ids(state: State) -> None:
    notes = table(state, "notes")
    assert list(notes["cluster"]) == ["Slots are scarce", ""]
    assert list(notes["cluster_id"].fillna("none")) == ["cluster-1", "none"]
    assert list(notes["votes"]) == [2, 0]
    assert list(notes["level"]) == [Level.ASSUMED.value] * 2
    clusters = table(state, "clusters")
    assert list(clusters["notes"]) == [1]
    assert list(clusters["votes"]) == [3]
    votes = table(state, "votes")
    assert list(votes["about"]) == ["no slot", "Slots are scarce"]
    personas = table(state, "personas")
    assert personas.loc[0, "goals"] == "Dinner solved; No plastic"
    assert personas.loc[0, "channels"] == "web"
    touchpoints = table(state, "touchpoints")
    assert touchpoints.loc[0, "metrics"] == "searches 4 per order"
    assert list(touchpoints["steps"]) == [1, 0]
    assert table(state, "opportunities").loc[0, "pains"] == "No evening slot"


def test_the_matrix_counts_touchpoints_by_moment_and_channel(state: State) -> None:
    matrix = table(state, "touchpoint_matrix")
    assert list(matrix.index) == ["before", "during", "after"]
    assert list(matrix.columns) == ["web", "phone", "(no channel)"]
    assert matrix.to_numpy().tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 0]]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_an_empty_workshop_has_its_columns(name: str) -> None:
    empty = table(State(), name)
    if name == "touchpoint_matrix":
        assert empty.shape == (3, 0)
    elif name == "charter":
        assert list(empty.columns) == ["field", "value"]
    else:
        assert len(empty) == 0
        kind = next(kind for kind, plural in COLLECTIONS.items() if plural == name)
        assert set(KINDS[kind].model_fields) <= set(empty.columns)


def test_a_singular_and_blanks_will_do(state: State) -> None:
    assert table(state, "Note").equals(table(state, "notes"))
    assert table(state, "empathy maps").equals(table(state, "empathy_maps"))


def test_an_unknown_table_is_named_with_a_guess(state: State) -> None:
    with pytest.raises(UnknownName) as error:
        table(state, "touchpiont")
    assert str(error.value).startswith(
        'There is no table "touchpiont". Did you mean "touchpoints"? There are: charter, personas'
    )


def test_every_pointer_of_the_model_is_shown_by_name() -> None:
    for kind, record in KINDS.items():
        pointers = {p.field for p in _places(record) if p.kind is not None}
        assert set(_id_columns(record)) == pointers, kind


def test_pandas_is_loaded_by_a_table_only() -> None:
    code = "import sys, cjm_workshop.evidence; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
