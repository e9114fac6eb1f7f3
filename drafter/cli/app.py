"""The Typer application: registers the verbs and turns errors into one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from drafter import __version__
from drafter.cli.chinese import ChineseGroup, NoArgsIsHelpError, UsageError, usage_message
from drafter.cli.options import HELP_NAMES
from drafter.cli.output import prepare_streams, show, tell
from drafter.errors import DrafterError, ExitCode

_OBJECTS = 50_000
"""Between two searches for garbage: a command is over before the usual 700 would have found any."""
_INTERRUPTED = 130
"""What Typer returns for Ctrl-C."""
_MODULES = {
    "drafting_verbs": ("new", "outline", "draft", "titles", "kinds", "themes", "schema"),
    "reading_verbs": ("parse",),
    "suggest_verb": ("suggest",),
    "concordance_verbs": ("kwic", "phrases"),
    "check_verb": ("check", "rules"),
    "profile_verb": ("profile",),
    "format_verb": ("format",),
    "corpus_verbs": ("corpus",),
}
"""The verbs by the module of this package that registers them, in the order of the help page."""
_VERBS = {verb: module for module, verbs in _MODULES.items() for verb in verbs}
_EPILOGUE = "数据都在本机处理，程序不联网。遇到问题先看 README.zh-CN.md。"


def _show_version(wanted: bool) -> None:
    if wanted:
        show(f"drafter {__version__}")
        raise typer.Exit


class VerbGroup(ChineseGroup):
    """All verbs, each imported only when it is asked for: `suggest` should not wait for what `check` needs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002
        """Return the names of the verbs."""
        return list(_VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return a verb; None where there is none of that name."""
        if cmd_name not in _VERBS:
            return None
        part = typer.Typer()
        import_module(f"drafter.cli.{_VERBS[cmd_name]}").register(part)
        return typer.main.get_group(part).commands[cmd_name]


def make_app() -> typer.Typer:
    """Return the application with all verbs."""
    app = typer.Typer(
        name="drafter",
        cls=VerbGroup,
        help="讲话稿起草助手：写初稿、查范例、查错漏。",
        epilog=_EPILOGUE,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings=HELP_NAMES,
    )

    @app.callback()
    def drafter(
        _version: Annotated[
            bool, typer.Option("--version", help="显示版本号。", callback=_show_version, is_eager=True)
        ] = False,
    ) -> None:
        """讲话稿起草助手：写初稿、查范例、查错漏。"""

    return app


def run(arguments: list[str] | None = None) -> int:
    """Run one command line and return its exit code.

    Args:
        arguments: The words after the program's name; None takes those of the process.
    """
    prepare_streams()
    command = typer.main.get_command(make_app())
    try:
        code = command.main(args=arguments, prog_name="drafter", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - the one place that turns errors into words
        return _explain(error)
    except KeyboardInterrupt:
        return _explain(typer.Abort())
    except SystemExit:  # Typer leaves this way only when the reader of a pipe has gone
        return ExitCode.CLEAN
    if code == _INTERRUPTED:
        return _explain(typer.Abort())
    return int(code or 0)


def _explain(error: Exception) -> int:
    """Say what went wrong in Chinese and return the exit code; only a fault of the program's own is 3."""
    match error:
        case DrafterError():
            for line in error.lines():
                tell(line)
        case NoArgsIsHelpError():  # the help page has been shown
            return ExitCode.CLEAN
        case UsageError():
            tell(f"命令有误：{usage_message(error)}")
        case typer.Abort():
            tell("已中断，已经完成的部分保留，没有写到一半的文件")
        case BrokenPipeError():
            sys.stderr.close()
            return ExitCode.CLEAN
        case OSError():
            tell(f"读写出错（{error.strerror or error}）：{error.filename or '屏幕输出'}")
        case _:
            if os.environ.get("DRAFTER_DEBUG"):
                raise error
            tell(
                f"程序内部出错（{type(error).__name__}：{error}）。设置环境变量 DRAFTER_DEBUG=1 再运行可看到详情"
            )
            return ExitCode.INTERNAL
    return ExitCode.WRONG_INPUT


def main() -> None:
    """Entry point of the console script."""
    gc.set_threshold(_OBJECTS)
    # numpy would start threads that no command has work for.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run()
    try:
        sys.stdout.flush()
    except OSError:  # the reader of a pipe has gone: let the interpreter close without a complaint
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
