"""The guide: everything in it stands in the notebooks and lessons, and its page needs nothing."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from cjm_workshop import facilitation
from cjm_workshop.facilitation.agenda import agendas
from cjm_workshop.facilitation.guide import SHEETS, guide, overview
from cjm_workshop.facilitation.page import page
from cjm_workshop.facilitation.sessions import sessions
from cjm_workshop.learning.plan import plans

GUIDE = guide(sessions())


def test_each_notebook_has_its_notes() -> None:
    for session in sessions():
        _, _, rest = GUIDE.partition(f"\n### {session.title}\n")
        part = rest.partition("\n##")[0]
        assert session.when_late in part
        assert session.deliverable in part
        if session.plan:
            for note in session.plan.notes.values():
                assert note.strip() in part


def told(held: object) -> Iterator[str]:
    """Walk over the texts of a table of TOML, at any depth."""
    if isinstance(held, str):
        yield held.strip()
    elif isinstance(held, dict | list):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from told(inner)


def test_every_text_of_the_checklists_is_in_it() -> None:
    texts = list(told(tomllib.loads((files(facilitation) / "texts.toml").read_text("utf-8"))))
    assert len(texts) > 30
    assert [text for text in texts if text not in GUIDE] == []


def test_notebooks_without_a_lesson_say_so_by_having_no_plan() -> None:
    lessons = {plan.stem[:2] for plan in plans()}
    assert {one.number for one in sessions() if one.plan} == lessons & {
        one.number for one in sessions()
    }


def test_each_agenda_is_a_table_with_its_times() -> None:
    for agenda in agendas(sessions()):
        part = GUIDE.partition(f"## Agenda: {agenda.name}\n")[2].partition("\n## ")[0]
        times = re.findall(r"^\| (\d+:\d\d) \|", part, re.MULTILINE)
        told = sum(len(meeting.entries) + 1 for meeting in agenda.meetings)
        assert len(times) == told
        cuts = re.findall(r"^\d+\. (\d\d)", part, re.MULTILINE)
        assert sorted(cuts) == sorted(session.number for session in agenda.sessions)
        assert cuts[-1] == "07"


def test_the_checklists_are_there() -> None:
    for heading in ("The room", "Online", "When the day goes wrong", "Afterwards"):
        assert f"\n## {heading}\n" in GUIDE
    assert GUIDE.count("- ☐ ") >= 15


def test_the_table_in_the_documents_is_that_of_the_notebooks(repository: Path) -> None:
    told = (repository / "docs" / "facilitate.md").read_text("utf-8")
    assert f"<!-- minutes -->\n{overview(sessions())}\n<!-- /minutes -->" in told
    script = str(repository / "tools" / "make_minutes.py")
    done = subprocess.run([sys.executable, script, "--check"], check=False, timeout=120)
    assert done.returncode == 0


def test_the_page_is_whole_and_needs_nothing_from_outside() -> None:
    html = page(GUIDE, "Facilitator's guide")
    body = re.search(r"<body>.*</body>", html, re.DOTALL)
    assert body
    ET.fromstring(body[0])
    assert "http" not in html
    tables = [line for line in GUIDE.splitlines() if line.startswith("|---")]
    assert html.count("<table>") == len(tables) >= 7
    assert "&lt;script&gt;" in page("<script>alert(1)</script>", "T")


def test_each_agenda_begins_a_sheet_of_paper() -> None:
    html = page(GUIDE, "", SHEETS)
    for heading in SHEETS:
        assert f'<h2 class="sheet">{heading}' in html
    assert html.count('<h2 class="sheet">Agenda: ') == len(agendas(sessions()))


def test_no_note_is_lost_on_the_way_to_the_page() -> None:
    text = "".join(
        ET.fromstring(re.findall(r"<body>.*</body>", page(GUIDE, ""), re.DOTALL)[0]).itertext()
    )
    for session in sessions():
        assert session.when_late in text
