"""Briefs that nobody wrote: all kinds and variants, every part filled or not, in the forms that users choose.

Texts are put together from invented things so that no two of a brief are alike; what is awkward in practice is drawn
on purpose: full stops at the end, a leading 要, deadlines of all forms, Chinese numerals, themes outside the banks.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from tests.compose.brief_words import (
    DEADLINES,
    FRONT,
    MEASURES,
    NAMES,
    OBJECTS,
    OFFICIAL,
    OWN_THEMES,
    RESULTS,
    SLOGANS,
    SYLLABLES,
    TARGETS,
    THINGS,
    TIDY_TITLES,
    UNIT_OF,
    UNITS,
)

Content = dict[str, Any]
"""A brief under its Chinese keys, as YAML would hold it."""


class Writer:
    """Writes texts of which no two are alike.

    Args:
        chance: Where its choices come from.
    """

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._said: set[str] = set()

    def name(self) -> str:
        """Return an invented proper name."""
        return self._new(lambda: "".join(self.chance.sample(SYLLABLES, 2)))

    def thing(self) -> str:
        """Return something with a name of its own: 汐岚冷链仓."""
        return self._new(lambda: self.name() + self.chance.choice(THINGS))

    def text(self, builds: Sequence[str]) -> str:
        """Return a clause; now and then with the full stop that users put."""
        text = self._new(lambda: self._filled(self.chance.choice(builds)))
        return text + (self.chance.choice("。；") if self.chance.random() < 0.1 else "")

    def texts(self, builds: Sequence[str], count: int) -> list[str]:
        return [self.text(builds) for _ in range(count)]

    def units(self, count: int) -> list[str]:
        return self.chance.sample([f"{self.name()}{unit}" for unit in UNITS], count)

    def _filled(self, build: str) -> str:
        chance = self.chance
        return build.format(
            物=self.thing(),
            几=chance.randint(2, 97),
            多=chance.randint(101, 9899),
            位=chance.randint(2, 9),
            字=chance.choice("两三四五"),
        )

    def _new(self, make: Callable[[], str]) -> str:
        for _ in range(1000):
            text = make()
            if text not in self._said:
                self._said.add(text)
                return text
        raise AssertionError("nothing new to say")


def _some(draw: st.DrawFn, most: int, least: int = 0) -> int:
    return draw(st.integers(least, most))


def _figures(draw: st.DrawFn, chance: random.Random) -> list[Content]:
    return [_figure(name, chance) for name in chance.sample(NAMES, _some(draw, 7))]


def _figure(name: str, chance: random.Random) -> Content:
    unit = next((unit for end, unit in UNIT_OF.items() if name.endswith(end)), "")
    rate = unit == "%"
    unit = unit or chance.choice(["亿元", "万元"])
    whole = unit in {"人", "个", "起", "吨", "万元"}
    value = chance.randint(20, 60000) if whole else chance.randint(21, 98) + chance.randint(1, 99) / 100
    if rate:
        value = chance.randint(60, 98) + chance.randint(1, 9) / 10
    factor = chance.choice([0.5, 0.25, 0.83, 0.91, 0.999, 1.0, 1.07, 1.21]) if not rate else 0.98
    shown = f"{value:.0f}" if whole else f"{value:.1f}" if rate else f"{value:.2f}"
    before = value * factor
    result: Content = {"名称": name, "本期": shown + unit}
    official = any(part in name for part in OFFICIAL)
    way = chance.randrange(5)
    if way < 3 and not official:
        result["上期"] = (f"{before:.0f}" if whole else f"{before:.1f}" if rate else f"{before:.2f}") + unit
    elif way == 3 or official:
        result["同比"] = chance.choice(["8.3%", "下降2.1%", "12%", "0.2%"]) if not rate else "0.7个百分点"
        if chance.random() < 0.3 and not rate:
            result["同比"], result["上期同比"] = "4.6%", "下降3.2%"
    if chance.random() < 0.3 and not rate:
        goal = value * 1.37
        result["全年目标"] = (f"{goal:.0f}" if whole else f"{goal:.2f}") + unit
    if chance.random() < 0.2:
        result["位次"] = chance.choice(["全县第2位", "增速居全市第3位", "居全区首位", "总量全市第4位"])
    if chance.random() < 0.15 and not rate:
        result["占比"] = chance.choice(["38.2%", "占全部工业的41.6%"])
    if chance.random() < 0.1:
        result["可不用"] = True
    return result


def _statements(writer: Writer, themes: Sequence[str], count: int) -> list[Content | str]:
    result: list[Content | str] = []
    for text in writer.texts(RESULTS, count):
        themed = writer.chance.random() < 0.4
        result.append({"领域": writer.chance.choice(themes), "内容": text} if themed else text)
    return result


def _points(draw: st.DrawFn, writer: Writer, themes: Sequence[str], most: int) -> list[Content | str]:
    chance = writer.chance
    result: list[Content | str] = []
    for _ in range(_some(draw, most)):
        title = f"{chance.choice(FRONT)}{writer.thing()}"
        if chance.random() < 0.15:
            result.append(title)
            continue
        point: Content = {"提法": chance.choice(["", "", "要"]) + title}
        if chance.random() < 0.6:
            point["阐述"] = writer.texts(RESULTS, chance.randint(1, 2))
        if chance.random() < 0.5:
            point["要点"] = writer.texts(MEASURES, chance.randint(1, 3))
        if chance.random() < 0.4:
            point["责任单位"] = writer.units(chance.randint(1, 3))
        if chance.random() < 0.3:
            point["时限"] = chance.choice(DEADLINES)
        if chance.random() < 0.3:
            point["领域"] = chance.choice(themes)
        result.append(point)
    return result


def _task(writer: Writer) -> Content:
    chance = writer.chance
    task: Content = {"事项": chance.choice(["", "", "要"]) + chance.choice(OBJECTS) + writer.thing()}
    if chance.random() < 0.75:
        task["措施"] = writer.texts(MEASURES, chance.randint(1, 3))
    if chance.random() < 0.8:
        task["目标"] = writer.text(TARGETS)
    if chance.random() < 0.9:
        task["责任单位"] = writer.units(chance.randint(1, 4))
    if chance.random() < 0.9:
        task["时限"] = chance.choice(DEADLINES)
    if chance.random() < 0.2:
        task["段旨"] = f"{writer.thing()}要先破题"
    return task


def _project(writer: Writer) -> Content:
    chance = writer.chance
    project: Content = {"名称": f"{writer.thing()}项目"}
    for key, value in (
        ("类别", chance.choice(["续建", "新建", "在建", "储备", "续建项目"])),
        ("目标", writer.text(TARGETS)),
        ("措施", writer.texts(MEASURES, chance.randint(1, 2))),
        ("责任单位", writer.units(chance.randint(1, 3))),
        ("时限", chance.choice(DEADLINES)),
    ):
        if chance.random() < 0.8:
            project[key] = value
    return project


def _review(draw: st.DrawFn, writer: Writer, themes: Sequence[str], figures: list[str]) -> list[Content]:
    chance = writer.chance
    result = []
    left = [*figures]
    for _ in range(_some(draw, 5)):
        item: Content = {"领域": chance.choice(themes)}
        if left and chance.random() < 0.7:
            item["指标"] = [left.pop() for _ in range(min(len(left), chance.randint(1, 4)))]
        if chance.random() < 0.75:
            item["成效"] = writer.texts(RESULTS, chance.randint(1, 3))
        if chance.random() < 0.4:
            item["分项"] = [
                {"段旨": f"{writer.thing()}有声有色", "成效": writer.texts(RESULTS, 1)},
                *([{"成效": writer.texts(RESULTS, 2)}] if chance.random() < 0.5 else []),
            ]
            if left:
                item["分项"][0]["指标"] = [left.pop()]
            if chance.random() < 0.3:
                item["分项"][0].pop("成效")
            if chance.random() < 0.3:
                item.pop("成效", None)
        if chance.random() < 0.15:
            item["标题"] = f"{writer.thing()}面貌一新"
        result.append(item)
    return result


def _place(draw: st.DrawFn, writer: Writer) -> tuple[Content, str]:
    level, suffix, speaker = draw(
        st.sampled_from(
            [
                ("镇", "镇", "镇长"),
                ("镇", "乡", "乡党委书记"),
                ("镇", "街道", "街道党工委书记"),
                ("区", "区", "区长"),
                ("县", "县", "县委书记"),
                ("市", "市", "市长"),
                ("部门", "县水利局", "局长"),
            ]
        )
    )
    above = {"镇": ["县", "市"], "区": ["市"], "县": ["市"], "市": ["省"], "部门": ["县", "市"]}[level]
    place: Content = {"名称": writer.name() + suffix, "层级": level}
    if writer.chance.random() < 0.8:
        place["上级"] = [writer.name() + end for end in above]
    return place, speaker


@st.composite
def briefs(
    draw: st.DrawFn, variants: Sequence[tuple[str, str]], themes: Sequence[str], *, tidy: bool = False
) -> Content:
    """Draw a brief as the content of its YAML file.

    Args:
        draw: Hypothesis's.
        variants: Names of kind and variant to choose from.
        themes: Names and aliases of the theme banks.
        tidy: Only what the program itself words may make headings: themes of the banks, each once a part, and
            points of the user's that are as parallel as a careful user makes them.
    """
    kind, variant = draw(st.sampled_from(list(variants)))
    writer = Writer(random.Random(draw(st.integers(0, 2**32 - 1))))
    chance = writer.chance
    chosen = chance.sample(list(themes), 6) + ([] if tidy else chance.sample(OWN_THEMES, 2))
    place, speaker = _place(draw, writer)
    year = chance.choice([2025, 2026])
    content: Content = {
        "文种": kind,
        "样式": variant,
        "地区": place,
        "讲话人": speaker,
        "会议": _meeting(draw, writer, kind, year),
        "年份": year,
        "时段": draw(st.sampled_from(["", "1—8月", "上半年", "前三季度"])),
        "篇幅": draw(st.none() | st.integers(500, 6000)),
        "号召": chance.choice(SLOGANS).format(writer.thing()) if chance.random() < 0.7 else "",
    }
    parts = _parts(draw, writer, chosen)
    for section in parts["部署"]:
        if not tidy and chance.random() < 0.2:
            section["标题"] = f"围绕{writer.thing()}，把服务送到门口"
        if chance.random() < 0.2:
            section["引言"] = writer.texts(RESULTS, 1)
    if tidy:
        _tidy(parts, writer)
    return {key: value for key, value in (content | parts).items() if value}


def _meeting(draw: st.DrawFn, writer: Writer, kind: str, year: int) -> Content:
    chance = writer.chance
    names = ("行动动员大会", "重点工作推进会", "“两个提升年”活动部署会", "半年总结会")
    meeting: Content = {"名称": writer.name() + chance.choice(names)}
    if kind == "任职表态" and chance.random() < 0.5:
        meeting["名称"] = "第五届人民代表大会第三次会议"
    if draw(st.booleans()):
        meeting["日期"] = f"{year}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}"
    if draw(st.booleans()):
        meeting["主要任务"] = [f"部署{writer.thing()}工作" for _ in range(chance.randint(1, 3))]
    if draw(st.booleans()):
        meeting["已进行"] = [
            f"{writer.name()}办通报了{writer.thing()}进度" for _ in range(chance.randint(1, 2))
        ]
    if chance.random() < 0.3:
        meeting["稍后"] = f"{writer.name()}同志还要讲话"
    return meeting


def _parts(draw: st.DrawFn, writer: Writer, chosen: Sequence[str]) -> Content:
    figures = _figures(draw, writer.chance)
    sections = writer.chance.sample(chosen, _some(draw, 6))
    return {
        "指标": figures,
        "回顾": _review(draw, writer, chosen, [item["名称"] for item in figures]),
        "荣誉": _statements(writer, chosen, _some(draw, 2)),
        "致谢": [f"支持{writer.thing()}的干部群众" for _ in range(_some(draw, 3))],
        "问题": _statements(writer, chosen, _some(draw, 4)),
        "形势": _statements(writer, chosen, _some(draw, 3)),
        "目标": writer.texts(TARGETS, _some(draw, 3)),
        "总要求": writer.texts(MEASURES, _some(draw, 2)),
        "意义": _points(draw, writer, chosen, 3),
        "思路": _points(draw, writer, chosen, 3),
        "部署": [
            {"领域": theme, "任务": [_task(writer) for _ in range(writer.chance.randint(1, 3))]}
            for theme in sections
        ],
        "项目": [_project(writer) for _ in range(_some(draw, 3))],
        "自查": _points(draw, writer, chosen, 3),
        "保障": _points(draw, writer, chosen, 3),
        "承诺": _points(draw, writer, chosen, 3),
        "地情": writer.texts(RESULTS, _some(draw, 2)),
        "口号": [f"{writer.name()}兴则百业旺" for _ in range(_some(draw, 2))],
    }


def _tidy(parts: Content, writer: Writer) -> None:
    """Make the user's own headings parallel, so that only the program's wording is judged."""
    for item in parts["回顾"]:
        item.pop("标题", None)
    titles = iter(TIDY_TITLES)
    for key in ("意义", "思路", "自查", "保障", "承诺"):
        for number, point in enumerate(parts[key]):
            filled: Content = {} if isinstance(point, str) else point
            parts[key][number] = {"阐述": writer.texts(RESULTS, 1)} | filled | {"提法": next(titles)}
    parts["回顾"] = list({item["领域"]: item for item in parts["回顾"]}.values())
