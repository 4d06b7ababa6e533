"""`Lesson` and what it keeps: hints, solutions, quiz, reflection, progress, practice."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from cjm_workshop import TODO, Lesson
from cjm_workshop.errors import FileFaults, ReadOnly, UnknownName, WorkshopError
from cjm_workshop.learning import NotYet, Verdict
from cjm_workshop.learning.content import content
from cjm_workshop.learning.progress import LessonProgress, ProgressStore
from cjm_workshop.templates.material import material

ROOT = Path(__file__).parents[2]
RIGHT = {1: "c", 2: "b", 3: "a", 4: "d", 5: "a"}


@pytest.fixture
def lesson(learner: Path) -> Lesson:
    return Lesson("00")


def kept(folder: Path) -> LessonProgress:
    return ProgressStore(folder).read().lesson("00_start_here")


# -- outcomes ---------------------------------------------------------------------------------


def test_a_correct_answer_as_text_and_as_a_page(lesson: Lesson) -> None:
    outcome = lesson.check("beginning", "b")
    assert outcome
    assert repr(outcome).splitlines()[:2] == ["✔ Correct.", "Your answer: b"]
    assert 'data-verdict="correct"' in outcome._repr_html_()


def test_an_answer_that_is_not_right_yet_shows_itself_and_a_reason(lesson: Lesson) -> None:
    outcome = lesson.check("beginning", "c")
    assert not outcome
    assert repr(outcome) == (
        "▲ Not yet, because:\n"
        "  - this is where our work begins, not her need. She may never open the letter.\n"
        "Your answer: c"
    )


def test_what_a_learner_writes_is_never_markup(lesson: Lesson) -> None:
    page = lesson.check("repair", "<script>alert(1)</script> do we build or buy it?")._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_only_the_first_reasons_are_shown_and_the_rest_counted(lesson: Lesson) -> None:
    workshop = lesson.workshop()
    workshop.edit("charter", title="Gardens")
    outcome = lesson.check("charter", workshop)
    assert len(outcome.reasons) > 4
    assert repr(outcome).count("\n  - ") == 4
    assert f"And {len(outcome.reasons) - 3} more things." in repr(outcome)
    workshop.close()


@pytest.mark.parametrize("answer", [object(), {"a": TODO, "b": 1}, 3.5, [[]], b"b", len])
def test_a_check_never_raises(lesson: Lesson, answer: object) -> None:
    for task in lesson.content.tasks:
        assert lesson.check(task, answer).verdict is not Verdict.CORRECT


def test_a_task_that_does_not_exist_is_told(lesson: Lesson) -> None:
    assert 'There is no task "begining". Did you mean "beginning"?' in repr(
        lesson.check("begining", "b")
    )


def test_a_check_that_breaks_is_our_fault_and_says_so(
    learner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(answer: str) -> list[str]:
        raise ZeroDivisionError(answer)

    lesson = Lesson("00", checks={"repair": broken})
    assert "That is our fault." in repr(lesson.check("repair", "a"))
    monkeypatch.setenv("CJM_STRICT", "1")
    with pytest.raises(ZeroDivisionError):
        lesson.check("repair", "a")


def test_strict_raises_what_is_not_correct(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJM_STRICT", "1")
    assert lesson.check("beginning", "b")
    with pytest.raises(NotYet, match="by then she has already thought"):
        lesson.check("beginning", "a")
    with pytest.raises(NotYet, match="Not attempted yet"):
        lesson.check("beginning", TODO)
    with pytest.raises(NotYet, match="There is no task"):
        lesson.check("begining", "b")


def test_labels_in_german(learner: Path) -> None:
    lesson = Lesson("00", language="de")
    assert repr(lesson.check("beginning")).startswith("○ Noch nicht versucht")


# -- hints and solutions ----------------------------------------------------------------------


def test_each_call_shows_one_hint_more_over_restarts(learner: Path) -> None:
    assert Lesson("00").hint("beginning").text.count("Hint ") == 1
    second = Lesson("00").hint("beginning").text
    assert "**Hint 1 of 2**" in second
    assert "**Hint 2 of 2**" in second
    assert "That was the last hint." in second
    assert Lesson("00").hint("beginning").text == second
    assert Lesson("00").hint("beginning", 1).text.count("Hint ") == 1
    assert kept(learner).tasks["beginning"].hints == 2


def test_a_worked_solution_comes_out_of_the_solved_lesson(lesson: Lesson, learner: Path) -> None:
    told = lesson.solution("decisions")
    assert told.text.startswith('**A worked solution**\n\n```python\nlesson.check("decisions", "b')
    assert "Of **b**, **d** and **f** you can say" in told.text
    assert told._repr_markdown_() == repr(told) == told.text
    assert kept(learner).tasks["decisions"].solution_seen


def test_hints_and_solutions_of_a_task_that_does_not_exist(lesson: Lesson) -> None:
    for ask in (lesson.hint, lesson.solution):
        with pytest.raises(UnknownName, match='There is no task "owner"'):
            ask("owner")


def test_an_example_can_be_looked_at_and_leaves_nothing_behind(learner: Path) -> None:
    example = Lesson("09").example()
    assert [persona.name for persona in example.state().personas] == ["Nadia"]
    with pytest.raises(ReadOnly, match=r"own to play with: lesson\.workshop\(\)\."):
        example.add("stage", name="One more")
    assert list(learner.iterdir()) == []


# -- quiz -------------------------------------------------------------------------------------


def test_a_quiz_in_plain_python_has_feedback_for_each_option(lesson: Lesson) -> None:
    asked = lesson.content.quiz[0]
    for key, said in asked.feedback.items():
        outcome = lesson.quiz(1, f"{key.upper()})")
        assert said in repr(outcome)
        assert bool(outcome) is (key == "c")


@pytest.mark.parametrize(("question", "option"), [(0, "a"), (6, "a"), (1, "e"), (1, "")])
def test_a_question_or_option_that_does_not_exist(
    lesson: Lesson, question: int, option: str
) -> None:
    with pytest.raises(UnknownName):
        lesson.quiz(question, option)


def test_the_quiz_widget_tells_what_is_right_only_after_it_was_chosen(lesson: Lesson) -> None:
    quiz = lesson.quiz()
    assert all(one["right"] is None and not one["feedback"] for one in quiz.view["questions"])
    assert quiz.view["said"] == "5 questions to go."
    quiz._received(quiz, {"type": "take", "id": "1", "question": 1, "option": "a"}, [])
    first, second = quiz.view["questions"][:2]
    assert (first["chosen"], first["right"]) == ("a", False)
    assert first["feedback"] == lesson.content.quiz[0].feedback["a"]
    assert second["right"] is None
    quiz.close()


def test_a_quiz_that_is_done_says_how_many_and_is_still_there_later(lesson: Lesson) -> None:
    for question, option in RIGHT.items():
        lesson.quiz(question, option)
    quiz = Lesson("00").quiz()
    assert quiz.view["said"] == "5 of 5 right. Choose again wherever you like."
    quiz.close()


# -- reflection -------------------------------------------------------------------------------


def test_own_words_come_before_rubric_and_sample(lesson: Lesson, learner: Path) -> None:
    form = lesson.reflect("poster")
    assert (form.view["rubric"], form.view["sample"]) == ([], "")
    form._received(form, {"type": "take", "id": "1", "text": "  "}, [])
    assert kept(learner).reflections == {}
    form._received(form, {"type": "take", "id": "2", "text": "Nobody asked.", "holds": [1]}, [])
    assert [holds for _, holds in form.view["rubric"]] == [False, True, False]
    assert form.view["sample"] == lesson.content.reflections["poster"].sample
    assert kept(learner).reflections["poster"].text == "Nobody asked."
    form.close()
    again = Lesson("00").reflect("poster")
    assert again.view["text"] == "Nobody asked."
    assert [holds for _, holds in again.view["rubric"]] == [False, True, False]
    again.close()


def test_own_words_in_plain_python(lesson: Lesson, learner: Path) -> None:
    told = lesson.reflect("poster", "Nobody asked for it.").text
    assert all(line in told for line in lesson.content.reflections["poster"].rubric)
    assert lesson.content.reflections["poster"].sample in told
    assert kept(learner).reflections["poster"].text == "Nobody asked for it."
    with pytest.raises(UnknownName):
        lesson.reflect("posters")


# -- progress ---------------------------------------------------------------------------------


def test_progress_counts_tries_until_the_first_correct_answer(
    lesson: Lesson, learner: Path
) -> None:
    for answer in (TODO, "a", "c", "b", "a"):
        lesson.check("beginning", answer)
    task = kept(learner).tasks["beginning"]
    assert (task.done, task.tries) == (True, 3)


def test_the_page_shows_all_lessons_and_what_comes_next(lesson: Lesson) -> None:
    assert lesson.progress().next_step == "Begin with: 00 · What is this map for?"
    lesson.check("beginning", "b")
    page = Lesson("02").progress()
    assert page.next_step == "Go on with: 00 · What is this map for?"
    assert [line.stem for line in page.lines][:2] == ["00_start_here", "01_research"]
    assert page.row(page.lines[0])[1] == "1 / 4"
    assert "1 / 4" in page._repr_html_()
    assert "1 / 4" in repr(page)


def finish(lesson: Lesson) -> None:
    """Mark a lesson as done, as if each check had passed."""

    def all_of(progress: LessonProgress) -> None:
        for name in lesson.content.tasks:
            progress.checked(name, Verdict.CORRECT)

    lesson._store.change(lesson.content.stem, all_of)
    for number, asked in enumerate(lesson.content.quiz, 1):
        lesson.quiz(number, asked.right)
    for name in lesson.content.reflections:
        lesson.reflect(name, "My own words.")


def test_a_lesson_is_done_when_all_of_it_is(lesson: Lesson) -> None:
    finish(lesson)
    page = lesson.progress()
    assert page.lines[0].done
    assert page.row(page.lines[0])[0].startswith("✔ 00")
    assert page.next_step.startswith("Begin with: 01")
    for line in page.lines[1:]:
        finish(Lesson(line.stem))
    assert lesson.progress().next_step == "All lessons are done. Well done!"


def test_a_record_as_page_and_as_pdf(
    lesson: Lesson, learner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_NAME", "Rosa <b>")
    lesson.check("beginning", "b")
    page = lesson.progress().export()
    assert page == learner / "my-record.html"
    text = page.read_text("utf-8")
    assert "Rosa &lt;b&gt; · 20" in text
    assert "00 · What is this map for?" in text
    assert "http" not in text
    assert page.stat().st_size < 20_000
    pdf = lesson.progress().export("mine.pdf")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_size < 200_000
    with pytest.raises(UnknownName, match="ending for a record"):
        lesson.progress().export("record.docx")


def test_progress_that_cannot_be_read_is_set_aside(lesson: Lesson, learner: Path) -> None:
    (learner / "progress.json").write_text('{"lessons": 7}', "utf-8")
    assert lesson.check("beginning", "b")
    (aside,) = learner.glob("progress-unreadable-*.json")
    assert aside.read_text("utf-8") == '{"lessons": 7}'
    assert kept(learner).tasks["beginning"].done


def test_a_folder_that_cannot_be_written_does_not_stop_a_learner(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    lesson = Lesson("00", folder=tmp_path / "file")
    outcome = lesson.check("beginning", "b")
    assert outcome
    assert "Your progress could not be kept (" in repr(outcome)
    assert "could not be kept" in lesson.hint("beginning").text
    assert lesson.progress().lines[0].tasks_done == 0


def test_several_notebooks_at_once_lose_nothing(learner: Path) -> None:
    def work(task: str) -> None:
        for _ in range(10):
            Lesson("00").check(task, "a")

    names = ["decisions", "beginning", "repair"]
    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {name: kept(learner).tasks[name].tries for name in names} == dict.fromkeys(names, 10)


def test_nothing_but_the_choices_is_written_down(lesson: Lesson, learner: Path) -> None:
    lesson.check("repair", "Do we tell my secret or not?")
    assert "secret" not in (learner / "progress.json").read_text("utf-8")


# -- practice ---------------------------------------------------------------------------------


def test_a_practice_workshop_is_opened_again_and_begun_anew_beside_the_old(
    learner: Path,
) -> None:
    with Lesson("03").workshop() as first:
        assert first.path == learner / "practice" / "03_touchpoints.cjm.json"
        assert [persona.name for persona in first.state().personas] == [
            "Maya Lindqvist",
            "Harold Beck",
        ]
        assert first.state().touchpoints == ()
        first.add("touchpoint", name="Asks her sister")
    with Lesson("03").workshop() as again:
        assert len(again.state().touchpoints) == 1
    with Lesson("03").workshop(fresh=True) as fresh:
        assert fresh.path.name == "03_touchpoints-2.cjm.json"
        assert fresh.state().touchpoints == ()
    with Lesson("03").workshop() as last:
        assert last.path.name == "03_touchpoints-2.cjm.json"
    assert (learner / "practice" / "03_touchpoints.cjm.json").exists()


def test_files_of_the_case(lesson: Lesson) -> None:
    assert lesson.file("survey.csv").is_file()
    with pytest.raises(UnknownName, match=r"There are: events\.csv"):
        lesson.file("surveys.csv")


# -- lessons of one's own ---------------------------------------------------------------------

OWN = """
title = "Gardens"
[tasks.owner]
hints = ["One name."]
"""


def test_a_lesson_of_ones_own(learner: Path) -> None:
    file = learner / "20_gardens.toml"
    file.write_text(OWN, "utf-8")
    lesson = Lesson(file, checks={"owner": lambda name: [] if name == "Rosa" else ["who?"]})
    assert repr(lesson) == "20 · Gardens"
    assert lesson.check("owner", "Rosa")
    assert not lesson.check("owner", "Ben")
    assert lesson.progress().lines[-1].name == "20 · Gardens"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title = ", "Invalid value"),
        ('titel = "x"', "title: found"),
        ('title = "x"\n[tasks.a]\nkind = "choice"\nhints = ["h"]', "needs options"),
        ('title = "x"\n[tasks.a]\nkind = "workshop"\nhints = ["h"]', "needs looks_at"),
        (
            'title = "x"\n[[quiz]]\nquestion = "q"\nright = "b"\noptions.a = "1"\nfeedback.a = "2"',
            "the right option and a feedback for every option must be there",
        ),
    ],
)
def test_a_faulty_file_is_told(learner: Path, text: str, fault: str) -> None:
    file = learner / "20_gardens.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(FileFaults) as caught:
        content(file)
    assert fault in str(caught.value)
    assert "20_gardens.toml" in str(caught.value)


def test_a_lesson_that_does_not_exist() -> None:
    with pytest.raises(UnknownName, match='There is no lesson "77"'):
        Lesson("77")


# -- where the notebooks are ------------------------------------------------------------------


def test_material_inside_a_package_comes_first(tmp_path: Path) -> None:
    assert material("exercises") == ROOT / "exercises"
    package = tmp_path / "cjm_workshop"
    (package / "notebooks").mkdir(parents=True)
    (package / "notebooks" / "00_start_here.ipynb").write_text("{}", "utf-8")
    assert material("notebooks", package) == package / "notebooks"


def test_an_installation_without_material(tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="The solutions are missing from this installation"):
        material("solutions", tmp_path / "cjm_workshop")


def test_the_file_is_plain_and_small(lesson: Lesson, learner: Path) -> None:
    lesson.check("beginning", "b")
    data = json.loads((learner / "progress.json").read_text("utf-8"))
    assert data["lessons"]["00_start_here"]["tasks"] == {"beginning": {"done": True, "tries": 1}}
