"""Lessons: check, hint, solution, quiz, reflection and progress; exercises made from solutions.

::

    solutions/03_touchpoints.ipynb   the lesson, solved: the source
        │ exercises.py               cjm-workshop exercises
        ▼
    exercises/03_touchpoints.ipynb   with gaps ── Lesson("03") ── checking.py ── Outcome
                                                     │               ├─ closed.py
    lessons/03_touchpoints.toml ── content.py ───────┘               └─ checks/touchpoints.py
    tasks, hints, quiz, rubrics                                        open tasks
"""

from __future__ import annotations

from cjm_workshop.learning.lesson import Lesson
from cjm_workshop.learning.outcome import NotYet, Outcome, Verdict
from cjm_workshop.learning.placeholder import TODO

__all__ = ["TODO", "Lesson", "NotYet", "Outcome", "Verdict"]
