"""A draft as one page of HTML on which every piece tells where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.origins import LABELS, explain_origin, item_names
from drafter.export.page_shell import html_page, html_text, marked_text, table
from drafter.export.page_style import page_style
from drafter.export.paragraphs import Paragraph, Role, bylines, paragraphs, title_pieces
from drafter.export.title_lines import broken_title
from drafter.model.brief_path import readable_path
from drafter.model.draft import Draft, Origin, Piece
from drafter.model.page import PageProfile
from drafter.text.quantities import quantities

_HINT = "把鼠标停在文字上（或按 Tab 键），就能看到这些字从哪里来。打印时下划线、图例和附表都不出现。"


def draft_html(draft: Draft, page: PageProfile) -> str:
    """Return a draft as a self-contained page: legend, the speech as a sheet, the table of its numbers.

    Args:
        draft: The draft.
        page: Paper, fonts and sizes.
    """
    names = item_names(draft)
    rows = [*_head(draft, page, names), *(_paragraph(item, names) for item in paragraphs(draft))]
    speech = "\n".join(rows)
    body = f'{_legend(draft)}\n<article class="sheet speech">\n{speech}\n</article>\n{_figures(draft, names)}'
    return html_page(draft.title or "初稿", body, page_style(page))


def _head(draft: Draft, page: PageProfile, names: dict[str, str]) -> Iterator[str]:
    if draft.title:
        title = _marked(broken_title(title_pieces(draft), page), names)
        yield f"<h1>{title}</h1>"
    lines = bylines(draft)
    for number, line in enumerate(lines, 1):
        last = " last" if number == len(lines) else ""
        yield f'<p class="byline{last}">{_marked((line,), names)}</p>'


def _paragraph(item: Paragraph, names: dict[str, str]) -> str:
    heading, body = _marked(item.heading, names), _marked(item.body, names)
    match item.role:
        case Role.HEADING:
            return f'<h{item.level + 1} class="level{item.level}">{heading}</h{item.level + 1}>'
        case Role.RUN_IN:
            return f'<p><span class="level{item.level}">{heading}</span>{body}</p>'
        case Role.SALUTATION:
            return f'<p class="salutation">{body}</p>'
    return f"<p>{body}</p>"


def _marked(pieces: tuple[Piece, ...], names: dict[str, str]) -> str:
    return "".join(
        marked_text(
            piece.text,
            piece.origin.value,
            explain_origin(piece, names),
            reachable=piece.origin is not Origin.TEMPLATE,
        )
        for piece in pieces
    )


def _legend(draft: Draft) -> str:
    """Return the legend of the kinds of origin that the draft has."""
    used = {piece.origin for block in draft.blocks for piece in block.pieces}
    items = "".join(
        f'<span><span class="mark {origin.value}">{label}</span></span>'
        for origin, label in LABELS.items()
        if origin in used
    )
    return f'<aside class="panel legend">{items}<p>{_HINT}</p></aside>'


def _figures(draft: Draft, names: dict[str, str]) -> str:
    """Return the table of the numbers: each piece that holds some, where it comes from, by what formula."""
    rows: list[tuple[str, ...]] = []
    for block in draft.blocks:
        for piece in block.pieces:
            text = _with_numbers(piece.text)
            if text and piece.origin in (Origin.BRIEF, Origin.DERIVED):
                place = html_text(readable_path(piece.ref, names))
                how = piece.formula or ("照填" if piece.origin is Origin.BRIEF else "由所填的推出")
                rows.append((str(len(rows) + 1), text, place, html_text(how)))
    if not rows:
        return ""
    heads = ("序号", "文中的话", "在需求单的位置", "怎么来的")
    note = f"<p>文中每个数字都列在这里，共 {len(rows)} 处，请对着报表核一遍。</p>"
    return f'<section class="panel">\n<h2>数字出处表</h2>\n{note}\n{table(heads, rows)}\n</section>'


def _with_numbers(text: str) -> str:
    """Return a text as HTML with its numbers in bold, or the empty string where it has none."""
    result, position = "", 0
    for quantity in quantities(text):
        start, end = quantity.span
        result += f"{html_text(text[position:start])}<b>{html_text(text[start:end])}</b>"
        position = end
    return result + html_text(text[position:]) if result else ""
