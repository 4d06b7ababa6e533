"""Write the table of minutes in docs/facilitate.md anew from the notebooks.

``python tools/make_minutes.py`` writes it; ``--check`` writes nothing and ends with 1 where it
differs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from cjm_workshop.facilitation import sessions
from cjm_workshop.facilitation.guide import overview

PAGE = Path(__file__).parents[1] / "docs/facilitate.md"
BEGIN, END = "<!-- minutes -->\n", "\n<!-- /minutes -->"


def written(page: str) -> str:
    """Return the page with the table as the notebooks say it."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{overview(sessions())}{END}{after}"


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description="Write the minutes into the facilitator's page.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it differs")
    check = parser.parse_args().check
    page = PAGE.read_text("utf-8")
    new = written(page)
    if check and new != page:
        print("docs/facilitate.md differs: run python tools/make_minutes.py")
    elif not check:
        PAGE.write_text(new, encoding="utf-8")
    return int(check and new != page)


if __name__ == "__main__":
    sys.exit(main())
