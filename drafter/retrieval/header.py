"""index.json: format, sizes, sums, word lists and segments of a generation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from drafter.model.lexicon import Lexicon
from drafter.retrieval.records import lexicon_of
from drafter.retrieval.store import DamagedError, checksum

FORMAT = 4
"""Rises with the layout of the files, and with what terms the passages have."""
DICTIONARY = "dictionary.bin"
COLUMNS = "columns.npy"
MISUSE = (IndexError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError)
"""What reading a damaged index may raise."""
_HEADER = "index.json"
_LIMIT = 64 << 20
_FILE = re.compile(r"(?:s[0-9]{1,9}/)?[a-z]+(?:\.[a-z]+){1,3}")
_SEGMENT = re.compile(r"s[0-9]{1,9}")


class OtherFormatError(DamagedError):
    """The index was built by a program of another version; nothing is wrong with it, but it must be built anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a generation says of itself."""

    fingerprint: str
    """Of the corpus."""
    passages: int
    """Number of passages that are not deleted."""
    jieba: str
    """Version."""
    dictionary: str
    """Checksum of the tokeniser's dictionary, as the tokeniser states it."""
    segments: tuple[str, ...]
    """Folders of the segments, in the order of their passages."""
    sizes: dict[str, int]
    """Bytes of each file, by its path inside the generation."""
    sums: dict[str, str]
    """BLAKE2b sums."""
    names: dict[str, tuple[str, ...]]
    """The values of the columns."""
    lexicon: Lexicon


def write_header(folder: Path, header: Header) -> None:
    """Write index.json."""
    data = {
        "format": FORMAT,
        "passages": header.passages,
        "fingerprint": header.fingerprint,
        "tokenizer": {"jieba": header.jieba, "dictionary": header.dictionary},
        "segments": header.segments,
        "files": {name: {"size": size, "blake2": header.sums[name]} for name, size in header.sizes.items()},
        "names": header.names,
        "lexicon": asdict(header.lexicon),
    }
    (folder / _HEADER).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8", newline="\n")


def read_header(folder: Path) -> Header:
    """Return the header of a generation, its form and the sizes of the files checked.

    Raises:
        OtherFormatError: It is of another version.
        DamagedError: It can't be read, or a file is missing or of another size.
    """
    path = folder / _HEADER
    try:
        if path.stat().st_size > _LIMIT:
            raise DamagedError(folder)
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        version = data["format"]
        if version != FORMAT:
            raise OtherFormatError(
                folder, f"检索索引是另一个版本的程序建立的（格式 {version}，本程序用 {FORMAT}）"
            )
        header = Header(
            fingerprint=str(data["fingerprint"]),
            passages=int(data["passages"]),
            jieba=str(data["tokenizer"]["jieba"]),
            dictionary=str(data["tokenizer"]["dictionary"]),
            segments=tuple(_matching(_SEGMENT, name, folder) for name in data["segments"]),
            sizes={_matching(_FILE, name, folder): int(item["size"]) for name, item in data["files"].items()},
            sums={name: str(item["blake2"]) for name, item in data["files"].items()},
            names={key: tuple(map(str, values)) for key, values in data["names"].items()},
            lexicon=lexicon_of(data["lexicon"]),
        )
        for name, size in header.sizes.items():
            if (folder / name).stat().st_size != size:
                raise DamagedError(folder, f"检索索引的文件 {name} 长度不对")
    except MISUSE as error:
        raise DamagedError(folder) from error
    return header


def changed_files(folder: Path, header: Header) -> Iterator[str]:
    """Yield the files whose content is not what the header says."""
    for name, digest in header.sums.items():
        try:
            if checksum(folder / name) != digest:
                yield name
        except OSError:
            yield name


def _matching(pattern: re.Pattern[str], name: str, folder: Path) -> str:
    if not pattern.fullmatch(name):
        raise DamagedError(folder)
    return name
