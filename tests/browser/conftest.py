"""A real JupyterLab on a port of its own, and a browser in front of it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from board_pages import Tab
from cjm_workshop import Workshop
from cjm_workshop.widgets import board
from plain_page import Kernel, PlainPage
from waiting import until

WINDOW = {"width": 1280, "height": 900}
STARTING = 180
RUNNING = 90_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab.

    Attributes
    ----------
    url : str
        Where it answers.
    folder : Path
        The folder that it shows.
    """

    url: str
    folder: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def says(url: str) -> bool:
    """Tell whether a page is there."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def private(folder: Path) -> dict[str, str]:
    """Return an environment in which JupyterLab neither reads nor writes this user's settings."""
    names = {
        "HOME": "home",
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
    }
    folders = {name: str(folder / where) for name, where in names.items()}
    for one in folders.values():
        Path(one).mkdir(parents=True, exist_ok=True)
    news = Path(folders["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", "apputils-extension")
    news.mkdir(parents=True)
    settings = {"fetchNews": "false", "checkForUpdates": False}
    (news / "notification.jupyterlab-settings").write_text(json.dumps(settings), "utf-8")
    # a workshop or a name that is set for other tests must not be used here
    outside = {name: value for name, value in os.environ.items() if not name.startswith("CJM_")}
    return {**outside, **folders}


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Start JupyterLab once for all browser tests."""
    base = tmp_path_factory.mktemp("lab")
    folder = base / "work"
    folder.mkdir()
    port = free_port()
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"),
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        f"--ServerApp.root_dir={folder}",
    ]
    url = f"http://127.0.0.1:{port}"
    with serving(command, base, lambda: says(f"{url}/api")):
        yield Lab(url, folder)


@contextmanager
def serving(
    command: list[str], base: Path, ready: Callable[[], bool], cwd: Path | None = None
) -> Iterator[None]:
    """Run a server in an environment of its own until it is no more needed."""
    with (base / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env=private(base),
            cwd=cwd,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # a group of its own: its kernels end with it
        )
    try:
        until(lambda: process.poll() is not None or ready(), f"an answer of {command[2]}", STARTING)
        assert process.poll() is None, (base / "server.log").read_text("utf-8", "replace")
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(15)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Callable[..., Lab]]:
    """Start another of Jupyter's servers on a copy of the notebooks; it ends with the test."""
    with ExitStack() as stack:

        def start(module: str, options: list[str], answer: str = "/") -> Lab:
            folder, port = tmp_path / "work", free_port()
            folder.mkdir()
            url = f"http://127.0.0.1:{port}"
            command = [sys.executable, "-m", module, f"--port={port}", *options]
            stack.enter_context(
                serving(command, tmp_path, lambda: says(f"{url}{answer}"), tmp_path)
            )
            return Lab(url, folder)

        yield start


@pytest.fixture
def new_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open pages of their own, 1280 by 900; they close with the test.

    Other sizes, and what else a browser can be set to, are told as to Playwright's contexts.
    """
    with ExitStack() as stack:

        def start(**options: Any) -> Any:
            context = chromium.new_context(**{"viewport": WINDOW} | options)
            stack.callback(context.close)
            context.set_default_timeout(60_000)
            return context.new_page()

        yield start


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """Open a page of its own, 1280 by 900."""
    return new_page()


@pytest.fixture
def open_widget(new_page: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Open plain pages by their address; on none of them may a script have failed."""
    faults: list[str] = []

    def start(url: str, **options: Any) -> Any:
        opened = new_page(**options)
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.goto(url)
        opened.locator('[data-ready="1"]').first.wait_for()
        return opened

    yield start
    assert faults == []


@pytest.fixture
def garden(tmp_path: Path) -> Iterator[PlainPage]:
    """Serve two boards of a workshop with two channels on plain pages: ideas and touchpoints."""
    file = tmp_path / "garden.cjm.json"
    with Workshop.new(file, author="Ana") as workshop:
        for name in ("Web", "Shop"):
            workshop.add("channel", name=name)
    boards = ("ideas", "touchpoints")
    cells = {name: partial(board, name=name, author="Ana") for name in boards}
    with PlainPage(cells, file) as served:
        yield served


@pytest.fixture
def open_board(garden: PlainPage, new_page: Callable[..., Any]) -> Iterator[Callable[..., Tab]]:
    """Open a board in another tab of one window; all tabs must have worked without an error."""
    tabs: list[Tab] = []

    def start(name: str = "ideas", *, clock: bool = False) -> Tab:
        page = tabs[0].page.context.new_page() if tabs else new_page()
        if clock:
            page.clock.install()
        tabs.append(Tab(page, garden.url(name)))
        return tabs[-1]

    yield start
    assert [fault for tab in tabs for fault in tab.faults] == []


@pytest.fixture
def kernel(garden: PlainPage) -> Kernel:
    """Return the kernel of the board of ideas."""
    garden.url("ideas")
    return garden.kernel("ideas")


CONNECTED = """() => {
    const context = window.jupyterapp?.shell.currentWidget?.context?.sessionContext;
    return Boolean(context && context.isReady && context.session?.kernel
        && context.session.kernel.connectionStatus === "connected"
        && context.session.kernel.status === "idle");
}"""
RUN = """async (code) => {
    const { kernel } = window.jupyterapp.shell.currentWidget.context.sessionContext.session;
    const future = kernel.requestExecute({ code, store_history: false });
    const said = [];
    future.onIOPub = (message) => {
        if (message.header.msg_type === "stream") said.push(message.content.text);
        if (message.header.msg_type === "error") said.push(message.content.traceback.join("\\n"));
    };
    const late = new Promise((_, no) => setTimeout(() => no(new Error("no answer")), 60000));
    await Promise.race([future.done, late]);
    return said.join("");
}"""


SHOW = """(id) => {
    const { content } = window.jupyterapp.shell.currentWidget;
    content.activeCellIndex = content.widgets.findIndex((widget) => widget.model.id === id);
    content.scrollToItem(content.activeCellIndex, "start"); // its promise may stay open for ever
    return content.activeCellIndex;
}"""


@pytest.fixture
def connected() -> str:
    """Return the question to a page whether its notebook has a kernel that waits for work."""
    return CONNECTED


class Notebook:
    """A notebook that is open in the page and has run once."""

    def __init__(self, page: Any, lab: Lab, source: Path, name: str) -> None:
        self.page = page
        self.folder = lab.folder / name
        self.folder.mkdir()
        shutil.copy(source, self.folder / source.name)
        page.goto(f"{lab.url}/lab/tree/{name}/{source.name}?reset")
        page.wait_for_function(CONNECTED, timeout=RUNNING)

    def run_all(self) -> None:
        """Run all cells by the menu, as a person does, and wait until they are done."""
        self.page.get_by_role("menuitem", name="Run", exact=True).click()
        self.page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    def python(self, code: str) -> str:
        """Run a line of Python in the notebook's kernel; return what it prints."""
        return str(self.page.evaluate(RUN, code))

    def show(self, cell: str) -> Any:
        """Scroll to a cell by its id, as only cells near the window are on the page; return it."""
        at = self.page.evaluate(SHOW, cell)
        return self.page.locator(f'.jp-Cell[data-windowed-list-index="{at}"]')

    def type_into(self, cell: str, code: str) -> None:
        """Replace what stands in a cell and run it, as a person does."""
        self.show(cell).locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(code)
        self.page.keyboard.press("Control+Enter")

    def cells(self) -> list[str]:
        """Return the ids of the notebook's cells as they are now."""
        read = "() => window.jupyterapp.shell.currentWidget.content.widgets.map((w) => w.model.id)"
        return list(self.page.evaluate(read))


@pytest.fixture
def open_notebook(
    page: Any, lab: Lab, repository: Path, request: pytest.FixtureRequest
) -> Callable[..., Notebook]:
    """Open a notebook of the repository in a folder of its own."""

    def start(stem: str, kind: str = "notebooks") -> Notebook:
        source = repository / kind / f"{stem}.ipynb"
        return Notebook(page, lab, source, f"{request.node.name}-{stem}")

    return start
