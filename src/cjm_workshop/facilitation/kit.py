"""A folder with everything that a facilitator takes into the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cjm_workshop.draw.layout.handout import handout
from cjm_workshop.draw.layout.paper_canvases import CANVASES, paper_canvas
from cjm_workshop.draw.theme import DEFAULT, Theme
from cjm_workshop.errors import MissingProgram
from cjm_workshop.export.files import put
from cjm_workshop.export.pictures import save
from cjm_workshop.facilitation.deck import deck
from cjm_workshop.facilitation.guide import SHEETS, guide
from cjm_workshop.facilitation.page import page
from cjm_workshop.facilitation.sessions import sessions
from cjm_workshop.languages import words_of

__all__ = ["write_kit"]

_TITLE = "Facilitator's guide"


def write_kit(folder: Path, *, language: str = "en", theme: Theme = DEFAULT) -> list[Path]:
    """Write the facilitator's kit into a folder, over what a former kit left there.

    Parameters
    ----------
    folder : Path
        Made where it is missing.
    language : str
        Of the sheets and the participant's page, such as ``"de"``; the guide and the slides are
        English.
    theme : Theme
        The look of sheets and slides.

    Returns
    -------
    list of Path
        What was written: the guide as a page and as text, a sheet for each canvas and all of them
        in one file, the participant's page, the slides.

    Raises
    ------
    MissingProgram
        Without python-pptx; everything else is written by then.
    NotSaved
        If the disk refused.
    """
    found = sessions()
    text = guide(found)
    written = [
        put(folder / "guide.html", page(text, _TITLE, SHEETS)),
        put(folder / "guide.md", text),
        *_sheets(folder, language, theme),
    ]
    try:
        slides = deck(found, theme=theme)
    except MissingProgram as error:
        raise MissingProgram(f"{error} Everything but the slides is in {folder}.") from error
    return [*written, put(folder / "method.pptx", slides)]


def _sheets(folder: Path, language: str, theme: Theme) -> Iterator[Path]:
    words = words_of(language)
    sheets = {name: paper_canvas(name, words, theme=theme) for name in CANVASES}
    yield from save([handout(words, theme=theme)], folder / "handout.pdf")
    for name, sheet in sheets.items():
        yield from save([sheet], folder / "canvases" / f"{name}.pdf")
    yield from save(list(sheets.values()), folder / "canvases" / "all.pdf")
