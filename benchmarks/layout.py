"""How long laying out journey maps takes, and drawing long ones: ``python benchmarks/layout.py``.

Every figure is a median and stands beside writing the same workshop as JSON text in the same run,
so that a slow machine does not look like a slow kit. Times are those of the processor.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

RUNS = 15
STAGES, STEPS = 12, 60
LENGTHS = (15, 60, 150, 300, 600)


def milliseconds(call: Callable[[], object], runs: int = RUNS) -> float:
    taken = []
    for _ in range(runs):
        start = time.process_time()
        call()
        taken.append(time.process_time() - start)
    return 1000 * statistics.median(taken)


def long_journey(stages: int, steps: int) -> Any:
    """Return the case with its first journey repeated, every text with a number of its own."""
    from cjm_workshop import case
    from cjm_workshop.model import Stage

    state = case.state()
    journey = state.journeys[0]
    own = state.steps_of(journey.id)
    places = tuple(Stage(id=f"stage-{at}", name=f"Stage {at + 1}") for at in range(stages))
    found, pains = [], []
    for at in range(steps):
        step = own[at % len(own)]
        changes = {
            "id": f"step-{at}",
            "stage": f"stage-{at * stages // steps}",
            "action": f"{step.action} ({at})",
            "next": (),
        }
        found.append(step.model_copy(update=changes))
        pains += [
            pain.model_copy(update={"id": f"{pain.id}-{at}", "step": f"step-{at}"})
            for pain in state.pains
            if pain.step == step.id
        ]
    changed = {"steps": tuple(found), "pains": tuple(pains), "stages": places}
    route = journey.model_copy(update={"stages": tuple(stage.id for stage in places)})
    return state.model_copy(update={**changed, "journeys": (route,), "opportunities": ()})


def layouts() -> dict[str, float]:
    from cjm_workshop import case
    from cjm_workshop.draw.layout.journey_map import journey_map

    state = case.state()
    name = state.journeys[0].id
    text = state.model_dump(mode="json")
    views: dict[str, dict[str, Any]] = {
        "5 stages, 14 steps, 8 lanes": {},
        "the same with another journey": {"compare": state.journeys[1].id},
        "the same with what was measured": {"compare": "measured"},
        "the same, strategic": {"level": "strategic"},
        "the same with all 16 lanes": {"lanes": "all"},
    }
    for view in views.values():
        journey_map(state, name, **view)
    found = {"json.dumps of the same workshop": milliseconds(lambda: json.dumps(text))}
    edited = [state.model_copy() for _ in range(RUNS + 1)]  # as after a change somewhere
    found["layout after a change: 5 stages, 14 steps, 8 lanes"] = milliseconds(
        lambda: journey_map(edited.pop(), name)
    )
    for words, view in views.items():
        found[f"layout, warm: {words}"] = milliseconds(lambda v=view: journey_map(state, name, **v))
    return found


def growth() -> dict[str, float]:
    """Return the time of a first layout per step; the same number means linear."""
    from cjm_workshop.draw.layout.journey_map import journey_map

    found = {}
    for steps in LENGTHS:
        state = long_journey(max(1, steps // 5), steps)
        name = state.journeys[0].id
        found[f"first layout of {steps} steps, per step"] = (
            milliseconds(lambda s=state, n=name: journey_map(s, n), 1) / steps
        )
    return found


def drawn() -> tuple[float, float, int]:
    """Lay out and draw the long map; return seconds, MB at most, and pages."""
    from cjm_workshop.draw import figure
    from cjm_workshop.draw.layout.journey_map import journey_map

    state = long_journey(STAGES, STEPS)
    start = time.process_time()
    pages = journey_map(state, state.journeys[0].id)
    for page in pages:
        figure.png(page)
    seconds = time.process_time() - start
    return seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(pages)


def main() -> None:
    if sys.argv[1:] == ["--drawn"]:
        print(*drawn())
        return
    for name, figure in (layouts() | growth()).items():
        print(f"{name:55} {figure:9.2f} ms")
    run = [sys.executable, __file__, "--drawn"]
    words = subprocess.run(run, check=True, capture_output=True, text=True).stdout.split()
    what = f"{STAGES} stages, {STEPS} steps as PNG on {words[2]} pages"
    print(f"{what:55} {float(words[0]):9.2f} s, {float(words[1]):.0f} MB with all imports")


if __name__ == "__main__":
    main()
