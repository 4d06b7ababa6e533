"""Pictures and files come over whole, are kept under their hash, and are shown again."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cjm_workshop import Workshop
from cjm_workshop.model import Touchpoint
from cjm_workshop.widgets import persona_form, touchpoint_form


def png(size: tuple[int, int] = (40, 30), colour: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def workshop(tmp_path: Path) -> Any:
    with Workshop.new(tmp_path / "garden", author="Mira") as made:
        made.add("persona", id="persona-maya", name="Maya")
        yield made


@pytest.fixture
def form(workshop: Any, browse: Any) -> Any:
    return browse(persona_form(workshop, "Maya", "Mira"))


def send(form: Any, data: bytes, **message: Any) -> dict[str, Any]:
    request = message.get("id", "keep-a")
    for at in range(0, len(data), 64):
        piece = {"type": "piece", "id": request, "file": 0}
        form.widget._handle_custom_msg(piece, [memoryview(data[at : at + 64])])
    return form.say(**{"type": "keep", "id": request, "size": len(data), **message})


def test_a_picture_is_kept_under_its_hash_and_shown_small(form, workshop) -> None:
    answer = send(form, png((1200, 600)), name="Maya at home.PNG", picture=True)
    assert answer["type"] == "ack"
    kept = workshop.files_folder / answer["file"]
    assert kept.stem == hashlib.sha256(kept.read_bytes()).hexdigest()
    shown: list[Any] = []
    form.widget.send = lambda content, buffers=None: shown.append((content, buffers))
    form.widget._handle_custom_msg({"type": "show", "file": answer["file"], "side": 200}, [])
    ((content, buffers),) = shown
    assert content == {"type": "picture", "file": answer["file"]}
    with Image.open(BytesIO(buffers[0])) as picture:
        assert picture.size == (200, 100)


def test_a_picture_that_is_not_there_is_told(form) -> None:
    for file in ("0123456789abcdef.png", "../garden.cjm.json"):
        assert form.say(type="show", file=file, side=200) == {"type": "picture", "file": file}


def test_an_attached_file_is_handed_out_as_it_is_and_none_from_elsewhere(form, workshop) -> None:
    data = b"<script>alert(1)</script>"
    file = send(form, data, name="notes.html", picture=False)["file"]
    got: list[Any] = []
    form.widget.send = lambda content, buffers=None: got.append((content, buffers))
    for name in (file, "../garden.cjm.json", "0123456789abcdef.pdf"):
        form.widget._handle_custom_msg({"type": "fetch", "file": name}, [])
    assert got == [
        ({"type": "file", "file": file}, [data]),
        ({"type": "file", "file": "../garden.cjm.json"}, []),
        ({"type": "file", "file": "0123456789abcdef.pdf"}, []),
    ]


def test_a_photo_leaves_its_place_behind_and_stands_upright(form, workshop) -> None:
    photo, out = Image.new("RGB", (60, 20), "green"), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by the camera
    exif[0x010F] = "A camera that knows where it was"
    photo.save(out, "JPEG", exif=exif)
    answer = send(form, out.getvalue(), name="a.jpg", picture=True)
    with Image.open(workshop.files_folder / answer["file"]) as kept:
        assert (kept.size, dict(kept.getexif())) == ((20, 60), {})


@pytest.mark.parametrize(
    ("data", "message", "reason"),
    [
        (b"%PDF-1.7", {"name": "a.png", "picture": True},
         "This is no picture that can be read. Choose a PNG, JPEG, GIF or WebP file."),
        (b"text", {"name": "a", "picture": False},
         "The file has no ending that says what it is, such as .png or .pdf."),
        (b"text", {"name": "a.txt", "picture": False, "size": 5},
         "The file did not come over whole. Choose it once more."),
        (bytes(10_000_001), {"name": "a.png", "picture": True},
         "A picture may have 10 MB at most. Save it smaller."),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_why(form, workshop, data, message, reason) -> None:
    if len(data) > 10_000:
        form.widget._handle_custom_msg({"type": "piece", "id": "keep-a", "file": 0}, [data])
        answer = form.say(type="keep", id="keep-a", size=len(data), **message)
    else:
        answer = send(form, data, **message)
    assert answer == {"type": "refused", "id": "keep-a", "reason": reason, "offer": ""}
    assert not workshop.files_folder.exists()


def test_a_portrait_is_drawn_from_a_name_and_stands_on_the_card(form, workshop) -> None:
    first = form.say(type="draw", id="draw-a", name="Maya", turn=0)["file"]
    assert form.say(type="draw", id="draw-b", name=" maya ", turn=0)["file"] == first
    other = form.say(type="draw", id="draw-c", name="Maya", turn=1)["file"]
    assert other != first
    portrait = {"file": first, "alt": "A drawn portrait of Maya", "credit": ""}
    edit = {"kind": "edit", "record": "persona-maya", "field": "portrait"}
    assert form.apply(**edit, id="op-a", old=None, new=portrait)["type"] == "ack"
    pictures = [
        item.file
        for scene in workshop.persona_card("Maya").scenes
        for item in scene.items
        if getattr(item, "role", "") == "portrait"
    ]
    assert pictures == [str(workshop.files_folder / first)]


def test_a_workshop_in_memory_takes_no_files(host, browse) -> None:
    host.add(Touchpoint(id="touchpoint-a", name="Leaflet"))
    form = browse(touchpoint_form(host, "touchpoint-a"))
    answer = form.say(type="draw", id="draw-a", name="Maya", turn=0)
    assert answer["reason"] == (
        "The example takes no pictures. Open or make a workshop of your own."
    )


def test_pieces_of_files_that_were_given_up_do_not_pile_up(form) -> None:
    for at in range(40):
        message = {"type": "piece", "id": f"keep-{at}", "file": 0}
        form.widget._handle_custom_msg(message, [b"x"])
    assert len(form.widget._pieces) == 12
