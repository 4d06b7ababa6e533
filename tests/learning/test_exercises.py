"""Making exercises from solved lessons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from click.testing import CliRunner

from cjm_workshop.cli import main
from cjm_workshop.errors import FileFaults, WorkshopError
from cjm_workshop.learning.exercises import exercise_of, make_exercises
from cjm_workshop.learning.notebook import Cell, Notebook


def cell(kind: str, name: str, source: str, *tags: str, **about: Any) -> Cell:
    return Cell(kind, name, source, frozenset(tags), about)


GAP = '# BEGIN SOLUTION\nlesson.check("owner", "Rosa, who grows tomatoes")\n# END SOLUTION'
LESSON = (
    cell("markdown", "welcome", "# 10 · Gardens"),
    cell("markdown", "say", "Say: tomatoes need light.", "facilitator", note="say"),
    cell("code", "owner", f'{GAP} lesson.check("owner", TODO)'),
    cell("code", "fill", 'workshop.add("persona", name="Rosa")', "solution", task="persona"),
)


def put(folder: Path, *cells: Cell, name: str = "10_gardens", **about: Any) -> Path:
    file = folder / "solutions" / f"{name}.ipynb"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(Notebook(cells, {"lesson": "10", "alone": 20, **about}).written())
    return file


def made(file: Path) -> Any:
    return json.loads(exercise_of(file))


def sources(file: Path) -> list[str]:
    return ["".join(one["source"]) for one in made(file)["cells"]]


def faults(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(FileFaults) as caught:
        exercise_of(file)
    return [(fault.path, fault.found) for fault in caught.value.faults]


def test_a_region_becomes_its_stub_and_tagged_cells_go(tmp_path: Path) -> None:
    file = put(tmp_path, *LESSON)
    assert sources(file) == ["# 10 · Gardens", 'lesson.check("owner", TODO)']
    exercise = made(file)
    assert [one["id"] for one in exercise["cells"]] == ["welcome", "owner"]
    assert all(one["metadata"] == {} for one in exercise["cells"])
    about = exercise["metadata"]["cjm"]
    assert about == {"lesson": "10", "generated_from": "solutions/10_gardens.ipynb"}
    nbformat.validate(nbformat.from_dict(exercise))


def test_lines_around_a_region_stay_and_a_stub_keeps_its_indentation(tmp_path: Path) -> None:
    code = "for one in 'ab':\n    # BEGIN SOLUTION\n    print(one)\n    # END SOLUTION pass\n1"
    assert sources(put(tmp_path, cell("code", "loop", code))) == ["for one in 'ab':\n    pass\n1"]


def test_a_region_without_a_stub_leaves_nothing(tmp_path: Path) -> None:
    code = "a = 1\n# BEGIN SOLUTION\nb = 2\n# END SOLUTION"
    assert sources(put(tmp_path, cell("code", "one", code))) == ["a = 1"]


def test_outputs_and_counts_do_not_travel(tmp_path: Path) -> None:
    file = put(tmp_path, *LESSON)
    data = json.loads(file.read_text("utf-8"))
    data["cells"][2] |= {
        "execution_count": 7,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": "Rosa"}],
    }
    file.write_text(json.dumps(data), "utf-8")
    (code,) = (one for one in made(file)["cells"] if one["cell_type"] == "code")
    assert (code["execution_count"], code["outputs"]) == (None, [])


def test_the_same_lesson_gives_the_same_bytes_however_it_was_saved(tmp_path: Path) -> None:
    file = put(tmp_path, *LESSON)
    first = exercise_of(file)
    data = json.loads(file.read_text("utf-8"))
    for one in data["cells"]:
        one["source"] = "".join(one["source"])  # both forms are allowed in a notebook
    file.write_text(json.dumps(dict(reversed(data.items()))), "utf-8")
    assert exercise_of(file) == first
    assert first.endswith(b"}\n")


@pytest.mark.parametrize(
    ("code", "line", "found"),
    [
        ("a\n# BEGIN SOLUTION\nb", 2, '"# BEGIN SOLUTION" without an "# END SOLUTION" after it'),
        ("a\n# END SOLUTION b", 2, '"# END SOLUTION" without a "# BEGIN SOLUTION" before it'),
        (
            "# BEGIN SOLUTION\na\n# BEGIN SOLUTION\nb\n# END SOLUTION",
            3,
            '"# BEGIN SOLUTION" inside the region that begins in line 1',
        ),
        (
            "#BEGIN SOLUTION\na\n# End solution",
            1,
            'a mark that is written otherwise than "# BEGIN SOLUTION" or "# END SOLUTION stub"',
        ),
    ],
)
def test_marks_that_do_not_fit_are_refused_with_cell_and_line(
    tmp_path: Path, code: str, line: int, found: str
) -> None:
    file = put(tmp_path, cell("markdown", "welcome", "# 10"), cell("code", "gap", code))
    assert (f'cell 2 ("gap"), line {line}', found) in faults(file)


def test_marks_in_a_text_are_refused_too(tmp_path: Path) -> None:
    file = put(tmp_path, cell("markdown", "text", "<!-- BEGIN SOLUTION -->"))
    assert faults(file)[0][0] == 'cell 1 ("text"), line 1'


def test_an_answer_that_survives_elsewhere_is_refused(tmp_path: Path) -> None:
    told = cell("markdown", "told", "The owner is\nROSA, who grows  tomatoes.")
    assert faults(put(tmp_path, *LESSON, told)) == [
        ('cell 3 ("owner")', 'the answer "Rosa, who grows tomatoes" elsewhere in the exercise too')
    ]


def test_an_answer_in_a_solution_cell_may_not_survive_either(tmp_path: Path) -> None:
    filled = cell("code", "fill", 'add(text="Nobody has time for her question")', "solution")
    told = cell("markdown", "told", "… nobody has time for her question …")
    assert faults(put(tmp_path, filled, told))[0][0] == 'cell 1 ("fill")'


def test_a_cell_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    one = cell("markdown", "same", "a")
    assert faults(put(tmp_path, one, one)) == [("cell 2", 'the id "same" a second time')]


def test_a_file_that_is_no_notebook(tmp_path: Path) -> None:
    file = put(tmp_path, *LESSON)
    file.write_text("[]", "utf-8")
    with pytest.raises(FileFaults, match="cannot be read"):
        exercise_of(file)


# -- many at once -----------------------------------------------------------------------------


def changes(folder: Path, *, write: bool = True) -> dict[str, str]:
    return {one.name: one.change for one in make_exercises(folder, write=write)}


def test_exercises_are_written_beside_the_solutions(tmp_path: Path) -> None:
    put(tmp_path, *LESSON)
    put(tmp_path, *LESSON, name="11_more")
    assert changes(tmp_path, write=False) == {"10_gardens.ipynb": "new", "11_more.ipynb": "new"}
    assert not (tmp_path / "exercises").exists()
    assert set(changes(tmp_path).values()) == {"new"}
    assert set(changes(tmp_path).values()) == {"same"}
    put(tmp_path, LESSON[0], name="11_more")
    assert changes(tmp_path) == {"10_gardens.ipynb": "same", "11_more.ipynb": "changed"}


def test_one_faulty_lesson_keeps_all_from_being_written(tmp_path: Path) -> None:
    put(tmp_path, *LESSON)
    put(tmp_path, cell("code", "gap", "# BEGIN SOLUTION"), name="11_more")
    with pytest.raises(FileFaults):
        make_exercises(tmp_path)
    assert not (tmp_path / "exercises").exists()


def test_what_has_no_source_any_more_is_told_and_left(tmp_path: Path) -> None:
    file = put(tmp_path, *LESSON)
    put(tmp_path, *LESSON, name="11_more")
    make_exercises(tmp_path)
    file.unlink()
    own = tmp_path / "exercises" / "99_own.ipynb"
    own.write_bytes(Notebook(LESSON[:1], {}).written())
    assert changes(tmp_path) == {"10_gardens.ipynb": "without source", "11_more.ipynb": "same"}
    assert (tmp_path / "exercises" / "10_gardens.ipynb").exists()


def test_a_folder_without_lessons(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="There are no solved lessons in"):
        make_exercises(tmp_path)


def test_the_command_writes_and_checks(tmp_path: Path) -> None:
    put(tmp_path, *LESSON)
    dry = CliRunner().invoke(main, ["exercises", str(tmp_path), "--check"])
    assert dry.exit_code == 1
    assert dry.stdout == "new: exercises/10_gardens.ipynb\n1 exercises, 0 of them as they were.\n"
    assert not (tmp_path / "exercises").exists()
    assert CliRunner().invoke(main, ["exercises", str(tmp_path)]).exit_code == 0
    again = CliRunner().invoke(main, ["exercises", str(tmp_path), "--check"])
    assert (again.exit_code, again.stdout) == (0, "1 exercises, 1 of them as they were.\n")
