"""What LibreOffice makes of a document: nothing lost, 28 characters a line, 22 lines a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.export.docx import draft_docx
from drafter.model.draft import Draft, DraftBlock, Origin, Piece
from drafter.model.page import PageProfile
from drafter.model.vocabulary import Move
from drafter.text.characters import squeeze

TOOLS = ("soffice", "pdftotext", "fc-list")
PUNCTUATION = "，。、；：！“”（）《》【】"


def printed(data: bytes, folder: Path) -> list[str]:
    """Return the text of each page."""
    lost = [tool for tool in TOOLS if not shutil.which(tool)]
    if lost:
        pytest.skip(f"not installed: {', '.join(lost)}")
    if not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout.strip():
        pytest.skip("no Chinese font is installed")
    (folder / "draft.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "draft.docx"],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=180,
    )
    subprocess.run(["pdftotext", "-layout", "draft.pdf", "draft.txt"], cwd=folder, check=True)
    return (folder / "draft.txt").read_text("utf-8").rstrip("\f").split("\f")


def lines(page: str) -> list[str]:
    """Return the lines of a page without its number."""
    return [
        squeeze(line)
        for line in page.split("\n")
        if line.strip() and not re.fullmatch(r"\s*—\s*\d+\s*—", line)
    ]


@pytest.mark.parametrize("name", ["gb9704", "reading"])
def test_the_printed_page(name: str, draft: Draft, pages: dict[str, PageProfile], tmp_path: Path) -> None:
    page = pages[name]
    sentence = "各村各组都要对照清单把每一件事情认真抓好抓实抓出成效来"
    long = DraftBlock(
        type="paragraph",
        level=None,
        move=Move.DEPLOYMENT,
        theme="",
        pieces=(Piece(text=sentence * 30 + "。", origin=Origin.BRIEF),),
    )
    draft = replace(draft, blocks=(*draft.blocks, long, *draft.blocks))
    found = [lines(text) for text in printed(draft_docx(draft, page), tmp_path)]
    text = "".join(line for rows in found for line in rows)
    expected = draft.title + f"（{draft.date}）{draft.speaker}" + "".join(b.text for b in draft.blocks)
    for mark in PUNCTUATION:
        assert text.count(mark) == expected.count(mark), mark
    assert text == squeeze(expected)
    assert len(found) > 2
    assert max(len(rows) for rows in found) == page.lines
    full = [line for rows in found for line in rows if line in sentence * 3]
    assert len(full) > 20
    # The first line is indented by two characters.
    assert [len(line) for line in full] == [page.characters - 2] + [page.characters] * (len(full) - 1)
