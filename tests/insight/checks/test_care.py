"""Checks of care: a map that triggers each, and the good map that does not."""

from __future__ import annotations

from cjm_workshop.model import Conflict, Picture

PICTURE = Picture(file="0123456789abcdef.png")


def test_cj70_a_picture_without_words(good, change, what):
    state = change(good, "persona-ana", portrait=PICTURE)
    state = change(state, "step-news", picture=PICTURE)
    assert what("CJ70", state) == [
        'error | persona "Ana, who cycles to work" | Its picture has no description.',
        'error | step "Wait for news" | Its picture has no description.',
    ]


def test_cj80_a_conflict_to_settle(good, more, what):
    conflict = Conflict(
        id="conflict-a", about="step-news", field="action", kept_by="Tom", other_by="Ida"
    )
    assert what("CJ80", more(good, conflict)) == [
        'warning | step "Wait for news" | Two people wrote "action" differently (Tom and Ida).'
    ]
