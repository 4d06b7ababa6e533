"""The text of a workshop file, and every way in which it can be wrong."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_workshop.errors import FileFaults, NewerFormat
from cjm_workshop.model import COLLECTIONS, Note, Persona, State, Statement, Step, file_schema
from cjm_workshop.storage import Document, NewerMinor, read_document, text_of
from cjm_workshop.storage.migrate import STEPS, VERSIONS, migrate

FILES = Path(__file__).parents[1] / "files"
ADVICE = (
    "The file was left as it is. Mend it in a text editor, or go back to a backup: "
    "cjm-workshop restore garden.cjm.json"
)


def file_with(**fields):
    return json.dumps({"format": "cjm-workshop", "version": "1.0"} | fields).encode()


def faults_in(data):
    with pytest.raises(FileFaults) as caught:
        read_document(data if isinstance(data, bytes) else data.encode(), "garden.cjm.json")
    assert str(caught.value).endswith(ADVICE)
    return [str(fault) for fault in caught.value.faults]


# -- writing -----------------------------------------------------------------------------------


def test_the_text_is_readable_and_stable():
    state = State(notes=(Note(id="note-a", text="first line\nsecond 😀", author="Zoë"),))
    assert text_of(Document(state, "op-a")).decode() == (
        '{\n  "format": "cjm-workshop",\n  "version": "1.0",\n  "last_operation": "op-a",\n'
        '  "notes": [\n    {\n      "id": "note-a",\n      "text": [\n        "first line",\n'
        '        "second 😀"\n      ],\n      "author": "Zoë"\n    }\n  ]\n}\n'
    )


text = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n"), min_size=1
).map(lambda t: t[:300])
name = text.map(lambda t: " ".join(t.split()))
statement = st.builds(Statement, text=text)
notes = st.lists(st.tuples(text, name, st.lists(name, max_size=2), st.booleans()), max_size=5)
personas = st.lists(st.tuples(name, st.lists(statement, max_size=3)), max_size=3)
emotions = st.lists(st.sampled_from([None, -2, -1, 0, 1, 2]), max_size=4)


@settings(max_examples=50, deadline=None)
@given(notes, personas, emotions)
def test_what_is_written_is_read_again(notes, personas, emotions):
    state = State(
        journeys=({"id": "journey-a", "name": "a"},),
        notes=tuple(
            Note(id=f"note-{at}", text=t, author=who, tags=tags, private=private)
            for at, (t, who, tags, private) in enumerate(notes)
        ),
        personas=tuple(
            Persona(id=f"persona-{at}", name=n, goals=goals)
            for at, (n, goals) in enumerate(personas)
        ),
        steps=tuple(
            Step(id=f"step-{at}", journey="journey-a", emotion=emotion)
            for at, emotion in enumerate(emotions)
        ),
    )
    written = text_of(Document(state, None))
    read = read_document(written)
    assert read.state == state
    assert text_of(read) == written


def test_emoji_and_right_to_left_text_survive():
    words = "👩🏽‍🌾 مرحبا שלום \u202eabc\u202c é"
    state = State(notes=(Note(id="note-a", text=words),))
    assert read_document(text_of(Document(state))).state.notes[0].text == words


# -- versions ----------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_opens(version):
    data = (FILES / f"workshop-{version}.cjm.json").read_bytes()
    document = read_document(data)
    assert document.version == VERSIONS[-1]
    assert all(getattr(document.state, collection) for collection in COLLECTIONS.values())
    assert document.state.charter.team[0].name == "Ann"
    assert len(document.state.steps) == 2
    if version == VERSIONS[-1]:
        assert text_of(document) == data


def test_there_is_a_step_from_every_version_but_the_last():
    assert set(STEPS) == set(VERSIONS[:-1])


def test_migration_goes_step_by_step():
    steps = {
        "1.0": lambda data: data | {"seen": ["1.0"]},
        "1.1": lambda data: data | {"seen": [*data["seen"], "1.1"]},
    }
    versions = ("1.0", "1.1", "2.0")
    data = {"version": "1.0"}
    new = migrate(data, "1.0", steps=steps, versions=versions)
    assert new == {"version": "2.0", "seen": ["1.0", "1.1"]}
    assert data == {"version": "1.0"}
    assert migrate({"version": "2.0"}, "2.0", steps=steps, versions=versions) == {"version": "2.0"}


def test_a_newer_major_version_is_refused():
    with pytest.raises(NewerFormat) as caught:
        read_document(file_with(version="2.0", anything=1), "garden.cjm.json")
    assert str(caught.value) == (
        "garden.cjm.json was written by a newer version of the kit.\n"
        '  - version: found "2.0"; expected 1.0 or older\n'
        "The file was left as it is. To open it: pip install --upgrade cjm-workshop"
    )


def test_a_newer_minor_version_warns_and_keeps_what_it_does_not_know():
    data = file_with(
        version="1.7",
        notes=[{"id": "note-a", "text": "hello", "mood": {"colour": "blue"}}],
        weather=[{"id": "weather-a", "rain": True}],
    )
    with pytest.warns(NewerMinor, match=r"format 1\.7; this one writes 1\.0"):
        document = read_document(data)
    assert json.loads(text_of(document)) == json.loads(data) | {"last_operation": None}


def test_what_a_newer_minor_version_means_otherwise_is_for_that_version():
    data = (
        b'{"format": "cjm-workshop", "version": "1.7", '
        b'"notes": [{"id": "note-a", "text": "a", "level": "guessed"}]}'
    )
    with pytest.raises(FileFaults) as caught:
        read_document(data, "a.cjm.json")
    assert str(caught.value) == (
        "a.cjm.json cannot be opened; it has 1 fault:\n"
        '  - notes[0].level: found "guessed"; expected one of observed, reported, inferred or '
        "assumed\n"
        "A newer version of the kit wrote it (format 1.7), and may read it. The file was left as "
        "it is. To have that version: pip install --upgrade cjm-workshop"
    )


def test_the_schema_allows_what_is_written():
    keys = json.loads((FILES / "workshop-1.0.cjm.json").read_bytes()).keys()
    assert set(keys) <= set(file_schema()["properties"])


# -- faults ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "the file: found nothing; expected a workshop"),
        (
            b'{"format": "cjm-workshop",\n "version": }',
            'line 2, column 13: found "}"; expected a value: a text in quotes, a number, or a list '
            "or group in brackets",
        ),
        (
            b'{"format": "cjm-workshop"',
            "line 1, column 26: found the end; expected a comma before the next value, "
            "or the closing bracket",
        ),
        (
            b'{"format": "caf\xe9"}',
            "byte 16: found 0xe9, which is not UTF-8; expected a text file saved as UTF-8",
        ),
        (b"[1]", "the file: found [1]; expected a group of fields in braces { }"),
        (
            b"{\n<<<<<<< HEAD\n}",
            'line 2: found "<<<<<<< HEAD"; expected one of the two versions: git could not '
            "merge them; choose, delete the marks",
        ),
        (b'{"a": NaN}', "the file: found NaN; expected a number"),
        (
            b"[" * 100_000,
            "the file: found brackets within brackets without end; expected a workshop",
        ),
        (
            b'{"a": ' + b"9" * 5_000 + b"}",
            "the file: found a number of thousands of digits; expected a shorter number",
        ),
        (
            b'{"format": "cjm-workshop", "version": "1.7", "later": '
            + b"[" * 300
            + b"]" * 300
            + b"}",
            "the file: found brackets within brackets without end; expected a workshop",
        ),
        (
            b'{"notes": [{"id": "note-a", "text": "a", "text": "b"}]}',
            'the group with id "note-a": found the field text twice; expected each field once',
        ),
        (
            b'{"format": "cjm-workshop", "x": "\\ud800"}',
            "the file: found half of a character (a lone \\ud…); expected whole characters",
        ),
        (b"{}", 'format: found nothing; expected "cjm-workshop": is this a workshop file?'),
        (
            b'{"format": "ods"}',
            'format: found "ods"; expected "cjm-workshop": is this a workshop file?',
        ),
        (
            b'{"format": "cjm-workshop", "version": 1}',
            'version: found 1; expected a version such as "1.0"',
        ),
        (
            b'{"format": "cjm-workshop", "version": "0.9"}',
            'version: found "0.9"; expected one of 1.0',
        ),
    ],
)
def test_a_file_that_is_no_workshop(data, fault):
    assert faults_in(data) == [fault]


def test_all_faults_are_listed_at_once():
    data = file_with(
        last_operation=7,
        journeys=[{"id": "journey-a", "name": "a"}],
        steps=[
            {"id": "step-a", "journey": "journey-a", "emotion": 7},
            {"id": "step-b", "journey": "journey-a", "gains": [{"text": 3}]},
            {"id": "Step B", "journey": "journey-a"},
        ],
        notes={"id": "note-a"},
    )
    assert faults_in(data) == [
        "last_operation: found 7; expected the id of an operation, or null",
        "steps[0].emotion: found 7; expected a number from -2 to 2",
        "steps[1].gains[0].text: found 3; expected a text",
        'steps[2].id: found "Step B"; expected an id such as step-7k3mq9xa (small letters, '
        "digits, hyphens)",
        "notes: found {'id': 'note-a'}; expected a list",
    ]


def test_faults_of_types_hide_no_others():
    data = file_with(
        weather="fine",
        notes=[
            {"id": "note-a", "text": 5, "cluster": "cluster-x"},
            {"autor": "Ann", "id": "note-a", "text": "b"},
            {"id": "note-c", "text": "c", "persona": "Maya!", "evidence": ["evidence-x", 7]},
        ],
        personas=[{"id": "persona-a", "goals": ["one", {"text": "two", "evidence": ["note-z"]}]}],
        stages={"id": "stage-a"},
        journeys=[{"id": "journey-a", "name": "a", "stages": ["stage-a"]}],
    )
    known = 'expected a field that is known here (perhaps "author"): id, text, author'
    assert [fault.split(", board")[0] for fault in faults_in(data)] == [
        'weather: found "fine"; expected a field that is known here: charter, personas, channels, '
        "touchpoints, stages, journeys, steps, pains, opportunities, actions, empathy_maps, "
        "clusters, notes, votes, evidence, contacts, comments, conflicts, rounds, piles, timers, "
        "agendas",
        "notes[0].text: found 5; expected a text",
        'notes[0].cluster: found "cluster-x"; expected the id of a cluster that is in this '
        "workshop",
        f'notes[1].autor: found "Ann"; {known}',
        'notes[1].id: found "note-a", which notes[0] has too; expected an id of its own',
        'notes[2].persona: found "Maya!"; expected an id such as step-7k3mq9xa (small letters, '
        "digits, hyphens)",
        'notes[2].evidence[0]: found "evidence-x"; expected the id of an evidence that is in this '
        "workshop",
        "notes[2].evidence[1]: found 7; expected a text",
        'personas[0].goals[1].evidence[0]: found "note-z"; expected the id of an evidence that is '
        "in this workshop",
        "personas[0].name: found nothing; expected this field, which must not be left out",
        "stages: found {'id': 'stage-a'}; expected a list",
    ]


def test_dangling_and_double_ids():
    data = file_with(
        notes=[
            {"id": "note-a", "text": "a", "cluster": "cluster-x"},
            {"id": "note-a", "text": "b", "persona": "note-a"},
        ]
    )
    assert faults_in(data) == [
        'notes[0].cluster: found "cluster-x"; expected the id of a cluster that is in this '
        "workshop",
        'notes[1].id: found "note-a", which notes[0] has too; expected an id of its own',
        'notes[1].persona: found "note-a", a note; expected a persona',
    ]


def test_unknown_fields_of_this_version_name_the_likely_one():
    (fault,) = faults_in(file_with(notes=[{"id": "note-a", "text": "a", "autor": "Ann"}]))
    assert fault.startswith(
        'notes[0].autor: found "Ann"; expected a field that is known here (perhaps "author"): id, '
        "text, author"
    )


def test_a_text_of_a_megabyte_is_refused_shortly():
    (fault,) = faults_in(file_with(notes=[{"id": "note-a", "text": "x" * 1_000_000}]))
    assert fault == (
        f'notes[0].text: found "{"x" * 58}… (1,000,002 characters); expected at most '
        "20,000 characters"
    )


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x9f", "\uffff"])
def test_control_characters_are_refused(char):
    (fault,) = faults_in(file_with(notes=[{"id": "note-a", "text": f"a{char}b"}]))
    name = unicodedata.name(char, f"U+{ord(char):04X}")
    assert fault == (
        'notes[0].text: found "a�b"; expected a text that can be shown: it holds a character '
        f"that cannot be shown ({name}); delete it"
    )


def test_very_many_faults_are_counted():
    notes = [{"id": f"note-{at}", "text": 1} for at in range(70)]
    with pytest.raises(FileFaults) as caught:
        read_document(file_with(notes=notes), "garden.cjm.json")
    assert str(caught.value).startswith("garden.cjm.json cannot be opened; it has 70 faults:\n")
    assert "\n  … and 20 more.\n" in str(caught.value)
    assert len(caught.value.faults) == 70
    assert str(caught.value).count("\n  - ") == 50


def test_a_byte_order_mark_is_read_over():
    assert read_document(b"\xef\xbb\xbf" + file_with()).state == State()
