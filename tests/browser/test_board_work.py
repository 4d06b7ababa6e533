"""The board on a plain page: all that can be done with notes, by mouse, finger, keys and clicks."""

from __future__ import annotations

from board_pages import IDEAS, Tab, ideas
from cjm_workshop import Workshop
from cjm_workshop.model import SetRound
from waiting import until


def test_type_edit_vote_undo(open_board, kernel) -> None:
    tab = open_board()
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


def test_removing_offers_undo_and_the_focus_goes_to_a_neighbour(open_board, kernel) -> None:
    tab = open_board()
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


def test_a_mouse_a_finger_keys_and_clicks_move_a_note(open_board, garden) -> None:
    tab = open_board("touchpoints")
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
    (found,) = garden.kernel("touchpoints").workshop.state().touchpoints
    assert found.moment == "before"


def test_a_finger_that_scrolls_moves_nothing(open_board, garden) -> None:
    tab = open_board("touchpoints")
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
    assert garden.kernel("touchpoints").workshop.state().touchpoints[0].moment == "before"


def test_several_notes_as_one(open_board, garden, kernel) -> None:
    tab = open_board()
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


def test_a_narrow_page_has_room_for_what_is_done_and_for_the_notes(open_board, kernel) -> None:
    tab = open_board()
    tab.page.set_viewport_size({"width": 400, "height": 900})
    tab.type_in(IDEAS, "one", "two")
    tab.note("two").wait_for()
    tab.note("two").focus()
    tab.press("Control+a")
    bar = tab.root.get_by_role("toolbar", name="Selected notes")
    actions = bar.get_by_role("button")
    actions.focus()  # it is the only one
    assert bar.bounding_box()["height"] < 60
    tab.press("Enter", "ArrowDown", "Enter")  # past "Move to …", to the colours
    tab.root.get_by_role("menuitem", name="green").click()
    tab.says("2 notes: green.")
    tab.quiet()
    assert [note.colour for note in kernel.workshop.state().notes] == ["green", "green"]


def test_a_narrow_page_unfolds_the_channels(open_board) -> None:
    tab = open_board("touchpoints")
    tab.page.set_viewport_size({"width": 400, "height": 900})
    web = tab.root.get_by_role("button", name="Actions for Web")
    fold = tab.root.get_by_role("button", name="2 channels")
    fold.wait_for()
    assert web.is_hidden()
    fold.click()
    web.click()
    tab.root.get_by_role("menuitem", name="Rename").wait_for()


def test_selected_notes_move_together(open_board, garden) -> None:
    tab = open_board("touchpoints")
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


def test_what_is_hidden_is_counted_in_words(open_board, kernel) -> None:
    tab = open_board()
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


def test_two_hundred_pasted_lines_are_two_hundred_notes(open_board, kernel) -> None:
    tab = open_board()
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


def test_a_composition_is_not_sent_early(open_board, kernel) -> None:
    tab = open_board()
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


def test_size_steps_and_fit(open_board, kernel) -> None:
    tab = open_board()
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


def fills(tab: Tab, name: str, lines: int) -> None:
    """Paste so many notes that they do not all fit into the window."""
    tab.paste(name, "\n".join(f"line {number}" for number in range(lines)))
    tab.press("Enter")
    tab.note(f"line {lines - 1}").wait_for()


def test_a_note_that_is_held_over_the_field_for_new_ones_comes_last(open_board, garden) -> None:
    tab = open_board("touchpoints")
    tab.page.set_viewport_size({"width": 400, "height": 1600})  # the notes stand below each other
    tab.type_in("Before · Web", "one", "two", "three")
    tab.note("three").wait_for()
    mouse, (to_x, to_y) = tab.page.mouse, tab.middle(tab.field("Before · Web"))
    mouse.move(*tab.middle(tab.note("one").locator(".cjm-text")))
    mouse.down()
    mouse.move(to_x, to_y, steps=40)  # slowly, over the notes in between
    tab.page.wait_for_function("() => !document.querySelector('.cjm-here').nextElementSibling")
    mouse.up()
    tab.says("“one” moved to Before · Web, position 3.")
    assert tab.texts("Before · Web") == ["two", "three", "one"]


def test_a_dragged_note_scrolls_what_it_is_held_at_the_edge_of(open_board, kernel) -> None:
    tab = open_board()
    fills(tab, IDEAS, 60)
    mouse, page = tab.page.mouse, tab.page
    page.evaluate("scrollTo(0, 0)")
    mouse.move(*tab.middle(tab.note("line 0").locator(".cjm-text")))
    mouse.down()
    mouse.move(300, 890, steps=4)  # and nothing but waiting from here on
    page.wait_for_function("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    x, y = tab.middle(tab.field(IDEAS))
    mouse.move(x, y, steps=4)
    mouse.up()
    tab.says("“line 0” moved to Ideas, position 60.")
    tab.quiet()
    assert ideas(kernel)[-1] == "line 0"

    mouse.move(*tab.middle(tab.note("line 0").locator(".cjm-text")))
    mouse.down()
    mouse.move(300, 10, steps=4)
    page.wait_for_function("scrollY === 0")
    mouse.move(*tab.middle(tab.note("line 1").first.locator(".cjm-grip")), steps=4)
    mouse.up()
    tab.says("“line 0” moved to Ideas, position 1.")
    tab.quiet()
    assert ideas(kernel)[0] == "line 0"


def test_a_dragged_note_scrolls_a_wide_board_sideways(open_board, garden) -> None:
    tab = open_board("touchpoints")
    add = tab.root.get_by_role("textbox", name="Add a channel")
    for name in ("Phone", "Post", "Chat", "Fair", "Radio"):
        add.fill(name)
        add.press("Enter")
        tab.area(f"Before · {name}").wait_for()
    tab.type_in("Before · Web", "Compares")
    tab.note("Compares").wait_for()
    wall = tab.root.locator(".cjm-wall")
    box = wall.bounding_box()
    wall.evaluate("(one) => (one.scrollLeft = 0)")
    start = tab.middle(tab.note("Compares").locator(".cjm-text"))
    tab.page.mouse.move(*start)
    tab.page.mouse.down()
    tab.page.mouse.move(box["x"] + box["width"] - 4, start[1], steps=4)
    tab.page.wait_for_function(
        "() => { const one = document.querySelector('.cjm-wall');"
        " return one.scrollLeft > 0 && one.scrollLeft + one.clientWidth >= one.scrollWidth - 1; }"
    )
    tab.page.mouse.move(*tab.middle(tab.area("Before · Radio")), steps=4)
    tab.page.mouse.up()
    tab.says("“Compares” moved to Before · Radio, position 1.")


def test_what_was_missed_is_answered_where_it_is_asked(open_board, garden) -> None:
    tab = open_board("touchpoints")
    missed = tab.root.locator(".cjm-missed")
    missed.locator("summary", has_text="4 questions without an answer.").click()
    third = missed.get_by_role("listitem").filter(has_text="Whom else do customers meet")
    third.get_by_text("nothing yet").wait_for()
    what = third.get_by_role("textbox", name="What happens there?")
    who = third.get_by_role("textbox", name="Who does it?")
    who.fill("A <b>carrier</b>")
    third.get_by_role("button", name="Add", exact=True).click()
    assert what.evaluate("(one) => one === document.activeElement")  # what happens comes first
    what.fill("Rings the")
    tab.page.reload()
    tab.root.wait_for()
    missed.locator("summary").click()
    assert (what.input_value(), who.input_value()) == ("Rings the", "A <b>carrier</b>")
    what.press("End")
    tab.page.keyboard.type(" bell")
    tab.press("Enter")
    third.get_by_text("1 on the board").wait_for()
    missed.locator("summary", has_text="3 questions without an answer.").wait_for()
    tab.area("During · no channel yet").get_by_text("third party: A <b>carrier</b>").wait_for()
    assert (what.input_value(), who.input_value()) == ("", "")

    for start, text in (("What happens before", "Hears of it"), ("What happens after", "Moves")):
        asked = missed.get_by_role("listitem").filter(has_text=start)
        asked.get_by_role("textbox").fill(text)
        asked.get_by_role("button", name="Add", exact=True).click()
        asked.get_by_text("1 on the board").wait_for()
    tab.quiet()
    found = garden.kernel("touchpoints").workshop.state().touchpoints
    assert [(one.name, one.moment.value, one.provider) for one in found] == [
        ("Rings the bell", "during", "A <b>carrier</b>"),
        ("Hears of it", "before", ""),
        ("Moves", "after", ""),
    ]


def test_the_focus_never_falls_out_of_the_board(open_board, kernel, garden) -> None:
    """Outside of it the next key would be JupyterLab's, where `x` cuts the cell."""
    tab = open_board("touchpoints")
    tab.type_in("Before · Web", "one", "two")
    tab.note("two").wait_for()
    tab.note("two").focus()
    tab.press("Alt+ArrowDown")
    tab.says("“two” moved to During · Web, position 1.")
    tab.press("Control+z")  # goes with the note back to where it was
    tab.area("Before · Web").locator(".cjm-note:not(.is-pending)", has_text="two").wait_for()
    assert tab.kept_focus().startswith("two")
    with Workshop.open(garden.kernel("touchpoints").file, author="Ben") as other:
        other.remove("touchpoint", "two")  # somebody else takes it away
        tab.note("two").wait_for(state="detached")
    assert tab.kept_focus() == "Add a note to Before · Web"

    tab.note("one").focus()
    tab.press("Delete")
    tab.note("one").wait_for(state="detached")
    tab.root.locator(".cjm-toast").get_by_role("button", name="Undo").click()  # goes with its offer
    tab.note("one").wait_for()
    tab.kept_focus()

    tab.choose_area("Shop", "Rename")
    tab.page.keyboard.type("Store")
    tab.press("Enter")
    tab.area("Before · Store").wait_for()
    assert tab.kept_focus() == "Actions for Store"
    tab.choose_area("Store", "Remove")
    tab.area("Before · Store").wait_for(state="detached")
    tab.kept_focus()


def test_the_last_undo_leaves_the_focus_in_the_board(open_board, kernel) -> None:
    tab = open_board()
    tab.type_in(IDEAS, "one")
    tab.note("one").wait_for()
    undo = tab.root.locator(".cjm-tools").get_by_role("button", name="Undo")
    undo.focus()
    for _ in range(3):  # the note and, made by the same person, the two channels
        tab.press("Enter")
        tab.quiet()
    until(undo.is_disabled, "the last undo")
    tab.kept_focus()
    assert ideas(kernel) == []
