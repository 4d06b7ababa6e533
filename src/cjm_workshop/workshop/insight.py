"""What a map says: its checks, the walk along it, and the opportunities in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_workshop.model import Add, Record, payload_of
from cjm_workshop.workshop.records import Records

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

    from cjm_workshop.insight import CheckReport

__all__ = ["Insight"]


class Insight(Records):
    """Questions to a map; `cjm_workshop.insight` answers them."""

    def checks(self) -> CheckReport:
        """Look for what a good map must not miss: what, where, why and how to mend."""
        from cjm_workshop.insight import run_checks

        return run_checks(self.state(), today=self.as_of)

    def walk(self, name: str | None = None) -> DOMWidget:
        """Walk a journey step by step as the customer."""
        from cjm_workshop.insight import walk
        from cjm_workshop.widgets import advice, walk_through

        if not self.state().journeys:
            return advice(self._words("form.starter.no_walk"))
        journey = self._journey(name).id
        return walk_through(self, journey, lambda state: walk(state, journey))

    def opportunity_from(self, pain: str) -> Record:
        """Turn a pain into a "How might we …" that waits for an owner and a metric."""
        from cjm_workshop.insight import opportunity_from_pain

        draft = opportunity_from_pain(self.state(), self.find("pain", pain).id)
        self.apply(Add(records=(payload_of(draft),), author=self.author))
        return self._record(draft.id)
