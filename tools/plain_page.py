"""Widgets on a plain page, with real kernels to break: for tests, screenshots and benchmarks.

`PlainPage` serves a small page that stands in for JupyterLab. It loads the very script and style
that a widget ships, and talks to the very widget, which lives in this process, by the messages
of the widget protocol. Everything between the two can be delayed, dropped or cut off::

    with PlainPage({"board": lambda workshop: workshop.board("touchpoints")}, file) as served:
        page.goto(served.url("board"))
        served.kernel("board").kill()
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

import tornado.httpserver
import tornado.netutil
import tornado.web
import tornado.websocket

from cjm_workshop import Workshop

__all__ = ["Kernel", "PlainPage"]

PAGE = Path(__file__).with_suffix(".html")
Cell = Callable[[Workshop], Any]


class Line:
    """A comm: what a widget sends goes to all pages that show it."""

    comm_id = "plain"

    def __init__(self, kernel: Kernel, cell: int) -> None:
        self.kernel, self.cell = kernel, cell

    def send(self, data: Any = None, metadata: Any = None, buffers: Any = None) -> None:
        del metadata
        bytes_ = [base64.b64encode(bytes(one)).decode() for one in buffers or []]
        self.kernel.tell({"cell": self.cell, **data, "buffers": bytes_})

    def on_msg(self, callback: Any) -> None: ...

    def close(self, *_: Any, **__: Any) -> None: ...


class Kernel:
    """The process behind one cell: opens the workshop, runs the cell, answers its pages.

    Attributes
    ----------
    deaf : bool
        Whether messages to it are lost.
    mute : bool
        Whether what it sends is lost.
    delay : float
        Seconds that each of its messages is late.
    """

    def __init__(self, served: PlainPage, cell: Cell, file: Path, author: str) -> None:
        self.served, self.make, self.file, self.author = served, cell, file, author
        self.deaf = self.mute = False
        self.delay = 0.0
        self.pages: list[Any] = []
        self.runs = 0
        self.got: list[dict[str, Any]] = []
        self.workshop: Workshop | None = None
        self.widget: Any = None

    def run(self) -> None:
        """Run the cell, again too: all its pages show the new widget."""
        if self.workshop is None:
            self.workshop = Workshop.open(self.file, author=self.author)
        self.runs += 1
        self.widget = self.make(self.workshop)
        self.widget.comm = Line(self, self.runs)
        for page in list(self.pages):
            self._show(page)

    def kill(self) -> None:
        """Drop the process as it is; what comes for it is lost."""
        if self.widget is not None:
            self.widget.comm = None
            self.widget.close()
        if self.workshop is not None:
            self.workshop.close()
        self.widget = self.workshop = None

    def restart(self) -> None:
        """Start anew; the cell is not run yet."""
        self.kill()
        self.workshop = Workshop.open(self.file, author=self.author)

    def tell(self, message: dict[str, Any]) -> None:
        if self.mute:
            return
        text = json.dumps(message, default=str)
        self.served.soon(lambda: [page.push(text) for page in list(self.pages)], self.delay)

    def came(self, page: Any) -> None:
        self.pages.append(page)
        if self.widget is not None:
            self._show(page)

    def take(self, message: dict[str, Any]) -> None:
        """Take a message as a kernel does: one after the other, beside the page's own thread."""
        widget = self.widget
        if self.deaf or widget is None or message.pop("cell") != self.runs:
            return
        self.got.append(message)
        buffers = [memoryview(base64.b64decode(one)) for one in message.pop("buffers", [])]
        sent = {"content": {"data": message}, "buffers": buffers}
        self.served.work(lambda: widget._handle_msg(sent))

    def _show(self, page: Any) -> None:
        widget = self.widget
        state = widget.get_state()
        state.pop("layout", None)  # a model of its own, which this page does not need
        text = json.dumps(
            {
                "method": "show",
                "cell": self.runs,
                "state": state,
                "esm": _text(widget._esm),
                "css": _text(widget._css),
            },
            default=str,
        )
        self.served.soon(lambda: page.push(text))


def _text(source: Any) -> str:
    return source.read_text("utf-8") if isinstance(source, Path) else str(source)


class PlainPage:
    """A server on a port of its own that shows widgets.

    Parameters
    ----------
    cells : mapping of str to callable
        What runs in a cell, by a name: makes a widget of a workshop.
    file : Path
        The workshop that they open.
    author : str
        Who works there.
    """

    def __init__(self, cells: Mapping[str, Cell], file: Path, author: str = "Ana") -> None:
        self._kernels = {name: Kernel(self, cell, file, author) for name, cell in cells.items()}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._worker = Worker()
        self.port = asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result(30)

    def url(self, name: str, theme: str = "light") -> str:
        """Return the address of a cell's page; its cell is run if it was not."""
        if self._kernels[name].widget is None:
            self._kernels[name].run()
        return f"http://127.0.0.1:{self.port}/?widget={name}&theme={theme}"

    def kernel(self, name: str) -> Kernel:
        """Return the kernel of a cell."""
        return self._kernels[name]

    def soon(self, call: Callable[[], Any], seconds: float = 0) -> None:
        self._loop.call_soon_threadsafe(lambda: self._loop.call_later(seconds, call))

    def work(self, call: Callable[[], Any]) -> None:
        self._worker.put(call)

    def close(self) -> None:
        """Stop serving and end all kernels."""
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(30)
        self._worker.stop()
        for kernel in self._kernels.values():
            kernel.kill()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(30)
        self._loop.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _serve(self) -> int:
        app = tornado.web.Application(
            [(r"/", Page), (r"/kernel", Socket, {"kernels": self._kernels})]
        )
        sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
        self._server = tornado.httpserver.HTTPServer(app)
        self._server.add_sockets(sockets)
        return int(sockets[0].getsockname()[1])

    async def _stop(self) -> None:
        self._server.stop()
        for kernel in self._kernels.values():
            for page in list(kernel.pages):
                page.close()
        await self._server.close_all_connections()


class Worker:
    """A thread that does one thing after the other, as a kernel does."""

    def __init__(self) -> None:
        import queue

        self._queue: Any = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._go, daemon=True)
        self._thread.start()

    def put(self, call: Callable[[], Any] | None) -> None:
        self._queue.put(call)

    def stop(self) -> None:
        self.put(None)
        self._thread.join(30)

    def _go(self) -> None:
        while (call := self._queue.get()) is not None:
            call()


class Page(tornado.web.RequestHandler):
    def get(self) -> None:
        self.write(PAGE.read_text("utf-8"))


class Socket(tornado.websocket.WebSocketHandler):
    """One page's connection."""

    def initialize(self, kernels: dict[str, Kernel]) -> None:
        self.kernels = kernels

    def open(self, *_: str, **__: str) -> None:
        self.kernel = self.kernels[self.get_query_argument("widget")]
        self.kernel.came(self)

    def on_message(self, text: str | bytes) -> None:
        self.kernel.take(json.loads(text))

    def on_close(self) -> None:
        if self in self.kernel.pages:
            self.kernel.pages.remove(self)

    def push(self, text: str) -> None:
        if self.ws_connection is not None and not self.ws_connection.is_closing():
            self.write_message(text)
