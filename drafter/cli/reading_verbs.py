"""parse and suggest: what a file holds, and passages to borrow from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import Format, FormatOption, KindOption, RepairOption, WorkspaceOption
from drafter.cli.output import show, show_json, tell
from drafter.model.passage import Hit
from drafter.model.speech import ParsedFile, tally_repairs
from drafter.text.spans import LineIndex


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("parse", cls=ChineseCommand, help="看一个文件里有哪些讲话稿，怎么分段、各段起什么作用。")(
        parse
    )
    app.command("suggest", cls=ChineseCommand, help="从语料里找可参考的段落。")(suggest)


def parse(
    file: Annotated[
        Path, typer.Argument(help="要看的文件（.docx、.doc、.wps、.pdf、.html、.md、.txt）。", metavar="文件")
    ],
    repair: RepairOption = False,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the structure of a file."""
    from drafter import workflow

    parsed = workflow.parse_file(file, workspace, repair=repair)
    if output_format is Format.JSON:
        from drafter.export.contract import parsed_json

        show_json(parsed_json(parsed))
        return
    _show_parsed(parsed)
    _show_repairs(parsed, repaired=repair)


def _show_repairs(parsed: ParsedFile, *, repaired: bool) -> None:
    if not parsed.repairs:
        return
    advice = "已改正" if repaired else "疑似有误，没有改；加 --repair 即改正"
    show(f"文字损坏 {len(parsed.repairs)} 处（{advice}）：")
    index = LineIndex(parsed.text)
    for item, count in tally_repairs(parsed.repairs):
        times = f"，共 {count} 处" if count > 1 else ""
        line = index.locate(item.span.start)[0]
        show(f"  {item.rule}：{item.found} → {item.suggested}（第 {line} 行{times}）")


def _show_parsed(parsed: ParsedFile) -> None:
    if parsed.remark:
        tell(f"{parsed.file}: {parsed.remark}")
    for speech in parsed.speeches:
        cut = "" if speech.complete else "，不完整"
        show(f"【{speech.title or '（无标题）'}】{speech.kind.label}，{speech.level.label}，{speech.id}{cut}")
        for block in speech.blocks:
            indent = "  " * (block.level or 4)
            text = block.text if block.type == "heading" or len(block.text) <= 60 else block.text[:60] + "……"
            show(f"  〔{block.move.label}〕{indent}{text}")
    if parsed.noise:
        show(f"清理掉的杂项 {len(parsed.noise)} 处：")
        for noise in parsed.noise:
            text = " ".join(noise.text.split())
            show(f"  {noise.rule}：{text[:50]}{'……' if len(text) > 50 else ''}")


def suggest(
    query: Annotated[str, typer.Argument(help="要找什么：几个词、一句话或一段话。", metavar="内容")],
    kind: KindOption = "",
    move: Annotated[str, typer.Option("--move", help="语步，如 部署、回顾。", metavar="语步")] = "",
    level: Annotated[str, typer.Option("--level", help="层级，如 镇、县。", metavar="层级")] = "",
    theme: Annotated[str, typer.Option("--theme", help="领域，如 招商引资。", metavar="领域")] = "",
    by: Annotated[
        str, typer.Option("--by", help="按词语 lexical、按结构 structure，或兼顾 both。", metavar="方式")
    ] = "both",
    count: Annotated[int, typer.Option("-k", help="要几条。", min=1, max=100, metavar="条数")] = 10,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Find comparable passages."""
    from drafter import workflow

    hits = workflow.suggest(
        query, workspace, report=tell, by=by, k=count, kind=kind, move=move, level=level, theme=theme
    )
    if output_format is Format.JSON:
        from drafter.export.contract import hits_json

        show_json(hits_json(query, hits))
        return
    if not hits:
        tell("没有找到相近的段落，换几个词，或去掉筛选条件再试")
    for hit in hits:
        _show_hit(hit)


def _show_hit(hit: Hit) -> None:
    passage = hit.passage
    year = f"，{passage.year}年" if passage.year else ""
    show(f"{hit.rank}. {passage.title or '无标题'}（{passage.kind.label}，{passage.level.label}{year}）")
    path = " › ".join(heading.rstrip("。") for heading in passage.heading_path)
    show(f"   位置：{path or '（不在标题下）'}　语步：{passage.move.label}　相近度：{hit.score:.2f}")
    show(f"   理由：{'；'.join(hit.why)}")
    show(f"   {passage.text}")
    show("")
