"""Make the finished workshop of the FreshCart case.

``python tools/make_case_workshop.py`` writes it anew; ``--check`` writes nothing and ends with 1
where the file differs from what the texts in ``tools/case/workshop`` give. Needs the package
itself: every record goes through the operations of the model.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from case.workshop import made

TEMPLATES = Path(__file__).parents[1] / "src/cjm_workshop/templates"


def files() -> dict[str, bytes]:
    """Give the bytes of each file by its path below the templates."""
    return {"freshcart/freshcart.cjm.json": made.text(made.workshop())}


def is_current(path: Path, data: bytes) -> bool:
    """Say whether a file holds this text; line ends may be those of another system."""
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == data


def main() -> int:
    """Write the files, or check them."""
    parser = argparse.ArgumentParser(description="Make the FreshCart case's finished workshop.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if files differ")
    parser.add_argument("--folder", type=Path, default=TEMPLATES, help="where the files are")
    options = parser.parse_args()
    wanted = files()
    stale = [name for name, data in wanted.items() if not is_current(options.folder / name, data)]
    if options.check:
        for name in stale:
            print(f"{name} differs: run python tools/make_case_workshop.py")
        return 1 if stale else 0
    for name, data in wanted.items():
        path = options.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{name}: {len(data):,} bytes{'' if name in stale else ', as before'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
