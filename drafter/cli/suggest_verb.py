"""suggest: passages and headings to borrow from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Unpack

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import (
    ClusterOption,
    Filters,
    Format,
    FormatOption,
    WorkspaceOption,
    with_filters,
)
from drafter.cli.output import show, show_json, tell
from drafter.errors import DrafterError
from drafter.model.lookups import HeadingSet
from drafter.model.passage import Closeness, Hit, Passage

_NEIGHBOUR = 80
_MARGINAL = 3
"""So many hits that are only marginal are shown where there are no better ones."""


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command("suggest", cls=ChineseCommand, help="从语料里找可参考的段落，或成套的同级标题。")(suggest)


@with_filters
def suggest(
    query: Annotated[
        str, typer.Argument(help="要找什么：几个词，要替换的一句话或一段话。", metavar="内容")
    ] = "",
    brief: Annotated[
        Path | None, typer.Option("--brief", help="照需求单的一节来找，配 --section。", metavar="需求单")
    ] = None,
    section: Annotated[
        str, typer.Option("--section", help="需求单里的哪一节，如 部署.招商引资。", metavar="节")
    ] = "",
    draft: Annotated[
        Path | None, typer.Option("--draft", help="照稿子里的一段来找，配 --line。", metavar="稿子")
    ] = None,
    line: Annotated[
        int | None,
        typer.Option(
            "--line", help="稿子的第几行；Word 稿是第几段，查错漏时怎么报就怎么写。", metavar="行号"
        ),
    ] = None,
    headings: Annotated[bool, typer.Option("--headings", help="只找标题：成套的同级标题。")] = False,
    context: Annotated[bool, typer.Option("--context", help="连同前后各一段。")] = False,
    *,
    by: Annotated[
        str, typer.Option("--by", help="按词语 lexical、按结构 structure，或兼顾 both。", metavar="方式")
    ] = "both",
    count: Annotated[int, typer.Option("-k", help="要几条。", min=1, max=100, metavar="条数")] = 10,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
    cluster: ClusterOption = "",
    **filters: Unpack[Filters],
) -> None:
    """Find comparable passages or headings."""
    from drafter.workflow import lookups, searching

    text, own_move = _query(query, brief, section, draft, line, workspace)
    if brief is not None and by == "both":
        by = "lexical"  # the points of a brief are no prose: they have no build yet
    options: dict[str, Any] = {"by": by, "k": count, **filters}
    options["move"] = options["move"] or own_move
    if headings:
        sets = lookups.suggest_headings(text, workspace, report=tell, **options)
        _show_headings(text, sets, output_format)
        if not sets and output_format is Format.TEXT:
            tell("没有找到相近的标题" + _advice(text, workspace, filters))
        return
    hits = searching.suggest(text, workspace, report=tell, cluster=cluster, context=context, **options)
    if output_format is Format.JSON:
        from drafter.export.contract import hits_json

        show_json(hits_json(text, hits))
        return
    if not hits:
        tell("没有找到相近的段落" + _advice(text, workspace, filters))
    near = [hit for hit in hits if hit.closeness is not Closeness.MARGINAL]
    if hits and not near:
        tell("没有找到很像的段落，下面几段只沾一点边，供参考")
    for hit in near or hits[:_MARGINAL]:
        _show_hit(hit)
    if near and len(near) < len(hits):
        tell(f"另有 {len(hits) - len(near)} 段只沾边，没有列出")


def _advice(text: str, workspace: Path | None, filters: Filters) -> str:
    from drafter.workflow import lookups

    return lookups.advice_on_nothing(text, workspace, report=tell, **filters)


def _query(
    query: str,
    brief: Path | None,
    section: str,
    draft: Path | None,
    line: int | None,
    workspace: Path | None,
) -> tuple[str, str]:
    """Return the text to search for, and the move that goes with a section of a brief.

    Raises:
        DrafterError: None or more than one of the ways to say it was used, or one only by half.
    """
    from drafter.workflow import lookups

    if (brief is None) != (not section):
        raise DrafterError("--brief 和 --section 要一起用，如 --brief 需求单.yaml --section 部署.招商引资")
    if (draft is None) != (line is None):
        raise DrafterError("--draft 和 --line 要一起用，如 --draft 初稿.md --line 31")
    if sum((bool(query), brief is not None, draft is not None)) > 1:
        raise DrafterError("内容、--brief、--draft 只能用一样")
    if brief is not None:
        found = lookups.query_of_section(brief, section, workspace)
        return found.text, found.move.value
    if draft is not None and line is not None:
        return lookups.query_of_line(draft, line, workspace), ""
    return query, ""


def _show_hit(hit: Hit) -> None:
    passage = hit.passage
    copies = f"　另有{hit.copies}段大同小异" if hit.copies else ""
    show(f"{hit.rank}. {_speech(passage)}")
    path = " › ".join(heading.rstrip("。") for heading in passage.heading_path)
    show(
        f"   位置：{path or '（不在标题下）'}　语步：{passage.move.label}　{hit.closeness}（{hit.score:.2f}）{copies}"
    )
    show(f"   理由：{'；'.join(hit.why)}")
    if hit.before:
        show(f"   〔前一段〕{_shortened(hit.before)}")
    show(f"   {passage.text}")
    if hit.after:
        show(f"   〔后一段〕{_shortened(hit.after)}")
    show("")


def _show_headings(text: str, sets: tuple[HeadingSet, ...], output_format: Format) -> None:
    if output_format is Format.JSON:
        from drafter.export.lookups import headings_json

        show_json(headings_json(text, sets))
        return
    if sets and not sets[0].whole:
        tell(f"标题里没有“{text.strip()}”，下面几组只有部分字相同，供参考")
        sets = sets[:_MARGINAL]
    for item in sets:
        show(f"{item.rank}. {_speech(item.passage)}")
        if item.parents:
            show(f"   上级标题：{' › '.join(item.parents)}")
        show(f"   理由：{'；'.join(item.why)}")
        for heading in item.headings:
            show(f"   {heading}")
        show("")


def _speech(passage: Passage) -> str:
    year = f"，{passage.year}年" if passage.year else ""
    own = "，自有稿" if passage.source == "own" else ""
    return f"{passage.title or '无标题'}（{passage.kind.label}，{passage.level.label}{year}{own}）"


def _shortened(text: str) -> str:
    return text if len(text) <= _NEIGHBOUR else text[:_NEIGHBOUR] + "……"
