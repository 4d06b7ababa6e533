"""The file of a workshop, its versions, the journal, backups."""

from __future__ import annotations

from cjm_workshop.storage.backups import Backup, list_backups
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import SUFFIX, Places
from cjm_workshop.storage.reports import NewerMinor, Report
from cjm_workshop.storage.store import Store

__all__ = [
    "SUFFIX",
    "Backup",
    "Disk",
    "Document",
    "NewerMinor",
    "Places",
    "Report",
    "Store",
    "list_backups",
    "read_document",
    "text_of",
]
