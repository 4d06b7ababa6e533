"""How long it takes until a person can go on: imports, opening the case, the command's help.

Run by hand: ``python benchmarks/startup.py``. Each figure is the median of several fresh
processes, taken in turn with a bare Python, so that a busy machine slows both alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 9
OPEN = "from cjm_workshop import Workshop\nwith Workshop.open({file!r}, author='Ann'): pass"


def seconds(code: str) -> float:
    """Return how long a fresh interpreter takes for some code, start and end included."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - begun


def main() -> None:
    from cjm_workshop import Workshop

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.cjm.json"
        Workshop.new(file, template="freshcart", author="Ann").close()
        tasks = {
            "bare Python": ("pass", ""),
            "import cjm_workshop": ("import cjm_workshop", "at most 0.05 s more than bare Python"),
            "from cjm_workshop import Workshop": ("from cjm_workshop import Workshop", ""),
            "… and the case opened": (OPEN.format(file=str(file)), "at most 0.6 s"),
            "cjm-workshop --help": (
                "import contextlib, io\nfrom cjm_workshop.cli import main\n"
                "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
                "    main(['--help'])",
                "",
            ),
        }
        taken: dict[str, list[float]] = {name: [] for name in tasks}
        for _ in range(RUNS):
            for name, (code, _aim) in tasks.items():
                taken[name].append(seconds(code))
    bare = statistics.median(taken["bare Python"])
    for name, (_code, aim) in tasks.items():
        median = statistics.median(taken[name])
        more = median - bare
        print(f"{name:36} {median:6.3f} s  +{more:5.3f} s  x{median / bare:5.1f}   {aim}")


if __name__ == "__main__":
    main()
