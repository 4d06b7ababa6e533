"""Which column holds what: told by the caller, else by its header, else by its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cjm_workshop.errors import Fault, ImportFaults
from cjm_workshop.evidence.cells import key_of
from cjm_workshop.evidence.reading import Row, Table, is_made_up
from cjm_workshop.evidence.vocabulary import HEADERS
from cjm_workshop.languages.sentences import Sentence, listed, named, sentence

__all__ = ["Columns", "Told", "find_columns", "header_words", "in_code", "role_word"]

Told = Mapping[str, str | Sequence[str]]
"""What the caller says: ``{"text": "FFT answer", "score": ["Ease", "Speed"]}``."""

_EXACT_ONLY = frozenset(["topic", "level", "title", "owner", "initiator", "url", "provider"])
"""What is so seldom there that a word inside a longer header (``Service type 1``) is no sign."""

_WHOLE_HEADER = frozenset(["group", "gruppe", "label"])
"""Words that tell something else inside a longer header: ``Age group``, ``Customer group``."""

_LONG_TEXT = frozenset(["text", "quote"])
"""What may be told by length where no header names it."""


@dataclass(frozen=True)
class Columns:
    """Where in a table each thing stands."""

    table: Table
    places: Mapping[str, int]
    """Number of the column (from 0) that holds a thing."""
    by_header: Mapping[str, int] = field(default_factory=dict)
    """Those of them that were found by their headers."""
    doubts: tuple[str, ...] = ()
    """What was guessed otherwise, in words."""

    @property
    def guesses(self) -> tuple[str, ...]:
        """What was guessed, in words."""
        found = [
            sentence("import.read.column", role=role_word(role), header=self.table.header[at])
            for role, at in self.by_header.items()
        ]
        words = [sentence("import.read.headers", found=listed(found))] if found else []
        return (*words, *self.doubts)

    def without(self, *roles: str) -> Columns:
        """Return the same without what is not taken from the table."""
        kept, by_header = (
            {role: at for role, at in places.items() if role not in roles}
            for places in (self.places, self.by_header)
        )
        return replace(self, places=kept, by_header=by_header)

    def words_per_cell(self, name: str) -> float:
        """Return how many words the filled cells of a column have on average."""
        counts = [len(cell.split()) for cell in self.table.column(name) if cell]
        return sum(counts) / len(counts) if counts else 0.0

    def __contains__(self, role: str) -> bool:
        return role in self.places

    def cell(self, row: Row, role: str) -> str:
        """Return what a row holds; nothing where no column holds this."""
        return row.cells[self.places[role]] if role in self.places else ""

    def name(self, role: str) -> str:
        """Return the header of the column that holds this."""
        return self.table.header[self.places[role]]

    def unused(self, *, used: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the headers of the columns with content that hold nothing of this."""
        return tuple(
            name
            for at, name in enumerate(self.table.header)
            if at not in self.places.values()
            and name not in used
            and any(row.cells[at] for row in self.table.rows)
        )

    def about_unused(self, *, used: Sequence[str] = ()) -> list[str]:
        """Say which columns were not used, where there are any."""
        unused = self.unused(used=used)
        return [sentence("import.unused", columns=", ".join(unused))] if unused else []


def find_columns(
    table: Table, roles: Sequence[str], required: Sequence[str] = (), told: Told | None = None
) -> Columns:
    """Find the columns of a table.

    Parameters
    ----------
    table : Table
        The table.
    roles : sequence of str
        What may be there, the most important first; see `vocabulary.HEADERS`. Each column holds
        one thing.
    required : sequence of str
        What must be there. A text is found by its length where no header names it.
    told : mapping, optional
        Headers by role, as the caller says; a role of several columns is left to the caller.
        None or ``""`` says that there is no such column.

    Raises
    ------
    ImportFaults
        If a column is missing: the message names the columns that are there, and what to write.
    """
    told = told or {}
    places = _told_places(table, told, roles)
    busy = set(places.values()) | _lists_told(table, told) | _hollow(table)
    open_roles = [role for role in roles if role not in told]
    guesses: list[str] = []
    for match in (_exactly, _within) if table.has_header else ():
        for role in open_roles:
            at = None if role in places else match(table, role, busy)
            if at is not None:
                places[role] = at
                busy.add(at)
    named = table.has_header and len(table.header) > 1
    by_header = {role: at for role, at in places.items() if named and role not in told}
    for role in required:
        if role not in places and role not in told:
            _by_content(table, role, places, busy, guesses)
    missing = [role for role in required if role not in places]
    if missing:
        raise _missing(table, missing)
    return Columns(table, places, by_header, tuple(guesses))


def _told_places(table: Table, told: Told, roles: Sequence[str]) -> dict[str, int]:
    by_name = {key_of(name): at for at, name in enumerate(table.header)}
    faults = []
    lost: list[str] = []
    places: dict[str, int] = {}
    for role, wanted in told.items():
        known = ", ".join(sorted(roles))
        if role not in roles and isinstance(wanted, str):
            faults.append(Fault("columns", f'"{role}"', sentence("fault.one_of", known=known)))
        if role in roles and wanted and not isinstance(wanted, str):
            several = ", ".join(f'"{name}"' for name in wanted)
            one = sentence("import.fault.one_column")
            faults.append(Fault(f'columns["{role}"]', several, one))
        for name in [wanted] if isinstance(wanted, str) else wanted or ():
            if name and key_of(name) not in by_name:
                there = ", ".join(f'"{header}"' for header in table.header)
                one = sentence("fault.one_of", known=there)
                faults.append(Fault(f'columns["{role}"]', f'"{name}"', one))
                lost.append(role)
            elif name and isinstance(wanted, str):
                places[role] = by_name[key_of(name)]
    if faults:
        what = sentence("import.fault.columns_do_not_fit", name=table.name)
        raise ImportFaults(what, faults, "", columns=table.header, wanted=dict.fromkeys(lost))
    return places


def _lists_told(table: Table, told: Told) -> set[int]:
    names = [key_of(n) for wanted in told.values() if not isinstance(wanted, str) for n in wanted]
    return {at for at, header in enumerate(table.header) if key_of(header) in names}


def _hollow(table: Table) -> set[int]:
    """Return the columns without any content: no header makes them worth taking."""
    return {at for at in range(len(table.header)) if not any(row.cells[at] for row in table.rows)}


def _plain(header: str) -> str:
    return key_of(header.replace("_", " ").replace("-", " "))


def _exactly(table: Table, role: str, busy: set[int]) -> int | None:
    headers = {_plain(name): at for at, name in reversed(list(enumerate(table.header)))}
    return _first(headers, role, busy)


def _first(headers: dict[str, int], role: str, busy: set[int]) -> int | None:
    places = (headers.get(_plain(word)) for word in HEADERS[role])
    return next((at for at in places if at is not None and at not in busy), None)


def _within(table: Table, role: str, busy: set[int]) -> int | None:
    """Find a header that holds a known word: ``Free comment (optional)``, ``FFT answer``.

    Of several the surest word counts; for a text, whose words are everywhere (``Comment ID``),
    the longest cells.
    """
    if role in _EXACT_ONLY:
        return None
    telling = [w for w in HEADERS[role] if len(w) >= 4 and w not in _WHOLE_HEADER]
    words = [f" {_plain(word)} " for word in telling]
    found: list[tuple[float, int]] = [
        (words.index(word), at)
        for at, name in enumerate(table.header)
        for word in words
        if at not in busy and not is_made_up(name) and word in f" {' '.join(header_words(name))} "
    ]
    if role in _LONG_TEXT:
        found = [(-_mean_length(table, at), at) for _, at in found if _mean_length(table, at) >= 12]
    return min(found)[1] if found else None


def header_words(header: str) -> list[str]:
    """Return the words of a header in small letters, without the signs between them."""
    return "".join(char if char.isalnum() else " " for char in header.casefold()).split()


def _by_content(
    table: Table, role: str, places: dict[str, int], busy: set[int], guesses: list[str]
) -> None:
    """Take the only column, or for a text the one with the longest cells."""
    free = [at for at in range(len(table.header)) if at not in busy]
    lengths = {at: _mean_length(table, at) for at in free}
    if not free or (len(table.header) > 1 and role not in _LONG_TEXT):
        return
    at = max(free, key=lambda column: lengths[column])
    if len(table.header) > 1 and lengths[at] < 12:
        return
    places[role] = at
    busy.add(at)
    if len(table.header) > 1:
        guesses.append(
            sentence(
                "import.read.longest",
                role=role_word(role),
                header=table.header[at],
                code=in_code(role),
            )
        )


def _mean_length(table: Table, at: int) -> float:
    """Return how long the cells of a column are that hold words, over all filled ones."""
    cells = [row.cells[at] for row in table.rows if row.cells[at]]
    wordy = [cell for cell in cells if any(char.isalpha() for char in cell)]
    return sum(map(len, wordy)) / len(cells) if cells else 0.0


def _missing(table: Table, roles: Sequence[str]) -> ImportFaults:
    there = ", ".join(f'"{name}"' for name in table.header)
    faults = [
        Fault(
            sentence("import.fault.column_with", role=role_word(role)),
            sentence("import.fault.none_with", headers=", ".join(HEADERS[role][:5])),
            sentence("import.fault.one_of_these", there=there),
        )
        for role in roles
    ]
    return ImportFaults(
        sentence("import.fault.unclear", name=table.name),
        faults,
        sentence("import.fault.say_which", code=in_code(roles[0], table.header[0])),
        columns=table.header,
        wanted=roles,
    )


def role_word(role: str) -> Sentence:
    """Return what a column holds, in the word that people know it by."""
    return named(role, f"import.role.{role}")


def in_code(role: str, *headers: str) -> str:
    """Say how to name a column, or several for one role, in Python and in a shell."""
    names = headers or ("…",)
    quoted = ", ".join(f'"{name}"' for name in names)
    code = f'columns={{"{role}": {quoted if len(names) == 1 else f"[{quoted}]"}}}'
    shell = " ".join(f'--column "{role}={name}"' for name in names)
    return sentence("import.code", code=code, shell=shell)
