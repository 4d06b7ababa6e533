"""Every word on a board or form comes from a language file or from the workshop itself.

They are shown in a language whose labels are all marked: ``⟦Undo⟧``. A word without a mark that
nobody wrote into the workshop stands in the code.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cjm_workshop import Workshop, languages
from cjm_workshop.languages import Words, words_of
from cjm_workshop.templates import case_file
from cjm_workshop.templates.guide import parts, prompts
from cjm_workshop.templates.material import material
from cjm_workshop.widgets import labels
from plain_page import PlainPage
from scenes import SCENES, STEPS
from waiting import until

ENGLISH = words_of("en")
NOT_SHOWN = re.compile(r"form\.\w+\.code|picture\.number\..*|picture\.months|picture\.time\..*")
"""What no reader sees: the code by which a browser writes numbers, signs in figures."""
OWN = {"quiz", "rubric"}
"""Of lessons, which are in the language of their texts."""
BOARDS = [name for name in SCENES if name not in STEPS and name not in OWN]
STEADY = {"name-form", "import-form"}
"""They stay in the language in which they were opened."""
CUT = re.compile(r"⟦[^⟦⟧]*⟧|\w*…")
"""Labels, and a word that was cut where a long text is shortened."""
SIGNS = {
    "am",
    "pm",
    "kb",
    "mb",
    "n",
    "min",
    "csv",
    "tsv",
    "txt",
    "xlsx",
    "mmd",
    "mermaid",
    "cjml",
    "xml",
}
READ = """() => {
  const said = [];
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("script, style, template")) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"])
      if (one.getAttribute(name)) said.push(one.getAttribute(name));
    for (const node of one.childNodes) if (node.nodeType === 3) said.push(node.data);
  }
  return said;
}"""


def marked(text: str) -> str:
    """Return a label with a mark around every piece that is not filled in."""
    return "".join(
        f"⟦{piece}⟧" if re.search(r"\w", piece) and not piece.startswith("{") else piece
        for piece in re.split(r"(\{[^}]*\})", text)
    )


PSEUDO = Words(
    "xx",
    {
        n: ENGLISH._labels[n] if NOT_SHOWN.fullmatch(n) else marked(ENGLISH._labels[n])
        for n in ENGLISH
    },
)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Add the language with marked labels."""
    read = languages._words
    monkeypatch.setattr(languages, "_words", lambda code: PSEUDO if code == "xx" else read(code))
    for module in (languages, labels):
        monkeypatch.setattr(module, "languages", lambda: ["de", "en", "xx"])
    words_of.cache_clear()
    yield
    words_of.cache_clear()


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def known_to(workshop: Workshop) -> set[str]:
    """Return the words that somebody wrote: into the workshop, its notebooks and prompt cards."""
    written = str(workshop.state().model_dump())
    notebooks = [
        f"{part.id} {part.title} {part.deliverable}" for part in parts(material("notebooks"))
    ]
    cards = [str(card) for card in prompts("touchpoints", "xx")]
    names = " ".join(languages._words(code)("word.language") for code in ("en", "de", "xx"))
    initials = ["".join(word[:1] for word in p.name.split()) for p in workshop.state().personas]
    return words(" ".join([written, *notebooks, *cards, names, *initials, workshop.author])) | SIGNS


@pytest.fixture
def file(tmp_path: Path, pseudo: None) -> Path:
    file = tmp_path / "freshcart.cjm.json"
    shutil.copy(case_file(), file)
    return file


def test_every_word_of_a_board_or_form_follows_the_language(
    file: Path, open_widget: Callable[..., Any]
) -> None:
    """Each is opened in English, and goes over to the marked language where it stands."""
    found: dict[str, set[str]] = {}
    with Workshop.open(file, author="Ana") as workshop:
        known = known_to(workshop)
        with PlainPage({name: SCENES[name] for name in BOARDS}, file) as served:
            for name in BOARDS:
                workshop.edit("charter", language="xx" if name in STEADY else "en")
                page = open_widget(served.url(name))
                workshop.edit("charter", language="xx")
                left = partial(foreign, page, known)
                with suppress(AssertionError):
                    until(lambda left=left: left() == set(), f"{name} in the marked language", 20)
                found |= {name: left()} if left() else {}
                page.close()
                served.kernel(name).kill()
    assert found == {}


def foreign(page: Any, known: set[str]) -> set[str]:
    """Return the words of a page that are neither marked nor known."""
    said = page.evaluate(READ)
    if not any("⟦" in text for text in said):
        return {"all of them"}
    return {word for text in said for word in words(CUT.sub(" ", text)) - known}
