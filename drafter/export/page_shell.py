"""A self-contained page of HTML: no scripts, nothing loaded from elsewhere, readable on screen and paper.

Drafts use it, and any other report that shows a speech as a page.
"""

from __future__ import annotations

import re
from html import escape

from drafter.export.page_style import SHELL_STYLE

# What HTML text can't hold.
_NOT_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Only the styles of this page may take effect, whatever a text contains.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_page(title: str, body: str, style: str = "") -> str:
    """Return a whole page.

    Args:
        title: Plain text; it is escaped here.
        body: HTML, its texts escaped by `html_text`.
        style: CSS that the page adds to the common style.
    """
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html_text(title)}</title>
<style>
{SHELL_STYLE}{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def html_text(text: str) -> str:
    """Return a text escaped for an element or a quoted attribute, without what HTML can't hold."""
    return escape(_NOT_HTML.sub("", text), quote=True)


def marked_text(text: str, kind: str, note: str, *, reachable: bool = True) -> str:
    """Return a text with a note that shows when the pointer or the keyboard comes to it.

    Args:
        text: Plain text.
        kind: The name of its class, which gives its underline.
        note: Plain text; empty for a text without one.
        reachable: Whether the Tab key stops at it.
    """
    if not text:
        return ""
    shown = html_text(text).replace("\n", "<br>")
    if not note:
        return shown
    tab = ' tabindex="0"' if reachable else ""
    return f'<span class="mark {kind}" title="{html_text(note)}"{tab}>{shown}</span>'


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a table.

    Args:
        heads: Plain texts of the columns' heads.
        rows: HTML of the cells, escaped.
    """
    head = "".join(f"<th>{html_text(item)}</th>" for item in heads)
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(lines) + "\n</tbody>\n</table>"
