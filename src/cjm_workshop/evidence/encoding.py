"""From bytes to text, without guessing in silence."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.languages.sentences import sentence

__all__ = ["Decoded", "decode", "refuse_other_texts"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FOREIGN_FILES = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "old_excel"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
)
_FOREIGN_TEXTS = (
    (re.compile(r"<(!doctype|html|head|body|table|\?xml)", re.I), "web_page"),
    (re.compile(r"[{\[]\s*[{\[\"]"), "json"),
    (re.compile(r"{\\rtf"), "rtf"),
)
"""How texts begin that hold no table, whatever the file is called."""
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_CENTRAL = re.compile(r"[^\W\d_][\u00b3\u00b9\u00bf][^\W\d_]|(?<!\w)[\u00b3\u00af][^\W\d_]")
"""Signs amid letters (\u00b3, \u00b9, \u00bf, \u00af) where Windows-1250 has a Polish letter."""
_WESTERN_SHARE = 0.3
"""In Western European texts fewer than this share of the letters have an accent."""


@dataclass(frozen=True)
class Decoded:
    """A text, and how its bytes were read."""

    text: str
    encoding: str
    guess: str = ""
    """What was guessed, in words; empty where nothing was."""


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Read bytes as text.

    A byte order mark decides; without one UTF-8 is tried, then UTF-16 by its zero bytes, then
    Windows-1252 where the text looks Western European (Windows-1250 where that would put signs
    amid letters), then what charset-normalizer finds.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What to call it in messages.
    encoding : str, optional
        The encoding, where it is known.

    Raises
    ------
    ImportFaults
        If the bytes are no text, or damaged.
    """
    if encoding is not None:
        return Decoded(_as_told(data, name, encoding), encoding)
    _refuse_foreign(data, name)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, marked), marked)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"), name)
    except UnicodeDecodeError as error:
        broken = error
    if b"\x00" in data[:400]:
        return _checked(_utf16(data, name), name)
    _refuse_damaged(data, name, broken)
    return _checked(_western(data) or _detected(data, name), name)


def refuse_other_texts(text: str, name: str) -> None:
    """Refuse a text that is no table and no list of notes.

    Raises
    ------
    ImportFaults
        If it is a web page, XML, JSON or RTF, by how it begins.
    """
    start = text[:200].lstrip()
    for begins, what in _FOREIGN_TEXTS:
        if begins.match(start):
            raise _foreign(name, what)


def _foreign(name: str, what: str) -> ImportFaults:
    found, expected = (sentence(f"import.foreign.{what}.{part}") for part in ("found", "expected"))
    return _fault(name, sentence("fault.file"), found, expected)


def _fault(name: str, where: str, found: str, expected: str) -> ImportFaults:
    what = sentence("import.fault.unreadable", name=name)
    return ImportFaults(what, [Fault(where, found, expected)], "")


def _as_told(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        where, known = sentence("import.fault.encoding"), sentence("import.fault.encodings")
        raise _fault(name, where, f'"{encoding}"', known) from None
    except UnicodeDecodeError as error:
        raise _broken(data, name, encoding, error) from None


def _strict(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, name, encoding, error) from None


def _broken(data: bytes, name: str, encoding: str, error: UnicodeDecodeError) -> ImportFaults:
    line = data[: error.start].count(b"\n") + 1
    return _fault(
        name,
        sentence("import.fault.line", line=str(line)),
        sentence("import.fault.bytes", encoding=encoding.removesuffix("-sig").upper()),
        sentence("import.fault.save_utf8"),
    )


def _refuse_foreign(data: bytes, name: str) -> None:
    for mark, what in _FOREIGN_FILES:
        if data.startswith(mark):
            raise _foreign(name, what)


def _refuse_damaged(data: bytes, name: str, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: read as anything else, every accent would be wrong."""
    good = _SEQUENCE.findall(data)
    high = sum(byte >= 0x80 for byte in data)
    if good and sum(map(len, good)) > high / 2:
        raise _broken(data, name, "utf-8", error)


def _utf16(data: bytes, name: str) -> Decoded:
    encoding = "utf-16-be" if data[:400:2].count(0) > data[1:400:2].count(0) else "utf-16-le"
    return Decoded(
        _strict(data, name, encoding), encoding, sentence("import.read.encoding", encoding=encoding)
    )


def _western(data: bytes) -> Decoded | None:
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
        called = "Windows-1252 (cp1252)"
        if _CENTRAL.search(text):
            text, encoding = data.decode("cp1250"), "cp1250"
            called = sentence("import.read.central")
    except UnicodeDecodeError:
        return None
    letters = [char for char in text if char.isalpha()]
    accented = sum(char > "\x7f" for char in letters)
    if accented > _WESTERN_SHARE * max(len(letters), 1):
        return None
    return Decoded(text, encoding, sentence("import.read.no_utf8", encoding=called))


def _detected(data: bytes, name: str) -> Decoded:
    best = from_bytes(data).best()
    if best is None:
        raise _foreign(name, "unknown")
    return Decoded(
        str(best).removeprefix("\ufeff"),
        best.encoding,
        sentence("import.read.no_utf8_else", encoding=best.encoding),
    )


def _checked(decoded: Decoded, name: str) -> Decoded:
    """Refuse what decodes but is no text: a picture, a database, a program."""
    strange = len(_CONTROLS.findall(decoded.text))
    if strange > 10 and strange > len(decoded.text) / 100:
        raise _foreign(name, "no_text")
    return decoded
