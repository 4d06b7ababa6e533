"""One zip of a workshop, to mail or to hand in: file, pictures, attachments, history."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cjm_workshop.errors import Fault, FileFaults, NotSaved, ReadOnly, Refused
from cjm_workshop.model.base import FILE_PATTERN
from cjm_workshop.storage.aside import asides
from cjm_workshop.storage.attachments import MAX_BYTES, kept_files
from cjm_workshop.storage.document import read_document
from cjm_workshop.storage.layer import Disk
from cjm_workshop.storage.places import SUFFIX, Places, existing
from cjm_workshop.storage.store import Store

__all__ = ["bundle", "unbundle"]

MAX_TEXT_BYTES = 200 * 1024**2
"""The most that the file, the journal or the history may take unpacked."""
MAX_ALL_BYTES = 2 * 1024**3
"""The most that everything may take unpacked."""
_DATE = (1980, 1, 1, 0, 0, 0)  # the same contents make the same zip
_CHUNK = 1024 * 1024
_BROKEN = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError),
    *(RuntimeError, OSError),  # a password; a place before the beginning
)
"""What the library raises for a zip that is damaged, or that it cannot read."""


def bundle(path: str | Path, out: str | Path = "", *, disk: Disk | None = None) -> Path:
    """Make one zip of a workshop.

    It holds the file with every operation in it, pictures, attachments, the history and what is
    kept aside; backups stay here. The same workshop makes the same zip.

    Parameters
    ----------
    path : str or Path
        The workshop file.
    out : str or Path, optional
        The zip; without it ``NAME.zip`` beside the file. It is written anew if it exists, and
        its folder is made if it does not.
    disk : Disk, optional
        Where the files are, for tests.

    Returns
    -------
    Path
        The zip.

    Raises
    ------
    Refused
        If `out` does not end in ``.zip``: what has another ending is no bundle of before.
    UnknownName, FileFaults, ReadOnly, NotSaved
        As `Store.open` and `Store.save`.
    """
    if out and Path(out).suffix.lower() != ".zip":
        raise Refused(f"A bundle is a zip: {out} does not end in .zip. Choose such a name.")
    places = Places.of(existing(path) if Path(path).expanduser().is_dir() else path)
    target = Path(out).expanduser().resolve() if out else places.folder / f"{places.name}.zip"
    with (
        Store.open(places.file, disk=disk) as store,
        store.settled() as held,
        _about_the_zip(target),
        _made_in_folder(held, target) as file,
        zipfile.ZipFile(file, "w") as packed,
    ):
        for member in _members(held, places):
            info = zipfile.ZipInfo(member.relative_to(places.folder).as_posix(), _DATE)
            info.external_attr = 0o644 << 16
            packed.writestr(info, held.read(member), zipfile.ZIP_DEFLATED)
    return Path(out).expanduser() if out else target


@contextmanager
def _about_the_zip(target: Path) -> Iterator[None]:
    """Say that it is the zip, not the workshop, which could not be written."""
    try:
        yield
    except OSError as error:
        why = error.strerror or str(error)
        raise NotSaved(
            f"{target} could not be written ({why}). The workshop is as it was; choose another "
            "place for the zip."
        ) from error


@contextmanager
def _made_in_folder(disk: Disk, target: Path) -> Iterator[BinaryIO]:
    disk.make_folders(target.parent)
    with disk.stream(target) as file:
        yield file


def _members(disk: Disk, places: Places) -> Iterator[Path]:
    yield places.file
    for name in kept_files(disk, places.files):
        yield places.files / name
    for path in (places.journal, places.history):
        if disk.stamp(path) is not None:
            yield path
    for name in asides(disk, places):
        yield places.aside / name


def unbundle(packed: str | Path, folder: str | Path = ".", *, disk: Disk | None = None) -> Path:
    """Unpack a workshop into a folder.

    Parameters
    ----------
    packed : str or Path
        A zip that `bundle` made.
    folder : str or Path, optional
        Where to; made if it is not there.
    disk : Disk, optional
        Where the files are, for tests.

    Returns
    -------
    Path
        The workshop file.

    Raises
    ------
    FileFaults
        If it is no such zip, or has something in it that has no place in one; with all faults.
    Refused
        If there is no such zip, or a workshop of this name in the folder already.
    ReadOnly
        If the folder cannot be written.
    NotSaved
        If the disk refuses; then nothing is left there.
    """
    disk, source = disk or Disk(), Path(packed).expanduser()
    if not source.is_file():
        raise Refused(f"There is no zip {source}.")
    try:
        with zipfile.ZipFile(source) as opened:
            file = _checked(opened, source.name)
            places = Places.of(Path(folder).expanduser() / file)
            _unpack(disk, opened, places)
    except _BROKEN as error:
        found = str(error) or "the end of the file in the middle"
        fault = Fault(source.name, found, "a zip that cjm-workshop bundle made")
        raise _faulty(source.name, [fault]) from None
    return places.file


def _faulty(name: str, faults: list[Fault]) -> FileFaults:
    return FileFaults(f"{name} cannot be unpacked:", faults, "Nothing was written.")


def _checked(opened: zipfile.ZipFile, name: str) -> str:
    """Return the name of the workshop file in a zip; nothing is unpacked for that."""
    infos = opened.infolist()
    files = [i.filename for i in infos if re.fullmatch(r"[^/\\:]+\.cjm\.json", i.filename)]
    files = [file for file in files if file.isprintable()]
    if len(files) != 1:
        found = ", ".join(files) or "none"
        raise _faulty(name, [Fault(name, found, f"exactly one file NAME{SUFFIX} at the top")])
    places = Places(Path("/") / files[0])
    faults = [fault for info in infos for fault in _member_faults(info, places)]
    names = [info.filename for info in infos]
    faults += [
        Fault(double, "twice in the zip", "once")
        for double in sorted({n for n in names if names.count(n) > 1})
    ]
    if sum(info.file_size for info in infos) > MAX_ALL_BYTES:
        faults.append(Fault(name, "more than 2 GB unpacked", "less"))
    if faults:
        raise _faulty(name, faults)
    return files[0]


def _member_faults(info: zipfile.ZipInfo, places: Places) -> Iterator[Fault]:
    limit = _limit(info.filename, places)
    mode = info.external_attr >> 16
    if limit is None or (mode & 0o170000) not in {0, 0o100000}:
        yield Fault(info.filename, "an entry with no place in a workshop", "the workshop's files")
    elif info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        yield Fault(info.filename, "an uncommon way of packing", "packed as bundle does it")
    elif info.file_size > limit:
        yield Fault(info.filename, f"{info.file_size:,} bytes", f"at most {limit:,}")


def _limit(name: str, places: Places) -> int | None:
    """Return how large an entry may be; None if it has no place in a bundle."""
    texts = {
        places.file.name,
        f"{places.history_folder.name}/{places.journal.name}",
        f"{places.history_folder.name}/{places.history.name}",
    }
    aside = re.escape(f"{places.history_folder.name}/{places.aside.name}/")
    kept = re.escape(f"{places.files.name}/")
    if name in texts or re.fullmatch(rf"{aside}[\w-]+\.jsonl", name):
        return MAX_TEXT_BYTES
    if re.fullmatch(kept + FILE_PATTERN, name):
        return MAX_BYTES
    return None


def _unpack(disk: Disk, opened: zipfile.ZipFile, places: Places) -> None:
    """Write the entries, the workshop file last: what is cut off in between does not open."""
    _must_be_free(disk, places)
    infos = sorted(opened.infolist(), key=lambda info: info.filename == places.file.name)
    for info in infos:
        data = _contents(opened, info, _limit(info.filename, places) or 0)
    read_document(data, places.file.name)
    with _all_or_nothing(disk, places):
        disk.make_folders(places.folder)
        for info in infos:
            data = _contents(opened, info, _limit(info.filename, places) or 0)
            target = places.folder.joinpath(*PurePosixPath(info.filename).parts)
            disk.make_folders(target.parent)
            disk.write_atomic(target, data)


@contextmanager
def _all_or_nothing(disk: Disk, places: Places) -> Iterator[None]:
    """Take away what was written where the rest could not be."""
    try:
        yield
    except BaseException as error:
        for folder in (places.files, places.history_folder):
            disk.remove_folder(folder)
        if isinstance(error, PermissionError):
            raise ReadOnly(f"{places.folder} cannot be written; choose another folder.") from None
        if isinstance(error, OSError):
            why = error.strerror or str(error)
            raise NotSaved(
                f"{places.name} could not be unpacked into {places.folder} ({why}); nothing was "
                "left there. Make room, or choose another folder, and try again."
            ) from error
        raise


def _must_be_free(disk: Disk, places: Places) -> None:
    taken = [path for path in (places.files, places.history_folder) if disk.is_folder(path)]
    if disk.stamp(places.file) is not None:
        taken.insert(0, places.file)
    if taken:
        raise Refused(
            f"{taken[0].name} is in {places.folder} already; nothing is overwritten. "
            "Choose another folder."
        )


def _contents(opened: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Return the bytes of an entry, of which no more are unpacked than it may have."""
    pieces, size = [], 0
    with opened.open(info) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > limit:
                fault = Fault(info.filename, f"more than {limit:,} bytes", "less")
                raise _faulty(str(opened.filename), [fault])
            pieces.append(piece)
    data = b"".join(pieces)
    stem, suffix = PurePosixPath(info.filename).stem, PurePosixPath(info.filename).suffix
    if suffix not in {".json", ".jsonl"} and not hashlib.sha256(data).hexdigest().startswith(stem):
        fault = Fault(info.filename, "other contents than its name says", "a sound zip")
        raise _faulty(str(opened.filename), [fault])
    return data
