"""Figures on writing one map in each format, and against Mermaid in a headless browser.

Run by hand: ``python benchmarks/backends.py``. Every figure is a median of several runs and stands
beside something measured in the same run, so that a slow machine does not look like a slow kit.
Mermaid is taken from npm into a temporary folder; without npm, a network or Chromium it is left
out.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

RUNS = 7
COLD_RUNS = 5
SLOWEST = {"SVG": 0.02, "PNG at 150 dpi": 1.0, "PDF": 0.6, "PPTX, one slide": 0.3, "PPTX": 0.3}
"""Seconds that each may take, on a machine that has nothing else to do."""

OURS = """
import sys
from pathlib import Path
from cjm_workshop import case
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.export.picture_svg import picture
Path(sys.argv[1]).write_text(picture(journey_map(case.state())[0]), "utf-8")
"""
THEIRS = """
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
folder, script, chromium = map(Path, sys.argv[1:])
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page()
    page.set_content("<div id=map></div>")
    page.add_script_tag(path=script)
    drawn = page.evaluate(
        "async (text) => (await mermaid.render('drawn', text)).svg",
        (folder / "map.mmd").read_text("utf-8"),
    )
    (folder / "theirs.svg").write_text(drawn, "utf-8")
    browser.close()
"""


def seconds(call: Callable[[], object], runs: int = RUNS) -> float:
    call()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def formats() -> dict[str, float]:
    from pptx import Presentation

    from cjm_workshop import case
    from cjm_workshop.draw import figure
    from cjm_workshop.draw.layout.journey_map import journey_map
    from cjm_workshop.export.picture_svg import picture
    from cjm_workshop.export.slide_file import Slide, presentation
    from cjm_workshop.export.slides import of_journey

    state = case.state()
    journey = state.journeys[0]
    (scene,) = journey_map(state, journey.id)
    slides = of_journey(state, journey)
    pixels = bytes(2480 * 1753 * 3)
    return {
        "SVG": seconds(lambda: picture(scene)),
        "PNG at 150 dpi": seconds(lambda: figure.png(scene)),
        "PDF": seconds(lambda: figure.pdf([scene])),
        "PPTX, one slide": seconds(lambda: presentation([Slide(scene, scene.title)], "")),
        "PPTX": seconds(lambda: presentation(slides, "")),
        f"  its {len(slides)} slides, laid out": seconds(lambda: of_journey(state, journey)),
        "  an empty PPTX, opened and saved": seconds(lambda: Presentation().save(BytesIO())),
        "  the raw pixels of an A3 PNG, compressed": seconds(lambda: zlib.compress(pixels, 3)),
    }


def mermaid(folder: Path) -> Path | None:
    """Return Mermaid's script, or None where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "mermaid@11"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    script = folder / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
    return script if done.returncode == 0 and script.is_file() else None


def against_mermaid() -> dict[str, float]:
    """Return the times from a cold process to a file with the same 14 steps."""
    from cjm_workshop import case
    from cjm_workshop.export.mermaid import diagram

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    state = case.state()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "map.mmd").write_text(diagram(state, state.journeys[0]), "utf-8")
        ours = [sys.executable, "-c", OURS, str(folder / "ours.svg")]
        found = {
            "our SVG, from a cold process": seconds(
                lambda: subprocess.run(ours, check=True), COLD_RUNS
            )
        }
        script = mermaid(folder) if chromium else None
        if chromium is None or script is None:
            print("Mermaid left out: it needs npm, a network and Chromium.")
            return found
        theirs = [sys.executable, "-c", THEIRS, str(folder), str(script), chromium]
        found["Mermaid's SVG in Chromium, from a cold process"] = seconds(
            lambda: subprocess.run(theirs, check=True), COLD_RUNS
        )
        for file in ("ours.svg", "theirs.svg"):
            print(f"{file}: {(folder / file).stat().st_size / 1000:.0f} kB")
        return found


def main() -> None:
    for name, figure in formats().items():
        limit = f"   (at most {SLOWEST[name] * 1000:.0f})" if name in SLOWEST else ""
        print(f"{name:50} {figure * 1000:8.1f} ms{limit}")
    for name, figure in against_mermaid().items():
        print(f"{name:50} {figure * 1000:8.1f} ms")


if __name__ == "__main__":
    main()
