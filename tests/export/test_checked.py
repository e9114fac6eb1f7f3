"""Findings as Word comments and as a page; speeches on the standard page."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from drafter.check.report import render_result, summary
from drafter.errors import DrafterError
from drafter.export.word_comments import word_paragraphs
from drafter.model.checked import CheckResult
from drafter.model.diagnostic import Diagnostic
from drafter.text.characters import squeeze
from drafter.workflow import check_reports, checking

LINES = (
    "在全镇清淤动员会上的讲话",
    "（2025年3月2日）",
    "镇长　李某某",
    "同志们：",
    "今天开会，主要任务是部署春季清淤。下面，我讲两点意见。",
    "一、把沟渠清到位",
    "各村马上清淤，，月底前完成。镇水利站逐条沟渠排查，周五前报表。",
    "三、把责任压到人",
    "（一）包村干部到一线。每条沟渠都要有人管、有人看，出了问题找得到人。",
    "同志们，春汛不等人，大家马上动起来！谢谢大家。",
)
SPEECH = "\n".join(LINES) + "\n"


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.fixture
def word_file(text_file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "稿.docx"
    path.write_bytes(check_reports.format_file(text_file)[0])
    return path


def comments(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/comments.xml").decode()


def test_formatting_loses_no_character(text_file: Path) -> None:
    data, parsed = check_reports.format_file(text_file)
    kept = squeeze("".join(word_paragraphs(data)))
    noise = squeeze("".join(item.text for item in parsed.noise))
    assert not noise
    assert kept == squeeze(SPEECH)


def test_formatted_files_get_no_advice_on_their_page(word_file: Path) -> None:
    found = checking.check_file(word_file).diagnostics
    assert [item.code for item in found if item.code.startswith("FMT")] == []


def test_findings_become_comments_at_their_places(word_file: Path) -> None:
    original = word_file.read_bytes()
    result = checking.check_file(word_file)
    data = check_reports.encode_check(result, ".docx")
    assert word_file.read_bytes() == original
    assert word_paragraphs(data) == word_paragraphs(original)
    written = comments(data)
    assert written.count("<w:comment ") == len(result.diagnostics) > 1
    assert "标点重复" in written
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    number = re.search(r'<w:comment [^>]*w:id="(\d+)"(?:(?!</w:comment>).)*标点重复', written, re.DOTALL)
    assert number is not None
    marked = document.partition(f'commentRangeStart w:id="{number[1]}"')[2]
    marked = marked.partition(f'commentRangeEnd w:id="{number[1]}"')[0]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", marked)) == "，，"


def test_a_text_file_gets_its_comments_on_the_standard_page(text_file: Path) -> None:
    result = checking.check_file(text_file)
    data = check_reports.encode_check(result, ".docx")
    assert squeeze("".join(word_paragraphs(data))) == squeeze(SPEECH)
    assert comments(data).count("<w:comment ") == len(result.diagnostics)


def test_the_page_holds_text_findings_and_filters_and_loads_nothing(text_file: Path) -> None:
    result = checking.check_file(text_file)
    page = check_reports.encode_check(result, ".html").decode()
    assert page.count('<section class="finding ') == len(result.diagnostics)
    assert page.count('<a id="t') == len(result.diagnostics)
    assert 'id="show-error"' in page
    assert "http:" not in page.replace("http-equiv", "")
    assert "<script" not in page
    article = page.partition('<article class="sheet text">')[2].partition("</article>")[0]
    assert squeeze(re.sub(r"<[^>]*>", "", article)) == squeeze(SPEECH)


@pytest.fixture
def plain_word_file(tmp_path: Path) -> Path:
    """A Word file as it comes from another program: another page, other fonts."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    path = tmp_path / "素.docx"
    document.save(str(path))
    return path


def _page_findings(path: Path) -> tuple[CheckResult, list[Diagnostic]]:
    result = checking.check_file(path)
    found = [item for item in result.diagnostics if item.code.startswith("FMT")]
    assert len(found) > 1
    return result, found


def test_findings_on_the_page_are_one_group_behind_the_others(plain_word_file: Path) -> None:
    result, found = _page_findings(plain_word_file)
    shown = render_result(result)
    words, head, page = shown.partition(f"版面：{len(found)} 项与标准不同：")
    assert head
    assert "FMT" not in words
    assert "标点重复" in words
    assert all(f"{item.message}（{item.code}）" in page for item in found)
    assert page.count("= 建议：") == 1
    assert shown.endswith(f"{summary(result.diagnostics)}\n")


def test_findings_on_the_page_are_one_comment_on_the_first_paragraph(plain_word_file: Path) -> None:
    result, found = _page_findings(plain_word_file)
    data = check_reports.encode_check(result, ".docx")
    written = comments(data)
    assert written.count("<w:comment ") == len(result.diagnostics) - len(found) + 1
    number = re.search(r'<w:comment [^>]*w:id="(\d+)"(?:(?!</w:comment>).)*版面：', written, re.DOTALL)
    assert number is not None
    document = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    before, _, marked = document.partition(f'commentRangeStart w:id="{number[1]}"')
    assert "<w:t>" not in before
    marked = marked.partition(f'commentRangeEnd w:id="{number[1]}"')[0]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", marked)) == LINES[0]
    assert all(item.message in written for item in found)


def test_findings_on_the_page_are_one_section_of_the_html_page(plain_word_file: Path) -> None:
    result, found = _page_findings(plain_word_file)
    page = check_reports.encode_check(result, ".html").decode()
    assert page.count('<section class="finding ') == len(result.diagnostics) - len(found) + 1
    linked = set(re.findall(r'href="#(n\d+)"', page))
    assert linked <= set(re.findall(r'id="(n\d+)"', page))
    assert linked


def test_the_page_tells_lines_from_paragraphs(text_file: Path, word_file: Path) -> None:
    shown = check_reports.encode_check(checking.check_file(text_file), ".html").decode()
    assert "第 7 段</a>（第 7 行）" in shown
    assert "段</a>（第" not in check_reports.encode_check(checking.check_file(word_file), ".html").decode()


def test_other_suffixes_are_refused(text_file: Path) -> None:
    with pytest.raises(DrafterError):
        check_reports.encode_check(checking.check_file(text_file), ".pdf")


def test_word_findings_name_paragraphs(word_file: Path) -> None:
    shown = render_result(checking.check_file(word_file))
    assert "第 7 段“各村马上清淤，，月底前完……”（“一、把沟渠清到位”下）: 错误 PUN002" in shown
