from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import FaultListError
from drafter.resources import shipped
from drafter.schema.page import read_fonts, read_pages

PAGE = """版面:
  本单位:
    说明: 办公室自己的版式
    字体: {fonts}
    纸张: [210, 297]
    页边: [37, 35, 28, 26]
    每页行数: {lines}
    每行字数: {characters}
    正文字号: 16
    字距: {spacing}
    标题字号: 22
    标题行距: 35
    页码字号: 14
"""


def own(
    folder: Path, *, fonts: str = "国标", lines: str = "22", characters: str = "28", spacing: str = "-0.3"
) -> Path:
    path = folder / "page.yaml"
    path.write_text(
        PAGE.format(fonts=fonts, lines=lines, characters=characters, spacing=spacing), encoding="utf-8"
    )
    return path


def test_the_shipped_pages() -> None:
    pages = read_pages([shipped("config", "page.yaml")])
    page = pages["gb9704"]
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (37, 35, 28, 26)
    assert (page.lines, page.characters, page.body_pt, page.title_pt) == (22, 28, 16, 22)
    assert page.line_twips / 20 == 28.95
    assert page.fonts.body.name == "仿宋_GB2312"
    assert page.fonts.title.name == "方正小标宋简体"
    assert pages["reading"].body_pt == 18


def test_a_page_of_the_user_s_is_added(tmp_path: Path) -> None:
    pages = read_pages([shipped("config", "page.yaml"), own(tmp_path)])
    assert set(pages) == {"gb9704", "reading", "本单位"}
    assert pages["本单位"].fonts == pages["gb9704"].fonts
    assert pages["本单位"].title_breaks == pages["gb9704"].title_breaks


def test_font_profiles_are_data(tmp_path: Path) -> None:
    own = tmp_path / "page.yaml"
    shipped_file = shipped("config", "page.yaml")
    fonts = read_fonts([shipped_file])
    assert set(fonts) == {"国标", "通用", "方正"}
    assert {face.name for face in fonts["通用"].all()} == {
        "华文中宋", "楷体", "仿宋", "黑体", "宋体", "Times New Roman",
    }  # fmt: skip
    text = shipped_file.read_text(encoding="utf-8").partition("  通用:")[2].partition("  # 方正")[0]
    own.write_text("字体:\n  本单位:" + text.replace("华文中宋", "小标宋"), encoding="utf-8")
    assert read_fonts([shipped_file, own])["本单位"].title.name == "小标宋"


@pytest.mark.parametrize(
    ("field", "value", "line", "message"),
    [
        ("fonts", "宋体", 4, "没有“宋体”这组字体，可用：国标、通用、方正"),
        ("characters", "30", 8, "一行排 28 个字，不是 30 个"),
        ("lines", "60", 7, "字会叠在一起"),
        ("spacing", "紧", 10, "应填数字，现为“紧”"),
    ],
)
def test_faults_are_told_with_their_place(
    field: str, value: str, line: int, message: str, tmp_path: Path
) -> None:
    path = own(tmp_path, **{field: value})
    with pytest.raises(FaultListError) as error:
        read_pages([shipped("config", "page.yaml"), path])
    assert len(error.value.faults) == 1
    assert str(error.value).startswith(f"{path}:{line}:")
    assert message in str(error.value)
