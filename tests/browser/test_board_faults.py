"""The board on a plain page, with a kernel that fails in every way: nothing typed may be lost."""

from __future__ import annotations

from typing import Any

from board_pages import IDEAS, ideas
from cjm_workshop import Workshop


def test_a_reload_keeps_what_is_half_typed(open_board, kernel) -> None:
    tab = open_board()
    tab.type_in(IDEAS, "one")
    tab.note("one").wait_for()
    tab.field(IDEAS).click()
    tab.page.keyboard.type("half a th")
    tab.note("one").dblclick(position={"x": 40, "y": 22})
    tab.page.keyboard.press("End")
    tab.page.keyboard.type(" and a ha")
    tab.page.reload()
    tab.root.wait_for()
    editor = tab.root.get_by_role("textbox", name="Text of the note")
    assert editor.input_value() == "one and a ha"
    assert tab.field(IDEAS).input_value() == "half a th"
    editor.click()
    tab.press("End")
    tab.page.keyboard.type("lf")
    tab.press("Enter")
    tab.note("one and a half").wait_for()
    assert ideas(kernel) == ["one and a half"]


def test_two_tabs_at_the_same_instant_lose_nothing(open_board, kernel) -> None:
    tabs = [open_board(), open_board()]
    go = """(name) => {
        const add = document.querySelector("textarea.cjm-add");
        for (let at = 0; at < 15; at += 1) {
            add.value = `${name} ${at}`;
            add.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
        }
    }"""
    for tab, name in zip(tabs, ("left", "right"), strict=True):
        tab.page.evaluate(f"setTimeout({go}, 50, {name!r})")
    wanted = sorted(f"{name} {at}" for name in ("left", "right") for at in range(15))
    for tab in tabs:
        tab.note("left 14").wait_for()
        tab.note("right 14").wait_for()
        tab.quiet()
        assert sorted(tab.texts(IDEAS)) == wanted
        tab.page.locator(".cjm-elsewhere", has_text="both follow the same workshop").wait_for()
    assert sorted(ideas(kernel)) == wanted
    tabs[1].page.close()
    tabs[0].page.locator(".cjm-elsewhere").wait_for(state="hidden")


def test_two_tabs_on_one_note_keep_both_texts(open_board, kernel) -> None:
    ana, ben = open_board(), open_board()
    ana.type_in(IDEAS, "old")
    ben.note("old").wait_for()
    for tab, text in ((ana, "Ana's"), (ben, "Ben's")):
        tab.note("old").focus()
        tab.press("Enter")
        tab.page.keyboard.type(text)
    ana.press("Enter")
    ana.note("Ana's").wait_for()
    ben.press("Enter")
    for tab in (ana, ben):
        tab.root.get_by_role("group", name="Two texts").wait_for()
    ben.root.get_by_role("button", name="Keep this one").last.click()
    ana.note("Ben's").wait_for()
    ana.root.get_by_role("group", name="Two texts").wait_for(state="detached")
    assert ideas(kernel) == ["Ben's"]


def test_a_kernel_that_restarts_in_the_middle(open_board, kernel) -> None:
    tab = open_board()
    tab.type_in(IDEAS, "before")
    tab.note("before").wait_for()
    kernel.restart()
    tab.type_in(IDEAS, "during")
    tab.root.locator(".cjm-note.is-pending", has_text="during").wait_for()
    tab.warns("The kernel does not answer. 1 change is kept in this browser tab.")
    kernel.run()
    tab.note("during").wait_for()
    tab.says("“during” added to Ideas.")
    assert tab.root.get_by_role("alert").is_hidden()
    assert ideas(kernel) == ["before", "during"]


def test_a_kernel_that_is_killed_while_somebody_types(open_board, kernel) -> None:
    tab = open_board()
    tab.type_in(IDEAS, "one")
    tab.note("one").wait_for()
    tab.note("one").focus()
    tab.press("Enter")
    tab.page.keyboard.type("uno")
    kernel.kill()
    tab.press("Enter")
    tab.type_in(IDEAS, "two")
    tab.field(IDEAS).click()
    tab.page.keyboard.type("half")
    tab.warns("2 changes are kept in this browser tab.")
    tab.page.reload()  # and the page goes too
    kernel.run()
    tab.note("two").wait_for()
    tab.note("uno").wait_for()
    assert tab.field(IDEAS).input_value() == "half"
    tab.quiet()
    assert ideas(kernel) == ["uno", "two"]


def test_who_types_hears_that_the_kernel_is_gone(open_board, kernel) -> None:
    tab = open_board(clock=True)
    kernel.kill()
    tab.page.clock.fast_forward(15_000)
    tab.field(IDEAS).click()
    tab.page.keyboard.type("hello")
    tab.page.clock.run_for(5_000)
    tab.warns("The kernel does not answer. What you type is kept in this browser tab.")


def test_answers_that_get_lost_double_nothing(open_board, kernel) -> None:
    tab = open_board()
    kernel.mute = True
    tab.type_in(IDEAS, "one", "two")
    tab.warns("2 changes are kept in this browser tab.")
    assert ideas(kernel) == ["one", "two"]
    kernel.mute = False
    tab.note("two").wait_for()
    tab.quiet()
    assert tab.texts(IDEAS) == ideas(kernel) == ["one", "two"]
    tab.type_in(IDEAS, "three")  # what changed meanwhile was missed: the whole view is asked for
    tab.note("three").wait_for()
    assert tab.texts(IDEAS) == ["one", "two", "three"]


def test_messages_that_get_lost_are_sent_again(open_board, kernel) -> None:
    tab = open_board()
    kernel.deaf = True
    tab.type_in(IDEAS, "one", "two")
    tab.warns("2 changes are kept in this browser tab.")
    kernel.deaf = False
    tab.note("two").wait_for()
    tab.quiet()
    assert ideas(kernel) == ["one", "two"]


def test_a_slow_kernel_shows_what_is_on_its_way(open_board, kernel) -> None:
    tab = open_board()
    kernel.delay = 1.0
    tab.type_in(IDEAS, "one")
    waiting = tab.root.locator(".cjm-note.is-pending", has_text="one")
    waiting.get_by_text("saving …").wait_for()
    tab.note("one").wait_for()
    tab.note("one").focus()
    tab.press("Enter")
    tab.page.keyboard.type("uno")
    tab.press("Enter")
    waiting.wait_for()  # the old text stands until the new one is saved
    tab.note("uno").wait_for()


def test_a_refusal_says_why_on_the_spot(open_board, garden) -> None:
    tab = open_board("touchpoints")
    tab.type_in("Before · Web", "Compares")
    tab.note("Compares").wait_for()
    tab.choose_area("Web", "Remove")
    refusal = tab.root.locator(".cjm-refusal", has_text='Still in use: touchpoint "Compares".')
    refusal.get_by_role("button", name="Remove it there too").click()
    tab.area("Before · Web").wait_for(state="detached")
    tab.says("Web removed. Undo brings it back.")


def test_a_refused_note_can_be_edited_again(open_board, kernel, monkeypatch) -> None:
    from cjm_workshop.errors import Refused

    tab = open_board()
    real = kernel.workshop.apply

    def refuse(operation: Any) -> Any:
        raise Refused("Not today.")

    monkeypatch.setattr(kernel.workshop, "apply", refuse)
    tab.type_in(IDEAS, "one")
    refused = tab.root.locator(".cjm-note.is-refused", has_text="one")
    refused.get_by_text("Not today.").wait_for()
    monkeypatch.setattr(kernel.workshop, "apply", real)
    refused.get_by_role("button", name="Edit again").click()
    assert tab.field(IDEAS).input_value() == "one"
    tab.press("End")
    tab.page.keyboard.type(" more")
    tab.press("Enter")
    tab.note("one more").wait_for()
    assert ideas(kernel) == ["one more"]


HOSTILE = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"


def test_hostile_text_stays_text(open_board, kernel) -> None:
    given = {"author": HOSTILE[:100], "tags": [HOSTILE[:90]], "topic": "<b>x</b>"}
    kernel.workshop.add("note", text=HOSTILE, **given)
    tab = open_board()
    tab.note("<img").wait_for()
    tab.type_in(IDEAS, "${document.title} </textarea><b>bold</b>")
    tab.note("</textarea>").wait_for()
    tab.choose("<img", "Edit")
    tab.press("Escape")
    for word in ("Tags", "Move to …"):
        tab.choose("<img", word)
        tab.press("Escape")
    assert tab.texts(IDEAS)[0] == HOSTILE
    assert tab.page.title() == "A widget on a plain page"
    assert tab.root.locator("img, script, b").count() == 0


def test_others_changes_do_not_disturb_who_types(open_board, kernel) -> None:
    tab = open_board()
    tab.type_in(IDEAS, "one")
    tab.note("one").wait_for()
    tab.note("one").focus()
    tab.press("Enter")
    tab.page.keyboard.type("un")
    with Workshop.open(kernel.file, author="Ben") as other:
        other.add("note", text="by Ben", author="Ben")
        tab.note("by Ben").wait_for()
        tab.says("New note: “by Ben”")
    tab.page.keyboard.type("o")
    tab.press("Enter")
    tab.note("uno").wait_for()
    assert sorted(ideas(kernel)) == ["by Ben", "uno"]
