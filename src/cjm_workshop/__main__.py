"""``python -m cjm_workshop`` is the command `cjm-workshop`."""

from __future__ import annotations

from cjm_workshop.cli import main

if __name__ == "__main__":  # processes that draw in parallel import this module too
    main()
