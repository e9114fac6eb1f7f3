"""check --fix, --baseline, --format sarif from the command line's functions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from drafter.errors import DrafterError
from drafter.workflow import checking, findings, fixing

SPEECH = (
    "在全镇春耕生产动员会上的讲话",
    "同志们：",
    "今天召开全镇春耕生产动员会，主要任务是把春耕备耕的几件事定下来，再创辉皇，确保不误农时。。",
    "一、抓好清淤",
    "各村月底以前峻工验收，由镇水利站牵头逐段检查，账目张榜公示，哪一户有意见都可以到站里来问。",
)


def _write(path: Path) -> Path:
    if path.suffix == ".docx":
        document = Document()
        for line in SPEECH:
            document.add_paragraph(line)
        target = io.BytesIO()
        document.save(target)
        path.write_bytes(target.getvalue())
    else:
        path.write_text("\n".join(SPEECH) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["稿.docx", "稿.txt", "稿.md"])
def test_a_copy_is_mended_and_the_original_stays(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / name)
    before = path.read_bytes()
    fixed = fixing.fix_file(path, checking.check_file(path, tmp_path))
    assert fixed.output == path.with_name(f"稿（已改）{path.suffix}")
    assert {change.after for change in fixed.changes} >= {"辉煌", "竣工", "。"}
    assert fixed.missed == ()
    assert path.read_bytes() == before
    again = checking.check_file(fixed.output, tmp_path)
    codes = {change.code for change in fixed.changes}
    assert not [item for item in again.diagnostics if item.code in codes and item.fix]
    with pytest.raises(DrafterError, match="已经存在"):
        fixing.fix_file(path, checking.check_file(path, tmp_path))
    with pytest.raises(DrafterError, match="原稿自己"):
        fixing.fix_file(path, checking.check_file(path, tmp_path), path, force=True)


def test_known_findings_are_left_out(tmp_path: Path) -> None:
    path = _write(tmp_path / "稿.txt")
    result = checking.check_file(path, tmp_path)
    findings.save_baseline(result, tmp_path / "基线.json")
    assert findings.leave_out_known(result, tmp_path / "基线.json").diagnostics == ()


def test_the_workspaces_lists_count(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "accepted_words.txt").write_text("辉皇\n", encoding="utf-8")
    (config / "house_style.yaml").write_text("规范写法:\n  镇水利站: 镇水务站\n", encoding="utf-8")
    (config / "suppressions.yaml").write_text(
        "放过:\n  - {代号: WRD001, 原文: 峻工验收, 理由: 文件原题}\n", encoding="utf-8"
    )
    found = checking.check_file(_write(tmp_path / "稿.docx"), tmp_path).diagnostics
    words = [(item.code, item.excerpt) for item in found if item.code.startswith("WRD")]
    assert words == [("WRD009", "镇水利站")]
