"""kwic and phrases: where a word stands, and how a phrase pattern is filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Annotated, Unpack

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import Filters, Format, FormatOption, WorkspaceOption, with_filters
from drafter.cli.output import show, show_json, tell
from drafter.model.lookups import HeadingPlace

_HEADINGS = 10
_SIDE = 40
"""Columns on each side of the word."""


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("kwic", cls=ChineseCommand, help="查一个词在语料里怎么用：逐处列出左右文。")(kwic)
    app.command("phrases", cls=ChineseCommand, help="查一个句式怎么填，如 加快*建设，按次数排列。")(phrases)


@with_filters
def kwic(
    word: Annotated[str, typer.Argument(help="要查的词。", metavar="词")],
    sort: Annotated[
        str, typer.Option("--sort", help="按语料 corpus、左文 left 或右文 right 排列。", metavar="排法")
    ] = "corpus",
    count: Annotated[int, typer.Option("-k", help="要几处。", min=1, max=1000, metavar="条数")] = 50,
    *,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
    **filters: Unpack[Filters],
) -> None:
    """Show a word in context."""
    from drafter.workflow import lookups

    found = lookups.kwic(
        word,
        workspace,
        order=sort,
        count=count,
        report=tell,
        **filters,
    )
    if output_format is Format.JSON:
        from drafter.export.lookups import concordance_json

        show_json(concordance_json(word, found))
        return
    if not found.total:
        if found.headings:
            show(f"正文里没有“{word.strip()}”，标题里有 {len(found.headings)} 处：")
            _show_headings(found.headings)
            return
        advice = lookups.advice_on_nothing(word, workspace, report=tell, **filters)
        tell(f"语料里没有“{word.strip()}”{advice}")
        return
    more = f"，先列 {len(found.lines)} 处" if len(found.lines) < found.total else ""
    show(f"“{word.strip()}”共 {found.total} 处，见于 {found.speeches} 篇{more}：")
    for line in found.lines:
        left, right = _fit(line.left, from_end=True), _fit(line.right, from_end=False)
        show(f"{left}【{line.word}】{right}　{line.passage.title or '无标题'}")
    if found.headings:
        show(f"标题里另有 {len(found.headings)} 处：")
        _show_headings(found.headings)


@with_filters
def phrases(
    pattern: Annotated[
        str,
        typer.Argument(
            help="句式，* 代表一到十二个字（在首尾的到词为止），？ 代表一个字；要加引号。", metavar="句式"
        ),
    ],
    count: Annotated[int, typer.Option("-k", help="要几种。", min=1, max=1000, metavar="条数")] = 30,
    *,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
    **filters: Unpack[Filters],
) -> None:
    """Show how often a phrase pattern is filled with what."""
    from drafter.workflow import lookups

    table = lookups.phrases(
        pattern,
        workspace,
        count=count,
        report=tell,
        **filters,
    )
    if output_format is Format.JSON:
        from drafter.export.lookups import phrases_json

        show_json(phrases_json(pattern, table))
        return
    if not table.total:
        if table.headings:
            show(f"正文里没有合乎“{pattern.strip()}”的说法，标题里有 {len(table.headings)} 处：")
            _show_headings(table.headings)
            return
        advice = lookups.advice_on_nothing(pattern, workspace, report=tell, **filters)
        tell(f"语料里没有合乎“{pattern.strip()}”的说法{advice}")
        return
    more = f"，先列 {len(table.phrases)} 种" if len(table.phrases) < table.different else ""
    show(f"“{pattern.strip()}”共 {table.total} 处，{table.different} 种说法{more}：")
    for item in table.phrases:
        show(f"{item.count:>5} 次  {item.speeches:>4} 篇  {item.text}")
    if table.headings:
        show(f"标题里另有 {len(table.headings)} 处：")
        _show_headings(table.headings)


def _show_headings(places: Sequence[HeadingPlace]) -> None:
    for place in places[:_HEADINGS]:
        show(f"      {place.heading}　{place.passage.title or '无标题'}")
    if len(places) > _HEADINGS:
        show(f"      ……其余 {len(places) - _HEADINGS} 处略")


def _fit(text: str, *, from_end: bool) -> str:
    """Return a context cut and filled to the width of a side; Chinese characters take two columns."""
    kept, width = "", 0
    for character in reversed(text) if from_end else text:
        wide = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width + wide > _SIDE:
            break
        kept = character + kept if from_end else kept + character
        width += wide
    blank = " " * (_SIDE - width)
    return blank + kept if from_end else kept + blank
