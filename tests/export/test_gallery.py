"""The templates as a list with small pictures."""

from __future__ import annotations

import base64
import re
import xml.etree.ElementTree as ET

from cjm_workshop import Workshop, templates
from cjm_workshop.draw.greeked import greeked
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.draw.scene import Rect


def test_each_template_is_an_item_with_a_picture_and_words() -> None:
    html = Workshop.templates()._repr_html_()
    items = re.findall(r"<li .*?</li>", html)
    assert len(items) == len(templates.names())
    drawn, plain = items[:-1], items[-1]
    names = [name for name in templates.names() if name != "blank"]
    for name, item in zip(names, drawn, strict=True):
        assert f"<strong>{name}</strong>" in item
        assert re.search(r'<img alt="Small picture: \d+ stages', item), name
    assert any("planned contacts; its curve runs from" in item for item in drawn)
    assert "<strong>blank</strong>" in plain
    assert "<img" not in plain
    assert len(html) < 800_000


def test_the_small_pictures_need_no_font_and_nothing_from_outside() -> None:
    html = Workshop.templates()._repr_html_()
    drawn = re.findall(r"data:image/svg\+xml;base64,([^\"]+)", html)
    assert len(drawn) == len(set(drawn)) == len(templates.names()) - 1
    for one in drawn:
        svg = base64.b64decode(one).decode()
        ET.fromstring(svg)
        assert "<text" not in svg
        assert "font-face" not in svg
        assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", svg)


def test_words_become_bars_where_they_stood() -> None:
    (page,) = journey_map(templates.load("online-shop"))
    small = greeked(page)
    assert not small.lines
    bars = [item for item in small.items if isinstance(item, Rect)]
    assert len(bars) == len(page.lines) + sum(isinstance(item, Rect) for item in page.items)


def test_without_a_notebook_it_is_a_list_of_lines() -> None:
    lines = repr(Workshop.templates()).splitlines()
    assert lines[0].split(maxsplit=1) == ["blank", "Nothing but an empty charter."]
    assert lines[-1] == 'To start from one: Workshop.new("my-project", template="NAME")'
