"""Damaged and hostile Word files before the rules on layout, and before comments are placed in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Command

LINES = (
    "在全镇清淤动员会上的讲话",
    "同志们：",
    "今天开会，主要任务是部署春季清淤。下面，我讲两点意见。",
    "一、把沟渠清到位",
    "各村马上清淤，，月底前完成。镇水利站逐条沟渠排查，周五前报表。",
    "二、把责任压到人",
    "每条沟渠都要有人管、有人看，出了问题找得到人。",
    "同志们，春汛不等人，大家马上动起来！谢谢大家。",
)
BODY = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Change = Callable[[str], str]


def plain() -> bytes:
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_file(path: Path, parts: Mapping[str, str | Change], without: str = "") -> Path:
    """Write a Word file with other parts, as text or as a change of what stands there, and without one."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in [*source.namelist(), *(part for part in parts if part not in source.namelist())]:
            part = parts.get(name)
            if name == without:
                continue
            if part is None:
                made.writestr(name, source.read(name))
            else:
                made.writestr(name, part if isinstance(part, str) else part(source.read(name).decode()))
    path.write_bytes(target.getvalue())
    return path


def wrapped(start: str, end: str, depth: int) -> Change:
    return lambda text: text.replace("<w:body>", "<w:body>" + start * depth).replace(
        "<w:sectPr", end * depth + "<w:sectPr", 1
    )


def page(settings: str) -> Change:
    return lambda text: re.sub("<w:sectPr.*?</w:sectPr>", settings, text, flags=re.DOTALL)


def in_paragraphs(settings: str) -> Change:
    return lambda text: text.replace("<w:p>", f"<w:p><w:pPr>{settings}</w:pPr>")


def laughing(text: str) -> str:
    entities = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    return text.replace("<w:document", f"<!DOCTYPE d [{entities}]><w:document", 1).replace(
        "<w:t>", "<w:t>&b;", 1
    )


BROKEN: dict[str, Mapping[str, str | Change]] = {
    "broken body": {BODY: "<w:document"},
    "empty body": {BODY: ""},
    "no body": {BODY: f'<w:document xmlns:w="{SPACE}"/>'},
    "broken styles": {"word/styles.xml": "<w:styles"},
    "broken numbering": {"word/numbering.xml": "<w:numbering"},
    "nested controls": {BODY: wrapped("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000)},
    "nested tables": {BODY: wrapped("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000)},
    "bomb": {BODY: lambda text: text.replace("<w:body>", "<w:body>" + " " * (210 << 20))},
    "entities": {BODY: laughing},
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("verb", ["check", "comments", "format"])
def test_a_broken_file_is_refused_with_one_line(
    drafter: Command, tmp_path: Path, name: str, verb: str
) -> None:
    path = word_file(tmp_path / "稿.docx", BROKEN[name])
    output = tmp_path / "结果.docx"
    arguments = [verb if verb == "format" else "check", path, *(["-o", output] if verb != "check" else [])]
    outcome = drafter(*arguments)
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) == 1
    assert "稿.docx" in outcome.err
    assert "Traceback" not in outcome.err + outcome.out
    assert not output.exists()


@pytest.mark.parametrize(
    ("parts", "without"),
    [
        ({}, "[Content_Types].xml"),
        ({}, "_rels/.rels"),
        ({}, RELATIONS),
        ({"[Content_Types].xml": "<Types"}, ""),
        ({RELATIONS: "<Relationships"}, ""),
    ],
    ids=["no types", "no relations", "no relations of the body", "broken types", "broken relations"],
)
def test_what_can_be_read_and_not_written_into_says_so(
    drafter: Command, tmp_path: Path, parts: Mapping[str, str], without: str
) -> None:
    path = word_file(tmp_path / "稿.docx", parts, without)
    before = path.read_bytes()
    outcome = drafter("check", path, "-o", tmp_path / "意见.docx")
    assert outcome.code in {1, 2}
    assert "Traceback" not in outcome.err + outcome.out
    assert outcome.code == 1 or "稿.docx" in outcome.err.strip().splitlines()[-1]
    assert (tmp_path / "意见.docx").exists() == (outcome.code == 1)
    assert path.read_bytes() == before


STRANGE: dict[str, Mapping[str, str | Change]] = {
    "page of letters": {BODY: page('<w:sectPr><w:pgSz w:w="abc" w:h="9999999999999999999999"/></w:sectPr>')},
    "page of no number": {BODY: page('<w:sectPr><w:pgSz w:w="nan" w:h="inf"/></w:sectPr>')},
    "page of nothing": {BODY: page('<w:sectPr><w:pgSz w:w="0" w:h="0"/></w:sectPr>')},
    "margins": {BODY: page('<w:sectPr><w:pgMar w:top="-1" w:left="1e999" w:bottom=""/></w:sectPr>')},
    "indents": {BODY: in_paragraphs('<w:ind w:firstLine="99999999999999999999" w:firstLineChars="x"/>')},
    "spacing": {BODY: in_paragraphs('<w:spacing w:line="-99999999999999999999" w:lineRule="exact"/>')},
    "sizes": {BODY: lambda text: text.replace("<w:r>", '<w:r><w:rPr><w:sz w:val="²"/></w:rPr>')},
    "styles in a circle": {
        "word/styles.xml": f'<w:styles xmlns:w="{SPACE}">'
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    },
    "comments broken": {"word/comments.xml": "<w:comments"},
    "comments outside": {
        RELATIONS: lambda text: text.replace(
            "</Relationships>",
            '<Relationship Id="rId999" Target="../../../../secret" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/comments"/></Relationships>',
        )
    },
    "comments with strange numbers": {
        BODY: lambda text: text.replace("<w:r>", '<w:commentReference w:id="99999999999999999999"/><w:r>', 1),
        "word/comments.xml": f'<w:comments xmlns:w="{SPACE}"><w:comment w:id="x"/></w:comments>',
    },
    "many pieces": {
        BODY: lambda text: text.replace(
            "<w:body>", "<w:body><w:p>" + "<w:r><w:t>各村，，</w:t></w:r>" * 5_000 + "</w:p>"
        )
    },
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_settings_do_no_harm(drafter: Command, tmp_path: Path, name: str) -> None:
    path = word_file(tmp_path / "稿.docx", STRANGE[name])
    before = path.read_bytes()
    checked = drafter("check", path)
    assert checked.code == 1, checked.err
    assert "PUN002" in checked.out
    assert "INT000" not in checked.out
    commented = drafter("check", path, "-o", tmp_path / "意见.docx")
    assert commented.code == 1, commented.err
    written = zipfile.ZipFile(tmp_path / "意见.docx")
    assert written.testzip() is None
    assert not [member for member in written.namelist() if ".." in member]
    assert path.read_bytes() == before
