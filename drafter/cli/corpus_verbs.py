"""corpus add, index, list, show, remove, stats: the user's own speeches."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.chinese import ChineseCommand, ChineseGroup
from drafter.cli.options import HELP_NAMES, ClusterOption, RepairOption, WorkspaceOption
from drafter.cli.output import show, tell, tell_lines
from drafter.errors import ExitCode

OwnOption = Annotated[bool, typer.Option("--own", help="只看自己收入的。")]


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    corpus = typer.Typer(
        cls=ChineseGroup,
        help="管理自己的语料：收入、建索引、列出、查看、移除。",
        no_args_is_help=True,
        context_settings=HELP_NAMES,
    )
    corpus.command("add", cls=ChineseCommand, help="把讲话稿收入语料（文件或文件夹）。")(add)
    corpus.command("index", cls=ChineseCommand, help="建立检索索引。")(index)
    corpus.command("list", cls=ChineseCommand, help="列出语料里的讲话稿。")(list_speeches)
    corpus.command("show", cls=ChineseCommand, help="显示一篇讲话稿。")(show_speech)
    corpus.command("remove", cls=ChineseCommand, help="移除一篇自己收入的讲话稿（放进回收站，不删除）。")(
        remove
    )
    corpus.command("stats", cls=ChineseCommand, help="语料的分布。")(stats)
    app.add_typer(corpus, name="corpus")


def add(
    paths: Annotated[
        list[Path], typer.Argument(help="文件或文件夹，可以一次给多个。", metavar="文件或文件夹")
    ],
    repair: RepairOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Add speeches."""
    from drafter.workflow import corpus
    from drafter.workspace import open_workspace

    files = added = skipped = 0
    for item in corpus.add_to_corpus(paths, workspace, repair=repair):
        files, added, skipped = files + 1, added + len(item.added), skipped + bool(item.skipped)
        number, total = item.progress
        if total > 1:
            tell(f"[{number}/{total}]")
        for line in item.lines():
            show(line)
    show(f"共 {files} 个文件，收入 {added} 篇讲话稿，{skipped} 个文件没有收入")
    tell(f"收在 {open_workspace(workspace).corpus}")
    if skipped:
        raise typer.Exit(ExitCode.FINDINGS)


def index(
    workspace: WorkspaceOption = None,
    verify: Annotated[bool, typer.Option("--verify", help="只核对已有的索引是否完好。")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="全部重建，不沿用已有的索引。")] = False,
    cluster: ClusterOption = "",
) -> None:
    """Build or verify the index."""
    from drafter.workflow import searching

    if verify:
        faults = searching.verify_index(workspace)
        for line in faults or ["索引完好"]:
            show(line)
        if faults:
            raise typer.Exit(ExitCode.WRONG_INPUT)
        return
    summary, skipped = searching.index_corpus(workspace, anew=anew, cluster=cluster)
    show(f"索引已建好：{summary.speeches} 篇讲话稿，{summary.passages} 个段落，放在 {summary.folder}")
    if summary.added < summary.passages:
        tell(f"新编 {summary.added} 个段落，其余沿用原有的索引")
    tell_lines("这些文件读不了，没有进索引：", skipped)


def list_speeches(
    workspace: WorkspaceOption = None,
    own: OwnOption = False,
) -> None:
    """List the speeches."""
    from drafter.workflow import corpus

    speeches, skipped = corpus.list_corpus(workspace, own=own)
    for speech in speeches:
        year = f"{speech.year}年" if speech.year else "年份不详"
        show(
            f"{speech.id}  {speech.kind.label}，{speech.level.label}，{year}  {speech.title or '（无标题）'}"
        )
    tell(f"共 {len(speeches)} 篇")
    tell_lines("这些文件读不了：", skipped)


def show_speech(
    speech_id: Annotated[str, typer.Argument(help="讲话稿代号，见 corpus list。", metavar="代号")],
    workspace: WorkspaceOption = None,
) -> None:
    """Show one speech as Markdown."""
    from drafter.workflow import corpus

    show(corpus.show_speech(speech_id, workspace).rstrip("\n"))


def remove(
    speech_id: Annotated[str, typer.Argument(help="讲话稿代号，见 corpus list。", metavar="代号")],
    workspace: WorkspaceOption = None,
) -> None:
    """Move one speech to the trash."""
    from drafter.workflow import corpus

    show(f"已移到 {corpus.remove_from_corpus(speech_id, workspace)}")


def stats(workspace: WorkspaceOption = None, own: OwnOption = False) -> None:
    """Print how the corpus is distributed."""
    from drafter.workflow import corpus

    for line in corpus.corpus_statistics(workspace, own=own):
        show(line)
