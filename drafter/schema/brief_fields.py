"""The brief as users write it: Chinese keys (English ones accepted), short forms allowed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from drafter.model.vocabulary import Kind, Level, Move
from drafter.schema.figure_fields import FigureFields, FigureFiles
from drafter.schema.labels import labelled
from drafter.schema.validation import Strict, Text, Texts, fault


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


def _key_point(value: Any) -> Any:  # noqa: ANN401
    return {"提法": value} if isinstance(value, str) else value


def _result(value: Any) -> Any:  # noqa: ANN401
    return {"成效": [value]} if isinstance(value, str) else value


def _length(value: Any) -> Any:  # noqa: ANN401
    text = "" if value is None else str(value).strip()
    match = _LENGTH.fullmatch(text)
    if text and not match:
        raise fault(f"应填字数或分钟数，如 4500 或 30分钟，现为“{value}”")
    if not match:
        return ""
    count, unit = int(match[1]), "分钟" if match[2] == "分钟" else "字"
    low, high = _LENGTHS[unit]
    if not low <= count <= high:
        raise fault(f"{unit}数应在 {low} 到 {high} 之间，现为 {count}")
    return f"{count}{unit}"


def _patterns(value: Any) -> Any:  # noqa: ANN401
    return {"部署": value} if isinstance(value, str) else value or {}


_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})日")
_LEAP_YEAR = 2024
_LENGTH = re.compile(r"(\d{1,6})\s*(字|分钟)?")
_LENGTHS = {"字": (500, 20_000), "分钟": (3, 120)}
_one_or_more = BeforeValidator(lambda v: [v] if isinstance(v, str | dict) else v or [])
Statements = Annotated[list["StatementFields"], _one_or_more]
KeyPoints = Annotated[list["KeyPointFields"], _one_or_more]


class StatementFields(Strict):
    """A sentence with a theme; a plain string is one without."""

    text: Text = Field(alias="内容", min_length=1, max_length=400, description="一句话，句末不用标点")
    theme: Text = Field("", alias="领域", description="领域名，见 drafter themes")

    _short = model_validator(mode="before")(_statement)


class LocalityFields(Strict):
    """地区."""

    name: Text = Field(alias="名称", min_length=2, max_length=30, description="地区或单位全称")
    level: Annotated[Level, labelled(Level)] = Field(alias="层级", description="镇、区、县、市、部门")
    superiors: Texts = Field(default_factory=list, alias="上级", description="上级地区全称，近的在前")
    self_name: Text = Field("", alias="自称", description="讲话中的自称，如 我镇；不填则按层级")


class MeetingFields(Strict):
    """会议."""

    name: Text = Field(alias="名称", min_length=2, max_length=80, description="会议全称，不含地区名")
    date: Annotated[str, BeforeValidator(_date)] = Field("", alias="日期", description="如 2026-09-22")
    purposes: Texts = Field(default_factory=list, alias="主要任务", description="会议要做什么，动宾短语")
    done: Texts = Field(default_factory=list, alias="已进行", description="讲话前已经进行的议程，完整小句")
    to_come: Text = Field("", alias="稍后", description="讲话后的议程，如 镇党委书记还要作讲话")


class ReviewPartFields(Strict):
    """分项: one paragraph of a review's section."""

    lead: Text = Field("", alias="段旨", max_length=60, description="段首的领句，如 招商引资成果丰硕")
    figures: Texts = Field(default_factory=list, alias="指标", description="要写进这一段的指标名称")
    results: Texts = Field(default_factory=list, alias="成效", description="完整小句，句末不用标点")

    _short = model_validator(mode="before")(_result)


class KeyPointFields(Strict):
    """A point of an argument; a plain string is its name alone."""

    title: Text = Field(alias="提法", min_length=1, max_length=120, description="怎么提，如 严格督查")
    theme: Text = Field("", alias="领域", description="领域名，见 drafter themes")
    body: Texts = Field(default_factory=list, alias="阐述", description="展开讲的话，一句一条")
    items: Texts = Field(default_factory=list, alias="要点", description="下面分几条，一条一句")
    owners: Texts = Field(default_factory=list, alias="责任单位", description="第一个为牵头单位")
    deadline: Annotated[str, BeforeValidator(_deadline)] = Field("", alias="时限", description="如 每月25日")

    _short = model_validator(mode="before")(_key_point)


class ProjectFields(Strict):
    """项目."""

    name: Text = Field(alias="名称", min_length=2, max_length=60, description="项目全名")
    category: Text = Field("", alias="类别", max_length=20, description="如 续建、新建、在建、储备")
    target: Text = Field("", alias="目标", description="推进到什么程度，动词开头")
    measures: Texts = Field(default_factory=list, alias="措施", description="怎么推，动宾短语")
    owners: Texts = Field(default_factory=list, alias="责任单位", description="第一个为牵头单位")
    deadline: Annotated[str, BeforeValidator(_deadline)] = Field("", alias="时限", description="如 9月30日")


class ReviewFields(Strict):
    """回顾."""

    theme: Text = Field(alias="领域", min_length=1, description="领域名，见 drafter themes")
    label: Text = Field("", alias="称呼", description="正文里怎么叫，如 经济发展；不填用领域名")
    heading: Text = Field("", alias="标题", max_length=60, description="自拟标题，不带编号")
    figures: Texts = Field(default_factory=list, alias="指标", description="要写进这一段的指标名称")
    results: Texts = Field(default_factory=list, alias="成效", description="完整小句，句末不用标点")
    parts: list[ReviewPartFields] = Field(
        default_factory=list, alias="分项", description="一条一段，各有段旨"
    )


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
    preface: Texts = Field(default_factory=list, alias="引言", description="任务前面先讲的话，一句一条")
    tasks: list[TaskFields] = Field(alias="任务", min_length=1, description="这一领域的任务")


class BorrowingFields(Strict):
    """借用: a passage of the corpus to be taken into the draft."""

    passage: Text = Field(
        alias="段落", min_length=3, max_length=80, description="段落编号，见 drafter suggest"
    )
    theme: Text = Field("", alias="领域", description="放在哪个领域那一节的末尾")
    move: Annotated[Move, labelled(Move)] = Field(
        Move.DEPLOYMENT, alias="语步", description="放在哪一部分，如 部署、号召"
    )
    replacements: dict[str, Text] = Field(
        default_factory=dict, alias="替换", description="原文里的词换成什么，如 某县: 我县"
    )


class NameFields(Strict):
    """名称."""

    required: Texts = Field(default_factory=list, alias="必须出现")
    forbidden: Texts = Field(default_factory=list, alias="不得出现")


class BriefFields(Strict):
    """需求单."""

    kind: Annotated[Kind, labelled(Kind, {Kind.OTHER})] = Field(
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
    length: Annotated[str, BeforeValidator(_length)] = Field(
        "", alias="篇幅", description="希望的字数或时间，如 4500 或 30分钟"
    )
    heading_patterns: Annotated[dict[str, Text], BeforeValidator(_patterns)] = Field(
        default_factory=dict, alias="标题句式", description="如 部署: 聚焦推进，见 drafter titles"
    )
    figures: list[FigureFields] = Field(default_factory=list, alias="指标")
    figure_files: FigureFiles = Field(
        default_factory=list, alias="指标文件", description="指标所在的表格，如 报表.xlsx"
    )
    review: list[ReviewFields] = Field(default_factory=list, alias="回顾")
    honours: Statements = Field(default_factory=list, alias="荣誉")
    thanks: Statements = Field(default_factory=list, alias="致谢")
    problems: Statements = Field(default_factory=list, alias="问题")
    situation: Statements = Field(default_factory=list, alias="形势")
    goals: Statements = Field(default_factory=list, alias="目标")
    significance: KeyPoints = Field(default_factory=list, alias="意义")
    requirement: Statements = Field(default_factory=list, alias="总要求")
    approach: KeyPoints = Field(default_factory=list, alias="思路")
    deployment: list[DeploymentFields] = Field(default_factory=list, alias="部署")
    projects: list[ProjectFields] = Field(default_factory=list, alias="项目")
    self_checks: KeyPoints = Field(default_factory=list, alias="自查")
    safeguards: KeyPoints = Field(default_factory=list, alias="保障")
    pledges: KeyPoints = Field(default_factory=list, alias="承诺")
    praise: Statements = Field(default_factory=list, alias="地情")
    mottos: Statements = Field(default_factory=list, alias="口号")
    borrowings: list[BorrowingFields] = Field(default_factory=list, alias="借用")
    slogan: Text = Field("", alias="号召", max_length=80, description="结尾要奔着什么去，动宾短语")
    names: NameFields = Field(default_factory=NameFields, alias="名称")

    @model_validator(mode="before")
    @classmethod
    def _empty_sections(cls, data: Any) -> Any:  # noqa: ANN401
        """Take a key without content (`问题:`) for one that is not there."""
        return {k: v for k, v in data.items() if v is not None} if isinstance(data, dict) else data
