"""The brief as users write it: Chinese keys (English ones accepted), short forms allowed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, field_validator, model_validator

from drafter.model.vocabulary import Kind, Level, by_label
from drafter.schema.amounts import parse_amount, parse_percentage
from drafter.schema.validation import Strict, Text, Texts, fault, one_line


def _kind(value: Any) -> Any:  # noqa: ANN401
    kind = by_label(Kind, str(value).strip())
    if kind is None or kind is Kind.OTHER:
        raise fault("只能填：" + "、".join(k.label for k in Kind if k is not Kind.OTHER) + f"；现为“{value}”")
    return kind


def _level(value: Any) -> Any:  # noqa: ANN401
    level = by_label(Level, str(value).strip())
    if level is None:
        raise fault("只能填：" + "、".join(item.label for item in Level) + f"；现为“{value}”")
    return level


def _date(value: Any) -> Any:  # noqa: ANN401
    from datetime import date  # noqa: PLC0415

    text = "" if value is None else str(value).strip()
    match = _DATE.fullmatch(text)
    if text and not match:
        raise fault(f"看不懂这个日期，应写成 2026-09-22 或 2026年9月22日，现为“{value}”")
    try:
        return date(*(int(part) for part in match.groups())).isoformat() if match else ""
    except ValueError:
        raise fault(f"没有这一天：{value}") from None


def _deadline(value: Any) -> Any:  # noqa: ANN401
    from datetime import date  # noqa: PLC0415

    text = "" if value is None else str(value).strip()
    for month, day in _MONTH_DAY.findall(text):
        try:
            date(_LEAP_YEAR, int(month), int(day))
        except ValueError:
            raise fault(f"没有{month}月{day}日这一天") from None
    return text


def _statement(value: Any) -> Any:  # noqa: ANN401
    return {"内容": value} if isinstance(value, str) else value


def _amount(value: Any) -> Any:  # noqa: ANN401
    text = "" if value is None else one_line(str(value))
    if text and parse_amount(text) is None:
        raise fault(f"看不懂这个数，应写成 1.26亿元 的样子，现为“{value}”")
    return text


_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_LEAP_YEAR = 2024
AmountText = Annotated[str, BeforeValidator(_amount)]
Statements = Annotated[
    list["StatementFields"], BeforeValidator(lambda v: [v] if isinstance(v, str | dict) else v or [])
]


class StatementFields(Strict):
    """A sentence with a theme; a plain string is one without."""

    text: Text = Field(alias="内容", min_length=1, max_length=400, description="一句话，句末不用标点")
    theme: Text = Field("", alias="领域", description="领域名，见 drafter themes")

    _short = model_validator(mode="before")(_statement)


class LocalityFields(Strict):
    """地区."""

    name: Text = Field(alias="名称", min_length=2, max_length=30, description="地区或单位全称")
    level: Annotated[Level, BeforeValidator(_level)] = Field(alias="层级", description="镇、区、县、市、部门")
    superiors: Texts = Field(default_factory=list, alias="上级", description="上级地区全称，近的在前")
    self_name: Text = Field("", alias="自称", description="讲话中的自称，如 我镇；不填则按层级")


class MeetingFields(Strict):
    """会议."""

    name: Text = Field(alias="名称", min_length=2, max_length=80, description="会议全称，不含地区名")
    date: Annotated[str, BeforeValidator(_date)] = Field("", alias="日期", description="如 2026-09-22")
    purposes: Texts = Field(default_factory=list, alias="主要任务", description="会议要做什么，动宾短语")
    done: Texts = Field(default_factory=list, alias="已进行", description="讲话前已经进行的议程，完整小句")
    to_come: Text = Field("", alias="稍后", description="讲话后的议程，如 镇党委书记还要作讲话")


class FigureFields(Strict):
    """指标."""

    name: Text = Field(alias="名称", min_length=1, max_length=40, description="指标名称")
    value: AmountText = Field(alias="本期", min_length=1, description="本期数，带单位，如 1.26亿元")
    unit: Text = Field("", alias="单位", description="本期、上期、目标没写单位时用这个")
    previous: AmountText = Field("", alias="上期", description="上年同期数")
    growth: Text = Field("", alias="同比", description="如 10.5%、下降2.1%、0.4个百分点；有上期时可不填")
    target: AmountText = Field("", alias="全年目标", description="全年目标数")
    rank: Text = Field("", alias="位次", description="如 全县第2位")
    note: Text = Field("", alias="来源", description="数据来源，不进正文")

    @field_validator("growth")
    @classmethod
    def _growth(cls, value: str) -> str:
        if value and parse_percentage(value) is None:
            raise fault(f"看不懂这个同比，应写成 10.5% 或 下降2.1%，现为“{value}”")
        return value


class ReviewFields(Strict):
    """回顾."""

    theme: Text = Field(alias="领域", min_length=1, description="领域名，见 drafter themes")
    label: Text = Field("", alias="称呼", description="正文里怎么叫，如 经济发展；不填用领域名")
    figures: Texts = Field(default_factory=list, alias="指标", description="要写进这一段的指标名称")
    results: Texts = Field(default_factory=list, alias="成效", description="完整小句，句末不用标点")


class TaskFields(Strict):
    """任务."""

    object: Text = Field(alias="事项", min_length=2, max_length=120, description="动宾短语：要干什么")
    lead: Text = Field("", alias="段旨", max_length=60, description="这一层的段旨句，不填则由程序给")
    measures: Texts = Field(default_factory=list, alias="措施", description="怎么干，动宾短语")
    target: Text = Field("", alias="目标", description="干到什么程度，动词开头，如 签约项目6个")
    owners: Texts = Field(default_factory=list, alias="责任单位", description="第一个为牵头单位")
    deadline: Annotated[str, BeforeValidator(_deadline)] = Field(
        "", alias="时限", description="如 12月20日、10月底"
    )


class DeploymentFields(Strict):
    """部署."""

    theme: Text = Field(alias="领域", min_length=1, description="领域名，见 drafter themes")
    heading: Text = Field(
        "", alias="标题", max_length=60, description="自拟标题，不带编号；不填则由程序拟一组"
    )
    tasks: list[TaskFields] = Field(alias="任务", min_length=1, description="这一领域的任务")


class NameFields(Strict):
    """名称."""

    required: Texts = Field(default_factory=list, alias="必须出现")
    forbidden: Texts = Field(default_factory=list, alias="不得出现")


class BriefFields(Strict):
    """需求单."""

    kind: Annotated[Kind, BeforeValidator(_kind)] = Field(
        alias="文种", description="动员大会、经济工作会议等八种"
    )
    variant: Text = Field("", alias="样式", description="写法，见 drafter kinds")
    title: Text = Field("", alias="标题", max_length=80, description="讲话稿标题，不填则由会议名称生成")
    locality: LocalityFields = Field(alias="地区")
    speaker: Text = Field(alias="讲话人", min_length=2, max_length=30, description="讲话人职务，如 镇长")
    meeting: MeetingFields = Field(alias="会议")
    year: int | None = Field(
        None, alias="年份", ge=1980, le=2100, description="工作年度；不填就取会议日期的年份"
    )
    period: Text = Field("", alias="时段", description="指标所属时段，如 1—8月；全年则不填")
    length: int | None = Field(None, alias="篇幅", ge=500, le=20000, description="希望的字数")
    figures: list[FigureFields] = Field(default_factory=list, alias="指标")
    review: list[ReviewFields] = Field(default_factory=list, alias="回顾")
    honours: Statements = Field(default_factory=list, alias="荣誉")
    thanks: Statements = Field(default_factory=list, alias="致谢")
    problems: Statements = Field(default_factory=list, alias="问题")
    situation: Statements = Field(default_factory=list, alias="形势")
    goals: Statements = Field(default_factory=list, alias="目标")
    deployment: list[DeploymentFields] = Field(default_factory=list, alias="部署")
    slogan: Text = Field("", alias="号召", max_length=80, description="结尾要奔着什么去，动宾短语")
    names: NameFields = Field(default_factory=NameFields, alias="名称")

    @model_validator(mode="before")
    @classmethod
    def _empty_sections(cls, data: Any) -> Any:  # noqa: ANN401
        """Take a key without content (`问题:`) for one that is not there."""
        return {k: v for k, v in data.items() if v is not None} if isinstance(data, dict) else data
