"""Words exchanged in a copy of a Word file."""

from __future__ import annotations

import io

from docx import Document

from drafter.export.word_edits import WordEdit, edit_docx
from drafter.text.spans import Span


def _document() -> bytes:
    document = Document()
    paragraph = document.add_paragraph("各村要")
    paragraph.add_run("再创辉").bold = True
    paragraph.add_run("皇，马上清淤。。")
    document.add_paragraph("峻工12公里。")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


TEXT = "各村要再创辉皇，马上清淤。。\n峻工12公里。\n"


def _texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def test_words_over_several_runs_are_exchanged() -> None:
    original = _document()
    edits = [
        WordEdit(Span(5, 7), "辉皇", "辉煌"),
        WordEdit(Span(12, 14), "。。", "。"),
        WordEdit(Span(15, 17), "峻工", "竣工"),
    ]
    data, missed = edit_docx(original, TEXT, edits)
    assert _texts(data) == ["各村要再创辉煌，马上清淤。", "竣工12公里。"]
    assert missed == ()
    runs = Document(io.BytesIO(data)).paragraphs[0].runs
    assert [run.text for run in runs if run.bold] == ["再创", "辉煌"]
    assert original == _document() or _texts(original)[1] == "峻工12公里。"


def test_what_stands_elsewhere_is_left_and_told() -> None:
    edit = WordEdit(Span(5, 7), "光辉", "辉煌")
    data, missed = edit_docx(_document(), TEXT, [edit])
    assert _texts(data) == TEXT.split("\n")[:2]
    assert missed == (edit,)
