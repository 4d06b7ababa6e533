"""The finished workshop: everything in the order of the notebooks."""

from __future__ import annotations

from cjm_workshop.model import State
from cjm_workshop.storage.document import Document, text_of

from . import chances, frame, future, harold, maya, notes, people, sources, touchpoints, votes
from .recorder import Recorder

_STORIES = (maya, harold, future)


def workshop() -> State:
    """Hold the workshop again, and give what came out of it."""
    steps = [step for story in _STORIES for step in story.STEPS]
    pains = (*maya.PAINS, *harold.PAINS)
    stickies = (*notes.EMPATHY_NOTES, *notes.STICKIES)
    told = (*people.PERSONAS, *touchpoints.TOUCHPOINTS, *steps, *pains, *stickies)

    taken = Recorder()
    taken.charter(frame.CHARTER, "Dana Okafor")
    taken.add(sources.evidence_for(told), "Lena")
    taken.add(frame.CHANNELS, "Aylin")
    taken.add(people.PERSONAS, "Lena")
    taken.add(touchpoints.TOUCHPOINTS, "Tomasz")
    taken.add(notes.EMPATHY, "Ines")
    taken.add(notes.CLUSTERS, "Dana Okafor")
    taken.add(stickies, "Dana Okafor")
    taken.add(frame.STAGES, "Aylin")
    for story in _STORIES:
        taken.add((story.JOURNEY,), "Aylin")
        taken.add(story.STEPS, "Aylin")
    taken.add(pains, "Ines")
    taken.add(chances.OPPORTUNITIES, "Aylin")
    for who, about, count in votes.dots():
        taken.vote(who, about, count)
    taken.add(chances.ACTIONS, "Aylin")
    taken.add(chances.CONTACTS, "Greta")
    for told_comment in votes.COMMENTS:
        taken.comment(told_comment)
    for name in votes.SETTLED:
        taken.settle(name, "Aylin")
    return taken.state


def text(state: State) -> bytes:
    """Give the bytes of a template's file; it continues no journal, so it names no operation."""
    return text_of(Document(state))
