"""From a brief file to the normal form: units resolved, names looked up, figures checked against themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.brief import (
    Borrowing,
    Brief,
    Deployment,
    KeyPoint,
    Locality,
    Meeting,
    Project,
    ReviewItem,
    ReviewPart,
    Statement,
    Task,
)
from drafter.model.vocabulary import Level
from drafter.schema.brief_fields import BriefFields, KeyPointFields, LocalityFields, StatementFields
from drafter.schema.figure_files import figure_entries
from drafter.schema.figures import resolve_figures
from drafter.schema.source import YamlFile, raise_faults, read_yaml
from drafter.schema.validation import all_field_names, validate

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
_MOST_NAMED = 20
Faults = list[tuple[tuple[int, int], str]]


def read_brief(
    path: Path, official_growth: tuple[str, ...] = (), sheet_headers: Sequence[Path] = ()
) -> Brief:
    """Read a brief.

    Args:
        path: The file.
        official_growth: Parts of names of indicators whose growth can't be told from their values; it is neither
            computed nor held against them.
        sheet_headers: How tables of figures are read, the shipped file and the user's; none for the shipped one.

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
    entries = figure_entries(fields.figures, fields.figure_files, sheet_headers, source, faults)
    figures = resolve_figures(entries, source, faults, official_growth)
    _check_names(fields, [entry.fields.name for entry in entries], source, faults)
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
        length=_length(fields.length, "字"),
        minutes=_length(fields.length, "分钟"),
        heading_patterns=tuple(fields.heading_patterns.items()),
        figures=figures,
        review=tuple(
            ReviewItem(
                theme=item.theme,
                label=item.label,
                figures=tuple(item.figures),
                results=tuple(item.results),
                heading=item.heading,
                parts=tuple(
                    ReviewPart(
                        lead=part.lead,
                        figures=tuple(part.figures),
                        results=tuple(part.results),
                        path=f"回顾.{index}.分项.{number}",
                    )
                    for number, part in enumerate(item.parts)
                ),
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
                preface=tuple(item.preface),
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
        significance=_key_points(fields.significance, "意义"),
        requirement=_statements(fields.requirement, "总要求"),
        approach=_key_points(fields.approach, "思路"),
        projects=tuple(
            Project(
                name=item.name,
                category=item.category,
                target=item.target,
                measures=tuple(item.measures),
                owners=tuple(item.owners),
                deadline=item.deadline,
                path=f"项目.{index}",
            )
            for index, item in enumerate(fields.projects)
        ),
        self_checks=_key_points(fields.self_checks, "自查"),
        safeguards=_key_points(fields.safeguards, "保障"),
        pledges=_key_points(fields.pledges, "承诺"),
        praise=_statements(fields.praise, "地情"),
        mottos=_statements(fields.mottos, "口号"),
        borrowings=tuple(
            Borrowing(
                passage=item.passage,
                theme=item.theme,
                move=item.move,
                replacements=tuple(item.replacements.items()),
                path=f"借用.{index}",
            )
            for index, item in enumerate(fields.borrowings)
        ),
        slogan=fields.slogan,
        required_names=tuple(fields.names.required),
        forbidden_names=tuple(fields.names.forbidden),
    )


def _self_name(name: str, level: Level) -> str:
    if level is Level.TOWN and name.endswith(("乡", "街道")):
        return "我乡" if name.endswith("乡") else "我街道"
    return _SELF_NAMES.get(level, "我们")


def _length(text: str, unit: str) -> int | None:
    return int(text.removesuffix(unit)) if text.endswith(unit) else None


def _key_points(items: list[KeyPointFields], key: str) -> tuple[KeyPoint, ...]:
    return tuple(
        KeyPoint(
            title=item.title.rstrip("。；，"),
            theme=item.theme,
            body=tuple(item.body),
            items=tuple(item.items),
            owners=tuple(item.owners),
            deadline=item.deadline,
            path=f"{key}.{index}",
        )
        for index, item in enumerate(items)
    )


def _statements(items: list[StatementFields], key: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(text=item.text.rstrip("。；，"), theme=item.theme, path=f"{key}.{index}")
        for index, item in enumerate(items)
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


def _check_names(fields: BriefFields, names: list[str], source: YamlFile, faults: Faults) -> None:
    more = "等" if len(names) > _MOST_NAMED else ""
    known = "、".join(names[:_MOST_NAMED]) + more or "（无）"
    for place, name in _named_figures(fields):
        if name not in names:
            faults.append((source.place(place), f"“{name}”不在“指标”里，已有的指标：{known}"))


def _named_figures(fields: BriefFields) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield the names of figures that the review calls for, with their place in the file."""
    for index, item in enumerate(fields.review):
        for number, name in enumerate(item.figures):
            yield ("回顾", index, "指标", number), name
        for order, part in enumerate(item.parts):
            for number, name in enumerate(part.figures):
                yield ("回顾", index, "分项", order, "指标", number), name
