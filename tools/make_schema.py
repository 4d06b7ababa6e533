"""Write the public JSON Schema of a workshop file: ``python tools/make_schema.py``.

With ``--check`` nothing is written; the exit code is 1 if the committed schema is stale.
"""

import json
import sys
from pathlib import Path

from cjm_workshop.model import file_schema

TARGET = Path(__file__).parents[1] / "docs" / "cjm-workshop-1.schema.json"


def text() -> str:
    return json.dumps(file_schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text())
    TARGET.write_text(text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
