"""config/figures.yaml: the words around figures."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pydantic import Field

from drafter.model.template import FigureWording
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate


class FigureWordingFields(Strict):
    """config/figures.yaml."""

    verbs: list[tuple[Text, Text]] = Field(alias="动词")
    default_verb: Text = Field(alias="其他动词")
    official_growth: Texts = Field(alias="公布增速")
    level_threshold: Decimal = Field(alias="持平界限", ge=0, le=10)


def read_figure_wording(paths: list[Path]) -> FigureWording:
    """Return the wording of the last file given: the user's replaces the shipped one whole.

    Raises:
        DrafterError: The file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(paths[-1]), FigureWordingFields)
    return FigureWording(
        verbs=tuple(fields.verbs),
        default_verb=fields.default_verb,
        official_growth=tuple(fields.official_growth),
        level_threshold=fields.level_threshold,
    )
