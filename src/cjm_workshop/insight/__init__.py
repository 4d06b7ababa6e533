"""What a map says: checks, priorities, a walk through it, and what comes next."""

from __future__ import annotations

from cjm_workshop.insight.checks import (
    CHECKS,
    Check,
    CheckReport,
    Finding,
    Limits,
    Severity,
    run_checks,
)
from cjm_workshop.insight.milestones import Milestone, NextStep
from cjm_workshop.insight.overview import Overview, overview
from cjm_workshop.insight.priorities import (
    EFFORT_LINE,
    IMPACT_LINE,
    Priority,
    Quadrant,
    opportunity_from_pain,
    priorities,
    quadrant,
)
from cjm_workshop.insight.statements import Said, levels, statements
from cjm_workshop.insight.walk import Walk, WalkStep, WayOn, walk

__all__ = [
    "CHECKS",
    "EFFORT_LINE",
    "IMPACT_LINE",
    "Check",
    "CheckReport",
    "Finding",
    "Limits",
    "Milestone",
    "NextStep",
    "Overview",
    "Priority",
    "Quadrant",
    "Said",
    "Severity",
    "Walk",
    "WalkStep",
    "WayOn",
    "levels",
    "opportunity_from_pain",
    "overview",
    "priorities",
    "quadrant",
    "run_checks",
    "statements",
    "walk",
]
