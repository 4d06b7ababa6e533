"""Voting with dots: given unseen, shown to all once the vote is closed."""

from __future__ import annotations

from typing import Any

from cjm_workshop.errors import UnknownName
from cjm_workshop.insight.voting import Result, results
from cjm_workshop.languages import words_of
from cjm_workshop.model import Activity, Cluster, Host, Note, Opportunity, State, board_of, round_of
from cjm_workshop.model.naming import name_of
from cjm_workshop.widgets.panel import Panel
from cjm_workshop.widgets.scripts import joined_script

__all__ = ["VOTED_ON", "VotePanel", "vote_panel"]

VOTED_ON = {
    "affinity": Cluster.KIND,
    "ideas": Note.KIND,
    "opportunities": Opportunity.KIND,
}
"""What can be voted on, and the kind of record that gets the dots."""


class VotePanel(Panel):
    """What is voted on, one's own dots, and the result once the vote is closed."""

    SECTIONS = ("board", "facilitation", "vote")
    _esm = joined_script("vote.js")


def vote_panel(host: Host, what: str = "affinity", author: str = "") -> VotePanel:
    """Return the vote on a board.

    Parameters
    ----------
    host : Host
        The workshop.
    what : {"affinity", "ideas", "opportunities"}
        The clusters of the affinity diagram, the notes of the ideas board, or the opportunities.
    author : str, optional
        Who votes here; without a name nobody can.

    Raises
    ------
    UnknownName
        If that is nothing to vote on.
    """
    if what not in VOTED_ON:
        raise UnknownName("vote", what, VOTED_ON)

    def look(state: State) -> dict[str, Any]:
        # how many have voted may be known; the dots of others are not in `state`
        everything = host.state()
        about = ((vote, everything.index[vote.about]) for vote in everything.votes)
        voters = {v.voter for v, r in about if VOTED_ON[what] == r.KIND and board_of(r) == what}
        return _vote_view(state, what, author, len(voters))

    return VotePanel(host, look, author=author)


def _vote_view(state: State, what: str, author: str, voters: int) -> dict[str, Any]:
    about = round_of(state, what, Activity.VOTE)
    kind = VOTED_ON[what]
    records = [record for record in state.of_kind(kind) if board_of(record) == what]
    mine = {vote.about: vote.dots for vote in state.votes if vote.voter == author and author}
    given = sum(dots for record, dots in mine.items() if kind == state.index[record].KIND)
    names = {record.id: name_of(record) for record in records}
    is_closed = about is not None and not about.open
    found = results(state, what, kind) if is_closed else ()
    return {
        "form": f"vote/{what}",
        "board": what,
        "title": words_of(state.charter.language)(f"vote.on.{what}"),
        "state": "none" if about is None else "closed" if is_closed else "open",
        "each": state.charter.dots_each,
        "left": max(state.charter.dots_each - given, 0),
        "voters": voters,
        "items": [
            {"id": record, "name": name, "mine": mine.get(record, 0)}
            for record, name in names.items()
        ],
        "results": [_result(one, names[one.record]) for one in found],
    }


def _result(result: Result, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "dots": result.dots,
        "people": result.people,
        "rank": result.rank,
        "tied": result.tied,
    }
