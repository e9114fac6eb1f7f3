"""Options that several verbs share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

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
KindOption = Annotated[str, typer.Option("--kind", help="文种，如 动员大会。", metavar="文种")]
RepairOption = Annotated[
    bool,
    typer.Option("--repair", help="顺手改正识别错的数字、错字、怪词和重复的标点（改动逐条列出）。"),
]
