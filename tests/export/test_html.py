from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.export.html import draft_html
from drafter.export.page_shell import html_page, html_text, marked_text, table
from drafter.export.page_style import page_style
from drafter.model.draft import Draft, Origin, Piece
from drafter.model.page import PageProfile, Typeface
from drafter.model.vocabulary import Move
from tests.export.conftest import block, piece

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page strictly: what is opened is closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str]]] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.speech = ""
        self.table = ""
        self.marks: list[tuple[str, str, str]] = []
        """Kind, note and text of each mark of the speech."""
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        names = [name for name, _ in self.open]
        if "table" in names:
            self.table += data
        if "article" not in names or not data.strip("\n"):
            return
        self.speech += data
        tag, attributes = self.open[-1]
        assert tag == "span", "every piece is marked"
        self.marks.append((attributes["class"], attributes["title"], data))


def test_the_page_holds_the_whole_speech_and_loads_nothing(draft: Draft, page: PageProfile) -> None:
    html = draft_html(draft, page)
    read = Page(html)
    assert read.speech == f"{draft.title}（{draft.date}）{draft.speaker}" + "".join(
        item.text for item in draft.blocks
    )
    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not {
        name for _, attributes in read.tags for name in attributes if name.startswith(("on", "src", "href"))
    }
    assert "://" not in html
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_every_piece_says_where_it_comes_from(draft: Draft, page: PageProfile) -> None:
    marks = {text: (kind, note) for kind, note, text in Page(draft_html(draft, page)).marks}
    assert marks["2.36万吨"] == ("mark brief", "来自需求单：指标 → 第1项 → 本期")
    assert marks["同志们："] == ("mark template", "固定用语")
    assert marks["【待补：农产品加工产值】"] == ("mark missing", "待补，请填需求单：指标 → 第2项")
    assert marks["镇长"] == ("mark brief", "来自需求单：讲话人")
    assert marks["（2026年10月8日）"] == ("mark brief", "来自需求单：会议 → 日期")


def test_formulas_names_and_headings_are_told(draft: Draft, page: PageProfile) -> None:
    pieces = (
        piece("粮食总产量", Origin.BRIEF, "指标.0.名称"),
        Piece(text="4.9%", origin=Origin.DERIVED, ref="指标.0.同比", formula="（2.36万吨÷2.25万吨－1）×100%"),
        Piece(text="与上年基本持平", origin=Origin.DERIVED, ref="指标.0.同比", formula="需求单所填"),
        piece("镇里", Origin.DERIVED, "地区.层级"),
        piece("聚焦增产", Origin.DERIVED, "领域.农业农村.标题.聚焦推进"),
        piece("抓好", Origin.CORPUS, "abc:3"),
    )
    html = draft_html(replace(draft, blocks=(block(Move.REVIEW, *pieces),)), page)
    notes = {text: note for _, note, text in Page(html).marks}
    assert notes["粮食总产量"] == "来自需求单：指标 → 粮食总产量 → 名称"
    assert notes["4.9%"] == "程序算出：（2.36万吨÷2.25万吨－1）×100%"
    assert notes["与上年基本持平"] == "由需求单推出：指标 → 粮食总产量 → 同比（需求单所填）"
    assert notes["镇里"] == "由需求单推出：地区 → 层级"
    assert notes["聚焦增产"] == "取自领域标题：农业农村 → 聚焦推进"
    assert notes["抓好"] == "取自语料：abc:3"


def test_the_table_lists_each_piece_with_numbers(draft: Draft, page: PageProfile) -> None:
    html = draft_html(draft, page)
    assert "<td>1</td><td><b>2.36万</b>吨</td><td>指标 → 第1项 → 本期</td><td>照填</td>" in html
    assert "<td>2</td><td><b>4.9</b>%</td>" in html
    assert "共 2 处" in html
    bare = replace(draft, blocks=draft.blocks[:1])
    assert "数字出处表" not in draft_html(bare, page)


def test_print_shows_no_marking(draft: Draft, page: PageProfile) -> None:
    style = draft_html(draft, page).partition("@media print {")[2].partition("\n}")[0]
    assert ".panel { display: none; }" in style
    assert "border-bottom: none; background: none" in style
    assert "content: none" in style


@pytest.mark.parametrize("name", ["gb9704", "reading"])
def test_the_sheet_follows_the_page_profile(name: str, pages: dict[str, PageProfile]) -> None:
    page = pages[name]
    style = page_style(page)
    assert "size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm" in style
    assert f"font-size: {page.body_pt:g}pt; line-height: {page.line_twips / 20:g}pt" in style
    assert '"仿宋_GB2312"' in style
    assert '"FangSong"' in style


def test_a_font_s_name_can_t_leave_its_string(page: PageProfile) -> None:
    fonts = replace(page.fonts, body=Typeface(name='a"; } </style><script>\\'))
    assert "</style" not in page_style(replace(page, fonts=fonts))


HOSTILE = '</span><script>alert("1")</script>&amp;\' onmouseover="x'


def test_all_text_is_escaped(draft: Draft, page: PageProfile) -> None:
    pieces = tuple(
        Piece(text=HOSTILE + "3亿元", origin=origin, ref=HOSTILE, formula=HOSTILE + "1") for origin in Origin
    )
    hostile = replace(
        draft,
        title=HOSTILE,
        title_pieces=(),
        speaker=HOSTILE,
        date=HOSTILE,
        blocks=(block(Move.REVIEW, *pieces),),
    )
    read = Page(draft_html(hostile, page))
    assert "script" not in {tag for tag, _ in read.tags}
    assert read.speech.count(HOSTILE) == 3 + len(pieces)


@given(text=st.text(max_size=60), note=st.text(max_size=30))
def test_any_text_stays_text(text: str, note: str) -> None:
    body = f"<article>{marked_text(text, 'brief', note)}</article>" + table((note,), [(html_text(text),)])
    read = Page(html_page(text, body) if note.strip() else html_page(text, html_text(text)))
    known = "html head meta title style body article span br table thead tbody tr th td"
    assert {tag for tag, _ in read.tags} <= set(known.split())


def test_a_bare_draft_is_a_page(draft: Draft, page: PageProfile) -> None:
    bare = replace(draft, title="", title_pieces=(), date="", speaker="", blocks=())
    assert Page(draft_html(bare, page)).speech == ""
