"""What a facilitator takes into the room: agendas, notes, sheets to print, slides of the method.

::

    notebooks/NN_topic.ipynb   minutes, breaks, what to cut ─┐
    solutions/NN_topic.ipynb   what to say, what goes wrong ─┼─ sessions.py ── agenda.py
    texts.toml                 checklists                   ─┘       │            │
                                                                     └─ guide.py ─┴─ page.py
    draw/layout/paper_canvases.py, handout.py ── kit.py ── a folder with all of it
    deck.toml, the case ── deck.py ─────────────┘

Nothing here is told twice: who changes the minutes of a notebook changes the agendas.
"""

from __future__ import annotations

from cjm_workshop.facilitation.agenda import Agenda, agendas
from cjm_workshop.facilitation.kit import write_kit
from cjm_workshop.facilitation.sessions import Session, sessions

__all__ = ["Agenda", "Session", "agendas", "sessions", "write_kit"]
