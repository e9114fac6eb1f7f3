"""指标 of a brief as users write them, in YAML or in the rows of a spreadsheet."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from drafter.schema.amounts import parse_amount, parse_percentage, parse_share
from drafter.schema.validation import Strict, Text, Texts, fault, one_line


def _amount(value: Any) -> Any:  # noqa: ANN401
    text = "" if value is None else one_line(str(value))
    if text and parse_amount(text) is None:
        raise fault(f"看不懂这个数，应写成 1.26亿元 的样子，现为“{value}”")
    return text


def _file(value: Any) -> Any:  # noqa: ANN401
    return {"文件": value} if isinstance(value, str) else value


AmountText = Annotated[str, BeforeValidator(_amount)]


class FigureFields(Strict):
    """指标."""

    name: Text = Field(alias="名称", min_length=1, max_length=40, description="指标名称")
    value: AmountText = Field(
        "", alias="本期", description="本期数，带单位，如 1.26亿元；指标文件里有的、合计的可不填"
    )
    unit: Text = Field("", alias="单位", description="本期、上期、目标没写单位时用这个")
    previous: AmountText = Field("", alias="上期", description="上年同期数")
    growth: Text = Field("", alias="同比", description="如 10.5%、下降2.1%、0.4个百分点；有上期时可不填")
    previous_growth: Text = Field(
        "", alias="上期同比", description="上年同期的同比，如 下降2.1%；由负转正时用"
    )
    target: AmountText = Field("", alias="全年目标", description="全年目标数")
    completion: Text = Field("", alias="完成率", description="如 87%；有全年目标时可不填")
    rank: Text = Field("", alias="位次", description="如 全县第2位、增速全县第2位")
    share: Text = Field("", alias="占比", description="如 38.2%，或 占全部工业的38.2%")
    share_of: Text = Field(
        "", alias="占比对象", description="占谁的比，如 全部工业；写另一指标的名称就由程序算"
    )
    parts: Texts = Field(default_factory=list, alias="合计", description="由哪几个指标相加，写它们的名称")
    optional: bool = Field(default=False, alias="可不用", description="是：没有写进正文也不提醒")
    note: Text = Field("", alias="来源", description="数据来源，不进正文")

    @field_validator("growth", "previous_growth")
    @classmethod
    def _growth(cls, value: str) -> str:
        if value and parse_percentage(value) is None:
            raise fault(f"看不懂这个同比，应写成 10.5% 或 下降2.1%，现为“{value}”")
        return value

    @field_validator("completion")
    @classmethod
    def _completion(cls, value: str) -> str:
        if value and (parse_percentage(value) is None or "百分点" in value):
            raise fault(f"看不懂这个完成率，应写成 87%，现为“{value}”")
        return value

    @field_validator("share")
    @classmethod
    def _share(cls, value: str) -> str:
        if value and parse_share(value) is None:
            raise fault(f"看不懂这个占比，应写成 38.2% 或 占全部工业的38.2%，现为“{value}”")
        return value


class FigureFileFields(Strict):
    """指标文件; a plain string is the file's name."""

    file: Text = Field(alias="文件", min_length=1, description="表格文件，位置从需求单所在的文件夹算起")
    sheet: Text = Field("", alias="工作表", description="工作表的名称；只有一张像指标表的，可不填")
    only: Texts = Field(default_factory=list, alias="只取", description="只要这些指标；不填就是全部")

    _short = model_validator(mode="before")(_file)


FigureFiles = Annotated[
    list[FigureFileFields], BeforeValidator(lambda v: [v] if isinstance(v, str | dict) else v or [])
]
