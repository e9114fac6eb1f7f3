"""Drafts as Markdown that the checker reads back and as plain text; outlines as Markdown to be edited."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.export.paragraphs import Role, date_line, paragraphs
from drafter.model.draft import Draft, Missing, Outline
from drafter.model.passage import Hit
from drafter.schema.outline_markdown import APPENDIX, GAPS, outline_lines, section_title
from drafter.schema.source import dump_yaml
from drafter.schema.speech_markdown import DATE_LINE, MarkedBlock, marked_lines
from drafter.text.spans import Span

EXCERPT = 80
"""Length of a passage's excerpt in an outline, characters."""
_HINTS = (
    "> 可以直接改：小节标题、要点的文字和先后；整条删去、另起一条“- ”添上也行（<!-- --> 里的记号请留着）。",
    "> 改好后运行：drafter draft 需求单 --outline 这份提纲 -o 初稿.docx",
)
_INDENT = "\u3000\u3000"


def draft_markdown(draft: Draft) -> str:
    """Return a draft in the form that `drafter.schema.speech_markdown.load_speech` reads back."""
    front = {"标题": draft.title, "文种": draft.kind.label, "日期": draft.date, "讲话人": draft.speaker}
    lines = _front_matter(front)
    if draft.title:
        lines += [f"# {draft.title}", ""]
    date = date_line(draft)
    if DATE_LINE.fullmatch(date):  # another date would be read as a paragraph; the front matter has it
        lines += [date, ""]
    blocks = (
        MarkedBlock(block.type, block.level, block.text, Span(0, 0), (block.move,), block.theme)
        for block in draft.blocks
    )
    return "\n".join([*lines, *marked_lines(blocks)])


def plain_text(draft: Draft) -> str:
    """Return a draft as text with the paragraphs of the printed page, indented by two characters."""
    lines = [line for line in (draft.title, date_line(draft), draft.speaker) if line]
    if lines:
        lines.append("")
    for paragraph in paragraphs(draft):
        lines.append(("" if paragraph.role is Role.SALUTATION else _INDENT) + paragraph.text)
    return "\n".join(lines) + "\n"


def outline_markdown(outline: Outline) -> str:
    """Return an outline to read and to edit: sections with points and figures, gaps; passages at its end."""
    lines = _front_matter({"标题": outline.title, "文种": outline.kind.label})
    lines += [f"# {outline.title}（提纲）", "", *_HINTS, "", *outline_lines(outline)]
    if outline.missing:
        lines += [f"## {GAPS}", "", *(f"- {missing_line(item)}" for item in outline.missing), ""]
    cited = [section for section in outline.sections if section.hits]
    if cited:
        lines += [f"## {APPENDIX}", ""]
    for section in cited:
        lines += [f"### {section_title(section)}", ""]
        for number, hit in enumerate(section.hits, 1):
            lines += _hit_lines(number, hit)
        lines.append("")
    return "\n".join(lines)


def hit_source(hit: Hit) -> str:
    """Return the place of a passage: its speech and the headings above it."""
    return " › ".join([f"《{hit.passage.title}》", *hit.passage.heading_path])


def excerpt(hit: Hit) -> str:
    """Return the start of a passage on one line."""
    text = " ".join(hit.passage.text.split())
    return text if len(text) <= EXCERPT else text[:EXCERPT] + "……"


def missing_line(item: Missing) -> str:
    """Return a gap of the brief in words, with who would know."""
    about = f"“{item.subject}”" if item.subject else ""
    who = f"（可问{item.who}）" if item.who else ""
    return f"{item.path}：{about}{item.why}{who}"


def _hit_lines(number: int, hit: Hit) -> Iterator[str]:
    yield f"{number}. {hit_source(hit)}"
    if hit.why:
        yield f"   - 理由：{'；'.join(hit.why)}"
    yield f"   - {excerpt(hit)}"


def _front_matter(front: dict[str, str]) -> list[str]:
    shown = {key: value for key, value in front.items() if value}
    return ["---", dump_yaml(shown).rstrip("\n"), "---", ""]
