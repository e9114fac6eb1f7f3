"""Typer's own words in Chinese; Typer 0.28 carries Click inside itself and neither speaks Chinese."""

from __future__ import annotations

import re
from typing import Any

from typer._click.exceptions import NoArgsIsHelpError, UsageError
from typer.core import TyperCommand, TyperGroup

__all__ = ["ChineseCommand", "ChineseGroup", "NoArgsIsHelpError", "UsageError", "usage_message"]

_USAGE = (("Usage: ", "用法："), ("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]……"))
_MESSAGES = (
    (
        r"No such command '(.+?)'\.(?: Did you mean (.+)\?)?",
        r"没有“\1”这个命令，运行 drafter --help 看有哪些命令",
    ),
    (
        r"No such option '?(-\S+?)'?[.:]?(?: Did you mean (\S+?)\?)?(?: \(Possible.*)?$",
        r"没有“\1”这个选项，在命令后加 --help 查看",
    ),
    (r"No such option: (\S+).*", r"没有“\1”这个选项，在命令后加 --help 查看"),
    (r"Missing argument '(.+?)'\.?.*", r"还少一项：\1"),
    (r"Missing option '(.+?)'\.?.*", r"还少选项 \1"),
    (r"Missing command\.?", "请给出命令，运行 drafter --help 看有哪些命令"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"多了这些内容：\1（含空格的文件名要加引号）"),
    (r"Option '(.+?)' requires an argument\.?", r"选项 \1 后面要跟内容"),
    (r"Invalid value for '?(.+?)'?: '(.+?)' is not one of (.+?)\.?", r"\1 不能是“\2”，只能是 \3"),
    (
        r"Invalid value for '?(.+?)'?: '?(.*?)'? is not a valid (?:integer|int|float|number).*",
        r"\1 应填数字，现为“\2”",
    ),
    (
        r"Invalid value for '?(.+?)'?: (\S+) is not in the range (\d+)<=x<=(\d+)\.?",
        r"\1 应在 \3 到 \4 之间，现为 \2",
    ),
    (r"Invalid value for '?(.+?)'?: (.+)", r"\1 的值不对：\2"),
)


class _Chinese:
    """What commands and groups say in Chinese; stands before Typer's class."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401
        """Return the usage line."""
        text: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, chinese in _USAGE:
            text = text.replace(english, chinese)
        return text

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the help page."""
        _translate_panels()
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Return the option that shows this page."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示这份说明。"
        return option


class ChineseCommand(_Chinese, TyperCommand):
    """A command that speaks Chinese."""


class ChineseGroup(_Chinese, TyperGroup):
    """A group of commands that speaks Chinese."""


def usage_message(error: UsageError) -> str:
    """Return the message of a wrong command line in Chinese."""
    message = error.format_message()
    option = re.match(r"No such option:? '?(?P<name>-[^\s'.:]+)", message)
    if option and error.ctx is not None and isinstance(error.ctx.command, ChineseGroup):
        return f"“{option['name']}”写在了命令前面：选项要写在命令后面，如 drafter check 稿子.docx -w 工作区"
    for english, chinese in _MESSAGES:
        match = re.fullmatch(english, message, re.DOTALL)
        if match:
            return match.expand(chinese)
    return f"命令写法不对（{message}）"


def _translate_panels() -> None:
    """Give the help pages Chinese titles; Typer keeps them as constants of a module that is slow to import."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "参数"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.ERRORS_PANEL_TITLE = "出错"
    rich_utils.DEFAULT_STRING = "[默认：{}]"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
