"""The file of a workshop, its versions, the journal, backups."""

from __future__ import annotations

from cjm_workshop.storage.backups import Backup, list_backups
from cjm_workshop.storage.bundle import bundle, unbundle
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.forget import ForgetReport, forget
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import SUFFIX, Places
from cjm_workshop.storage.reports import NewerMinor, Report
from cjm_workshop.storage.restore import restore
from cjm_workshop.storage.store import Store

__all__ = [
    "SUFFIX",
    "Backup",
    "Disk",
    "Document",
    "ForgetReport",
    "NewerMinor",
    "Places",
    "Report",
    "Store",
    "bundle",
    "forget",
    "list_backups",
    "read_document",
    "restore",
    "text_of",
    "unbundle",
]
