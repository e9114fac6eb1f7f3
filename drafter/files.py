"""Reading and writing of the user's files: clear refusals, atomic writes, nothing overwritten unasked."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from drafter.errors import DrafterError
from drafter.text.encoding import NotTextError, decode

MEGABYTE = 1 << 20


def read_bytes(path: Path, *, limit: int) -> bytes:
    """Return the content of a file.

    Args:
        path: The file.
        limit: The largest size allowed, in bytes.

    Raises:
        DrafterError: It is missing, a folder, empty, too large or may not be read.
    """
    try:
        if path.is_dir():
            raise DrafterError("这是一个文件夹，请给出文件", str(path))
        if not path.exists():
            raise DrafterError("找不到这个文件，请检查文件名和所在文件夹", str(path))
        if not path.is_file():
            raise DrafterError("这不是普通文件，无法读取", str(path))
        size = path.stat().st_size
        if size > limit:
            raise DrafterError(
                f"文件有 {size / MEGABYTE:.0f} MB，超过 {limit / MEGABYTE:.0f} MB 的上限，请拆分后再试",
                str(path),
            )
        data = path.read_bytes()
    except OSError as error:
        raise DrafterError(f"文件读不出来（{error.strerror or error}）", str(path)) from error
    except ValueError as error:  # a NUL inside the name
        raise DrafterError("文件名里有不能用的字符", str(path)) from error
    if not data.strip():
        raise DrafterError("文件是空的", str(path))
    return data


def read_text(path: Path, *, limit: int) -> str:
    """Return the decoded text of a file (see `drafter.text.encoding.decode`).

    Raises:
        DrafterError: As in `read_bytes`, or the bytes are no text.
    """
    try:
        text, _ = decode(read_bytes(path, limit=limit))
    except NotTextError as error:
        raise DrafterError(
            "不是能识别的文本文件（支持 UTF-8、GB18030、UTF-16 编码），请用记事本另存为 UTF-8 后再试",
            str(path),
        ) from error
    return text


def write_bytes(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file in one step: it is there whole or not at all.

    Args:
        path: The file; its folder is made when missing.
        data: The content.
        replace: Whether an existing file may be replaced.

    Raises:
        DrafterError: The file exists and may not be replaced, or the place can't be written.
    """
    try:
        if path.is_dir():
            raise DrafterError("这是一个文件夹，请给出要写入的文件名", str(path))
        if path.exists() and not replace:
            raise DrafterError("文件已经存在，没有改动它；请换个文件名，或加 --force 覆盖", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-", suffix=path.suffix)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.chmod(0o644)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise DrafterError(
            f"写不进去（{error.strerror or error}），请检查文件名和文件夹；文件正在 Word 或 WPS 中打开的，请先关闭",
            str(path),
        ) from error


def write_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write UTF-8 text as it is; see `write_bytes`."""
    write_bytes(path, text.encode(), replace=replace)
