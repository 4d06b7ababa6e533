"""What the page of a record needs beside its fields: pictures, files, what happened to it.

Beside the messages of `Live`:

============================================  ==================================================
from the browser                              answer
============================================  ==================================================
``{type: "piece", id, file}`` and bytes       none; large messages would break the connection
``{type: "keep", id, name, size, picture}``   ``{type: "ack", id, file, version}`` or
``{type: "draw", id, name, turn}``            ``{type: "refused", id, reason, offer}``
``{type: "show", file, side}``                ``{type: "picture", file}`` and its bytes, if it is
                                              there
``{type: "fetch", file}``                     ``{type: "file", file}`` and its bytes, if it is there
``{type: "history", record}``                 ``{type: "history", record, lines}``, see
                                              `cjm_workshop.widgets.changes`
============================================  ==================================================

Keeping changes no record: the browser then sends the operation that points to the file. The same
contents have the same name, so asking twice is safe.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cjm_workshop.errors import WorkshopError
from cjm_workshop.languages.refusals import refused
from cjm_workshop.model import KeepsFiles
from cjm_workshop.widgets.changes import history_lines
from cjm_workshop.widgets.live import Live

__all__ = ["Pieces", "RecordPages"]

_LARGEST_PICTURE = 10_000_000
_LARGEST_FILE = 25_000_000
_SIDES = (96, 640)
_AT_ONCE = 12


class Pieces:
    """Puts files together from the pieces in which they come.

    Parameters
    ----------
    largest : int
        Bytes beyond which a file is not collected further.
    at_once : int
        How many requests are held; the oldest goes first, as nobody waits for it any more.
    """

    def __init__(self, largest: int, at_once: int) -> None:
        self._largest, self._at_once = largest, at_once
        self._held: dict[str, dict[int, bytearray]] = {}

    def add(self, request: str, file: int, buffers: list[Any]) -> None:
        """Put pieces behind those that came before."""
        held = self._held.setdefault(request, {}).setdefault(file, bytearray())
        if len(held) <= self._largest:
            for piece in buffers:
                held += bytes(piece)
        while len(self._held) > self._at_once:
            del self._held[next(iter(self._held))]

    def __len__(self) -> int:
        return len(self._held)

    def take(self, request: str, file: int, size: Any) -> bytes:
        """Return a whole file and forget it.

        Raises
        ------
        Refused
            If pieces of it are missing.
        """
        data = bytes(self._held.get(request, {}).pop(file, b""))
        if not self._held.get(request):
            self._held.pop(request, None)
        if len(data) != size:
            raise refused("file_not_whole")
        return data


class RecordPages(Live):
    """A widget whose pages take pictures and files in, and tell what happened to a record."""

    _pieces: Pieces

    def _received(self, widget: Any, content: Any, buffers: Any) -> None:
        kind = content.get("type") if isinstance(content, dict) else None
        if kind == "piece":
            self._collect(content, buffers or [])
        elif kind in {"keep", "draw"}:
            self._file(content)
        elif kind == "show":
            self._show(str(content.get("file", "")), content.get("side"))
        elif kind == "fetch":
            self._fetch(str(content.get("file", "")))
        elif kind == "history":
            self._tell_history(str(content.get("record", "")))
        else:
            super()._received(widget, content, buffers)

    def _collect(self, content: dict[str, Any], buffers: list[Any]) -> None:
        if not hasattr(self, "_pieces"):
            self._pieces = Pieces(_LARGEST_FILE, _AT_ONCE)
        self._pieces.add(str(content.get("id", "")), int(content.get("file", 0)), buffers)

    def _file(self, content: dict[str, Any]) -> None:
        request = str(content.get("id", ""))
        make: Callable[[dict[str, Any]], str] = (
            self._keep if content["type"] == "keep" else self._draw_portrait
        )
        try:
            name = make(content)
        except WorkshopError as error:
            reason = self._reason(error)
            self.send({"type": "refused", "id": request, "reason": reason, "offer": ""})
        except Exception as error:
            # the browser must not wait for ever; the kernel's log gets the whole story
            reason = self._reason(error)
            self.send({"type": "refused", "id": request, "reason": reason, "offer": ""})
            raise
        else:
            self.send({"type": "ack", "id": request, "version": 0, "file": name})

    def _keeper(self) -> KeepsFiles:
        if not isinstance(self._host, KeepsFiles):
            raise refused("example_takes_no_pictures")
        return self._host

    def _keep(self, content: dict[str, Any]) -> str:
        from cjm_workshop.draw.photos import kept_picture  # late: it needs Pillow

        name, keeper = str(content.get("name", "")), self._keeper()
        pieces = getattr(self, "_pieces", None) or Pieces(_LARGEST_FILE, _AT_ONCE)
        data = pieces.take(str(content.get("id", "")), 0, content.get("size"))
        if not content.get("picture"):
            return keeper.keep_file(data, Path(name).suffix)
        if len(data) > _LARGEST_PICTURE:
            most = _LARGEST_PICTURE // 1_000_000
            raise refused("picture_too_large", most=most)
        return keeper.keep_file(*kept_picture(data))

    def _draw_portrait(self, content: dict[str, Any]) -> str:
        from cjm_workshop.draw.avatars import drawn_portrait

        data = drawn_portrait(str(content.get("name", "")), int(content.get("turn", 0)))
        return self._keeper().keep_file(data, "png")

    def _tell_history(self, record: str) -> None:
        state = self._host.state(self._viewer)
        lines = history_lines(state, record, self._host.history(record))
        self.send({"type": "history", "record": record, "lines": lines})

    def _show(self, file: str, side: Any) -> None:
        from cjm_workshop.draw.photos import thumbnail

        path = self._kept(file)
        wanted = min(max(int(side or 0), _SIDES[0]), _SIDES[1])
        data = thumbnail(path, wanted) if path else None
        self.send({"type": "picture", "file": file}, [data] if data else [])

    def _fetch(self, file: str) -> None:
        """Hand out an attached file as it is; what it is saved as is the browser's to say."""
        path = self._kept(file)
        there = path is not None and path.is_file()
        self.send({"type": "file", "file": file}, [path.read_bytes()] if path and there else [])

    def _kept(self, file: str) -> Path | None:
        """Return where a file is kept; only its name counts, so none outside the folder."""
        keeps = self._host if isinstance(self._host, KeepsFiles) else None
        return keeps.files_folder / Path(file).name if keeps else None
