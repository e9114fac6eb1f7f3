"""config/figures.yaml: the words around figures."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, field_validator, model_validator

from drafter.model.magnitude import comparable
from drafter.model.template import FigureWording, SpanWords, UnitRule
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, fault, validate

_PLACES = ("动词", "后动词", "名称", "数值", "增减")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NEEDED = ("名称", "数值", "增减")


class UnitRuleFields(Strict):
    """换算单位."""

    unit: Text = Field(alias="单位")
    to: Text = Field(alias="换成")
    least: Decimal | None = Field(None, alias="满", ge=0)
    below: Decimal | None = Field(None, alias="不足", gt=0)

    @model_validator(mode="after")
    def _same_kind(self) -> UnitRuleFields:
        if not comparable(self.unit, self.to):
            raise fault(f"“{self.unit}”不能换成“{self.to}”，只能在万、亿之间换")
        return self


class FigureWordingFields(Strict):
    """config/figures.yaml; the user's file names what differs from the shipped one."""

    verbs: list[tuple[Text, Text]] | None = Field(None, alias="动词")
    default_verb: Text | None = Field(None, alias="其他动词")
    following_verbs: Texts | None = Field(None, alias="后置动词")
    neutral_verb: Text | None = Field(None, alias="下降时动词")
    leading_builds: Texts | None = Field(None, alias="动词在前", min_length=1)
    following_builds: Texts | None = Field(None, alias="动词在后", min_length=1)
    rising_builds: Texts | None = Field(None, alias="增长时")
    figures_per_sentence: int | None = Field(None, alias="每句指标", ge=1, le=10)
    official_growth: Texts | None = Field(None, alias="公布增速")
    level_threshold: Decimal | None = Field(None, alias="持平界限", ge=0, le=10)
    since: tuple[Text, Text] | None = Field(None, alias="同比说法")
    level: tuple[Text, Text] | None = Field(None, alias="持平说法")
    multiple_since: tuple[Text, Text] | None = Field(None, alias="翻番说法")
    of_target: tuple[Text, Text] | None = Field(None, alias="目标说法")
    directions: tuple[Text, Text] | None = Field(None, alias="增减")
    point_directions: tuple[Text, Text] | None = Field(None, alias="百分点增减")
    turning: Text | None = Field(None, alias="转正说法")
    unit_rules: list[UnitRuleFields] | None = Field(None, alias="换算单位")
    most_decimals: int | None = Field(None, alias="小数最多", ge=0, le=8)

    @field_validator("leading_builds", "following_builds", "rising_builds")
    @classmethod
    def _known_places(cls, builds: list[str] | None) -> list[str] | None:
        for build in builds or []:
            places = _PLACEHOLDER.findall(build)
            unknown = next((place for place in places if place not in _PLACES), None)
            missing = next((place for place in _NEEDED if places.count(place) != 1), None)
            if unknown is not None:
                raise fault(f"句式里只能用 {'、'.join(_PLACES)}，现有“{unknown}”")
            if missing is not None:
                raise fault(f"句式里“{{{missing}}}”要有一个，现为“{build}”")
        return builds


def read_figure_wording(paths: list[Path]) -> FigureWording:
    """Return the shipped wording with what the user's file says otherwise, key by key.

    Args:
        paths: The shipped file, which says everything, and the user's, if any.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: One has faults, told with line and column.
    """
    said: dict[str, Any] = {}
    for path in paths:
        said |= {
            name: value for name, value in validate(read_yaml(path), FigureWordingFields) if value is not None
        }
    lists = ("verbs", "leading_builds", "following_builds", "rising_builds", "official_growth")
    spans = ("since", "level", "multiple_since", "of_target")
    said |= {name: tuple(said[name]) for name in lists}
    said |= {name: SpanWords(part=said[name][0], year=said[name][1]) for name in spans}
    said["following_verbs"] = frozenset(said["following_verbs"])
    said["unit_rules"] = tuple(
        UnitRule(unit=rule.unit, to=rule.to, least=rule.least, below=rule.below)
        for rule in said["unit_rules"]
    )
    return FigureWording(**said)
