"""check -: a pasted text."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

SPEECH = """在全镇招商引资工作会议上的讲话
同志们：
今天召开这次会议，主要任务是回顾上半年的工作，布署下半年的招商引资。刚才，三个村作了发言，我都同意。
一、肯定成绩，看到差距
上半年，全镇上门走访企业46家，签下项目5个，开工3个。项目落地还不够快，有两个项目卡在用地上。
二、盯住重点，抓好落实
要把在谈项目逐个盯到签约，由招商办牵头，每周调度一次，9月底前办完用地手续。
同志们，让我们抓紧干、比着干，把下半年的招商引资抓出成效！
"""


class Pasted(io.TextIOWrapper):
    """Standard input with some bytes in it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_pasted_text_is_checked(drafter: Command, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    monkeypatch.setattr(sys, "stdin", Pasted(SPEECH.encode(encoding)))
    outcome = drafter("check", "-", "--no-corpus", "--format", "json")
    assert outcome.code == 1
    found = json.loads(outcome.out)
    assert found["file"] == "粘贴的文字"
    assert "布署" in {item["excerpt"] for item in found["diagnostics"]}


def test_the_findings_on_a_pasted_text_as_files(
    drafter: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("意见.docx", "报告.html"):
        monkeypatch.setattr(sys, "stdin", Pasted(SPEECH.encode()))
        assert drafter("check", "-", "--no-corpus", "-o", tmp_path / name).code == 1
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (b"", (), "没有收到文字"),
        (b"\x00\x01\x02\x03" * 400, (), "粘贴的不是能识别的文字"),
        (b"a" * (10 * 2**20 + 1), (), "太长"),
        (SPEECH.encode(), ("--fix",), "--fix 要有文件才能用"),
        ("今天天气很好。".encode(), (), "粘贴的文字"),
    ],
)
def test_what_cannot_be_checked_is_told(
    drafter: Command, monkeypatch: pytest.MonkeyPatch, data: bytes, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", Pasted(data))
    outcome = drafter("check", "-", "--no-corpus", *options)
    assert outcome.code == 2
    assert said in outcome.err
    assert len(outcome.err.strip().splitlines()) == 1
