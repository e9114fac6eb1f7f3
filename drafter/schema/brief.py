"""From a brief file to the normal form: units resolved, names looked up, figures checked against themselves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.brief import Brief, Deployment, Locality, Meeting, ReviewItem, Statement, Task
from drafter.model.figure import Amount, Figure
from drafter.model.vocabulary import Level
from drafter.schema.amounts import parse_amount, parse_percentage
from drafter.schema.brief_fields import BriefFields, FigureFields, LocalityFields, StatementFields
from drafter.schema.source import YamlFile, raise_faults, read_yaml
from drafter.schema.validation import all_field_names, validate
from drafter.text.growth import growth_interval

_SELF_NAMES = {
    Level.TOWN: "我镇",
    Level.DISTRICT: "我区",
    Level.COUNTY: "我县",
    Level.CITY: "我市",
    Level.PROVINCE: "我省",
    Level.DEPARTMENT: "我局",
}
_SUFFIXES = {Level.TOWN: ("镇", "乡", "街道"), Level.DISTRICT: ("区",), Level.COUNTY: ("县", "旗")}
_AMBIGUOUS = ("开发区", "园区", "新区", "高新区", "度假区", "管理区")
_OTHER_FILES = (".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pdf", ".pptx")
_RANKS = (("镇", "乡", "街道"), ("县", "区", "旗"), ("市", "州", "盟"), ("省", "自治区"))
Faults = list[tuple[tuple[int, int], str]]


def read_brief(path: Path, official_growth: tuple[str, ...] = ()) -> Brief:
    """Read a brief.

    Args:
        path: The file.
        official_growth: Parts of names of indicators whose growth can't be told from their values; it is neither
            computed nor held against them.

    Raises:
        DrafterError: The file can't be read.
        FaultListError: All that is wrong in it, in Chinese, with line and column.
    """
    if path.suffix.lower() in _OTHER_FILES:
        raise DrafterError(
            "需求单是用记事本写的 .yaml 文件，这个文件不是；可用 drafter new 写一份样子", str(path)
        )
    source = read_yaml(path, all_field_names(BriefFields))
    fields = validate(source, BriefFields)
    faults: Faults = []
    figures = tuple(
        _figure(item, index, source, faults, official_growth) for index, item in enumerate(fields.figures)
    )
    _check_names(fields, source, faults)
    _check_place(fields.locality, source, faults)
    year = fields.year or (int(fields.meeting.date[:4]) if fields.meeting.date else 0)
    if not year:
        faults.append((source.place((), key=True), "缺少“年份”（或者在“会议”里填上日期）"))
    raise_faults(source, faults)
    place, meeting = fields.locality, fields.meeting
    return Brief(
        file=str(path),
        kind=fields.kind,
        variant=fields.variant,
        title=fields.title,
        locality=Locality(
            name=place.name,
            level=place.level,
            superiors=tuple(place.superiors),
            self_name=place.self_name or _self_name(place.name, place.level),
        ),
        speaker=fields.speaker,
        meeting=Meeting(
            name=meeting.name,
            date=meeting.date,
            purposes=tuple(meeting.purposes),
            done=tuple(meeting.done),
            to_come=meeting.to_come,
        ),
        year=year,
        period=fields.period,
        length=fields.length,
        figures=figures,
        review=tuple(
            ReviewItem(
                theme=item.theme,
                label=item.label,
                figures=tuple(item.figures),
                results=tuple(item.results),
                path=f"回顾.{index}",
            )
            for index, item in enumerate(fields.review)
        ),
        honours=_statements(fields.honours, "荣誉"),
        thanks=_statements(fields.thanks, "致谢"),
        problems=_statements(fields.problems, "问题"),
        situation=_statements(fields.situation, "形势"),
        goals=_statements(fields.goals, "目标"),
        deployment=tuple(
            Deployment(
                theme=item.theme,
                heading=item.heading,
                path=f"部署.{index}",
                tasks=tuple(
                    Task(
                        object=task.object,
                        lead=task.lead,
                        measures=tuple(task.measures),
                        target=task.target,
                        owners=tuple(task.owners),
                        deadline=task.deadline,
                        path=f"部署.{index}.任务.{number}",
                    )
                    for number, task in enumerate(item.tasks)
                ),
            )
            for index, item in enumerate(fields.deployment)
        ),
        slogan=fields.slogan,
        required_names=tuple(fields.names.required),
        forbidden_names=tuple(fields.names.forbidden),
    )


def _self_name(name: str, level: Level) -> str:
    if level is Level.TOWN and name.endswith(("乡", "街道")):
        return "我乡" if name.endswith("乡") else "我街道"
    return _SELF_NAMES.get(level, "我们")


def _statements(items: list[StatementFields], key: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(text=item.text.rstrip("。；，"), theme=item.theme, path=f"{key}.{index}")
        for index, item in enumerate(items)
    )


def _amount(text: str, unit: str) -> Amount | None:
    return parse_amount(text, unit) if text else None


def _figure(
    item: FigureFields, index: int, source: YamlFile, faults: Faults, official_growth: tuple[str, ...]
) -> Figure:
    value = _amount(item.value, item.unit)
    assert value is not None  # the field's validator has refused the rest
    if not value.unit:
        faults.append(
            (
                source.place(("指标", index, "本期")),
                f"指标“{item.name}”的本期没有写单位，应写成 {value.text}亿元、{value.text}户 的样子",
            )
        )
        return Figure(name=item.name, value=value)
    official = any(part in item.name for part in official_growth)
    previous, target = _amount(item.previous, value.unit), _amount(item.target, value.unit)
    growth = parse_percentage(item.growth) if item.growth else None
    for key, other in (("上期", previous), ("全年目标", target)):
        if other and other.unit != value.unit:
            faults.append(
                (
                    source.place(("指标", index, key)),
                    f"指标“{item.name}”：{key}的单位是“{other.unit}”，本期是“{value.unit}”，请统一",
                )
            )
            return Figure(name=item.name, value=value)
    if previous and growth is not None and not official:
        message = _contradiction(item, value, previous, growth)
        if message:
            faults.append((source.place(("指标", index, "同比")), message))
    return Figure(
        name=item.name,
        value=value,
        previous=previous,
        growth=growth,
        target=target,
        rank=item.rank,
        note=item.note,
        path=f"指标.{index}",
        official_growth=official,
    )


def _contradiction(item: FigureFields, value: Amount, previous: Amount, growth: Decimal) -> str:
    """Say how a stated growth contradicts its own base, or return the empty string."""
    rate = value.unit in ("%", "‰")
    interval = growth_interval(value, previous, rate=rate)
    if interval is None:
        return ""
    low, high = interval
    decimals = max(0, -int(growth.as_tuple().exponent))
    half = Decimal(1).scaleb(-decimals) / 2
    if low - half <= growth <= high + half:
        return ""
    exact = (value.value - previous.value) if rate else (value.value / previous.value - 1) * 100
    unit = "个百分点" if rate else "%"
    return (
        f"指标“{item.name}”：同比写的是 {item.growth}，但按本期 {value.text}、上期 {previous.text} "
        f"核算应为 {round(exact, max(1, decimals))}{unit}，请核对"
    )


def _check_place(place: LocalityFields, source: YamlFile, faults: Faults) -> None:
    """Report a level that the name contradicts, and superiors that are not nearest first."""
    if place.level is not Level.DEPARTMENT and not place.name.endswith(_AMBIGUOUS):
        for level, suffixes in _SUFFIXES.items():
            if place.name.endswith(suffixes) and place.level not in (level, Level.OTHER):
                faults.append(
                    (
                        source.place(("地区", "层级")),
                        f"“{place.name}”看着是{level.label}一级，层级却填了“{place.level.label}”，请核对",
                    )
                )
    ranks = [
        next((rank for rank, ends in enumerate(_RANKS) if name.endswith(ends)), 0) for name in place.superiors
    ]
    if ranks != sorted(ranks):
        faults.append((source.place(("地区", "上级")), "上级要近的在前，如 [临江县, 云汀市]"))


def _check_names(fields: BriefFields, source: YamlFile, faults: Faults) -> None:
    names: dict[str, int] = {}
    for index, figure in enumerate(fields.figures):
        if figure.name in names:
            faults.append((source.place(("指标", index, "名称")), f"指标“{figure.name}”列了两次"))
        names[figure.name] = index
    for index, item in enumerate(fields.review):
        for number, name in enumerate(item.figures):
            if name not in names:
                known = "、".join(names) or "（无）"
                faults.append(
                    (
                        source.place(("回顾", index, "指标", number)),
                        f"“{name}”不在“指标”里，已有的指标：{known}",
                    )
                )
