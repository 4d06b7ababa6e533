"""A step in the customer's own voice."""

from __future__ import annotations

import re

from cjm_workshop.insight.lexicon import speaks_as_customer
from cjm_workshop.insight.wording import ending, first_name
from cjm_workshop.model import Persona

__all__ = ["told_by_the_customer"]

_ABOUT = re.compile(r"\b(?:she|he|they|her|hers|herself|his|him|himself|them|themselves)\b", re.I)
_FURTHER_VERB = re.compile(
    r"\b(?:and|but|or|then|while|when|until|because|who|which)\b|[,;:.]", re.I
)
_IRREGULAR = {"is": "am", "has": "have", "does": "do", "goes": "go", "was": "was"}
_NO_VERBS = ("ss", "us", "is", "ous", "ings", "ions", "ers", "ments")


def told_by_the_customer(text: str, persona: Persona | None) -> str:
    """Return a step as the customer says it, where that can be done without guessing.

    A step in the first person stays as it is. "Maya opens the app" becomes "I open the app". A
    longer sentence about the customer is left as it stands: half turned round it would be wrong.

    Parameters
    ----------
    text : str
        What happens, in one or more sentences.
    persona : Persona or None
        Who travels.
    """
    line = ending(text)
    if speaks_as_customer(line):
        return line
    name = re.escape(first_name(persona, "The customer"))
    match = re.match(rf"(?:{name}|she|he|the customer)\s+([a-z]+)\b(.*)$", line, re.I)
    if not match:
        return line
    verb, rest = match[1].lower(), match[2]
    own = _first_person(verb)
    if own is None or _ABOUT.search(rest) or _FURTHER_VERB.search(rest.rstrip(".!?…")):
        return line
    return f"I {own}{rest}"


def _first_person(verb: str) -> str | None:
    """Return the verb as it goes with "I", or None where the word may be no verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if not verb.endswith("s") or verb.endswith(_NO_VERBS):
        return None
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if verb.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1]
