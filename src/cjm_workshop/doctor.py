"""Finds the usual broken installations, and says how to mend them.

Each examination is a generator of results; what it looks at comes in as arguments, so that a test
can hand in a machine with a fault.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from jupyter_core.paths import jupyter_data_dir, jupyter_path
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

__all__ = [
    "Result",
    "disk_space",
    "examine",
    "extra_programs",
    "font_cache",
    "kernel",
    "lab_on_path",
    "packages",
    "python_version",
    "stale_extensions",
    "widget_pair",
    "work_folder",
]

NAME = "cjm-workshop"
FULL = 100
"""Megabytes below which a disk is as good as full: one bundle with pictures may take that."""
ALMOST_FULL = 1000
_REPAIR = f'"{sys.executable}" -m pip install --upgrade --force-reinstall {NAME}'
_MANAGER = "@jupyter-widgets/jupyterlab-manager"
_PAIRS = {8: 3}
"""Major version of ipywidgets, and of the jupyterlab_widgets that goes with it."""


@dataclass(frozen=True)
class Result:
    """What one examination found.

    Attributes
    ----------
    grade : {"ok", "warning", "fault"}
        A fault keeps the kit from working.
    what : str
        What was found, as a sentence.
    fix : str
        What to do about it; empty where all is well.
    """

    grade: Literal["ok", "warning", "fault"]
    what: str
    fix: str = ""


def examine(folder: Path) -> Iterator[Result]:
    """Look at this installation, and at the folder in which somebody works.

    Parameters
    ----------
    folder : Path
        A work folder, or a workshop's file.

    Yields
    ------
    Result
        One per thing that was looked at.
    """
    home = folder if folder.is_dir() else folder.parent
    yield from python_version()
    yield from packages()
    yield from widget_pair()
    yield from lab_on_path(shutil.which("jupyter-lab"))
    yield from stale_extensions(Path(jupyter_data_dir()) / "labextensions")
    yield from kernel()
    yield from font_cache()
    yield from work_folder(home)
    yield from disk_space(shutil.disk_usage(home).free)
    yield from extra_programs()


def python_version(version: str | None = None) -> Iterator[Result]:
    """Look whether Python is new enough."""
    found = version or ".".join(map(str, sys.version_info[:3]))
    wanted = metadata.metadata(NAME)["Requires-Python"]
    if found in SpecifierSet(wanted):
        yield Result("ok", f"Python {found} at {sys.executable}")
    else:
        yield Result(
            "fault",
            f"Python {found} is too old; the kit needs {wanted}.",
            "Install a newer Python, and set the kit up again with it.",
        )


def packages(versions: Mapping[str, str] | None = None) -> Iterator[Result]:
    """Look whether every library is there, in a version that fits."""
    needed = [Requirement(text) for text in metadata.requires(NAME) or ()]
    needed = [item for item in needed if item.marker is None or item.marker.evaluate()]
    good = True
    for item in needed:
        found = _version(item.name) if versions is None else versions.get(item.name)
        if found and item.specifier.contains(found, prereleases=True):
            continue
        good = False
        what = f"{item.name} {found} does not fit" if found else f"{item.name} is missing"
        fix = f'"{sys.executable}" -m pip install "{item.name}{item.specifier}"'
        yield Result("fault", f"{what}; the kit needs {item.specifier}.", fix)
    if good:
        yield Result("ok", f"all {len(needed)} libraries are there, in versions that fit")


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def widget_pair(
    versions: Mapping[str, str] | None = None, homes: Sequence[Path] | None = None
) -> Iterator[Result]:
    """Look whether the kernel's side and the browser's side of the boards fit together."""
    names = ("ipywidgets", "jupyterlab_widgets")
    python, browser = (_version(name) if versions is None else versions.get(name) for name in names)
    if not python or not browser:
        missing = names[0] if not python else names[1]
        fix = f'"{sys.executable}" -m pip install "ipywidgets>=8.1,<9"'
        yield Result("fault", f"{missing} is missing: boards show as plain text.", fix)
        return
    expected = _PAIRS.get(int(python.split(".")[0]))
    if int(browser.split(".")[0]) != expected:
        what = f"ipywidgets {python} and jupyterlab_widgets {browser} do not fit together"
        yield Result("fault", f"{what}: boards stay empty.", _REPAIR)
        return
    if homes is None:
        homes = [Path(folder) for folder in jupyter_path("labextensions")]
    parts = (_MANAGER, "anywidget")
    absent = [name for name in parts if not any((home / name).is_dir() for home in homes)]
    for name in absent:
        what = f"JupyterLab's part of {name} is not where this JupyterLab looks for it"
        yield Result("fault", f"{what}: boards stay empty.", _REPAIR)
    if not absent:
        yield Result("ok", f"ipywidgets {python} and its part in JupyterLab fit together")


def lab_on_path(program: str | None, prefix: Path | None = None) -> Iterator[Result]:
    """Look whether "jupyter lab" on the path is the one of this environment."""
    here = prefix or Path(sys.prefix)
    if program is None or Path(program).resolve().is_relative_to(here.resolve()):
        yield Result("ok", "no JupyterLab of another environment is in the way")
        return
    yield Result(
        "warning",
        f'"jupyter lab" starts {program}, which is not in the environment of the kit ({here}); '
        "boards may stay empty there.",
        "Start with: cjm-workshop start",
    )


def stale_extensions(user: Path, prefix: Path | None = None) -> Iterator[Result]:
    """Look for old parts of JupyterLab in the user's own folder, which hide those installed."""
    installed = (prefix or Path(sys.prefix)) / "share" / "jupyter" / "labextensions"
    stale = [
        name
        for name in (_MANAGER, "anywidget")
        if (user / name).is_dir()
        and (installed / name).is_dir()
        and _extension_version(user / name) != _extension_version(installed / name)
    ]
    for name in stale:
        found = _extension_version(user / name) or "unknown"
        what = f"an old {name} (version {found}) in {user} may hide the installed one"
        yield Result("warning", f"{what}: boards may stay empty.", f"Remove {user / name}")
    if not stale:
        yield Result("ok", "no old extension of JupyterLab is in the way")


def _extension_version(folder: Path) -> str | None:
    try:
        found = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return str(found.get("version"))


def kernel(argv: Sequence[str] | None = None) -> Iterator[Result]:
    """Look which Python a notebook runs with."""
    command = list(argv) if argv is not None else _kernel_command()
    if not command:
        fix = f'"{sys.executable}" -m ipykernel install --sys-prefix'
        yield Result("fault", "there is no kernel for Python: no cell can run.", fix)
        return
    program = shutil.which(command[0]) or command[0]
    same = Path(program).parent.resolve() == Path(sys.executable).parent.resolve()
    if same or command[0] in ("python", "python3"):  # by itself Jupyter puts its own in their place
        yield Result("ok", "notebooks run with the Python of the kit")
        return
    yield Result(
        "warning",
        f'the kernel "python3" of this user runs {program}, where the kit may be missing.',
        'Start with "cjm-workshop start", which prefers its own kernel, or remove the other one: '
        "jupyter kernelspec remove python3",
    )


def _kernel_command() -> list[str]:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        return list(KernelSpecManager().get_kernel_spec("python3").argv)
    except NoSuchKernel:
        return []


def font_cache(folder: str | None = None) -> Iterator[Result]:
    """Look whether the list of fonts can be kept from one start to the next."""
    if folder is None:
        import matplotlib

        folder = matplotlib.get_cachedir()
    lasting = not Path(folder).is_relative_to(tempfile.gettempdir())
    if lasting and os.access(folder, os.W_OK):
        yield Result("ok", f"matplotlib keeps its list of fonts in {folder}")
        return
    yield Result(
        "warning",
        "matplotlib cannot keep its list of fonts, so the first picture of each notebook is slow.",
        "Set the variable MPLCONFIGDIR to a folder that you can write.",
    )


def work_folder(folder: Path) -> Iterator[Result]:
    """Look whether a workshop can be kept in a folder: written, and locked."""
    try:
        from cjm_workshop.storage import Lock
    except ImportError:  # `packages` has named what is missing
        return
    try:
        with (
            tempfile.TemporaryDirectory(dir=folder, prefix=".cjm-doctor-") as inner,
            Lock(Path(inner) / "lock", 5),
        ):
            (Path(inner) / "note").write_text("kept", encoding="utf-8")
    except OSError as error:
        yield Result(
            "fault",
            f"{folder.resolve()} cannot hold a workshop: {error}.",
            "Work in a folder of your own on a local disk: cjm-workshop start FOLDER",
        )
    else:
        yield Result("ok", f"{folder.resolve()} can be written and locked")


def disk_space(free: int) -> Iterator[Result]:
    """Look whether there is room.

    Parameters
    ----------
    free : int
        In bytes.
    """
    megabytes = free / 1_000_000
    if megabytes >= ALMOST_FULL:
        yield Result("ok", f"{megabytes / 1000:,.0f} GB are free on the disk")
        return
    grade: Literal["fault", "warning"] = "fault" if megabytes < FULL else "warning"
    what = f"the disk is almost full: {megabytes:,.0f} MB are left."
    yield Result(grade, what, "Make room; a change that cannot be written is refused.")


def extra_programs() -> Iterator[Result]:
    """Say that no other program has to be there."""
    yield Result("ok", "Chromium, LibreOffice and node are not needed to run a workshop")
