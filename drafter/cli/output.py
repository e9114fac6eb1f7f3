"""What the terminal shows: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.errors import DrafterError


def prepare_streams() -> None:
    """Make stdout and stderr survive characters that an old Windows console lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def show(text: str) -> None:
    """Print a result."""
    print(text)


def show_json(data: Mapping[str, object]) -> None:
    """Print a result as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def tell(text: str) -> None:
    """Print a remark, such as progress or what is missing, where it does not mix with the result."""
    print(text, file=sys.stderr)


def tell_lines(title: str, lines: Iterable[str]) -> None:
    """Print a titled list of remarks; nothing without lines."""
    items = list(lines)
    if items:
        tell(title)
        for item in items:
            tell(f"  · {item}")


def refuse_same_file(source: Path, output: Path | None, name: str = "需求单") -> None:
    """Refuse to write a result over the file that it is made from, with or without --force.

    Raises:
        DrafterError: Both are the same file.
    """
    if output is not None and source.exists() and output.exists() and source.samefile(output):
        raise DrafterError(f"输出文件就是{name}自己，不能覆盖，请换个文件名", str(output))
