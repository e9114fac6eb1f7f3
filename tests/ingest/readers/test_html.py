"""Web pages: the block of the text, titles, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.ingest.pipeline import IngestRules
from drafter.ingest.read import read_document
from tests.ingest.readers import fixtures as make

_TEXT = (
    "今天，我们召开全镇工作会议，主要任务是安排今年工作。下面，我讲两点意见。各部门要加快推进，确保完成。" * 2
)


def page(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    text = f'<html><head><meta charset="{charset}">{head}</head><body>{body}</body></html>'
    return text.encode(charset)


@pytest.mark.parametrize(
    "holder", ['class="TRS_Editor"', 'id="zoom"', 'class="box article-content"', 'id="UCAP-CONTENT"']
)
@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gb2312"])
def test_the_usual_holders_are_found(tmp_path: Path, rules: IngestRules, holder: str, charset: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(
        page(
            f"<div>首页 &gt; 领导讲话</div><div {holder}><p>同志们：</p><p>　　{_TEXT}</p><script>x=1</script></div>"
            f"<div>{'相关链接，' * 200}</div>",
            "<title>在全镇会议上的讲话_柳溪镇人民政府</title>",
            charset,
        )
    )
    document = read_document(path, rules.noise.web)
    assert document.text.split("\n") == ["在全镇会议上的讲话", "同志们：", f"　　{_TEXT}"]
    assert document.hints == ((0, 0),)


def test_without_a_holder_the_densest_block_is_taken(tmp_path: Path) -> None:
    body = (
        '<div><ul><li><a href="#">公告</a></li></ul></div><div><h1>在大会上的讲话</h1>'
        f"<p>{_TEXT}</p><p>甲&amp;乙<b>丙</b>&nbsp;丁<br>第二\n行</p><table><tr><td>项目</td><td>时限</td></tr></table></div>"
    )
    document = make.read(tmp_path, "a.htm", page(body))
    assert document.text.split("\n") == ["在大会上的讲话", _TEXT, "甲&乙丙 丁", "第二行", "项目\t时限"]


def test_levels_count_from_the_highest_used(tmp_path: Path, rules: IngestRules) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(
        page(f"<article><h1>讲话</h1><h3>抓项目</h3><p>{_TEXT}</p><h4>抓前期</h4><p>好。</p></article>")
    )
    assert make.hinted(read_document(path, rules.noise.web)) == {"讲话": 0, "抓项目": 1, "抓前期": 2}


def test_a_broken_character_does_not_stop_the_page(tmp_path: Path) -> None:
    data = page(f"<p>{_TEXT}</p>" * 4, charset="gb18030").replace("好".encode("gb18030"), b"\xff")
    cut = data[:-40] + b"\xb5</p></body></html>"
    assert _TEXT in make.read(tmp_path, "a.html", cut).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><script>1</script></body></html>",
        b"<div>" * 200_000,
        bytes(range(256)) * 40,
        b"<p " + b" ".join(b"a%d=1" % number for number in range(60_000)) + b">",
    ],
)
def test_empty_deep_and_binary_pages_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DrafterError):
        make.read(tmp_path, "a.html", data)
