from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind, Level
from drafter.schema.brief import read_brief

SHORT = Path(__file__).parent.parent / "data" / "briefs" / "short.yaml"


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError) as caught:
        read_brief(path)
    return [line.removeprefix(str(tmp_path) + "/") for line in caught.value.lines()]


def changed(old: str, new: str) -> str:
    text = SHORT.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new)


def test_short_forms_are_read() -> None:
    brief = read_brief(SHORT)
    assert (brief.kind, brief.locality.level, brief.locality.self_name) == (
        Kind.MOBILISATION,
        Level.DISTRICT,
        "我区",
    )
    assert brief.meeting.purposes == ("动员全区上下抢工期",)
    assert brief.review[0].figures == ("地区生产总值",)
    assert brief.figures[0].growth == Decimal("6.1")
    assert brief.problems[0].text == "还有4个重点项目没有开工"
    assert brief.deployment[1].tasks[0].owners[0] == "区商务局"


def test_english_keys_do_too(tmp_path: Path) -> None:
    text = changed("文种: 动员大会", "kind: mobilisation").replace("年份: 2026", "year: 2026")
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_brief(path).year == 2026


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("年份: 2026", "年分: 2026", "b.yaml:5:1: 不认识的键“年分”，是不是“年份”？"),
        ("年份: 2026", "年份: 二〇二六", "b.yaml:5:5: 年份：应填整数，现为“二〇二六”"),
        ("文种: 动员大会", "文种: 座谈会", "b.yaml:1:5: 文种：只能填：动员大会、"),
        ("2026-10-08", "2026-13-08", "没有这一天：2026-13-08"),
        ("本期: 212.4亿元", "本期: 二百亿", "看不懂这个数"),
        ("指标: 地区生产总值}", "指标: 财政收入}", "“财政收入”不在“指标”里"),
        ("讲话人: 区长\n", "讲话人: 区长\n讲话人: 副区长\n", "b.yaml:4:1: “讲话人”写了两次"),
        ("讲话人: 区长\n", "讲话人：区长\n", "b.yaml:3:1: “讲话人”后面用了中文冒号"),
        ("讲话人: 区长\n", "", "缺少必填项“讲话人”"),
        ("层级: 区,", "层级: 乡镇街道,", "地区.层级：只能填：镇、区、县、市"),
        ("同比: 6.1%}", "同比: 6.1%, 上期: 198.0亿元}", "核算应为 7.3%"),
        ("同比: 6.1%}", "上期: 198.0万元}", "请统一"),
        ("本期: 212.4亿元", "本期: 212.4", "没有写单位，应写成 212.4亿元"),
        ("层级: 区,", "层级: 镇,", "“槿溪区”看着是区一级，层级却填了“镇”"),
        ("上级: [湄屿市]", "上级: [湄屿市, 岚浦县]", "上级要近的在前"),
        ("时限: 10月底", "时限: 11月31日", "没有11月31日这一天"),
        ("本期: 212.4亿元, 同比", "本期：212.4亿元, 同比", "“本期”后面用了中文冒号"),
        ("讲话人: 区长", "讲话人:", "缺少必填项“讲话人”"),
        ("任务: [{事项: 抓好4个项目开工", "任务: [{事项: 抓", "事项：太短，至少 2 个字"),
    ],
)
def test_each_fault_is_one_chinese_line_with_its_place(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert any(line in fault for fault in faults(tmp_path, changed(old, new)))


def test_all_faults_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = (
        changed("年份: 2026", "年份: 明年")
        .replace("讲话人: 区长", "讲话者: 区长")
        .replace("2026-10-08", "昨天")
    )
    found = faults(tmp_path, text)
    assert len(found) == 4
    assert [int(line.split(":")[1]) for line in found] == sorted(int(line.split(":")[1]) for line in found)


def test_a_growth_within_the_rounding_of_its_base_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(changed("同比: 6.1%}", "同比: 6.1%, 上期: 200.2亿元}"), encoding="utf-8")
    assert read_brief(path).figures[0].previous is not None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空的"),
        (b"   \n", "空的"),
        (b"\x00\x01\x02\x03" * 1000, "不是能识别的文本文件"),
        (b"- 1\n- 2\n", "键: 值"),
        (b"hello", "键: 值"),
        ("文种: 动员大会\n".encode("big5", "ignore") + b"\xff\xff\xff", "不是能识别的文本文件"),
        (b"#" * (3 << 20), "上限"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(content)
    with pytest.raises(DrafterError) as caught:
        read_brief(path)
    assert words in str(caught.value)


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="找不到"):
        read_brief(tmp_path / "没有.yaml")
    with pytest.raises(DrafterError, match="文件夹"):
        read_brief(tmp_path)


@pytest.mark.parametrize("date", ["2026年10月8日", "2026.10.8", "2026/10/08"])
def test_dates_are_read_as_people_write_them(tmp_path: Path, date: str) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(changed("2026-10-08", date), encoding="utf-8")
    assert read_brief(path).meeting.date == "2026-10-08"


def test_the_year_is_the_meetings_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(changed("年份: 2026\n", "").replace("篇幅: 800\n", ""), encoding="utf-8")
    brief = read_brief(path)
    assert (brief.year, brief.length) == (2026, None)


def test_the_same_fault_many_times_is_one_line(tmp_path: Path) -> None:
    found = faults(tmp_path, SHORT.read_text(encoding="utf-8").replace("责任单位:", "负责单位:"))
    assert len(found) == 1
    assert "同样的错误共 2 处" in found[0]


def test_growth_at_constant_prices_is_not_held_against_the_values(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(changed("同比: 6.1%}", "同比: 6.1%, 上期: 198.0亿元}"), encoding="utf-8")
    (figure,) = read_brief(path, ("生产总值",)).figures
    assert figure.official_growth
