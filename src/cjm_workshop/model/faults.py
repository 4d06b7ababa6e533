"""Faults of data in a facilitator's words: where, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from cjm_workshop.errors import Fault
from cjm_workshop.model.base import Frozen, model_in
from cjm_workshop.model.state import KINDS, State

__all__ = ["a_kind", "faults_of", "kind_of", "likely", "show"]

_EXPECTED = {
    "missing": "this field, which must not be left out",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of fields in braces { }",
    "model_type": "a group of fields in braces { }",
    "model_attributes_type": "a group of fields in braces { }",
    "date_from_datetime_parsing": "a date as YYYY-MM-DD",
    "date_parsing": "a date as YYYY-MM-DD",
    "date_type": "a date as YYYY-MM-DD",
    "datetime_parsing": "a time as YYYY-MM-DDTHH:MM:SSZ",
    "datetime_from_date_parsing": "a time as YYYY-MM-DDTHH:MM:SSZ",
    "timezone_aware": "a time with its offset, such as 2026-05-12T09:30:00Z",
}
_MODELS: dict[str, type[Frozen]] = {"State": State} | {m.__name__: m for m in KINDS.values()}
_ENDS = ("ge", "le")


def show(value: Any, limit: int = 60) -> str:
    """Return a value as it may stand in a message: short, and safe to print."""
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= limit else f"{text[: limit - 1]}… ({len(text):,} characters)"


def faults_of(error: ValidationError, prefix: str = "") -> list[Fault]:
    """Translate every error of a validation.

    Parameters
    ----------
    error : ValidationError
        What pydantic found.
    prefix : str
        What stands before the paths, such as ``"note-1 "``.
    """
    model = _MODELS.get(error.title)
    return [_fault(dict(item), prefix, model) for item in error.errors(include_url=False)]


def _fault(item: dict[str, Any], prefix: str, model: type[Frozen] | None) -> Fault:
    path = prefix
    for part in item["loc"]:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    found = "nothing" if item["type"] == "missing" else show(item["input"])
    return Fault(path or "the file", found, _scale(item, model) or _expected(item))


def _scale(item: dict[str, Any], model: type[Frozen] | None) -> str:
    """Return the scale of the field where one end of it was passed; empty where it has one end."""
    if item["type"] not in {"greater_than_equal", "less_than_equal"}:
        return ""
    ends: dict[str, Any] = {}
    for part in item["loc"]:
        info = model.model_fields.get(part) if model and isinstance(part, str) else None
        if info:
            model = model_in(info.annotation)
            ends = {end: getattr(m, end) for m in info.metadata for end in _ENDS if hasattr(m, end)}
    return f"a number from {ends['ge']} to {ends['le']}" if len(ends) == len(_ENDS) else ""


def _expected(item: dict[str, Any]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind in _EXPECTED:
        return _EXPECTED[kind]
    if kind == "greater_than_equal":
        return f"{context['ge']} or more"
    if kind == "less_than_equal":
        return f"{context['le']} or less"
    if kind == "enum":
        return f"one of {context['expected']}".replace("'", "")
    if kind in {"string_too_long", "too_long"}:
        return f"at most {context['max_length']:,} characters"
    if kind in {"string_too_short", "too_short"}:
        return "something here; it must not be empty"
    if kind == "string_pattern_mismatch":
        return "an id such as step-7k3mq9xa (small letters, digits, hyphens)"
    if kind == "value_error":
        return f"a text that can be shown: it {context['error']}"
    return str(item["msg"]).lower()


def a_kind(kind: str) -> str:
    """Return a kind of record with its article: ``a step``, ``an action``."""
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def kind_of(record_id: str) -> str:
    """Return the kind that an id claims to be of, or an empty text."""
    kind = record_id.split("-", 1)[0]
    return kind if kind in KINDS else ""


def likely(name: str, known: Iterable[str]) -> str:
    """Return the one of the known names that is most likely meant, or an empty text."""
    from difflib import get_close_matches  # takes its time, and only a mistake needs it

    close = get_close_matches(name.strip().casefold(), list(known), n=1)
    return close[0] if close else ""
