"""Where the files of a workshop lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["SUFFIX", "Places"]

SUFFIX = ".cjm.json"


@dataclass(frozen=True)
class Places:
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
