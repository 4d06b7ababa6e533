"""A workshop as files for others: pictures, a web page, tables, JSON.

::

    export() ── formats.py ─┬─ png svg pdf ── pictures.py ── draw/, picture_svg.py ── web_fonts.py
                            ├─ pptx ── slides.py ── slide_file.py ── slide_shapes.py, slide_table.py
                            ├─ html ── html.py ── html_map.py, html_tables.py ── markup.py, svg.py
                            ├─ md ── markdown.py ── markdown_lists.py ── markdown_text.py
                            ├─ mmd, xml ── mermaid.py, cjml.py
                            ├─ csv, folder ── tables.py ── csv_folder.py
                            ├─ xlsx ── tables.py ── xlsx.py
                            └─ json ── json_file.py
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_workshop.draw import themes
from cjm_workshop.draw.branding import brand
from cjm_workshop.draw.theme import Direction, Theme
from cjm_workshop.draw.themes import THEMES
from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.export.formats import FORMATS, PICTURE_FORMATS, WRITERS, Order, put_folder
from cjm_workshop.languages.sentences import Sentence, listed, sentence
from cjm_workshop.model import Journey, JourneyState, Persona, State, seen_by
from cjm_workshop.model.naming import find
from cjm_workshop.storage import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjm_workshop.draw.layout.journey.view import Asked

__all__ = ["FORMATS", "PAGES", "PICTURES", "THEMES", "brand", "export"]

PICTURES = (
    "journey",
    "persona",
    "touchpoints",
    "wheel",
    "empathy",
    "affinity",
    "impact",
    "storyboard",
    "overview",
    "plan",
    "workshop",
)
"""What can be exported; ``workshop`` is all of it."""
PAGES = ("A4", "A3", "A2", "A1", "letter", "tabloid", "slide")
_NOBODY = "\n"  # no name can be this, so no private note is anybody's own


def export(
    state: State,
    path: str | Path,
    picture: str = "journey",
    persona: str | None = None,
    journey: str | None = None,
    page: str = "A3",
    folder_of_files: Path | None = None,
    theme: str | Theme = "default",
    direction: Direction | None = None,
    *,
    compare: str | Sequence[str] = (),
    level: str | None = None,
    stage: str | Sequence[str] | None = None,
    lanes: str | Sequence[str] | None = None,
) -> list[Path]:
    """Write a workshop, or a part of it, in the format that the file's name ends in.

    Private notes are left out: they are their author's until the reveal.

    Parameters
    ----------
    state : State
        The workshop.
    path : path
        Ends in one of `FORMATS`. A name without an ending, or an existing folder, becomes a
        folder with one CSV per table.
    picture : str
        One of `PICTURES`.
    persona : str, optional
        Name or id of the persona to show; all of them without it.
    journey : str, optional
        Name or id of the journey to show. Without it: all of the persona's; in a picture those
        of today alone, where there are any.
    page : str
        One of `PAGES`, landscape. Slides are always 16:9.
    folder_of_files : Path, optional
        ``NAME.files`` of the workshop, with the portraits.
    theme : str or Theme
        The look of pictures and web page: one of `THEMES`, or what `brand` returns.
    direction : {"auto", "ltr", "rtl"}, optional
        Which way pictures and web page run; without it as the charter's language does.
    compare, level, stage, lanes : optional
        What a journey map as PNG, SVG or PDF shows: other journeys or ``"measured"`` beside it,
        ``"strategic"`` or ``"tactical"``, the stages to zoom in on, more lanes. See
        `cjm_workshop.draw.layout.journey_map.journey_map`.

    Returns
    -------
    list of Path
        What was written. Several pages become one PDF, or ``NAME-1.png``, ``NAME-2.png`` …, as do
        several journeys in Mermaid.

    Raises
    ------
    UnknownName
        If there is no such picture, persona, journey, page, theme, stage, level or lane.
    WorkshopError
        If the name ends in something else, or the format holds journeys only and another picture
        is asked for, or one cannot show what is asked of a journey map.
    MissingProgram
        If slides are asked for without python-pptx.
    NotSaved
        If the disk refused; a file that was there before is whole.
    """
    target = Path(path)
    folder = _check_target(target)
    _known("picture", picture, PICTURES)
    _known("page", page, PAGES)
    look = _look(theme, direction)
    view: Asked = {"compare": compare, "level": level, "stage": stage, "lanes": lanes}
    _check_view(target, picture, view)
    state = seen_by(state, _NOBODY)
    ending = target.suffix.lower()
    personas = _personas(state, persona)
    future = ending not in PICTURE_FORMATS or picture == "overview"
    order = Order(
        state=state,
        target=target,
        picture=picture,
        personas=personas,
        journeys=_journeys(state, journey, personas if persona else (), future=future),
        named=bool(persona or journey),
        page=page,
        look=look,
        view=view,
        files=folder_of_files,
    )
    return put_folder(order, target) if folder else WRITERS[ending](order)


def _check_target(target: Path) -> bool:
    """Refuse a name that nothing can be written to; tell whether it names a folder."""
    if _is_a_workshop(target):
        other = f"{target.name.split('.')[0]}-copy.json"
        raise WorkshopError(sentence("refusal.over_workshop", name=target.name, other=other))
    if not target.suffix or target.is_dir():
        return True
    if target.suffix.lower() not in FORMATS:
        raise WorkshopError(_unknown_ending(target))
    return False


def _look(name: str | Theme, direction: Direction | None) -> Theme:
    look = themes.theme(name)
    if direction is None:
        return look
    _known("direction", direction, ("auto", "ltr", "rtl"))
    return replace(look, direction=direction)


def _is_a_workshop(target: Path) -> bool:
    """Tell whether a file is a workshop, or lies where a workshop keeps what belongs to it."""
    kept = (".history", ".files")
    inside = any(parent.name.endswith(kept) for parent in target.absolute().parents)
    return target.name.endswith(SUFFIX) or target.name.endswith(kept) or inside


def _unknown_ending(target: Path) -> Sentence:
    known = listed(f"{ending} ({what})" for ending, what in FORMATS.items())
    names = {"name": target.name, "ending": target.suffix}
    return sentence("refusal.unknown_ending", **names, known=known)


def _check_view(target: Path, picture: str, view: Asked) -> None:
    """Refuse what only a drawn journey map can show."""
    options = [name for name, asked in view.items() if asked]
    drawn = target.suffix.lower() in PICTURE_FORMATS and picture in ("journey", "workshop")
    if options and not drawn:
        asked = listed(options)
        raise WorkshopError(sentence("refusal.not_shown", name=target.name, options=asked))


def _known(kind: str, name: str, names: tuple[str, ...]) -> None:
    if name not in names:
        raise UnknownName(kind, name, names)


def _personas(state: State, wanted: str | None) -> tuple[Persona, ...]:
    if wanted is None:
        return state.personas
    found = find(state, Persona.KIND, wanted)
    return (found,) if isinstance(found, Persona) else ()


def _journeys(
    state: State, wanted: str | None, personas: tuple[Persona, ...], *, future: bool
) -> tuple[Journey, ...]:
    """Return the journeys to show: those of today alone where the future is not asked for."""
    of = {one.id for one in personas}
    among = [one for one in state.journeys if not personas or one.persona in of]
    if wanted is not None:
        name = wanted.strip().casefold()
        found = [one for one in among if name in (one.id, one.name.casefold())]
        if not found:
            raise UnknownName("journey", wanted, [one.name for one in among])
        return tuple(found[:1])
    today = [one for one in among if one.state != JourneyState.FUTURE]
    return tuple(among if future or not today else today)
