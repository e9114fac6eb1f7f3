from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafter.errors import DrafterError
from drafter.export.docx import draft_docx
from drafter.export.word_comments import CommentAnchor, comment_docx, word_paragraphs
from drafter.model.draft import Draft
from drafter.model.page import PageProfile
from drafter.text.characters import squeeze
from tests.export.test_printed_page import printed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
)
NO_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(
    body: str, *, word: str = W, office: str = OFFICE, extra: dict[str, bytes] | None = None
) -> bytes:
    """Return a .docx with a body of markup."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELS.format(office=office),
        "word/document.xml": f'<w:document xmlns:w="{word}" xmlns:mc="{mc}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": NO_RELS,
        **(extra or {}),
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return result.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def commented(data: bytes, word: str = W) -> dict[str, tuple[str, str]]:
    """Return what each comment points at and says, by its id."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        document = etree.fromstring(archive.read("word/document.xml"))
        name = next(name for name in archive.namelist() if "omments" in name)
        comments = etree.fromstring(archive.read(name))
    open_ranges: set[str] = set()
    texts: dict[str, str] = {}
    for element in document.iter(f"{{{word}}}*"):
        tag, key = element.tag.rpartition("}")[2], element.get(f"{{{word}}}id")
        if tag == "commentRangeStart":
            open_ranges.add(key)
            texts[key] = ""
        elif tag == "commentRangeEnd":
            open_ranges.remove(key)
        elif tag == "t":
            for item in open_ranges:
                texts[item] += element.text or ""
    references = [item.get(f"{{{word}}}id") for item in document.iter(f"{{{word}}}commentReference")]
    said = {
        item.get(f"{{{word}}}id"): "\n".join(
            "".join(text.text or "" for text in line.iter(f"{{{word}}}t"))
            for line in item.iter(f"{{{word}}}p")
        )
        for item in comments
    }
    assert not open_ranges
    assert sorted(references) == sorted(texts)
    assert set(texts) <= set(said)
    return {key: (texts[key], said[key]) for key in texts}


def test_a_draft_s_comments_tell_origins(draft: Draft, page: PageProfile) -> None:
    data = draft_docx(draft, page, comments=True)
    found = list(commented(data).values())
    assert ("2.36万吨", "来自需求单：指标 → 第1项 → 本期") in found
    assert ("【待补：农产品加工产值】", "待补，请填需求单：指标 → 第2项") in found
    assert ("镇长", "来自需求单：讲话人") in found
    owned = [item for block in draft.blocks for item in block.pieces if item.origin.value != "template"]
    assert len(found) == len(owned) + 3  # the quoted part of the title, the date, the speaker
    assert draft_docx(draft, page, comments=True) == data
    plain = docx.Document(io.BytesIO(draft_docx(draft, page)))
    document = docx.Document(io.BytesIO(data))
    assert [item.text for item in document.paragraphs] == [item.text for item in plain.paragraphs]
    assert {comment.author for comment in document.comments} == {"drafter"}
    assert not [comment for comment in document.comments if comment.timestamp]


def test_no_character_is_lost_in_print(draft: Draft, page: PageProfile, tmp_path: Path) -> None:
    texts = []
    for comments in (False, True):
        folder = tmp_path / str(comments)
        folder.mkdir()
        texts.append(squeeze("".join(printed(draft_docx(draft, page, comments=comments), folder))))
    assert texts[0] == texts[1]
    assert "2.36万吨" in texts[0]


def test_a_range_over_split_runs_keeps_text_and_look() -> None:
    body = f"<w:p>{run('全镇粮食总产')}{run('量2.3', '<w:b/>')}{run('6万吨，')}{run('同比增长。')}</w:p>"
    original = package(body)
    assert word_paragraphs(original) == ("全镇粮食总产量2.36万吨，同比增长。",)
    data = comment_docx(
        original, [(0, 7, 13, "核对"), (0, 2, 9, "第一行\n第二行"), (0, 0, 99, "全段"), (0, 5, 5, "此处")]
    )
    assert word_paragraphs(data) == word_paragraphs(original)
    assert sorted(commented(data).values()) == sorted(
        [
            ("2.36万吨", "核对"),
            ("粮食总产量2.", "第一行\n第二行"),
            (word_paragraphs(original)[0], "全段"),
            ("", "此处"),
        ]
    )
    bold = "".join(item.text for item in docx.Document(io.BytesIO(data)).paragraphs[0].runs if item.bold)
    assert bold == "量2.3"


def test_other_parts_stay_the_same_bytes() -> None:
    extra = {
        "word/styles.xml": b"<odd  >",
        "customXml/\xe4\xb8\xad.bin".encode("latin-1").decode(): bytes(range(256)) * 50,
    }
    original = package(f"<w:p>{run('甲乙丙')}</w:p>", extra=extra)
    data = comment_docx(original, [(0, 1, 2, "看")])
    with zipfile.ZipFile(io.BytesIO(original)) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        for item in before.infolist():
            assert after.getinfo(item.filename).date_time == item.date_time
            if item.filename not in changed:
                assert after.read(item.filename) == before.read(item.filename)
                assert after.getinfo(item.filename).compress_size == item.compress_size
        assert set(after.namelist()) == {*before.namelist(), "word/comments.xml"}
    assert comment_docx(original, [(0, 1, 2, "看")]) == data


def test_comments_that_are_there_stay() -> None:
    first = comment_docx(package(f"<w:p>{run('甲乙丙')}</w:p>"), [(0, 0, 1, "一")])
    second = comment_docx(first, [(0, 1, 3, "二")])
    assert commented(second) == {"0": ("甲", "一"), "1": ("乙丙", "二")}
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        assert archive.namelist().count("word/comments.xml") == 1
        assert archive.read("[Content_Types].xml").count(b"comments+xml") == 1


def test_tables_changes_links_fields_and_hidden_text() -> None:
    body = (
        f"<w:tbl><w:tr><w:tc><w:p>{run('表里的话')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('甲')}<w:ins w:id='9'>{run('插入')}</w:ins>"
        "<w:del w:id='8'><w:r><w:delText>删去</w:delText></w:r></w:del>"
        f"<w:hyperlink>{run('链接')}</w:hyperlink>{run('藏', '<w:vanish/>')}"
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{run('7')}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        "<w:r><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p><w:p/>"
    )
    original = package(body)
    assert word_paragraphs(original) == ("表里的话", "甲插入链接7乙\t丙", "")
    data = comment_docx(original, [(0, 0, 2, "一"), (1, 2, 4, "二"), (1, 6, 8, "三"), (2, 0, 0, "四")])
    assert word_paragraphs(data) == word_paragraphs(original)
    assert [value for _, value in sorted(commented(data).items())] == [
        ("表里", "一"), ("入链", "二"), ("乙", "三"), ("", "四"),
    ]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert (
            b"commentReference"
            not in archive.read("word/document.xml").partition(b"<w:ins")[2].partition(b"</w:ins>")[0]
        )


def test_a_text_box_is_commented_from_outside() -> None:
    box = f"<w:txbxContent><w:p>{run('框里')}</w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        f"</mc:AlternateContent></w:r>{run('正文')}</w:p>"
    )
    original = package(body)
    assert word_paragraphs(original) == ("正文", "框里")
    data = comment_docx(original, [(1, 0, 2, "框")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert (
            b"comment"
            not in archive.read("word/document.xml").partition(b"txbxContent")[2].partition(b"</mc:Alt")[0]
        )


def test_the_strict_dialect_is_taken() -> None:
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    data = comment_docx(package(f"<w:p>{run('甲乙')}</w:p>", word=STRICT, office=office), [(0, 1, 2, "看")])
    assert commented(data, STRICT) == {"0": ("乙", "看")}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert f"{office}/comments".encode() in archive.read("word/_rels/document.xml.rels")


def test_word_opens_a_commented_copy(draft: Draft, page: PageProfile, tmp_path: Path) -> None:
    original = draft_docx(draft, page)
    texts = word_paragraphs(original)
    number = next(index for index, text in enumerate(texts) if "2.36万吨" in text)
    start = texts[number].index("2.36万吨")
    data = comment_docx(original, [CommentAnchor(number, start, start + 6, "与报表不符")])
    assert list(commented(data).values()) == [("2.36万吨", "与报表不符")]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert printed(data, tmp_path / "a") == printed(original, tmp_path / "b")


@given(
    texts=st.lists(st.text("甲乙丙，1 \t", max_size=8), max_size=5),
    marks=st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=5),
)
def test_any_ranges_over_any_runs(texts: list[str], marks: list[tuple[int, int]]) -> None:
    original = package("<w:p>" + "".join(run(text) for text in texts) + "</w:p>")
    anchors = [(0, start, end, str(number)) for number, (start, end) in enumerate(marks)]
    data = comment_docx(original, anchors)
    assert word_paragraphs(data) == word_paragraphs(original)
    found = {said: text for text, said in commented(data).values()}
    whole = "".join(texts)
    for number, (start, end) in enumerate(marks):
        assert found[str(number)] == (whole[max(start, 0) : end] if end > max(start, 0) else "")


def test_a_wrong_paragraph_is_refused() -> None:
    original = package(f"<w:p>{run('甲')}</w:p>")
    for number in (-1, 1):
        with pytest.raises(IndexError):
            comment_docx(original, [(number, 0, 1, "看")])


ENTITY = (
    f'<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="{W}"><w:body><w:p>&a;</w:p></w:body></w:document>'
)
VAST = b"<a>" + b" " * (33 << 20) + b"</a>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "不是 .docx"),
        (b"PK\x03\x04 nothing", "不是 .docx"),
        (package("")[:-40], "不是 .docx"),
        (package("<w:p>"), "损坏"),
        (package("", word="urn:other"), "没有 Word 正文"),
        (package("", extra={"_rels/.rels": NO_RELS.encode()}), "没有 Word 正文"),
        (package("", extra={"word/document.xml": ENTITY.encode()}), "不安全"),
        (package("", extra={"word/document.xml": VAST}), "过大"),
        (b"PK\x01\x02" * 6000, "过大"),
    ],
    ids=["empty", "torn", "cut", "unclosed", "foreign", "no text", "entity", "vast", "entries"],
)
def test_hostile_files_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        comment_docx(data, [(0, 0, 1, "看")])


def test_a_bomb_among_the_other_parts_never_goes_off() -> None:
    original = package(f"<w:p>{run('甲')}</w:p>", extra={"word/media/a.bin": b"\0" * (100 << 20)})
    assert len(comment_docx(original, [(0, 0, 1, "看")])) < 1 << 20


@given(data=st.binary(max_size=300), cut=st.integers(0, 600), at=st.integers(0, 600))
def test_damaged_files_give_a_clear_refusal(data: bytes, cut: int, at: int) -> None:
    original = package(f"<w:p>{run('甲乙')}</w:p>")
    for damaged in (data, original[:cut], original[:at] + data[:4] + original[at + 4 :]):
        with suppress(DrafterError, IndexError):
            comment_docx(damaged, [(0, 0, 1, "看")])


def test_page_styles_of_the_comment_do_not_take_after_the_text(draft: Draft, page: PageProfile) -> None:
    document = docx.Document(io.BytesIO(draft_docx(draft, page, comments=True)))
    first = next(iter(document.comments)).paragraphs[0]._p
    assert first.find(f".//{qn('w:spacing')}").get(qn("w:lineRule")) == "auto"
    assert first.find(f".//{qn('w:sz')}").get(qn("w:val")) == "18"
