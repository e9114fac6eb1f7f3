from __future__ import annotations

import json

import pytest

from drafter.errors import DrafterError
from drafter.export.contract import draft_json
from drafter.export.writer import DRAFT_SUFFIXES, OUTLINE_SUFFIXES, encode, encode_outline
from drafter.model.draft import Draft, Outline
from drafter.model.page import PageProfile
from drafter.text.encoding import decode


@pytest.mark.parametrize("suffix", DRAFT_SUFFIXES)
def test_every_form_of_a_draft_is_reproducible(suffix: str, draft: Draft, page: PageProfile) -> None:
    data = encode(draft, suffix, page)
    assert data
    assert encode(draft, suffix.upper(), page) == data


@pytest.mark.parametrize("suffix", OUTLINE_SUFFIXES)
def test_every_form_of_an_outline(suffix: str, outline: Outline, page: PageProfile) -> None:
    assert encode_outline(outline, suffix, page) == encode_outline(outline, suffix.upper(), page)


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", "不能存成“.pdf”"), ("", "文件名没有后缀")])
def test_an_unknown_suffix_is_refused(
    suffix: str, start: str, draft: Draft, outline: Outline, page: PageProfile
) -> None:
    with pytest.raises(DrafterError) as error:
        encode(draft, suffix, page)
    assert str(error.value) == start + "，请用这些后缀之一：.docx .html .md .txt .json"
    with pytest.raises(DrafterError):
        encode_outline(outline, suffix or ".txt", page)


def test_text_opens_in_an_old_notepad(draft: Draft, page: PageProfile) -> None:
    data = encode(draft, ".txt", page)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert decode(data)[0].startswith(draft.title)


def test_json_keeps_the_contract(draft: Draft, page: PageProfile) -> None:
    data = json.loads(encode(draft, ".json", page))
    assert data == draft_json(draft)
    assert data["version"] == 1
    assert {"title", "kind", "blocks", "figures", "missing"} <= set(data)
    assert data["kind"] == "mobilisation"
    for block in data["blocks"]:
        assert {"type", "level", "move", "text", "pieces"} <= set(block)
        assert "".join(piece["text"] for piece in block["pieces"]) == block["text"]
        assert {piece["from"] for piece in block["pieces"]} <= {
            "brief",
            "derived",
            "template",
            "corpus",
            "missing",
        }
    assert set(data["figures"][0]) == {"text", "value", "unit", "ref", "formula"}
    assert data["missing"] == [
        {"path": "指标.1.本期", "why": "回顾里要写农产品加工产值", "subject": "", "who": ""}
    ]


def test_json_of_an_outline(outline: Outline, page: PageProfile) -> None:
    data = json.loads(encode_outline(outline, ".json", page))
    assert data["version"] == 1
    assert [section["move"] for section in data["sections"]] == ["review", "deployment"]
    hit = data["sections"][1]["hits"][0]
    assert hit["passage_id"] == "abc:3"
    assert hit["matches"] == [[0, 2]]
    assert hit["speech"] == {
        "id": "abc",
        "title": "在云河县秋收工作会议上的讲话",
        "kind": "work_plenary",
        "level": "county",
        "year": 2025,
        "source": "",
    }


def test_comments_need_a_word_file(draft: Draft, page: PageProfile) -> None:
    for suffix in set(DRAFT_SUFFIXES) - {".docx"}:
        with pytest.raises(DrafterError, match="批注只有"):
            encode(draft, suffix, page, comments=True)
    assert encode(draft, ".DOCX", page, comments=True) != encode(draft, ".docx", page)
