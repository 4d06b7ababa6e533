"""The guide as one page to read on a screen and to print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import mistune

__all__ = ["page"]

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Arial, Helvetica, sans-serif; color: #1b2430; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 3rem; border-top: 3px solid #1b2430; padding-top: .6rem; }
h3 { margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0;
  border-bottom: 1px solid #d5dae1; }
td:first-child, td:nth-child(2) { white-space: nowrap; }
li { margin: .2rem 0; }
code { background: #f6f7f9; padding: 0 .2em; }
@media print {
  body { font-size: 9.5pt; line-height: 1.4; margin: 0; max-width: none; }
  h2 { border: 0; margin-top: 1.5rem; break-after: avoid; }
  h2.sheet { break-before: page; margin-top: 0; }
  h3, tr, li { break-inside: avoid; }
  h3, p:has(strong:only-child) { break-after: avoid; }
}
"""


def page(markdown: str, title: str, sheets: Sequence[str] = ()) -> str:
    """Return a whole HTML page of a Markdown text; it needs nothing from outside.

    Parameters
    ----------
    markdown : str
        The text; markup in it is shown as text.
    title : str
        Of the page.
    sheets : sequence of str
        How the headings begin that stand on top of a sheet of paper where it is printed.
    """
    body = str(mistune.create_markdown(escape=True, plugins=["table"])(markdown))
    for heading in sheets:
        body = body.replace(f"<h2>{escape(heading)}", f'<h2 class="sheet">{escape(heading)}')
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main>\n{body}</main></body></html>\n"
    )
