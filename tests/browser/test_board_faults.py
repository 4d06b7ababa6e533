"""The board on a plain page, with a kernel that fails in every way: nothing typed may be lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from board_pages import Tab
from cjm_workshop import Workshop
from cjm_workshop.model import SetRound
from cjm_workshop.widgets import board
from plain_page import Kernel, PlainPage

IDEAS = "Ideas"
TIMEOUT = 60_000


@pytest.fixture
def served(tmp_path: Path) -> Iterator[PlainPage]:
    file = tmp_path / "garden.cjm.json"
    with Workshop.new(file, author="Ana") as workshop:
        for name in ("Web", "Shop"):
            workshop.add("channel", name=name)
    cells: dict[str, Any] = {name: _board(name) for name in ("ideas", "touchpoints")}
    with PlainPage(cells, file) as page:
        yield page


def _board(name: str) -> Callable[[Workshop], Any]:
    return lambda workshop: board(workshop, name, author="Ana")


@pytest.fixture
def open_tab(served: PlainPage, chromium: Any) -> Iterator[Callable[..., Tab]]:
    """Open a board in a tab of its own; all tabs must have worked without an error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(TIMEOUT)
    tabs: list[Tab] = []

    def start(name: str = "ideas", *, clock: bool = False) -> Tab:
        page = context.new_page()
        if clock:
            page.clock.install()
        tabs.append(Tab(page, served.url(name)))
        return tabs[-1]

    yield start
    context.close()
    assert [fault for tab in tabs for fault in tab.faults] == []


@pytest.fixture
def kernel(served: PlainPage) -> Kernel:
    served.url("ideas")
    return served.kernel("ideas")


def ideas(kernel: Kernel) -> list[str]:
    assert kernel.workshop is not None
    return [note.text for note in kernel.workshop.state().notes if note.board == "ideas"]


def test_type_edit_vote_undo(open_tab, kernel) -> None:
    tab = open_tab()
    tab.type_in(IDEAS, "one", "two", "three")
    tab.note("three").wait_for()
    assert tab.focused() == "Add a note to Ideas"

    tab.note("two").focus()
    tab.press("Enter")
    tab.page.keyboard.type("deux")
    tab.press("Enter")
    tab.note("deux").wait_for()
    tab.says("Changed to “deux”.")
    assert tab.focused().startswith("deux")

    kernel.workshop.apply(SetRound(board="ideas", activity="vote", open=True))
    tab.root.get_by_role("button", name="Give a dot to deux").wait_for()
    tab.press("+", "+")
    tab.says("2 of your dots on “deux”.")
    tab.press("-")
    tab.says("1 of your dots on “deux”.")
    tab.press("Control+z")
    tab.says("Undone.")
    tab.note("deux").locator(".cjm-tally", has_text="2 dots").wait_for()
    tab.press("Control+y")
    tab.says("Done again.")
    tab.quiet()
    assert ideas(kernel) == ["one", "deux", "three"]
    assert [vote.dots for vote in kernel.workshop.state().votes] == [1]


def test_removing_offers_undo_and_the_focus_goes_to_a_neighbour(open_tab, kernel) -> None:
    tab = open_tab()
    tab.type_in(IDEAS, "one", "two")
    tab.note("two").focus()
    tab.press("Delete")
    tab.note("two").wait_for(state="detached")
    tab.says("“two” removed. Undo brings it back.")
    assert tab.focused().startswith("one")
    tab.press("Delete")
    tab.note("one").wait_for(state="detached")
    assert tab.focused() == "Add a note to Ideas"
    tab.root.locator(".cjm-toast").get_by_role("button", name="Undo").click()
    tab.note("one").wait_for()
    assert tab.root.locator(".cjm-toast").is_hidden()
    assert ideas(kernel) == ["one"]


def test_a_mouse_a_finger_keys_and_clicks_move_a_note(open_tab, served) -> None:
    tab = open_tab("touchpoints")
    tab.type_in("Before · Web", "Compares")
    tab.note("Compares").wait_for()
    tab.drag("Compares", "During · Shop")
    tab.says("“Compares” moved to During · Shop, position 1.")

    finger = tab.page.context.new_cdp_session(tab.page)
    start = tab.middle(tab.note("Compares").locator(".cjm-text"))
    end = tab.middle(tab.field("After · Web"))

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    touch("touchStart", start)
    tab.page.locator(".cjm-ghost").wait_for()
    (x, y), (to_x, to_y) = start, end
    for part in range(1, 7):
        touch("touchMove", (x + (to_x - x) * part / 6, y + (to_y - y) * part / 6))
    touch("touchEnd")
    tab.area("After · Web").locator(".cjm-note:not(.is-pending)", has_text="Compares").wait_for()

    tab.note("Compares").focus()
    tab.press("Alt+ArrowRight")
    tab.says("“Compares” moved to After · Shop, position 1.")
    tab.quiet()
    assert tab.focused().startswith("Compares")
    tab.press("Alt+ArrowDown")
    tab.says("This is the edge of the board.")

    tab.choose("Compares", "Move to …", "Before · Shop")
    tab.says("“Compares” moved to Before · Shop, position 1.")
    tab.quiet()
    (found,) = served.kernel("touchpoints").workshop.state().touchpoints
    assert found.moment == "before"


def test_a_finger_that_scrolls_moves_nothing(open_tab, served) -> None:
    tab = open_tab("touchpoints")
    tab.type_in("Before · Web", "Compares")
    tab.note("Compares").wait_for()
    finger = tab.page.context.new_cdp_session(tab.page)
    x, y = tab.middle(tab.note("Compares").locator(".cjm-text"))
    way = (("touchStart", 0), ("touchMove", 30), ("touchMove", 200), ("touchEnd", None))
    for kind, down in way:
        spots = [] if down is None else [{"x": x, "y": y + down}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})
    assert tab.page.locator(".cjm-ghost").count() == 0
    assert tab.texts("Before · Web") == ["Compares"]
    assert served.kernel("touchpoints").workshop.state().touchpoints[0].moment == "before"


def test_several_notes_as_one(open_tab, served, kernel) -> None:
    tab = open_tab()
    tab.type_in(IDEAS, "one", "two", "three", "four")
    tab.note("four").wait_for()
    tab.note("one").click(modifiers=["Control"], position={"x": 40, "y": 22})
    tab.note("three").click(modifiers=["Shift"], position={"x": 40, "y": 22})
    bar = tab.root.get_by_role("toolbar", name="Selected notes")
    bar.get_by_text("3 notes selected").wait_for()
    bar.get_by_role("button", name="Colour").click()
    tab.root.get_by_role("menuitem", name="green").click()
    tab.says("3 notes: green.")
    bar.get_by_role("button", name="Tag …").click()
    tab.page.keyboard.type("later")
    tab.press("Enter")
    tab.says("3 notes: later.")
    tab.quiet()
    notes = kernel.workshop.state().notes
    assert [(n.colour, n.tags) for n in notes] == [("green", ("later",))] * 3 + [("", ())]
    tab.press("Control+z")
    tab.note("one").locator(".cjm-mark").wait_for(state="detached")
    assert all(note.tags == () for note in kernel.workshop.state().notes)

    tab.note("one").focus()
    tab.press("Escape")
    assert bar.is_hidden()
    tab.press("Shift+ArrowDown", "Control+ ")
    bar.get_by_text("1 note selected").wait_for()
    tab.press("Control+a")
    bar.get_by_text("4 notes selected").wait_for()
    tab.press("Delete")
    tab.note("one").wait_for(state="detached")
    tab.says("4 notes removed. Undo brings it back.")
    assert ideas(kernel) == []
    tab.press("Control+z")
    tab.note("four").wait_for()
    assert ideas(kernel) == ["one", "two", "three", "four"]


def test_selected_notes_move_together(open_tab, served) -> None:
    tab = open_tab("touchpoints")
    tab.type_in("Before · Web", "one", "two", "three")
    tab.note("three").wait_for()
    tab.root.get_by_role("button", name="Select several").click()
    tab.note("one").click(position={"x": 40, "y": 22})
    tab.note("two").click(position={"x": 40, "y": 22})
    tab.drag("two", "After · Shop")
    tab.says("2 notes moved to After · Shop.")
    assert tab.texts("After · Shop") == ["one", "two"]
    assert tab.texts("Before · Web") == ["three"]
    tab.note("two").focus()
    tab.press("Control+z")
    tab.says("Undone.")
    tab.area("Before · Web").locator(".cjm-note", has_text="one").wait_for()
    assert tab.texts("Before · Web") == ["one", "two", "three"]


def test_what_is_hidden_is_counted_in_words(open_tab, kernel) -> None:
    tab = open_tab()
    tab.type_in(IDEAS, "Café at the door", "Slot first", "Slot last")
    tab.note("Slot last").wait_for()
    found = tab.root.locator(".cjm-found")
    tab.root.get_by_role("searchbox").fill("slot")
    found.get_by_text("2 of 3 notes shown. 1 note is hidden.").wait_for()
    tab.says("2 of 3 notes shown.")
    tab.root.get_by_role("searchbox").fill("CAFE")
    found.get_by_text("1 of 3 notes shown. 2 notes are hidden.").wait_for()
    assert tab.texts(IDEAS) == ["Café at the door"]
    tab.type_in(IDEAS, "typed meanwhile")
    tab.note("typed meanwhile").wait_for()  # stays in sight, whatever is looked for
    found.get_by_role("button", name="Show all").click()
    assert found.is_hidden()
    assert len(tab.texts(IDEAS)) == 4


def test_a_reload_keeps_what_is_half_typed(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_two_tabs_at_the_same_instant_lose_nothing(open_tab, kernel) -> None:
    tabs = [open_tab(), open_tab()]
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


def test_two_tabs_on_one_note_keep_both_texts(open_tab, kernel) -> None:
    ana, ben = open_tab(), open_tab()
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


def test_a_kernel_that_restarts_in_the_middle(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_a_kernel_that_is_killed_while_somebody_types(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_who_types_hears_that_the_kernel_is_gone(open_tab, kernel) -> None:
    tab = open_tab(clock=True)
    kernel.kill()
    tab.page.clock.fast_forward(15_000)
    tab.field(IDEAS).click()
    tab.page.keyboard.type("hello")
    tab.page.clock.run_for(5_000)
    tab.warns("The kernel does not answer. What you type is kept in this browser tab.")


def test_answers_that_get_lost_double_nothing(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_messages_that_get_lost_are_sent_again(open_tab, kernel) -> None:
    tab = open_tab()
    kernel.deaf = True
    tab.type_in(IDEAS, "one", "two")
    tab.warns("2 changes are kept in this browser tab.")
    kernel.deaf = False
    tab.note("two").wait_for()
    tab.quiet()
    assert ideas(kernel) == ["one", "two"]


def test_a_slow_kernel_shows_what_is_on_its_way(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_a_refusal_says_why_on_the_spot(open_tab, served) -> None:
    tab = open_tab("touchpoints")
    tab.type_in("Before · Web", "Compares")
    tab.note("Compares").wait_for()
    tab.root.get_by_role("button", name="Actions for Web").click()
    tab.root.get_by_role("menuitem", name="Remove").click()
    refusal = tab.root.locator(".cjm-refusal", has_text='Still in use: touchpoint "Compares".')
    refusal.get_by_role("button", name="Remove it there too").click()
    tab.area("Before · Web").wait_for(state="detached")
    tab.says("Web removed. Undo brings it back.")


def test_a_refused_note_can_be_edited_again(open_tab, kernel, monkeypatch) -> None:
    from cjm_workshop.errors import Refused

    tab = open_tab()
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


def test_hostile_text_stays_text(open_tab, kernel) -> None:
    given = {"author": HOSTILE[:100], "tags": [HOSTILE[:90]], "topic": "<b>x</b>"}
    kernel.workshop.add("note", text=HOSTILE, **given)
    tab = open_tab()
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


def test_two_hundred_pasted_lines_are_two_hundred_notes(open_tab, kernel) -> None:
    tab = open_tab()
    lines = [f"line {number}" for number in range(200)]
    tab.paste(IDEAS, "\r\n".join(f"- {line}" for line in lines))
    tab.root.get_by_text("You pasted 200 lines.").wait_for()
    tab.press("Enter")  # the first choice is one note per line
    tab.note("line 199").wait_for()
    tab.says("200 notes added to Ideas.")
    assert tab.texts(IDEAS) == ideas(kernel) == lines
    assert tab.focused() == "Add a note to Ideas"
    tab.press("Control+z")
    tab.note("line 0").first.wait_for(state="detached")
    assert ideas(kernel) == []


def test_a_composition_is_not_sent_early(open_tab, kernel) -> None:
    tab = open_tab()
    tab.field(IDEAS).click()
    keyboard = tab.page.context.new_cdp_session(tab.page)
    compose = {"text": "にほん", "selectionStart": 3, "selectionEnd": 3}
    keyboard.send("Input.imeSetComposition", compose)
    # the Enter that chooses a word of the list belongs to the input method
    key = {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "code": "Enter", "key": "Enter"}
    keyboard.send("Input.dispatchKeyEvent", key)
    assert tab.field(IDEAS).input_value() == "にほん"
    kernel.workshop.add("note", text="from elsewhere")  # must not disturb it
    keyboard.send("Input.insertText", {"text": "日本"})
    tab.note("from elsewhere").wait_for()
    assert tab.field(IDEAS).input_value() == "日本"
    assert ideas(kernel) == ["from elsewhere"]
    tab.press("Enter")
    tab.note("日本").wait_for()


def test_others_changes_do_not_disturb_who_types(open_tab, kernel) -> None:
    tab = open_tab()
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


def test_size_steps_and_fit(open_tab, kernel) -> None:
    tab = open_tab()
    tab.paste(IDEAS, "\n".join(f"line {number}" for number in range(80)))
    tab.press("Enter")
    tab.note("line 79").wait_for()
    size = tab.root.locator(".cjm-percent")
    tab.root.get_by_role("button", name="Larger").click()
    assert size.inner_text() == "115 %"
    wide = tab.note("line 1").first.bounding_box()["width"]
    tab.root.get_by_role("button", name="Fit").click()
    assert int(size.inner_text().split()[0]) < 100
    assert tab.note("line 1").first.bounding_box()["width"] < wide
    tab.note("line 0").focus()
    tab.page.reload()
    tab.root.wait_for()
    tab.page.wait_for_function("document.querySelector('.cjm-percent').innerText !== '100 %'")
    size.click()
    assert size.inner_text() == "100 %"
