"""PDF: paragraphs over lines and pages, furniture, refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.ingest.pipeline import IngestRules, ingest_file
from drafter.ingest.readers.pdf_paragraphs import Page, paragraphs_of
from drafter.ingest.readers.pdf_worker import PageLine
from tests.ingest.readers import fixtures as make

_WIDTH = 25
_SENTENCE = "各部门要在2025 年 2 月底前加快推进重点项目，确保完成投资128.5亿元，切实把工作落到实处。"


def set_page(texts: list[str], number: int, *, title: str = "") -> list[tuple[float, float, float, str]]:
    """Return a page of 16-point text, 25 characters to the line, indented by two."""
    page = [(90.0, 800.0, 10.0, "平川县会议材料"), (280.0, 40.0, 14.0, f"— {number} —")]
    height = 740.0
    if title:
        page.append((120.0, height, 22.0, title))
        height -= 60
    for text in texts:
        line, left = text[: _WIDTH - 2], 90.0 + 32
        rest = text[_WIDTH - 2 :]
        while line:
            page.append((left, height, 16.0, line))
            height -= 28
            line, rest, left = rest[:_WIDTH], rest[_WIDTH:], 90.0
    return page


def speech(pages: int = 3) -> bytes:
    texts = [f"{'一二三'[index]}、抓好第{index + 1}件事" for index in range(pages)]
    return make.pdf(
        [
            set_page(
                [texts[index], _SENTENCE * 3, f"（一）抓好统筹。{_SENTENCE}"],
                index + 1,
                title="" if index else "在全县会议上的讲话",
            )
            for index in range(pages)
        ]
    )


def test_lines_become_paragraphs_and_furniture_is_named(tmp_path: Path) -> None:
    document = make.read(tmp_path, "a.pdf", speech())
    laid_out = [document.text[start:end] for start, end, _ in document.furniture]
    assert sorted(laid_out) == sorted(["平川县会议材料"] * 3 + [f"— {number} —" for number in (1, 2, 3)])
    text = [line for line in document.text.split("\n") if line not in laid_out]
    tidy = _SENTENCE.replace(" ", "")
    assert text[:4] == ["在全县会议上的讲话", "一、抓好第1件事", tidy * 3, f"（一）抓好统筹。{tidy}"]
    assert len(text) == 10
    assert document.hints == ((0, 0),)


def test_furniture_is_listed_as_noise(tmp_path: Path, rules: IngestRules) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(speech())
    parsed = ingest_file(path, rules)
    assert any(item.rule == "页眉页脚" and item.text == "平川县会议材料" for item in parsed.noise)
    assert not any("会议材料" in block.text for one in parsed.speeches for block in one.blocks)


def line(text: str, top: float, left: float = 90, font: str = "Song", size: float = 16) -> PageLine:
    return PageLine(left, left + size * len(text), top, size, font, text)


def test_a_paragraph_goes_on_over_the_page_and_latin_words_keep_their_blank() -> None:
    full = "字" * 20 + " word"
    first = Page(595, 842, [line(full, 300), line(full, 328)])
    second = Page(595, 842, [line("word again", 100), line("新的一段。", 128, left=122)])
    found = [item.text for item in paragraphs_of([first, second])]
    assert found[0].endswith("word word again")
    assert found[1:] == ["新的一段。"]


def test_fonts_make_headings_where_numbers_are_missing() -> None:
    lines = [line("加快项目建设", 100, 122, "SimHei"), *(line("字" * 25, 128 + 28 * row) for row in range(3))]
    lines += [line("转变作风", 250, 122, "KaiTi_GB2312"), line("短句。", 278, 122)]
    found = [(item.text, item.level) for item in paragraphs_of([Page(595, 842, lines)])]
    assert found == [("加快项目建设", 1), ("字" * 75, None), ("转变作风", 2), ("短句。", None)]


def test_no_pages_and_odd_measures_do_no_harm() -> None:
    assert paragraphs_of([]) == []
    assert paragraphs_of([Page(0, 0, [PageLine(0, 0, 0, 0, "", "一")])])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make.pdf_of_streams([b"0 0 m 10 10 l S"] * 2), "扫描件"),
        (make.pdf_of_streams([b""] * 501), "500 页"),
        (speech()[:700], "损坏"),
        (b"%PDF-1.4\n" + b"[" * 100_000, "损坏"),
        (b"plain text", "不是有效的 PDF"),
        (
            make.pdf_of_streams(
                [b""],
                more="/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4"
                f"/O<{'11' * 32}>/U<{'22' * 32}>>>",
            ),
            "密码",
        ),
    ],
)
def test_scans_locked_long_and_damaged_files_are_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(DrafterError, match=reason):
        make.read(tmp_path, "a.pdf", data)
