"""Make the research material of the FreshCart case.

``python tools/make_case.py`` writes it anew; ``--check`` writes nothing and ends with 1 where the
files differ from what the texts in ``tools/case/texts`` and the figures in ``tools/case/plan.py``
give. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from pathlib import Path

from case import events, interviews, notes, survey, tickets, truths

RESEARCH = Path(__file__).parents[1] / "src/cjm_workshop/templates/freshcart/research"
TABLES = {
    "interviews.csv": interviews,
    "survey.csv": survey,
    "events.csv": events,
    "tickets.csv": tickets,
    "notes.csv": notes,
}


def made() -> dict[str, str]:
    """Give the text of each file."""
    files = {}
    for name, table in TABLES.items():
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([table.HEADER, *table.rows()])
        files[name] = text.getvalue()
    files["truths.json"] = json.dumps(truths.document(), indent=2, ensure_ascii=False) + "\n"
    return files


def is_current(path: Path, text: str) -> bool:
    """Say whether a file holds this text; line ends may be those of another system."""
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main() -> int:
    """Write the files, or check them."""
    parser = argparse.ArgumentParser(description="Make the FreshCart case's research material.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if files differ")
    parser.add_argument("--folder", type=Path, default=RESEARCH, help="where the files are")
    options = parser.parse_args()
    files = made()
    stale = [name for name, text in files.items() if not is_current(options.folder / name, text)]
    if options.check:
        for name in stale:
            print(f"{name} differs from what the script makes; run: python tools/make_case.py")
        return 1 if stale else 0
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {len(text.encode()):,} bytes{'' if name in stale else ', as before'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
