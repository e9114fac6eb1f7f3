"""What a reader aloud would stumble over in a draft."""

from __future__ import annotations

import re
from collections import Counter

from drafter.model.draft import Draft

_CLUMSY = re.compile(
    "[，、：；。！？]{2,}|^[，、：；。]|[，、：；]$|要要|的的|由由|确保确保|前前|一是[，。]|同志们.{0,8}同志们"
)
_SALUTATION = re.compile("(?:各位代表、?)?(?:同志们)?：")
_SENTENCE_END = re.compile("[。！？\n]")
_SHORTEST = 6
"""Sentences of fewer characters may stand twice."""


def faults_of(draft: Draft) -> list[str]:
    """Return clumsy joins, gaps that the list of missing parts does not name, sentences that stand twice, and
    headings without a text."""
    blocks = [block for block in draft.blocks if not _SALUTATION.fullmatch(block.text)]
    text = "\n".join(block.text for block in blocks)
    plain = [block.text.replace("【", "").replace("】", "") for block in blocks]
    found = [f"{text}：{match[0]}" for text in plain for match in _CLUMSY.finditer(text)]
    found += [
        f"no end: {block.text}"
        for block in blocks
        if block.type == "paragraph" and block.text[-1] not in "。！"
    ]
    whole = "\n".join(block.text for block in draft.blocks)
    found += [words for words in ("【待补：】", "同志们：\n同志们") if words in whole]
    gaps = text.count("【待补：")
    if gaps > len(draft.missing):
        found.append(f"{gaps} gaps, {len(draft.missing)} listed")
    sentences = Counter(item for item in _SENTENCE_END.split(text) if len(item) >= _SHORTEST)
    found += [f"twice: {item}" for item, count in sentences.items() if count > 1]
    for block, follower in zip(draft.blocks, [*draft.blocks[1:], None], strict=True):
        deeper = follower is not None and (follower.level or 0) > (block.level or 0)
        if block.type == "heading" and not deeper and (follower is None or follower.type == "heading"):
            found.append(f"empty: {block.text}")
    return found
