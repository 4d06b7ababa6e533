"""The file of a workshop, its versions, the journal, backups.

What is rarely needed is loaded on use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cjm_workshop.storage.backups import Backup, list_backups
from cjm_workshop.storage.document import Document, read_document, text_of
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.lock import Lock
from cjm_workshop.storage.places import SUFFIX, Places, existing
from cjm_workshop.storage.reports import NewerMinor, Report
from cjm_workshop.storage.store import Store

if TYPE_CHECKING:
    from cjm_workshop.storage.backup_contents import AboutBackup, about_backups
    from cjm_workshop.storage.bundling import bundle, unbundle
    from cjm_workshop.storage.forget_report import ForgetReport
    from cjm_workshop.storage.forgetting import forget
    from cjm_workshop.storage.restoring import restore

__all__ = [
    "SUFFIX",
    "AboutBackup",
    "Backup",
    "Disk",
    "Document",
    "ForgetReport",
    "Lock",
    "NewerMinor",
    "Places",
    "Report",
    "Store",
    "about_backups",
    "bundle",
    "existing",
    "forget",
    "list_backups",
    "read_document",
    "restore",
    "text_of",
    "unbundle",
]

_HOME = {
    "AboutBackup": "cjm_workshop.storage.backup_contents",
    "about_backups": "cjm_workshop.storage.backup_contents",
    "ForgetReport": "cjm_workshop.storage.forget_report",
    "bundle": "cjm_workshop.storage.bundling",
    "forget": "cjm_workshop.storage.forgetting",
    "restore": "cjm_workshop.storage.restoring",
    "unbundle": "cjm_workshop.storage.bundling",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the module that owns it."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
