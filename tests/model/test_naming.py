"""Records by the names that people use for them."""

from __future__ import annotations

import pytest

from cjm_workshop.errors import Refused, UnknownName
from cjm_workshop.model import Channel, Journey, Persona, State, Step
from cjm_workshop.model.naming import called, find, journey_of, kind_called, name_of, title_of

STATE = State(
    personas=(
        Persona(id="persona-maya", name="Maya Lindqvist"),
        Persona(id="persona-ann", name="Ann"),
        Persona(id="persona-other-ann", name="ann "),
    ),
    channels=(Channel(id="channel-web", name="Web shop"),),
    journeys=(
        Journey(id="journey-hope", name="One day", persona="persona-maya", state="future"),
        Journey(id="journey-now", name="Today", persona="persona-maya"),
    ),
)


@pytest.mark.parametrize("name", ["persona-maya", " maya LINDQVIST", "Maya", "lindqvist"])
def test_a_persona_is_found_by_id_name_or_first_name(name: str) -> None:
    assert find(STATE, "persona", name).id == "persona-maya"


def test_a_word_of_a_name_is_enough_for_people_alone() -> None:
    with pytest.raises(
        UnknownName, match=r'^There is no channel "Web"\. Did you mean "Web shop"\?'
    ):
        find(STATE, "channel", "Web")


def test_a_name_that_several_have_must_be_told_by_its_id() -> None:
    with pytest.raises(Refused) as refused:
        find(STATE, "persona", "Ann")
    assert str(refused.value) == (
        'Several have the name "Ann". Say which by its id: persona-ann, persona-other-ann.'
    )
    assert find(STATE, "persona", "persona-ann").id == "persona-ann"


def test_the_journey_of_today_is_meant_unless_one_is_named() -> None:
    assert journey_of(STATE).id == "journey-now"
    assert journey_of(STATE, "Maya").id == "journey-now"
    assert journey_of(STATE, "One day").id == "journey-hope"
    with pytest.raises(UnknownName, match=r'^There is no journey "Ann"\.'):
        journey_of(STATE, "persona-ann")


def test_kinds_in_one_and_in_many() -> None:
    words = ("Steps", " step ", "opportunities", "empathy map", "charter")
    assert [kind_called(word) for word in words] == [
        *("step", "step", "opportunity", "empathy", "charter"),
    ]


def test_a_record_without_words_is_called_by_its_id() -> None:
    bare = Step(id="step-bare", journey="journey-now")
    assert (name_of(bare), title_of(bare)) == ("step-bare", "step step-bare")
    long = bare.model_copy(update={"action": "I wait" + " and wait" * 9 + "\nand go"})
    assert called(long).name == "I wait and wait and wait and wait and wait and wa…"
