"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, TypedDict, get_type_hints

import typer

HELP_NAMES = {"help_option_names": ["--help", "-h"]}
"""Context settings of all commands."""


class Format(StrEnum):
    """How a result is printed."""

    TEXT = "text"
    JSON = "json"


WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="工作区文件夹。", metavar="文件夹"),
]
FormatOption = Annotated[Format, typer.Option("--format", help="text 或 json。", metavar="text|json")]
SeedOption = Annotated[
    int,
    typer.Option("--seed", help="换一种措辞，填同一个数出同一篇。", min=0, max=9999, metavar="数字"),
]
ForceOption = Annotated[bool, typer.Option("--force", help="允许覆盖已有的输出文件。")]
ClusterOption = Annotated[
    str,
    typer.Option(
        "--cluster",
        help="交给 dask 集群去做，如 tcp://127.0.0.1:8786；也可写在环境变量 DRAFTER_CLUSTER 里。",
        metavar="地址",
        envvar="DRAFTER_CLUSTER",
        hidden=True,  # for a computing centre; docs/scale.md tells of it
        show_envvar=False,
    ),
]
KindOption = Annotated[str, typer.Option("--kind", help="文种，如 动员大会。", metavar="文种")]
MoveOption = Annotated[str, typer.Option("--move", help="语步，如 部署、回顾。", metavar="语步")]
LevelOption = Annotated[str, typer.Option("--level", help="层级，如 镇、县。", metavar="层级")]
ThemeOption = Annotated[str, typer.Option("--theme", help="领域，如 招商引资。", metavar="领域")]
SinceOption = Annotated[int | None, typer.Option("--since", help="哪一年起，如 2021。", metavar="年份")]
UntilOption = Annotated[int | None, typer.Option("--until", help="到哪一年止。", metavar="年份")]
SourceOption = Annotated[
    str, typer.Option("--source", help="只看自有稿 own，或只看随附语料 shipped。", metavar="来源")
]


class Filters(TypedDict, total=False):
    """What narrows a look-up: the options that all its verbs share."""

    kind: KindOption
    move: MoveOption
    level: LevelOption
    theme: ThemeOption
    since: SinceOption
    until: UntilOption
    source: SourceOption


_UNFILTERED = Filters(kind="", move="", level="", theme="", since=None, until=None, source="")


def with_filters(verb: Callable[..., None]) -> Callable[..., None]:
    """Let Typer see an option for each of `Filters` in place of a verb's `**filters: Unpack[Filters]`.

    They stand on the help page before the verb's keyword-only options.
    """
    hints = get_type_hints(verb, include_extras=True) | get_type_hints(Filters, include_extras=True)
    own = [item for item in signature(verb).parameters.values() if item.kind is not Parameter.VAR_KEYWORD]
    added = [Parameter(name, Parameter.KEYWORD_ONLY, default=none) for name, none in _UNFILTERED.items()]
    first = [item for item in own if item.kind is not Parameter.KEYWORD_ONLY]
    shown = [item.replace(annotation=hints[item.name]) for item in (*first, *added, *own[len(first) :])]
    verb.__signature__ = signature(verb).replace(parameters=shown)  # type: ignore[attr-defined]
    verb.__annotations__ = {item.name: item.annotation for item in shown}
    return verb


RepairOption = Annotated[
    bool,
    typer.Option("--repair", help="顺手改正识别错的数字、错字、怪词和重复的标点（改动逐条列出）。"),
]
