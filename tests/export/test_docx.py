from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.export.docx import draft_docx
from drafter.export.docx_outline import outline_docx
from drafter.model.draft import Draft, DraftBlock, Origin, Outline, Piece
from drafter.model.page import PageProfile
from drafter.model.vocabulary import Kind, Move


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def paragraphs(data: bytes) -> list[Paragraph]:
    return docx.Document(io.BytesIO(data)).paragraphs


def east_asian_font(data: bytes, style: str) -> str | None:
    element = docx.Document(io.BytesIO(data)).styles[style].element
    fonts = element.find(f".//{qn('w:rFonts')}")
    return str(fonts.get(qn("w:eastAsia"))) if fonts is not None else None


def test_no_character_is_lost(draft: Draft, page: PageProfile) -> None:
    text = "".join(p.text for p in paragraphs(draft_docx(draft, page))).replace("\n", "")
    expected = draft.title + f"（{draft.date}）" + draft.speaker + "".join(b.text for b in draft.blocks)
    assert text == expected


def test_the_same_draft_gives_the_same_bytes(draft: Draft, page: PageProfile) -> None:
    data = draft_docx(draft, page)
    assert draft_docx(draft, page) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_of_the_library_s_template_is_left(draft: Draft, page: PageProfile) -> None:
    content = parts(draft_docx(draft, page))
    for name, text in content.items():
        assert not re.search(r"w:\w+Theme=|w:cstheme=", text), name
        assert "Calibri" not in text
        assert "python-docx" not in text
    assert not [name for name in content if "theme" in name or "customXml" in name or "thumbnail" in name]


def test_properties_name_nobody(draft: Draft, page: PageProfile) -> None:
    properties = docx.Document(io.BytesIO(draft_docx(draft, page))).core_properties
    assert properties.author == properties.last_modified_by == properties.comments == ""
    assert properties.title == draft.title
    assert properties.created == properties.modified


@pytest.mark.parametrize("name", ["gb9704", "reading"])
def test_fonts_and_sizes_are_the_profile_s(name: str, draft: Draft, pages: dict[str, PageProfile]) -> None:
    page = pages[name]
    data = draft_docx(draft, page)
    expected = {
        "Normal": (page.fonts.body, page.body_pt),
        "Title": (page.fonts.title, page.title_pt),
        "Subtitle": (page.fonts.byline, page.body_pt),
        "Heading 1": (page.fonts.headings[0], page.body_pt),
        "Heading 2": (page.fonts.headings[1], page.body_pt),
        "Heading 3": (page.fonts.headings[2], page.body_pt),
        "footer": (page.fonts.page_number, page.page_number_pt),
    }
    document = docx.Document(io.BytesIO(data))
    for style, (face, size) in expected.items():
        assert east_asian_font(data, style) == face.name
        assert document.styles[style].element.find(f".//{qn('w:sz')}").get(qn("w:val")) == str(int(size * 2))
    assert document.styles["Heading 3"].element.find(f".//{qn('w:b')}") is not None
    for face in page.fonts.all():
        assert f'w:name="{face.name}"' in parts(data)["word/fontTable.xml"]


def test_the_page_follows_the_standard(draft: Draft, page: PageProfile) -> None:
    section = docx.Document(io.BytesIO(draft_docx(draft, page))).sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)  # type: ignore[union-attr]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm, 1) for margin in margins if margin] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid is not None
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_page_numbers_are_right_on_odd_and_left_on_even_pages(draft: Draft, page: PageProfile) -> None:
    document = docx.Document(io.BytesIO(draft_docx(draft, page)))
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        xml = footer._element.xml
        assert f'<w:jc w:val="{side}"/>' in xml
        assert f'w:{side}Chars="100"' in xml
        assert "PAGE" in xml
        assert re.findall(r"<w:t[^>]*>(.*?)</w:t>", xml) == ["— ", "1", " —"]


def test_paragraphs_bear_the_right_styles(draft: Draft, page: PageProfile) -> None:
    data = draft_docx(draft, page)
    styles = {p.text.replace("\n", "")[:8]: p.style.name for p in paragraphs(data) if p.style}
    assert styles[draft.title[:8]] == "Title"
    assert styles["（2026年10"] == styles["镇长"] == "Subtitle"
    assert styles["同志们："] == "Salutation"
    assert styles["一、抢抓农时，打"] == "Heading 1"
    assert styles["（二）持续提升服"] == "Heading 2"
    assert styles["1.建好农机服务"] == "Heading 3"
    assert styles["下面，我讲两点意"] == styles["同志们，让我们鼓"] == "Normal"


def test_indents_and_outline_levels(draft: Draft, page: PageProfile) -> None:
    styles = docx.Document(io.BytesIO(draft_docx(draft, page))).styles
    for name, indent in (("Normal", "200"), ("Heading 1", "200"), ("Salutation", "0"), ("Title", "0")):
        assert styles[name].element.find(f".//{qn('w:ind')}").get(qn("w:firstLineChars")) == indent
    for level in (1, 2, 3):
        outline = styles[f"Heading {level}"].element.find(f".//{qn('w:outlineLvl')}")
        assert outline.get(qn("w:val")) == str(level - 1)
    assert styles["Normal"].element.find(f".//{qn('w:outlineLvl')}") is None


def test_a_heading_with_a_full_stop_runs_in(draft: Draft, page: PageProfile) -> None:
    data = draft_docx(draft, page)
    found = [p for p in paragraphs(data) if p.text.startswith(("（一）坚持", "2.管好"))]
    assert [p.runs[0].text for p in found] == ["（一）坚持把粮食安全放在首位。", "2.管好用好仓储设施。"]
    assert [p.runs[0].style.name for p in found if p.runs[0].style] == ["接排标题 2", "接排标题 3"]
    assert all(len(p.runs) == 2 and p.style and p.style.name == "Normal" for p in found)
    assert east_asian_font(data, "接排标题 2") == page.fonts.headings[1].name


def test_gaps_are_yellow_and_every_run_hints_at_chinese(draft: Draft, page: PageProfile) -> None:
    xml = parts(draft_docx(draft, page))["word/document.xml"]
    runs = re.findall(r"<w:r>.*?</w:r>", xml)
    assert runs
    assert all('w:hint="eastAsia"' in item for item in runs)
    yellow = [item for item in runs if 'w:highlight w:val="yellow"' in item]
    assert [re.sub("<.*?>", "", item) for item in yellow] == ["【待补：农产品加工产值】"]


def test_a_bare_draft(draft: Draft, page: PageProfile) -> None:
    bare = replace(draft, title="", title_pieces=(), date="", speaker="", blocks=())
    assert paragraphs(draft_docx(bare, page)) == []
    silent = replace(draft, speaker="")
    assert "镇长" not in [p.text for p in paragraphs(draft_docx(silent, page))]


def test_an_outline_has_headings_points_and_passages(outline: Outline, page: PageProfile) -> None:
    data = outline_docx(outline, page)
    assert outline_docx(outline, page) == data
    found = [(p.style.name if p.style else "", p.text) for p in paragraphs(data)]
    assert found[0] == ("Title", outline.title)
    assert ("Heading 1", "回顾｜农业农村") in found
    assert ("Heading 1", "一、抢抓农时，打好秋冬生产攻坚战") in found
    assert ("参考", "用到的指标：粮食总产量、农民收入") in found
    assert any(text.startswith("参考1：《在云河县秋收工作会议上的讲话》") for _, text in found)
    gaps = found.index(("Normal", "问题：与目标相比差在哪里"))
    assert found[gaps + 1] == ("Heading 1", "附：可参考的段落")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    blocks=st.lists(st.tuples(st.sampled_from([None, 1, 2, 3, 4]), st.text(max_size=20)), max_size=6),
    title=st.text(max_size=40),
)
def test_any_text_makes_a_document(
    blocks: list[tuple[int | None, str]], title: str, page: PageProfile
) -> None:
    draft = Draft(
        title=title,
        title_pieces=(),
        kind=Kind.OTHER,
        date="",
        speaker="",
        blocks=tuple(
            DraftBlock(
                type="heading" if level else "paragraph",
                level=level,
                move=Move.REVIEW,
                theme="",
                pieces=(Piece(text=text, origin=Origin.BRIEF),),
            )
            for level, text in blocks
        ),
        figures=(),
        missing=(),
    )
    text = "".join(p.text for p in paragraphs(draft_docx(draft, page)))
    expected = title + "".join(text for _, text in blocks)
    printable = [c for c in expected if c.isprintable()]
    assert [c for c in text if c.isprintable()] == printable
