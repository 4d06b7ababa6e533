"""What a map says: checks, priorities, a walk through it, and what comes next."""

from __future__ import annotations

from cjm_workshop.insight.overview import Milestone, NextStep, Overview, overview
from cjm_workshop.insight.statements import Said, levels, statements

__all__ = ["Milestone", "NextStep", "Overview", "Said", "levels", "overview", "statements"]
