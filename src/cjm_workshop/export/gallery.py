"""The templates as a list with small pictures, for a notebook."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from cjm_workshop.draw.greeked import greeked
from cjm_workshop.draw.layout.communication_plan import communication_plan
from cjm_workshop.draw.layout.journey_map import journey_map
from cjm_workshop.errors import FileFaults
from cjm_workshop.export.picture_svg import picture
from cjm_workshop.insight.wording import counted
from cjm_workshop.model import State

if TYPE_CHECKING:
    from cjm_workshop.draw.scene import Scene
    from cjm_workshop.templates import Template

__all__ = ["TemplateGallery"]

_START = 'Workshop.new("my-project", template="NAME")'
_LIST = "list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:24px"
_ITEM = "width:280px"
_PICTURE = "width:280px;max-width:100%;height:auto;border:1px solid currentColor"


class TemplateGallery:
    """The templates: in a notebook a list with a small picture of each, elsewhere plain lines.

    Parameters
    ----------
    templates : mapping of str to Template
        What to show, by name.
    """

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self.templates = templates

    def __repr__(self) -> str:
        width = max(map(len, self.templates))
        lines = [f"{name:{width}}  {one.about}" for name, one in self.templates.items()]
        return "\n".join((*lines, f"\nTo start from one: {_START}"))

    def _repr_html_(self) -> str:
        drawn = [(template, _image(template)) for template in self.templates.values()]
        drawn.sort(key=lambda pair: not pair[1])  # what has no picture stands last
        items = "".join(_item(template, image) for template, image in drawn)
        how = f"<p>To start from one: <code>{escape(_START, quote=False)}</code></p>"
        return f'{how}<ul style="{_LIST}">{items}</ul>'


def _item(template: Template, image: str) -> str:
    name, kind, about = escape(template.name), escape(template.kind), escape(template.about)
    head = f"<strong>{name}</strong> · {kind}" if kind else f"<strong>{name}</strong>"
    return f'<li style="{_ITEM}">{image}<p>{head}<br>{about}</p></li>'


def _image(template: Template) -> str:
    try:
        state = template.state
    except FileFaults:  # its sentence says so already
        state = State()
    if not state.steps and not state.contacts:
        return ""
    drawn = b64encode(picture(greeked(_page(template.picture, state))).encode()).decode()
    alt = escape(_words(state), quote=True)
    return f'<img alt="{alt}" style="{_PICTURE}" src="data:image/svg+xml;base64,{drawn}">'


def _page(picture: str, state: State) -> Scene:
    """Return the first page of the picture that shows best what a template is."""
    if picture == "plan":
        return communication_plan(state)[0]
    return journey_map(state, compare="future" if picture == "future" else ())[0]


def _words(state: State) -> str:
    """Return what the small picture shows, for those who do not see it."""
    parts = [
        counted(len(state.stages), "stage"),
        counted(len(state.steps), "step"),
        counted(len(state.channels), "channel"),
    ]
    if state.contacts:
        parts.append(counted(len(state.contacts), "planned contact"))
    feelings = [step.emotion for step in state.steps if step.emotion is not None]
    curve = f"; its curve runs from {min(feelings):+d} to {max(feelings):+d}" if feelings else ""
    return f"Small picture: {', '.join(parts)}{curve}."
