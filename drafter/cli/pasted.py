"""Text that comes from standard input: pasted, or piped from the clipboard."""

from __future__ import annotations

import sys
from pathlib import Path

from drafter.errors import DrafterError
from drafter.files import MEGABYTE
from drafter.text.encoding import NotTextError, decode

STANDARD_INPUT = Path("-")
"""What stands for it on the command line."""
_LIMIT = 10 * MEGABYTE


def read_pasted() -> str:
    """Return what comes from standard input.

    Raises:
        DrafterError: It is empty, too long or no text.
    """
    data = sys.stdin.buffer.read(_LIMIT + 1)
    if len(data) > _LIMIT:
        raise DrafterError(f"粘贴的文字太长（上限 {_LIMIT // MEGABYTE} MB）")
    if not data.strip():
        raise DrafterError("没有收到文字：把稿子粘贴进来，再按 Ctrl+Z 回车（Linux 上按 Ctrl+D）结束")
    try:
        return decode(data)[0]
    except NotTextError as error:
        raise DrafterError("粘贴的不是能识别的文字") from error
