"""Faults of data in a facilitator's words: where, what was found, what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from cjm_workshop.errors import Fault
from cjm_workshop.languages.sentences import Sentence, named, sentence
from cjm_workshop.model.base import Frozen, model_in
from cjm_workshop.model.state import KINDS, State

__all__ = ["faults_of", "field_called", "kind_of", "likely", "show"]

_EXPECTED = {
    "missing": "field",
    "int_parsing": "whole_number",
    "int_type": "whole_number",
    "int_from_float": "whole_number",
    "float_parsing": "number",
    "float_type": "number",
    "finite_number": "number",
    "bool_parsing": "truth",
    "bool_type": "truth",
    "string_type": "text",
    "tuple_type": "list",
    "list_type": "list",
    "dict_type": "group",
    "model_type": "group",
    "model_attributes_type": "group",
    "date_from_datetime_parsing": "date",
    "date_parsing": "date",
    "date_type": "date",
    "datetime_parsing": "time",
    "datetime_from_date_parsing": "time",
    "timezone_aware": "offset",
    "string_too_short": "something",
    "too_short": "something",
    "string_pattern_mismatch": "id",
}
"""Labels of what should stand there, by the name that pydantic has for a fault."""
_MODELS: dict[str, type[Frozen]] = {"State": State} | {m.__name__: m for m in KINDS.values()}
_ENDS = ("ge", "le")


def show(value: Any, limit: int = 60) -> str:
    """Return a value as it may stand in a message: short, and safe to print."""
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    text = "".join(char if char.isprintable() else "�" for char in text)
    if len(text) <= limit:
        return text
    return sentence("fault.cut", start=text[: limit - 1], length=len(text))


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
    found = sentence("fault.nothing") if item["type"] == "missing" else show(item["input"])
    where = field_called(model, path, item["loc"]) if path else sentence("fault.file")
    return Fault(where, found, _scale(item, model) or _expected(item))


def field_called(model: type[Frozen] | None, path: str, loc: Sequence[Any]) -> Sentence:
    """Return the path of a field, which people know by the label that its form has for it."""
    label = f"form.{getattr(model, 'KIND', '')}.{loc[0]}"
    if len(loc) > 1 and isinstance(loc[1], int):
        field = named(str(loc[0]), label)
        return Sentence(path, "fault.place", {"field": field, "at": loc[1] + 1})
    return named(path, label)


def _scale(item: dict[str, Any], model: type[Frozen] | None) -> Sentence | None:
    """Return the scale of the field where one end of it was passed; None where it has one end."""
    if item["type"] not in {"greater_than_equal", "less_than_equal"}:
        return None
    ends: dict[str, Any] = {}
    for part in item["loc"]:
        info = model.model_fields.get(part) if model and isinstance(part, str) else None
        if info:
            model = model_in(info.annotation)
            ends = {end: getattr(m, end) for m in info.metadata for end in _ENDS if hasattr(m, end)}
    if len(ends) < len(_ENDS):
        return None
    return sentence("fault.scale", low=ends["ge"], high=ends["le"])


def _expected(item: dict[str, Any]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind in _EXPECTED:
        return sentence(f"fault.{_EXPECTED[kind]}")
    if kind == "greater_than_equal":
        return sentence("fault.or_more", low=context["ge"])
    if kind == "less_than_equal":
        return sentence("fault.or_less", high=context["le"])
    if kind == "enum":
        return sentence("fault.one_of", known=context["expected"].replace("'", ""))
    if kind in {"string_too_long", "too_long"}:
        return sentence("fault.at_most", most=context["max_length"])
    if kind == "value_error":
        return sentence("fault.shown", why=context["error"].args[0])
    return str(item["msg"]).lower()


def kind_of(record_id: str) -> str:
    """Return the kind that an id claims to be of, or an empty text."""
    kind = record_id.split("-", 1)[0]
    return kind if kind in KINDS else ""


def likely(name: str, known: Iterable[str]) -> str:
    """Return the one of the known names that is most likely meant, or an empty text."""
    from difflib import get_close_matches  # takes its time, and only a mistake needs it

    close = get_close_matches(name.strip().casefold(), list(known), n=1)
    return close[0] if close else ""
