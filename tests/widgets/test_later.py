"""What is done a moment later."""

from __future__ import annotations

import subprocess
import sys


def test_python_waits_at_its_end_for_what_is_under_way_and_for_nothing_else() -> None:
    code = """
import threading, time
from cjm_workshop.widgets.later import later

begun = threading.Event()
def draw():
    begun.set()
    time.sleep(0.3)
    print("drawn")
later(3600, print)
later(0, draw)
begun.wait()
"""
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "drawn\n", "")
