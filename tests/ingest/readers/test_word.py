"""Word files: numbers, changes, tables, boxes, fields, levels."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from drafter.ingest.readers.word_numbering import format_number
from tests.ingest.readers import fixtures as make


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 10, "十"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 13, "子"),
        ("chineseLegalSimplified", 2, "贰"),
        ("decimal", 7, "7"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircleChinese", 3, "③"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 3, "c"),
        ("none", 3, ""),
        ("somethingNew", 3, "3"),
    ],
)
def test_number_formats(style: str, value: int, shown: str) -> None:
    assert format_number(value, style) == shown


def test_automatic_numbers_are_counted_by_level(tmp_path: Path) -> None:
    numbering = make.abstract(
        0,
        make.level(0, "chineseCounting", "%1、"),
        make.level(1, "chineseCounting", "（%2）"),
        make.level(2, "decimal", "%3."),
        make.level(3, "decimal", "%1.%3.%4", "<w:isLgl/>"),
    ) + make.num(1, 0)
    body = "".join(
        make.listed(text, 1, depth)
        for text, depth in [
            ("甲事", 0),
            ("乙事", 1),
            ("2025年的事", 2),
            ("丙事", 2),
            ("丁事", 3),
            ("戊事", 0),
            ("己事", 1),
        ]
    )
    assert make.lines(tmp_path, "a.docx", make.word(body, numbering=numbering)) == [
        "一、甲事", "（一）乙事", "1. 2025年的事", "2.丙事", "1.2.1 丁事", "二、戊事", "（一）己事",
    ]  # fmt: skip


def test_lists_of_one_abstract_list_count_on_unless_they_start_afresh(tmp_path: Path) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{make.level(0, "decimal", "（%1）")}</w:lvlOverride>'
    numbering = (
        make.abstract(0, make.level(0, "chineseCounting", "%1、"))
        + make.num(1, 0)
        + make.num(2, 0)
        + make.num(3, 0, again)
        + make.num(4, 0, other)
    )
    body = "".join(make.listed("事", identifier) for identifier in (1, 1, 2, 3, 3, 4, 0, 99))
    shown = make.lines(tmp_path, "a.docx", make.word(body, numbering=numbering))
    assert shown == ["一、事", "二、事", "三、事", "一、事", "二、事", "（3）事", "事", "事"]


def test_numbers_come_through_styles_too(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="heading 2"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="自定"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="圈"/><w:basedOn w:val="L"/></w:style>'
        '<w:style w:type="numbering" w:styleId="N"><w:name w:val="多级"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        make.abstract(
            0,
            make.level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>'),
            make.level(1, "chineseCounting", "（%2）"),
        )
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="N"/></w:abstractNum>'
        + make.num(1, 0)
        + make.num(2, 1)
    )
    body = "".join(make.paragraph(f"{name}事", f'<w:pStyle w:val="{name}"/>') for name in "ABCAL")
    document = make.read(
        tmp_path, "a.docx", make.word(body + make.listed("事", 2), styles=styles, numbering=numbering)
    )
    assert document.text.split("\n") == ["一、A事", "（一）B事", "二、C事", "三、A事", "L事", "四、事"]
    assert make.hinted(document) == {"一、A事": 1, "（一）B事": 2, "二、C事": 1, "三、A事": 1}


def test_insertions_stay_and_deletions_and_hidden_text_go(tmp_path: Path) -> None:
    def run(text: str, tag: str = "t", properties: str = "") -> str:
        return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"

    shown = '<w:vanish w:val="0"/>'
    body = (
        f"<w:p>{run('完成')}<w:ins>{run('二十')}</w:ins><w:del>{run('十', 'delText')}</w:del>"
        f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('项')}</w:moveTo>"
        f"{run('隐', properties='<w:vanish/>')}{run('显', properties=shown)}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半句')}</w:p><w:p>{run('后半句')}</w:p>"
    )
    assert make.lines(tmp_path, "a.docx", make.word(body)) == ["完成二十项显", "前半句后半句"]


def test_tables_boxes_fields_breaks(tmp_path: Path) -> None:
    def cell(*texts: str) -> str:
        return "<w:tc>" + "".join(make.paragraph(text) for text in texts) + "</w:tc>"

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    box = f"<w:txbxContent>{make.paragraph('框里的字')}</w:txbxContent>"
    body = (
        f"<w:tbl><w:tr>{cell('项目')}{cell('时限')}</w:tr><w:tr>{cell('修路', '架桥')}{cell('六月')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell('删')}{cell('去')}</w:tr></w:tbl>"
        f"<w:tbl><w:tr>{cell('框中第一段', '框中第二段')}</w:tr></w:tbl>"
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:p>{char('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>{char('separate')}"
        f"<w:r><w:t>三月</w:t></w:r>{char('end')}<w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    )
    shown = [line for line in make.lines(tmp_path, "a.docx", make.word(body)) if line]
    assert shown == [
        "项目\t时限",
        "修路 架桥\t六月",
        "框中第一段",
        "框中第二段",
        "框里的字",
        "三月\t甲",
        "乙",
    ]


def test_fonts_confirm_numbers_and_nothing_else(tmp_path: Path) -> None:
    def set_in(font: str, text: str) -> str:
        return make.paragraph(text, run=f'<w:rFonts w:eastAsia="{font}"/>')

    body = (
        set_in("黑体", "一、抓好项目")
        + set_in("楷体_GB2312", "（一）抓好前期")
        + set_in("楷体", "一、不合")
        + set_in("黑体", "只是强调")
        + set_in("黑体", "二、这是一段话。后面还有一句。")
    )
    document = make.read(tmp_path, "a.docx", make.word(body))
    assert make.hinted(document) == {"一、抓好项目": 1, "（一）抓好前期": 2}


def test_a_title_in_the_first_heading_style_is_the_title(tmp_path: Path) -> None:
    document = docx.Document()
    for text, level in [
        ("在全镇大会上的讲话", 1),
        ("一、第一件事", 2),
        ("（一）小事", 3),
        ("二、第二件事", 2),
    ]:
        document.add_heading(text, level)
    document.save(str(tmp_path / "b.docx"))
    read = make.read(tmp_path, "c.docx", (tmp_path / "b.docx").read_bytes())
    assert make.hinted(read) == {
        "在全镇大会上的讲话": 0,
        "一、第一件事": 1,
        "（一）小事": 2,
        "二、第二件事": 1,
    }


def test_a_broken_title_is_one_line_and_the_contents_are_furniture(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    )
    title = '<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>在全镇</w:t><w:br/><w:t>大会上的讲话</w:t></w:r></w:p>'
    body = title + make.paragraph("一、抓好项目 1", '<w:pStyle w:val="C"/>')
    document = make.read(tmp_path, "a.docx", make.word(body, styles=styles))
    assert make.hinted(document) == {"在全镇大会上的讲话": 0}
    assert [document.text[start:end] for start, end, _ in document.furniture] == ["一、抓好项目 1"]
