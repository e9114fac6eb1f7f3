"""parse: what a file holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import Format, FormatOption, RepairOption, WorkspaceOption
from drafter.cli.output import show, show_json, tell
from drafter.model.speech import ParsedFile, tally_repairs
from drafter.text.spans import LineIndex


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("parse", cls=ChineseCommand, help="看一个文件里有哪些讲话稿，怎么分段、各段起什么作用。")(
        parse
    )


def parse(
    file: Annotated[
        Path, typer.Argument(help="要看的文件（.docx、.doc、.wps、.pdf、.html、.md、.txt）。", metavar="文件")
    ],
    repair: RepairOption = False,
    output_format: FormatOption = Format.TEXT,
    workspace: WorkspaceOption = None,
) -> None:
    """Show the structure of a file."""
    from drafter.workflow import reading

    parsed = reading.parse_file(file, workspace, repair=repair)
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
