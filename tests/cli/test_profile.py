from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafter.resources import shipped
from tests.cli.conftest import Command

SPEECH = shipped("corpus", "mobilisation-01-yunyu.md")


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_WORKSPACE", str(tmp_path / "工作区"))


def test_a_speech_is_shown_beside_its_kind(drafter: Command) -> None:
    shown = drafter("profile", SPEECH)
    assert shown.code == 0
    assert "8 篇动员大会讲话" in shown.out
    assert re.search(r"部署 +65%  █+", shown.out)
    assert re.search(r"部署占比 +65%  在 +50%～81%（中位 64%） +．+＝+[中＝]*本", shown.out)
    assert "（图：本 本文，中 中位数，＝ 区间，．区间以外）" in shown.out
    assert "一、聚焦全年目标，全力抓运行促增长" in shown.out


def test_a_kind_is_shown_alone(drafter: Command) -> None:
    shown = drafter("profile", "任职表态")
    assert shown.code == 0
    assert "开场 → " in shown.out
    assert "承诺占比" in shown.out
    assert drafter("profile", "inaugural").out == shown.out


def test_json_has_values_bands_and_positions(drafter: Command) -> None:
    data = json.loads(drafter("profile", SPEECH, "--format", "json").out)
    assert data["version"] == 1
    (one,) = data["profiles"]
    assert one["kind"] == "mobilisation"
    assert one["profile"]["moves"][0] == ["opening", pytest.approx(0.05, abs=0.01)]
    share = one["profile"]["measures"]["部署占比"]
    assert share["band"][0] <= share["value"] <= share["band"][1]
    assert share["position"] == "inside"


def test_the_page_is_self_contained(drafter: Command, tmp_path: Path) -> None:
    path = tmp_path / "画像.html"
    assert drafter("profile", SPEECH, "-o", path).code == 0
    page = path.read_text(encoding="utf-8")
    assert page.count("<svg") > 15
    assert page.count("<svg") == page.count("</svg>")
    assert not re.search(r"(?:src|href)=|<script|url\(", page)
    strip = page.partition("讲话各部分的中位数")[2].partition("</svg>")[0]
    table = page.partition("<td>部署占比</td>")[2].partition("</tr>")[0]
    (median,) = re.findall(
        r"<title>部署 (\d+%)</title>", strip
    )  # one median, in the drawing and in the table
    assert f"<td>{median}</td>" in table
    again = drafter("profile", SPEECH, "-o", path)
    assert again.code == 2
    assert "--force" in again.err


def test_a_title_can_not_break_the_page(drafter: Command, tmp_path: Path) -> None:
    text = SPEECH.read_text(encoding="utf-8").replace("冲刺全年红", "<script>alert(1)</script>")
    speech = tmp_path / "稿.md"
    speech.write_text(text, encoding="utf-8")
    assert drafter("profile", speech, "-o", tmp_path / "画像.html").code == 0
    assert "<script" not in (tmp_path / "画像.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["动员"], "不是文件，也不是文种"),
        (["没有.docx"], "找不到"),
        (["其他"], "没有“其他”"),
        ([SPEECH, "-o", "画像.docx"], ".html"),
        ([SPEECH, "--kind", "动员会议"], "是不是“动员大会”"),
    ],
)
def test_mistakes_are_told_in_one_line(drafter: Command, arguments: list[object], said: str) -> None:
    shown = drafter("profile", *arguments)
    assert shown.code == 2
    assert said in shown.err
    assert shown.err.count("\n") == 1


def test_the_speech_itself_is_never_overwritten(drafter: Command, tmp_path: Path) -> None:
    path = tmp_path / "稿.html"
    text = "<html><body>" + "".join(f"<p>{line}</p>" for line in SPEECH.read_text("utf-8").split("\n"))
    path.write_text(text, encoding="utf-8")
    shown = drafter("profile", path, "-o", path, "--force")
    assert shown.code == 2
    assert path.read_text(encoding="utf-8") == text
