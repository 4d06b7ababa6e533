"""What every record is made of: frozen values, stable ids, text that diffs well."""

import re
import secrets
import unicodedata
from typing import Annotated, Any, ClassVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializationInfo,
)

from cjm_workshop.languages.sentences import sentence

__all__ = [
    "FILE_PATTERN",
    "FOR_FILE",
    "ID_PATTERN",
    "Frozen",
    "Name",
    "Record",
    "RecordId",
    "Text",
    "model_in",
    "new_id",
]

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letters that are mistaken for another
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
FOR_FILE = "file"
"""Serialisation context of the workshop file: ``model_dump(mode="json", context=FOR_FILE)``."""
ID_PATTERN = r"[a-z][a-z0-9]*(-[a-z0-9]+)+"
"""How the id of a record is written."""

FILE_PATTERN = r"[0-9a-f]{16,64}\.[a-z0-9]{1,5}"
"""How a file in ``NAME.files/`` is called: the hash of its contents, and its ending."""

MAX_TEXT = 20_000
MAX_NAME = 300


def new_id(kind: str) -> str:
    """Make an id that no other record has, readable in a diff: ``step-7k3mq9xa``.

    Parameters
    ----------
    kind : str
        The kind of record, see `Record.KIND`.
    """
    return f"{kind}-{''.join(secrets.choice(_ALPHABET) for _ in range(8))}"


def _one_text(value: Any) -> Any:
    """Read a text that the file may hold as a list of lines; refuse what cannot be shown."""
    if isinstance(value, (list, tuple)) and all(isinstance(line, str) for line in value):
        value = "\n".join(value)
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    strange = _CONTROL.search(text)
    if strange:
        name = unicodedata.name(strange.group(), f"U+{ord(strange.group()):04X}")
        raise ValueError(sentence("fault.hidden", name=name))
    if _HALF.search(text):
        raise ValueError(sentence("fault.half"))
    return text


def _as_lines(text: str, info: SerializationInfo) -> str | list[str]:
    """Write a text of several lines as a list where it goes to a file: a diff shows the line."""
    return text.split("\n") if info.context == FOR_FILE and "\n" in text else text


Text = Annotated[
    str,
    BeforeValidator(_one_text),
    PlainSerializer(_as_lines, when_used="json"),
    Field(max_length=MAX_TEXT),
]
"""A text of one or more lines; in the workshop file several lines stand as a list of lines."""


def _one_line(value: Any) -> Any:
    text = _one_text(value)
    return " ".join(text.split()) if isinstance(text, str) else text


Name = Annotated[str, BeforeValidator(_one_line), Field(max_length=MAX_NAME)]
"""A text of one line: runs of blanks and line breaks become one blank."""

RecordId = Annotated[str, Field(pattern=f"^{ID_PATTERN}$", max_length=80)]
"""The id of a record, ``kind-suffix``."""


class Frozen(BaseModel):
    """A value that never changes; a change is a new value.

    Unknown fields are kept, so that a file of a newer minor version loses nothing here; whether
    they are allowed is for the reader of the file to say.
    """

    model_config = ConfigDict(
        frozen=True, extra="allow", validate_default=False, allow_inf_nan=False, strict=False
    )


def model_in(annotation: Any) -> type[Frozen] | None:
    """Return the model whose values a field holds, alone or in a list; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)


class Record(Frozen):
    """A value with an id: what operations act on and pictures refer to."""

    KIND: ClassVar[str]
    """The word for this kind of record, which is also the first part of its ids."""

    id: RecordId
