"""Findings that were recorded before and are not shown again (基线)."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from drafter.errors import DrafterError
from drafter.model.diagnostic import Diagnostic

_VERSION = 1


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with its fingerprint: code, words and how often both occurred before; no line number."""
    seen: Counter[tuple[str, str]] = Counter()
    for item in diagnostics:
        key = (item.code, "".join(item.excerpt.split()))
        seen[key] += 1
        raw = "\n".join((*key, str(seen[key])))
        yield item, hashlib.sha256(raw.encode()).hexdigest()[:20]


def write_baseline(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the findings as the text of a baseline file."""
    entries = [
        {"fingerprint": mark, "code": item.code, "excerpt": item.excerpt}
        for item, mark in fingerprints(diagnostics)
    ]
    return json.dumps({"version": _VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(text: str, name: str) -> frozenset[str]:
    """Return the fingerprints of a baseline file.

    Raises:
        DrafterError: The text is none.
    """
    try:
        data: Any = json.loads(text)
        marks = frozenset(str(entry["fingerprint"]) for entry in data["findings"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DrafterError(
            "不是基线文件，请用 drafter check 稿子 --write-baseline 文件 重新生成", name
        ) from error
    if data.get("version") != _VERSION:
        raise DrafterError("基线文件的版本不认识，请用 --write-baseline 重新生成", name)
    return marks
