"""Where the files of a workshop lie."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cjm_workshop.errors import UnknownName, WorkshopError

__all__ = ["SUFFIX", "Places", "existing"]

SUFFIX = ".cjm.json"


class Places(NamedTuple):
    """The paths that belong to one workshop file."""

    file: Path

    @classmethod
    def of(cls, path: str | Path) -> Places:
        """Return the places of a workshop file, whether it exists or not."""
        return cls(Path(path).expanduser().resolve())

    @property
    def name(self) -> str:
        """What the workshop is called: the file's name without its ending."""
        name = self.file.name
        for ending in (SUFFIX, ".json"):
            if name.lower().endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)]
        return name

    @property
    def folder(self) -> Path:
        """The folder of the workshop file."""
        return self.file.parent

    @property
    def files(self) -> Path:
        """The folder of pictures and attachments."""
        return self.folder / f"{self.name}.files"

    @property
    def history_folder(self) -> Path:
        """The folder of everything that is the kit's own."""
        return self.folder / f"{self.name}.history"

    @property
    def journal(self) -> Path:
        """The operations since the file was last written."""
        return self.history_folder / "journal.jsonl"

    @property
    def history(self) -> Path:
        """The operations that are in the file already."""
        return self.history_folder / "history.jsonl"

    @property
    def backups(self) -> Path:
        """The folder of former versions of the file."""
        return self.history_folder / "backups"

    @property
    def aside(self) -> Path:
        """The folder of operations that did not fit the file that was found."""
        return self.history_folder / "aside"

    @property
    def lock(self) -> Path:
        """The file that processes lock while they read and write."""
        return self.history_folder / "lock"


def existing(path: str | Path) -> Path:
    """Return a workshop by its file, its name without the ending, or the folder it is in.

    Parameters
    ----------
    path : str or Path
        ``garden.cjm.json``, ``garden``, or a folder with one workshop, such as ``.``.

    Raises
    ------
    UnknownName
        If there is none; the message names those that are near.
    WorkshopError
        If there are several in the folder.
    """
    given = Path(path).expanduser()
    if given.is_dir():
        inside = _files_in(given)
        if len(inside) == 1:
            return inside[0]
        if inside:
            several = ", ".join(map(str, inside))
            raise WorkshopError(f"Say which workshop is meant. There are: {several}.")
    found = next((file for file in _meant(given) if file.is_file()), None)
    if found:
        return found
    if given.is_dir():
        raise WorkshopError(
            f"There is no workshop in the folder {given}. Make one, in a notebook: "
            f'Workshop.new("{given / "my-workshop"}"); in a terminal: cjm-workshop new {given}'
        )
    names = [str(file) for file in _files_in(given.parent)]
    raise UnknownName("workshop", str(given), names)


def _meant(given: Path) -> list[Path]:
    """Return the files that a name may mean, the likeliest first."""
    if not given.name:  # the folder that one is in has no name to put an ending behind
        return [given]
    named = given if given.name.endswith(SUFFIX) else given.with_name(f"{given.name}{SUFFIX}")
    of_new = named.with_name(named.name.removesuffix(SUFFIX)) / named.name
    return [given, named, of_new]  # the last is where the command "new" puts it


def _files_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob(f"*{SUFFIX}") if file.is_file())
