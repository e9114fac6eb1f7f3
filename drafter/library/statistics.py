"""How a corpus is distributed: kinds, levels, years, themes, moves, figures, heading forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.model.speech import Speech
from drafter.model.vocabulary import Kind, Level, Move
from drafter.text.characters import count_characters
from drafter.text.quantities import quantities
from drafter.text.sentences import clauses


def statistics_lines(speeches: Sequence[Speech]) -> Iterator[str]:
    """Yield the tables of a corpus for the terminal, in Chinese."""
    if not speeches:
        yield "语料是空的"
        return
    lengths = [_length(speech) for speech in speeches]
    yield f"共 {len(speeches)} 篇，{sum(lengths)} 字；最短 {min(lengths)} 字，最长 {max(lengths)} 字"
    yield from _kinds_by_level(speeches)
    years = Counter(speech.year for speech in speeches)
    yield "年份：" + "，".join(
        f"{year or '不详'} {years[year]} 篇" for year in sorted(years, key=lambda y: y or 0)
    )
    themes = Counter(theme for speech in speeches for theme in speech.themes)
    yield "领域：" + "，".join(f"{theme} {count}" for theme, count in themes.most_common())
    yield "语步占字数：" + "，".join(
        f"{move.label} {share:.1%}" for move, share in move_shares(speeches).items()
    )
    yield f"每千字数字：{figure_density(speeches):.1f} 处"
    yield "一级标题句式：" + "，".join(
        f"{form} {count}" for form, count in heading_forms(speeches).most_common(8)
    )


def move_shares(speeches: Sequence[Speech]) -> dict[Move, float]:
    """Return the share (0..1) of the characters that each move has, over all speeches."""
    counts: Counter[Move] = Counter()
    for speech in speeches:
        for block in speech.blocks:
            counts[block.move] += count_characters(block.text)
    total = sum(counts.values()) or 1
    return {move: counts[move] / total for move in Move}


def figure_density(speeches: Sequence[Speech]) -> float:
    """Return the number of Arabic quantities per 1,000 characters."""
    numbers = sum(1 for speech in speeches for block in speech.blocks for _ in quantities(block.text))
    return 1000 * numbers / max(1, sum(map(_length, speeches)))


def heading_forms(speeches: Sequence[Speech]) -> Counter[str]:
    """Return how often level 1 headings have a form: their clause lengths, such as 6，11 字."""
    return Counter(
        "，".join(str(span.end - span.start) for span in list(clauses(block.text))[1:]) + " 字"
        for speech in speeches
        for block in speech.blocks
        if block.type == "heading" and block.level == 1
    )


def _kinds_by_level(speeches: Sequence[Speech]) -> Iterator[str]:
    table = Counter((speech.kind, speech.level) for speech in speeches)
    levels = [level for level in Level if any(table[kind, level] for kind in Kind)]
    for kind in Kind:
        row = [f"{level.label} {table[kind, level]}" for level in levels if table[kind, level]]
        if row:
            yield f"{kind.label}：{sum(table[kind, level] for level in levels)} 篇（{'，'.join(row)}）"


def _length(speech: Speech) -> int:
    return sum(count_characters(block.text) for block in speech.blocks)
