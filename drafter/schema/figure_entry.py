"""One indicator on its way into a brief, which knows where each of its values stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.schema.figure_fields import FigureFields
from drafter.schema.source import Path_, YamlFile

Faults = list[tuple[tuple[int, int], str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """The fields of one indicator: of the brief, of a row of a spreadsheet, or of both."""

    fields: FigureFields
    index: int
    """Its number among the figures of the brief, from 0."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """File, sheet and cell of the values that come from a spreadsheet, by key: 报表.xlsx 全年!C5."""
    origin: Path_ = ()
    """Key of the brief that names the spreadsheet, where the indicator is in one."""
    own: bool = True
    """The brief itself lists it."""

    @property
    def path(self) -> str:
        """Its place in the brief: `指标.0`."""
        return f"指标.{self.index}"

    def fault(self, key: str, message: str, source: YamlFile) -> tuple[tuple[int, int], str]:
        """Return a fault of one of its values at the line of the brief that is to blame; cells are named."""
        if key in self.cells:
            return source.place(self.origin), f"{self.cells[key]}：{message}"
        if not self.own:
            return source.place(self.origin), message
        return source.place(("指标", self.index, key)), message
