from __future__ import annotations

import base64
from html.parser import HTMLParser
from io import BytesIO

from PIL import Image

from cjm_workshop.draw.layout.affinity_diagram import affinity_diagram
from cjm_workshop.export.plain_table import steps_as_table
from cjm_workshop.export.shown import Shown
from cjm_workshop.model import State


class Kept(HTMLParser):
    """Collects what a page says: tags with their attributes, and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(html: str) -> Kept:
    kept = Kept()
    kept.feed(html)
    return kept


def test_a_picture_is_html_with_words_an_image_and_a_text(workshop: State) -> None:
    shown = Shown(affinity_diagram(workshop))
    data, about = shown._repr_mimebundle_()
    assert list(data) == ["text/plain", "image/png", "text/html"]
    assert data["text/plain"] == repr(shown)
    words = shown.scenes[0].description
    assert about == {"image/png": {"alt": words}}
    ((tag, attributes),) = read(data["text/html"]).tags
    assert (tag, attributes["alt"]) == ("img", words)
    with Image.open(BytesIO(base64.b64decode(data["image/png"]))) as image:
        assert image.width == 2381


def test_the_table_below_a_map_needs_no_style_sheet(workshop: State) -> None:
    kept = read(steps_as_table(workshop, workshop.journeys))
    names = {tag for tag, _ in kept.tags}
    assert names == {"details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert not any(name in attributes for _, attributes in kept.tags for name in ("class", "id"))
    heads = [attributes["scope"] for tag, attributes in kept.tags if tag == "th"]
    steps = sum(len(workshop.steps_of(journey.id)) for journey in workshop.journeys)
    assert heads.count("row") == steps
    assert heads.count("col") == 8 * len(workshop.journeys)
    said = " ".join(kept.texts)
    assert all(pain.text in said for pain in workshop.pains)
    assert all(step.action in said for step in workshop.steps)


def test_several_pages_are_several_images(workshop: State) -> None:
    (page,) = affinity_diagram(workshop)
    data, about = Shown([page, page], lambda: "<details></details>")._repr_mimebundle_()
    assert "image/png" not in data
    assert about == {}
    tags = [tag for tag, _ in read(data["text/html"]).tags]
    assert tags == ["img", "img", "details"]
