"""How long it takes until a person can go on: imports, opening the case, the command's help.

Run by hand: ``python benchmarks/startup.py``. Each figure is the median of several fresh
processes, taken in turn with a bare Python, so that a busy machine slows both alike; behind it
stands the time of the processor, which waiting for others does not lengthen. Compiled files are
used as they are for a person: those that are missing are written first.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
OPEN = "from cjm_workshop import Workshop\nwith Workshop.open({file!r}, author='Ann'): pass"


def seconds(code: str) -> tuple[float, float]:
    """Return how long a fresh interpreter takes for some code, by the clock and the processor."""
    compiling = {"PYTHONDONTWRITEBYTECODE": ""}
    before, begun = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | compiling)
    clock, after = time.perf_counter() - begun, os.times()
    user, system = "children_user", "children_system"
    return clock, sum(getattr(after, one) - getattr(before, one) for one in (user, system))


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
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in tasks}
        for code, _aim in tasks.values():
            seconds(code)
        for _ in range(RUNS):
            for name, (code, _aim) in tasks.items():
                taken[name].append(seconds(code))
    bare = statistics.median(clock for clock, _ in taken["bare Python"])
    for name, (_code, aim) in tasks.items():
        median = statistics.median(clock for clock, _ in taken[name])
        worked = statistics.median(processor for _, processor in taken[name])
        figures = f"{median:6.3f} s  +{median - bare:5.3f} s  x{median / bare:5.1f}"
        print(f"{name:36} {figures}   {worked:5.2f} s of the processor   {aim}")


if __name__ == "__main__":
    main()
