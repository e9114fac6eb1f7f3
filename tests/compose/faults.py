"""What a reader aloud would stumble over in a draft."""

from __future__ import annotations

import re
from collections import Counter

from drafter.model.draft import Draft

_CLUMSY = re.compile(
    "要要|的的|由由|确保确保|前前|[，、；：。][，、；。]|[！？][，、；。]|：$|，$|同志们.{0,8}同志们|^[，、；。]|之前前"
)
_SENTENCE_END = re.compile("[。！？\n]")
_SHORTEST = 6
"""Sentences of fewer characters may stand twice."""


def faults_of(draft: Draft) -> list[str]:
    """Return clumsy joins, gaps that the list of missing parts does not name, sentences that stand twice, and
    headings without a text."""
    paragraphs = [block.text for block in draft.blocks if block.text != "同志们："]
    text = "\n".join(paragraphs)
    found = [f"{text}：{match[0]}" for text in paragraphs for match in _CLUMSY.finditer(text)]
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
