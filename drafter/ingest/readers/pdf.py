"""PDF files with a text layer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from drafter.ingest.readers.document import Document, Source, document_of
from drafter.ingest.readers.heading_levels import settle_levels
from drafter.ingest.readers.pdf_paragraphs import Page, paragraphs_of
from drafter.ingest.readers.pdf_worker import PAGES_LIMIT, PageLine

TIME_LIMIT = 60
"""Seconds; 500 full pages take about five."""
_WORKER = "drafter.ingest.readers.pdf_worker"
_HEAD = 1024
_FEW = 20
"""Fewer characters on all pages are stamps on a scan."""
_ADVICE = "请用 Word 或 WPS 打开，另存为 .docx 或 .txt 后再试"


def read_pdf(source: Source) -> Document:
    """Return the text of a PDF, a paragraph on each line; spans are offsets into that text.

    Page numbers and running heads stay in the text as lines of their own, named in `Document.furniture`.

    Raises:
        DrafterError: The file is a scan, locked, damaged, has more than 500 pages or takes too long.
    """
    if b"%PDF-" not in source.data[:_HEAD]:
        raise source.refuse(f"不是有效的 PDF 文件，{_ADVICE}")
    answer = _answer(source)
    error = answer.get("error")
    if error == "locked":
        raise source.refuse(f"PDF 设了密码，请去掉密码后再试，或{_ADVICE.removesuffix('后再试')}")
    if error == "pages":
        raise source.refuse(f"PDF 超过 {PAGES_LIMIT} 页，请拆分后再试")
    if error is not None:
        raise source.refuse(f"PDF 已损坏，{_ADVICE}")
    pages = [
        Page(width, height, [PageLine(*line) for line in lines]) for width, height, lines in answer["pages"]
    ]
    if sum(len(line.text) for page in pages for line in page.lines) < _FEW:
        raise source.refuse("这是扫描件，里面没有文字，请先用识别（OCR）软件转成文字，另存为 .docx 或 .txt")
    return document_of(source, settle_levels(paragraphs_of(pages)), "pdf")


def _answer(source: Source) -> dict[str, Any]:
    """Return what the worker says; in a process of its own, since no limit holds inside a C library."""
    if getattr(sys, "frozen", False):  # no interpreter to start
        from drafter.ingest.readers.pdf_worker import read_pages  # noqa: PLC0415

        return read_pages(source.data)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no text of the user's
            [sys.executable, "-P", "-m", _WORKER],
            input=source.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=TIME_LIMIT,
            env=environment,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise source.refuse(f"PDF 过于复杂，{TIME_LIMIT} 秒没有读完，{_ADVICE}") from error
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise source.refuse(f"PDF 读不出来，可能已损坏，{_ADVICE}") from error
    return answer
