"""Journeys that other tools wrote: Mermaid ``journey`` texts and CJML 2.0 files.

::

    reading.py ─┬─ mermaid.py ── mermaid_text.py ─┐
                └─ cjml.py ───── cjml_words.py ───┴─► found.py ──► building.py ──► records, report
"""

from __future__ import annotations

from cjm_workshop.evidence.journeys.reading import SUFFIXES, read_journeys

__all__ = ["SUFFIXES", "read_journeys"]
