"""new, outline, draft, kinds, themes, schema: from a brief to a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand
from drafter.cli.options import ForceOption, SeedOption, WorkspaceOption
from drafter.cli.output import refuse_same_file, show, tell, tell_lines
from drafter.errors import DrafterError, ExitCode
from drafter.model.brief_path import readable_path
from drafter.model.draft import Missing
from drafter.model.template import Shape
from drafter.model.vocabulary import Kind, member_named

_NEAR = 0.2
"""How far (share) the length may be from the wanted one before it is worth a remark."""
BriefArgument = Annotated[Path, typer.Argument(help="需求单（YAML 文件）。", metavar="需求单")]


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.command("new", cls=ChineseCommand, help="写一份带说明的需求单示例。")(new)
    app.command("outline", cls=ChineseCommand, help="由需求单列提纲，附可参考的段落。")(outline)
    app.command("draft", cls=ChineseCommand, help="由需求单写初稿。")(draft)
    app.command("titles", cls=ChineseCommand, help="给几个讲话标题和几组小标题挑选。")(titles)
    app.command("kinds", cls=ChineseCommand, help="有哪些文种，各是什么写法。")(kinds)
    app.command("themes", cls=ChineseCommand, help="有哪些领域可以写进需求单。")(themes)
    app.command("schema", cls=ChineseCommand, help="需求单的 JSON Schema，供编辑器提示用。")(schema)


def new(
    kind: Annotated[str, typer.Argument(help="文种，如 动员大会 或 mobilisation。", metavar="文种")],
    variant: Annotated[
        str, typer.Option("--variant", help="样式，不填用最常用的，见 drafter kinds。", metavar="样式")
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="写到哪个文件。", metavar="文件")
    ] = None,
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Write a commented example brief."""
    from drafter.files import write_text
    from drafter.workflow import templates

    available = {template.kind for template in templates.list_templates(workspace)}
    chosen = member_named(Kind, kind, "文种", available)
    if chosen is None:
        raise DrafterError("请给出文种，运行 drafter kinds 查看")
    text = templates.example_brief(chosen, variant.strip(), workspace)
    if output is None:
        show(text.rstrip("\n"))
        return
    write_text(output, text, replace=force)
    tell(f"已写好 {output}，把里面的内容换成你们的，再运行：drafter draft {output} -o 初稿.docx")


def outline(
    brief: BriefArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="输出 .md、.docx、.json 文件。", metavar="文件"),
    ] = None,
    seed: SeedOption = 0,
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Make an outline."""
    from drafter.files import write_bytes
    from drafter.workflow import drafting, exporting

    refuse_same_file(brief, output)
    result = drafting.make_outline(brief, workspace, seed=seed, report=tell)
    if output is None:
        show(exporting.encode_outline(result, ".md").decode().rstrip("\n"))
    else:
        write_bytes(
            output, exporting.encode_outline(result, output.suffix, workspace=workspace), replace=force
        )
        tell(f"提纲已写入 {output}（{len(result.sections)} 节）")
    _tell_missing(result.missing, "请补到需求单里")


def draft(
    brief: BriefArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="输出 .docx、.html、.md、.txt、.json。", metavar="文件"),
    ] = None,
    seed: SeedOption = 0,
    page: Annotated[
        str, typer.Option("--page", help="gb9704 或 reading（大字）。", metavar="版面")
    ] = "gb9704",
    fonts: Annotated[
        str, typer.Option("--fonts", help="国标、通用（不另装字体）或 方正；不写就照版面。", metavar="字体")
    ] = "",
    comments: Annotated[
        bool, typer.Option("--comments", help="用批注标出每处数字、单位、名称的出处（.docx）。")
    ] = False,
    mask: Annotated[
        bool,
        typer.Option(
            "--mask",
            help="掩码稿，供传阅：地名、责任单位、项目、必须出现的名称和数字、日期换成 *，计量单位和职务保留。",
        ),
    ] = False,
    outline_file: Annotated[
        Path | None,
        typer.Option("--outline", help="照这份改过的提纲（.md）写。", metavar="提纲"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="需求单有缺项时不写初稿。")] = False,
    workspace: WorkspaceOption = None,
    force: ForceOption = False,
) -> None:
    """Write a full draft."""
    from drafter.files import write_bytes
    from drafter.text.characters import count_characters
    from drafter.workflow import drafting, exporting, masking

    refuse_same_file(brief, output)
    result, wanted = drafting.make_draft(brief, workspace, seed=seed, outline=outline_file)
    if strict and result.missing:
        _tell_missing(result.missing, "补齐后再写")
        tell("按 --strict 的要求，没有写初稿")
        raise typer.Exit(ExitCode.FINDINGS)
    written, masked = masking.mask_draft(result, brief, workspace) if mask else (result, ())
    data = exporting.encode_draft(
        written, output.suffix if output else ".md", page, workspace, fonts=fonts, comments=comments
    )
    if output is None:
        show(data.decode().rstrip("\n"))
    else:
        write_bytes(output, data, replace=force)
    length = sum(count_characters(block.text) for block in result.blocks)
    derived = sum(bool(figure.formula) for figure in result.figures)
    tell(
        f"{f'初稿已写入 {output}，' if output else ''}约 {length} 字，用到 {len(result.figures)} 处数字，都能追到需求单"
    )
    if derived:
        tell(f"其中 {derived} 处由程序算出（同比、完成率），请对着报表核一遍；算式在 .html、.json 里")
    if wanted and abs(length - wanted) > wanted * _NEAR:
        how = "可以给任务补措施，给“形势”“问题”补几条" if length < wanted else "可以删去次要的任务和成效"
        tell(f"需求单要 {wanted} 字，{'少' if length < wanted else '多'}了 {abs(length - wanted)} 字：{how}")
    if mask:
        tell(f"掩码稿：数字和日期都已换成 *，掩去的名称：{'、'.join(masked) or '无'}")
        tell("传出去之前请通读一遍；漏掉的专名写进需求单“名称”的“必须出现”，再做一次")
    tell_lines("请留意（没有用上的、要斟酌的）：", result.remarks)
    _tell_missing(result.missing, "稿中以【待补：…】标出")


def titles(
    brief: BriefArgument,
    seed: SeedOption = 0,
    workspace: WorkspaceOption = None,
) -> None:
    """Offer titles and heading sets."""
    from drafter.workflow import drafting

    offered, headings = drafting.offer_titles(brief, workspace, seed=seed)
    show("标题（选中的写进需求单的“标题”）：")
    for number, item in enumerate(offered, 1):
        show(f"  {number}. {item.title}")
        show(f"     {item.name}：{item.reason}")
    for part, sets in headings.items():
        show(f"{part}的小标题（选中的写进需求单，如 标题句式: {{{part}: {sets[0].pattern}}}）：")
        for found in sets:
            show(f"  {found.pattern}：{found.reason}")
            for heading in found.headings:
                show(f"     {heading}")
    if not headings:
        tell("需求单里没有能拟小标题的部分：领域要用 drafter themes 列出的名字")


def kinds(
    shown: Annotated[
        bool, typer.Option("--show", help="列出每种样式的骨架：语步、占比、标题、句式。")
    ] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """List the kinds of speech with their variants."""
    from drafter.workflow import templates

    last = None
    for template in templates.list_templates(workspace):
        if template.kind is not last:
            last = template.kind
            show(f"{template.name}（{template.kind.value}）：{template.description}")
        show(f"  {template.variant}：{template.variant_description}")
        if shown:
            for line in shape_lines(template.shape):
                show(f"      {line}")


def shape_lines(shape: Shape) -> Iterator[str]:
    """Yield the lines that describe a shape."""
    shares = (f"{move.label} {shape.shares[move]}%" for move in shape.shares)
    levels = {1: "一、", 2: "（一）", 3: "1."}
    headings = (f"“{levels.get(level, level)}”{count} 个" for level, count in sorted(shape.headings.items()))
    yield f"语步：{' → '.join(move.label for move in shape.moves)}"
    yield f"占比：{'，'.join(shares)}"
    yield f"标题：{'，'.join(headings) or '不分小标题'}"
    for frame in shape.frames:
        yield f"句式：{frame}"


def themes(workspace: WorkspaceOption = None) -> None:
    """List the themes."""
    from drafter.workflow import templates

    for theme in templates.list_themes(workspace):
        aliases = f"（也可写：{'、'.join(theme.aliases)}）" if theme.aliases else ""
        show(f"{theme.name}{aliases}")


def schema() -> None:
    """Print the JSON Schema of the brief."""
    from drafter.workflow import templates

    show(json.dumps(templates.brief_schema(), ensure_ascii=False, indent=1))


def _tell_missing(missing: tuple[Missing, ...], where: str) -> None:
    """Name what the brief lacks, the gaps of one task in one line, and who would know."""
    lines: dict[str, list[str]] = {}
    for item in missing:
        if item.subject:
            part, key = item.path.split(".")[0], item.path.rpartition(".")[2]
            lines.setdefault(f"{'项目' if part == '项目' else '任务'}“{item.subject}”", []).append(key)
        else:
            lines[
                f"{readable_path(item.path)}：{item.why}" + (f"（可问{item.who}）" if item.who else "")
            ] = []
    shown = (f"{line}：缺{'、'.join(keys)}" if keys else line for line, keys in lines.items())
    tell_lines(f"需求单还缺 {len(missing)} 项，{where}：", shown)
