"""``python -m cjm_workshop`` is the command `cjm-workshop`."""

from __future__ import annotations

from cjm_workshop.cli import main

main()
