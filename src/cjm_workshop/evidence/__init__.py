"""From surveys, event logs, interviews and sticky-note tables to evidence and operations."""

from __future__ import annotations

from cjm_workshop.evidence.importing import KINDS_OF_SOURCE, import_into, read_source
from cjm_workshop.evidence.intake import Imported
from cjm_workshop.evidence.report import ImportReport, NotTaken
from cjm_workshop.evidence.tables import TABLES, table

__all__ = [
    "KINDS_OF_SOURCE",
    "TABLES",
    "ImportReport",
    "Imported",
    "NotTaken",
    "import_into",
    "read_source",
    "table",
]
