"""Figures on the finished case: pictures, the demo, the memory of a kernel.

Run by hand: ``python benchmarks/case.py``. Every figure is a median of several runs and stands
beside something measured in the same run, so that a slow machine does not look like a slow kit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 5


def seconds(call: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def pictures() -> dict[str, float]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from cjm_workshop import case
    from cjm_workshop.draw.figure import png
    from cjm_workshop.draw.layout.journey_map import journey_map

    state = case.state()
    journey = state.journeys[0].id
    scenes = journey_map(state, journey)
    empty = Figure(figsize=(scenes[0].width / 72, scenes[0].height / 72), dpi=150)
    png(scenes[0])
    return {
        "layout of the A3 map, warm": seconds(lambda: journey_map(state, journey)),
        "A3 map as PNG at 150 dpi, warm": seconds(lambda: [png(scene) for scene in scenes]),
        "an empty A3 figure as PNG, warm": seconds(FigureCanvasAgg(empty).draw),
    }


def demo() -> dict[str, float]:
    def run() -> None:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "cjm_workshop", "demo", "-o", folder]
            subprocess.run(command, check=True, capture_output=True)

    bare = [sys.executable, "-c", "import matplotlib.figure, pandas"]
    return {
        "cjm-workshop demo": seconds(run, 3),
        "importing matplotlib and pandas alone": seconds(
            lambda: subprocess.run(bare, check=True), 3
        ),
    }


_MEMORY = """
import sys
{code}
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print(int(line.split()[1]) / 1024)
"""


def memory() -> dict[str, float]:
    """Return the resident memory in MB of an IPython kernel's process, with and without."""
    opened = "from cjm_workshop import case; case.state(); import ipykernel.ipkernel"
    drawn = f"{opened}; case.journey_map('Maya')._repr_mimebundle_()"
    codes = {
        "a bare kernel": "import ipykernel.ipkernel",
        "a kernel with the case open": opened,
        "a kernel that drew the map": drawn,
    }
    return {name: _resident(code) for name, code in codes.items()}


def _resident(code: str) -> float:
    program = _MEMORY.format(code=code)
    result = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    return float(result.stdout)


def main() -> None:
    for name, figure in (pictures() | demo()).items():
        print(f"{name:45} {figure:8.3f} s")
    if Path("/proc/self/status").exists():
        for name, figure in memory().items():
            print(f"{name:45} {figure:8.0f} MB")


if __name__ == "__main__":
    main()
