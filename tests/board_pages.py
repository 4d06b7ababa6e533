"""A board on a page as a person sees it, and one with a kernel to break."""

from __future__ import annotations

from typing import Any

from plain_page import Kernel

IDEAS = "Ideas"
"""The name of the one area of a board of ideas."""
READY = '[data-testid="cjm-board"][data-ready="1"]'


class Tab:
    """One browser tab that shows a board."""

    def __init__(self, page: Any, url: str = "") -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        if url:
            page.goto(url)
            self.root.wait_for()

    @property
    def root(self) -> Any:
        return self.page.locator(READY).first

    def note(self, text: str) -> Any:
        """Return the note with a text that the workshop has acknowledged."""
        return self.root.locator(".cjm-note[data-note]:not(.is-pending)", has_text=text)

    def area(self, name: str) -> Any:
        return self.root.get_by_role("region", name=name, exact=True)

    def field(self, area: str) -> Any:
        return self.area(area).locator("textarea.cjm-add")

    def type_in(self, area: str, *texts: str) -> None:
        self.field(area).click()
        for text in texts:
            self.page.keyboard.type(text)
            self.page.keyboard.press("Enter")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def says(self, words: str) -> None:
        self.root.get_by_role("status").filter(has_text=words).wait_for()

    def warns(self, words: str) -> None:
        self.root.get_by_role("alert").filter(has_text=words).wait_for()

    def quiet(self) -> None:
        """Wait until nothing is on its way any more."""
        self.page.wait_for_function(
            "() => !document.querySelector('.cjm-note.is-pending')"
            " && !Object.keys(sessionStorage).some((key) => key.includes(':op:'))"
        )

    def choose(self, text: str, *words: str) -> None:
        """Click through the menu of a note."""
        self.note(text).get_by_role("button", name="Actions for").click()
        self._click(*words)

    def choose_area(self, name: str, *words: str) -> None:
        """Click through the menu of an area."""
        self.root.get_by_role("button", name=f"Actions for {name}", exact=True).click()
        self._click(*words)

    def _click(self, *words: str) -> None:
        for word in words:
            self.root.get_by_role("menuitem", name=word, exact=True).or_(
                self.root.get_by_role("menuitemradio", name=word)
            ).first.click()

    def texts(self, area: str) -> list[str]:
        notes = self.area(area).locator(".cjm-note[data-note]:not([hidden]) .cjm-text")
        return list(notes.all_text_contents())  # those out of sight are not rendered

    def middle(self, locator: Any) -> tuple[float, float]:
        box = locator.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, text: str, area: str) -> None:
        """Drag a note by the mouse to the end of an area, or into one where nothing is added."""
        x, y = self.middle(self.note(text).locator(".cjm-text"))
        field = self.field(area)
        to_x, to_y = self.middle(field if field.is_visible() else self.area(area))
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(to_x, to_y, steps=8)
        self.page.mouse.up()
        self.area(area).locator(".cjm-note:not(.is-pending)", has_text=text).wait_for()

    def paste(self, area: str, text: str) -> None:
        self.field(area).click()
        self.page.evaluate(
            """(text) => {
                const data = new DataTransfer();
                data.setData("text/plain", text);
                const event = { clipboardData: data, bubbles: true, cancelable: true };
                document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
            }""",
            text,
        )

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))

    def kept_focus(self) -> str:
        """Return the name of what has the focus, which must be within the board."""
        frames = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"
        self.page.evaluate(frames)  # the browser takes it from what is hidden at the next frame
        assert self.root.evaluate("(board) => board.contains(document.activeElement)")
        return self.focused()


def ideas(kernel: Kernel) -> list[str]:
    """Return what hangs on the board of ideas, as the workshop knows it."""
    assert kernel.workshop is not None
    return [note.text for note in kernel.workshop.state().notes if note.board == "ideas"]
