"""One rule for how a workshop is named: by its file, its name, or its folder."""

from __future__ import annotations

import pytest

from cjm_workshop.errors import UnknownName, WorkshopError
from cjm_workshop.model import State
from cjm_workshop.storage import Store, existing


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "garden.cjm.json"
    Store.create(made, State()).close()
    return made


@pytest.mark.parametrize("name", ["garden.cjm.json", "garden", "./garden", "."])
def test_by_file_by_name_and_by_folder(file, name):
    assert existing(name).resolve() == file


def test_a_folder_without_a_workshop_does_not_hide_the_file(file):
    (file.parent / "garden").mkdir()
    assert existing("garden").resolve() == file


def test_a_folder_with_one_workshop(file):
    (file.parent / "shop").mkdir()
    inner = file.parent / "shop" / "shop.cjm.json"
    Store.create(inner, State()).close()
    assert existing("shop").resolve() == inner
    with Store.open("shop") as store:
        assert store.path == inner


def test_several_in_a_folder(file):
    Store.create(file.with_name("balcony.cjm.json"), State()).close()
    for opened in (existing, Store.open):
        with pytest.raises(WorkshopError) as caught:
            opened(".")
        assert str(caught.value) == (
            "Say which workshop is meant. There are: balcony.cjm.json, garden.cjm.json."
        )


def test_none(file):
    with pytest.raises(UnknownName) as caught:
        existing("gardn.cjm.json")
    assert str(caught.value) == (
        'There is no workshop "gardn.cjm.json". Did you mean "garden.cjm.json"? '
        "There are: garden.cjm.json."
    )
    (file.parent / "empty").mkdir()
    with pytest.raises(WorkshopError, match=r"There is no workshop in the folder empty\. Make"):
        Store.open("empty")
