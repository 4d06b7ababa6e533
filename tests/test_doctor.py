"""The doctor, on machines with one fault each."""

from __future__ import annotations

import json
import sys
from importlib import metadata
from pathlib import Path

import pytest

from cjm_workshop import doctor
from cjm_workshop.doctor import Result


def only(results: object) -> Result:
    (result,) = list(results)  # type: ignore[call-overload]
    assert isinstance(result, Result)
    return result


def test_this_machine_is_sound(tmp_path: Path) -> None:
    found = list(doctor.examine(tmp_path))
    assert [result for result in found if result.grade == "fault"] == []
    assert len(found) >= 10
    assert list(tmp_path.iterdir()) == []


def test_an_old_python() -> None:
    result = only(doctor.python_version("3.10.4"))
    assert result.grade == "fault"
    assert result.what == "Python 3.10.4 is too old; the kit needs >=3.11."


def versions_here() -> dict[str, str]:
    return {item.metadata["Name"].lower(): item.version for item in metadata.distributions()}


def test_a_library_that_is_too_old_and_one_that_is_missing() -> None:
    versions = versions_here() | {"ipywidgets": "7.8.1"}
    del versions["portalocker"]
    old, missing = list(doctor.packages(versions))
    assert (missing.grade, old.grade) == ("fault", "fault")
    assert missing.what == "portalocker is missing; the kit needs <5,>=4."
    assert missing.fix == f'"{sys.executable}" -m pip install "portalocker<5,>=4"'
    assert old.what == "ipywidgets 7.8.1 does not fit; the kit needs <9,>=8.1."


@pytest.mark.parametrize(
    ("versions", "what"),
    [
        (
            {"ipywidgets": "8.1.9", "jupyterlab_widgets": "1.1.5"},
            "ipywidgets 8.1.9 and jupyterlab_widgets 1.1.5 do not fit together: boards stay empty.",
        ),
        (
            {"ipywidgets": "8.1.9"},
            "jupyterlab_widgets is missing: boards show as plain text.",
        ),
    ],
)
def test_two_halves_of_the_boards_that_do_not_fit(versions: dict[str, str], what: str) -> None:
    result = only(doctor.widget_pair(versions))
    assert (result.grade, result.what) == ("fault", what)


def test_boards_whose_browser_part_is_in_another_environment(tmp_path: Path) -> None:
    (tmp_path / "anywidget").mkdir()
    result = only(doctor.widget_pair(homes=[tmp_path]))
    assert result.grade == "fault"
    assert result.what == (
        "JupyterLab's part of @jupyter-widgets/jupyterlab-manager is not where this JupyterLab "
        "looks for it: boards stay empty."
    )


def test_a_lab_of_another_environment_comes_first(tmp_path: Path) -> None:
    result = only(doctor.lab_on_path("/opt/other/bin/jupyter-lab", tmp_path))
    assert (result.grade, result.fix) == ("warning", "Start with: cjm-workshop start")
    assert only(doctor.lab_on_path(None)).grade == "ok"
    assert only(doctor.lab_on_path(str(tmp_path / "bin/jupyter-lab"), tmp_path)).grade == "ok"


def extension(home: Path, version: str) -> Path:
    folder = home / "anywidget"
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps({"version": version}), "utf-8")
    return home


def test_an_old_extension_in_the_folder_of_the_user(tmp_path: Path) -> None:
    user = extension(tmp_path / "user", "0.2.0")
    extension(tmp_path / "share" / "jupyter" / "labextensions", "0.11.0")
    result = only(doctor.stale_extensions(user, tmp_path))
    assert result.grade == "warning"
    assert "an old anywidget (version 0.2.0)" in result.what
    assert result.fix == f"Remove {user / 'anywidget'}"


def test_the_same_extension_twice_does_no_harm(tmp_path: Path) -> None:
    user = extension(tmp_path / "user", "0.11.0")
    extension(tmp_path / "share" / "jupyter" / "labextensions", "0.11.0")
    assert only(doctor.stale_extensions(user, tmp_path)).grade == "ok"


def test_a_kernel_that_runs_another_python() -> None:
    result = only(doctor.kernel(["/opt/other/bin/python", "-m", "ipykernel_launcher"]))
    assert result.grade == "warning"
    assert "/opt/other/bin/python" in result.what
    assert result.fix.endswith("jupyter kernelspec remove python3")


@pytest.mark.parametrize("program", ["python", sys.executable])
def test_a_kernel_of_this_environment(program: str) -> None:
    assert only(doctor.kernel([program, "-m", "ipykernel_launcher"])).grade == "ok"


def test_no_kernel_at_all() -> None:
    result = only(doctor.kernel([]))
    assert result.grade == "fault"
    assert result.fix == f'"{sys.executable}" -m ipykernel install --sys-prefix'


def test_a_font_list_that_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.tempfile, "gettempdir", lambda: str(tmp_path))
    result = only(doctor.font_cache(str(tmp_path / "matplotlib-abc")))
    assert result.grade == "warning"
    assert "MPLCONFIGDIR" in result.fix


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    result = only(doctor.work_folder(tmp_path / "gone"))
    assert result.grade == "fault"
    assert "cannot hold a workshop" in result.what


@pytest.mark.parametrize(("megabytes", "grade"), [(20, "fault"), (400, "warning"), (50_000, "ok")])
def test_a_disk_that_is_almost_full(megabytes: int, grade: str) -> None:
    result = only(doctor.disk_space(megabytes * 1_000_000))
    assert result.grade == grade
    assert result.fix or grade == "ok"
