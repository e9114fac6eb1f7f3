"""The layout of Word files: where it is told, and that a damaged part is no reason to stop."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.ingest import read
from drafter.ingest.pipeline import IngestRules, ingest_file
from drafter.ingest.read import read_layout
from drafter.model.speech import ParsedFile
from tests.ingest.readers import fixtures as make

TEXTS = ("同志们：", "今天，我们召开全镇工作会议。", "一、抓好项目建设", "各部门要加快推进重点项目。")
BODY = "".join(make.paragraph(text, run='<w:sz w:val="32"/>') for text in TEXTS)
PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
UNSAFE = b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'


def stored(folder: Path, data: bytes, name: str = "稿.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.fixture
def parsed(rules: IngestRules, tmp_path: Path) -> ParsedFile:
    return ingest_file(stored(tmp_path, make.word(BODY + PAGE)), rules)


def test_sizes_and_page_are_told(parsed: ParsedFile, tmp_path: Path) -> None:
    layout = read_layout(tmp_path / "稿.docx", parsed)
    assert layout is not None
    assert layout.page == (210.0, 297.0)
    assert [item.text for item in layout.paragraphs] == list(TEXTS)
    assert {item.size for item in layout.paragraphs} == {16.0}


def test_other_formats_have_no_layout(parsed: ParsedFile, tmp_path: Path) -> None:
    assert read_layout(stored(tmp_path, "一、抓好项目建设".encode(), "稿.txt"), parsed) is None
    assert read_layout(stored(tmp_path, b"<html><p>x</p></html>", "稿.doc"), parsed) is None


@pytest.mark.parametrize("styles", ["<w:style", "</w:styles>" + "<w:a>" * 300])
def test_a_damaged_part_leaves_the_layout_untold(parsed: ParsedFile, tmp_path: Path, styles: str) -> None:
    assert read_layout(stored(tmp_path, make.word(BODY + PAGE, styles=styles)), parsed) is None


def test_an_unsafe_or_cut_file_has_no_layout(parsed: ParsedFile, tmp_path: Path) -> None:
    assert read_layout(stored(tmp_path, make.package({"word/document.xml": UNSAFE})), parsed) is None
    assert read_layout(stored(tmp_path, make.word(BODY + PAGE)[:-30]), parsed) is None


def test_a_mistake_of_the_programs_own_is_not_kept_quiet(
    parsed: ParsedFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(read, "read_word_layout", broken)
    with pytest.raises(ZeroDivisionError):
        read_layout(tmp_path / "稿.docx", parsed)


PIECES = (
    "<w:p>",
    "</w:p>",
    "<w:p/>",
    "<w:r><w:t>一、抓好</w:t></w:r>",
    "<w:pPr>",
    "</w:pPr>",
    '<w:pStyle w:val="a"/>',
    '<w:spacing w:line="-1" w:lineRule="exact"/>',
    '<w:spacing w:line="560" w:lineRule="exact"/>',
    '<w:ind w:firstLineChars="9999999" w:firstLine="x"/>',
    '<w:ind w:firstLine="640"/>',
    '<w:rFonts w:eastAsia="仿宋"/>',
    '<w:sectPr><w:pgSz w:w="0" w:h="-5"/><w:docGrid w:type="lines" w:linePitch="0"/></w:sectPr>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="a"/></w:style>',
    "<!-- -->",
    "<?a b?>",
)


@given(
    body=st.lists(st.sampled_from(PIECES), max_size=12), styles=st.lists(st.sampled_from(PIECES), max_size=6)
)
@settings(max_examples=150, deadline=None)
def test_no_file_that_was_read_stops_the_layout(
    tmp_path_factory: pytest.TempPathFactory, rules: IngestRules, body: list[str], styles: list[str]
) -> None:
    path = stored(
        tmp_path_factory.mktemp("d"), make.word(BODY + "".join(body) + PAGE, styles="".join(styles))
    )
    with contextlib.suppress(DrafterError):
        read_layout(path, ingest_file(path, rules))
