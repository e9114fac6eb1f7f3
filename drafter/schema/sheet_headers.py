"""config/sheet_headers.yaml: how the columns and rows of reports with figures are called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate
from drafter.text.characters import fold_width, squeeze

Key = Literal[
    "名称", "单位", "本期", "上期", "同比", "上期同比", "全年目标", "完成率", "位次", "占比", "来源"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeaders:
    """Words by which a table of figures is read, all half-width and without blanks."""

    columns: dict[str, tuple[str, ...]]
    """Headers by the key of the brief that they fill; earlier ones are preferred."""
    ignored_columns: tuple[str, ...]
    ignored_rows: tuple[str, ...]
    """How rows start that are no indicators."""
    parts: tuple[str, ...]
    """What stands before the name of a sub-row."""
    units: frozenset[str]
    blanks: frozenset[str]
    """Cells that say there is no number."""

    def key_of(self, header: str) -> tuple[str, int] | None:
        """Return the key that a header fills and the rank of the word that told, from 0; None for others.

        The longest word that the header holds decides, so that 上年同期增幅 is not 上年同期.
        """
        if any(word in header for word in self.ignored_columns):
            return None
        found = [
            (len(word), key, rank)
            for key, words in self.columns.items()
            for rank, word in enumerate(words)
            if word in header
        ]
        if not found:
            return None
        _, key, rank = max(found, key=lambda item: item[0])
        return key, rank

    def key_below(self, over: str, header: str) -> tuple[str, int] | None:
        """Return what `key_of` does for a header under the common title of several columns."""
        both = over + header
        if any(both in words for words in self.columns.values()):
            return self.key_of(both)
        above, below = self.key_of(over), self.key_of(header)
        if above is None or below is None:
            return below or above
        if (above[0], below[0]) == ("上期", "同比"):
            return "上期同比", 0
        return above if below[0] == "本期" and above[0] in ("上期", "全年目标") else below


class SheetHeaderFields(Strict):
    """The file; the user's own names what differs from the shipped one."""

    columns: dict[Key, Texts] = Field(default_factory=dict, alias="表头")
    ignored_columns: Texts | None = Field(None, alias="不看的列")
    ignored_rows: Texts | None = Field(None, alias="不看的行")
    parts: Texts | None = Field(None, alias="其中")
    units: Texts | None = Field(None, alias="单位")
    blanks: Texts | None = Field(None, alias="空白")


def plain(text: str) -> str:
    """Return a cell's text half-width and without any blanks, as headers are compared."""
    return squeeze(fold_width(text))


def read_sheet_headers(paths: list[Path]) -> SheetHeaders:
    """Return the shipped words with what the user's file says otherwise, key by key.

    Args:
        paths: The shipped file, which says everything, and the user's, if any.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: One has faults, told with line and column.
    """
    columns: dict[str, tuple[str, ...]] = {}
    said: dict[str, Any] = {}
    for path in paths:
        fields = validate(read_yaml(path), SheetHeaderFields)
        columns |= {key: _plain(words) for key, words in fields.columns.items()}
        said |= {
            name: _plain(value) for name, value in fields if name != "columns" and isinstance(value, list)
        }
    for name in ("units", "blanks"):
        said[name] = frozenset(said[name])
    return SheetHeaders(columns=columns, **said)


def _plain(words: list[Text]) -> tuple[str, ...]:
    return tuple(plain(word) for word in words)
