"""From surveys, event logs, interviews and sticky-note tables to evidence and operations."""

from __future__ import annotations

from cjm_workshop.evidence.tables import TABLES, table

__all__ = ["TABLES", "table"]
