"""Taking in what a team brings, and showing records as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_workshop.storage import Store
from cjm_workshop.workshop.records import Records

if TYPE_CHECKING:
    import pandas as pd

    from cjm_workshop.evidence import ImportReport
    from cjm_workshop.evidence.listing import Listing

__all__ = ["Evidence"]


class Evidence(Records):
    """Files and tables, in and out; `cjm_workshop.evidence` reads them."""

    def import_from(self, source: Any, kind: str, **options: Any) -> ImportReport:
        """Take in interviews, a survey, tickets, sticky notes, touchpoints or a journey.

        Parameters
        ----------
        source : str, Path or DataFrame
            A CSV, XLSX or text file, a table, or pasted text.
        kind : {"interviews", "survey", "tickets", "notes", "touchpoints", "event_log", "journey"}
            What it is.
        **options
            Such as ``columns={"text": "Answer"}``; see `cjm_workshop.evidence.read_source`.
        """
        from cjm_workshop.evidence import import_into

        keep = self._store.keep_file if isinstance(self._store, Store) else None
        return import_into(self, source, kind, self.author, keep_file=keep, **options)

    def table(self, name: str) -> pd.DataFrame:
        """Return records as a table, such as ``"touchpoints"``, ``"steps"`` or ``"notes"``."""
        from cjm_workshop.evidence.tables import table

        return table(self.state(self.author), name)

    def listing(self, name: str) -> Listing:
        """Show a table to read: whole texts, and no column in which nothing stands."""
        from cjm_workshop.evidence.listing import Listing

        return Listing(self.state(self.author), name)
