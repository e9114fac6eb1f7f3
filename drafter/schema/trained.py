"""Data files that `make train` writes: read whole, or refused in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from drafter.errors import DrafterError

T = TypeVar("T")
_DAMAGES = (OSError, ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError)
"""What reading and building raise on a file that is missing, cut off or of another make."""


def read_trained(path: Path, what: str, build: Callable[[dict[str, Any]], T], limit: int) -> T:
    """Return what a trained file holds.

    Args:
        path: The file, JSON.
        what: What it is called on the screen.
        build: Makes the data of the file's content.
        limit: The most characters that are read.

    Raises:
        DrafterError: The file is missing, damaged or of another version.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return build(json.loads(file.read(limit)))
    except _DAMAGES as error:
        raise DrafterError(
            f"{what}读不出来（文件缺失、损坏或版本不符），请重新安装本程序；开发者请运行 make train",
            str(path),
        ) from error
