"""What is wrong with the build of a draft: marks, gaps, sentences said twice, headings out of sequence."""

from __future__ import annotations

import re

from drafter.model.draft import Draft, DraftBlock, Origin
from drafter.text.numbering import parse_heading_number

_CLUMSY = re.compile(
    "[，、；：。][，、；。：]|[！？][，、；。]|“”|：$|，$|、$|^[，、；。]|要要|由由|前前|之前前|确保确保|[\ue000-\uf8ff]|[{}]"
)
_LEFT_OUT = {"部署", "项目"}
"""Parts of sections of their own: a draft without them has no such section, and only the list can tell."""
_ADDRESS = re.compile("(?:各位代表、)?(?:同志们|各位代表)：")


def broken(draft: Draft) -> list[str]:
    """Return what is wrong with the build of a draft: marks, gaps, sentences, headings, pieces."""
    found = []
    for block in draft.blocks:
        text = block.text
        if not text.strip():
            found.append("empty block")
        if not _ADDRESS.fullmatch(text):
            found += [
                f"{match[0]}: {text[max(0, match.start() - 15) : match.end() + 12]}"
                for match in _CLUMSY.finditer(text)
            ]
        if text != "".join(piece.text for piece in block.pieces) or not all(p.text for p in block.pieces):
            found.append(f"pieces: {text}")
    found += _gaps(draft) + _repeated(draft) + _headings(draft)
    return found


def _gaps(draft: Draft) -> list[str]:
    pieces = [piece for block in draft.blocks for piece in block.pieces]
    shown = {piece.ref for piece in pieces if piece.origin is Origin.MISSING}
    listed = {item.path for item in draft.missing}
    found = [
        f"not listed: {ref}"
        for ref in sorted(shown)
        if not any(ref == path or ref.startswith(f"{path}.") for path in listed)
    ]
    found += [
        f"no gap for: {path}"
        for path in sorted(listed - _LEFT_OUT)
        if not any(ref == path or ref.startswith(f"{path}.") for ref in shown)
    ]
    marked = {piece.ref for piece in pieces if "【待补" in piece.text}
    return found + [f"gap of another origin: {ref}" for ref in sorted(marked ^ shown)]


def _repeated(draft: Draft) -> list[str]:
    seen: set[str] = set()
    found = []
    for block in draft.blocks:
        for sentence in re.split("[。！？\n]", block.text):
            if "【待补" in sentence:  # the same thing may be open twice
                continue
            if len(sentence) > 5 and sentence in seen:
                found.append(f"twice: {sentence}")
            seen.add(sentence)
    return found


def _headings(draft: Draft) -> list[str]:
    found = []
    reached: dict[int, int] = {}
    bare: dict[int, int] = {}
    blocks = draft.blocks
    for index, block in enumerate(blocks):
        number = parse_heading_number(block.text)
        if block.type == "heading":
            follower = blocks[index + 1] if index + 1 < len(blocks) else None
            if follower is None or (
                follower.type == "heading" and (follower.level or 0) <= (block.level or 0)
            ):
                found.append(f"nothing below: {block.text}")
            if number is None:
                level = block.level or 0
                bare[level] = bare.get(level, 0) + 1
                reached = {key: value for key, value in reached.items() if key <= level}
                bare = {key: value for key, value in bare.items() if key <= level}
                if bare[level] > 1 or reached.get(level):
                    found.append(f"without a number: {block.text}")
                continue
            if number.level != block.level:
                found.append(f"number of another level: {block.text}")
        if number is None or (block.type != "heading" and not _is_point(block)):
            continue
        if number.value != reached.get(number.level, 0) + 1:
            found.append(f"number out of sequence: {block.text[:20]}")
        reached = {key: value for key, value in reached.items() if key < number.level}
        bare = {key: value for key, value in bare.items() if key < number.level}
        reached[number.level] = number.value
    return found


def _is_point(block: DraftBlock) -> bool:
    """Tell whether a paragraph starts with a number of the wording's, as （一）提法。 does."""
    number = parse_heading_number(block.text)
    first = block.pieces[0]
    return number is not None and first.origin is Origin.TEMPLATE and len(first.text) >= number.span.end
