"""Holding what the pieces of a draft say about their origin against the brief and the declared formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import ROUND_HALF_UP, Decimal

from drafter.compose.figures import printed_amount
from drafter.model.brief import Brief
from drafter.model.derivation import (
    derive_completion,
    derive_growth,
    derive_multiple,
    derive_share,
    derive_turn,
)
from drafter.model.draft import Draft, Origin
from drafter.model.figure import Figure
from drafter.model.template import FigureWording
from drafter.text.dates import chinese_date

_OPERATORS = str.maketrans("（）÷×－＋", "()/*-+")
_MAGNITUDE = {"万": 4, "亿": 8, "千": 3, "百": 2}
_NUMBER = re.compile("[0-9０-９〇零一二两三四五六七八九十百千万亿]")
_NOT_SAID = frozenset({"file", "path", "note", "kind", "level", "move"})


def leaves(item: object) -> Iterator[str]:
    """Yield every string that a brief holds, those that never enter a text aside."""
    if isinstance(item, str):
        if item:
            yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from leaves(part)
    elif is_dataclass(item):
        for entry in fields(item):
            if entry.name not in _NOT_SAID:
                yield from leaves(getattr(item, entry.name))


def figure_texts(figure: Figure, wording: FigureWording) -> dict[str, set[str]]:
    """Return what may stand for each part of a figure, by the end of its reference."""
    result: dict[str, set[str]] = {
        "名称": {figure.name},
        "本期": {figure.value.text, printed_amount(figure.value, wording).text},
    }
    growth, multiple, turn = derive_growth(figure), derive_multiple(figure), derive_turn(figure)
    if growth is not None:
        level = {wording.level.part, wording.level.year}
        result["同比"] = {growth.text} | (level if abs(growth.value) < wording.level_threshold else set())
        if not growth.value:
            result["同比"] |= level
    if multiple is not None:
        result["翻番"] = {multiple.text}
    if turn is not None:
        result["由负转正"] = {turn.text, wording.turning + turn.text}
    for key, derived in (("完成率", derive_completion(figure)), ("占比", derive_share(figure))):
        if derived is not None:
            result[key] = {derived.text}
    if figure.share_of:
        result["占比对象"] = {figure.share_of}
    if figure.rank:
        rank = figure.rank.removeprefix("居")
        heads = [head for head in ("增速", "增幅", "总量", "总数") if rank.startswith(head)]
        result["位次"] = {rank, *heads, *(rank.removeprefix(head) for head in heads)}
    return result


def untrue_pieces(draft: Draft, brief: Brief, wording: FigureWording) -> list[str]:
    """Return the pieces that claim to be of the brief or to follow from it, and do not."""
    strings = [*leaves(brief)]
    figures = {figure.path: figure_texts(figure, wording) for figure in brief.figures}
    by_path = {figure.path: figure for figure in brief.figures}
    faults = []
    for piece in (*draft.title_pieces, *(piece for block in draft.blocks for piece in block.pieces)):
        found = re.fullmatch(r"(指标\.\d+)\.(.+)", piece.ref)
        if found and piece.origin in (Origin.BRIEF, Origin.DERIVED):
            if piece.text not in figures[found[1]].get(found[2], set()):
                faults.append(f"figure {piece}")
            if piece.formula and not formula_holds(piece.formula, piece.text, by_path[found[1]]):
                faults.append(f"formula {piece}")
            if piece.origin is Origin.DERIVED and not piece.formula:
                faults.append(f"no formula {piece}")
        elif piece.origin is Origin.BRIEF and not any(piece.text in text for text in strings):
            faults.append(f"not of the brief {piece}")
        elif piece.origin is Origin.DERIVED and _NUMBER.search(piece.text):
            if piece.text in _titles(brief):
                continue
            plain = piece.text.removesuffix("前落实到位").removesuffix("前")
            years = {f"{brief.year}年", f"{brief.year - 1}年", chinese_date(brief.meeting.date)}
            if plain not in years and not any(plain in text for text in strings):
                faults.append(f"not derived {piece}")
    return faults


def _titles(brief: Brief) -> set[str]:
    """Return the titles that a meeting's name gives: 在全镇……大会上的讲话, with or without the place in front."""
    name, place = brief.meeting.name, brief.locality.name
    bare = {name, name.removeprefix(place)}
    bare |= {text[2:] for text in bare if text.startswith("全")}
    fronts = ["", place, *(f"全{what}" for what in ("镇", "乡", "街道", "区", "县", "市", "局", "系统"))]
    return {f"在{front}{text}上的讲话" for front in fronts for text in bare}


def formula_holds(formula: str, printed: str, figure: Figure) -> bool:
    """Compute a declared formula anew and hold it against what is printed."""
    if formula == "需求单所填" or "上期" in formula:  # stated; or a turn of sign
        return True
    sides = re.split("[＝≈]", formula)
    first = _computed(sides[0])
    if "＝" in formula:
        return all(_computed(side) == first for side in (*sides[1:], printed))
    rounded = first.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if "番" in printed:
        return rounded in (Decimal(2), Decimal(4)) and figure.previous is not None
    if "持平" in printed:
        return abs(rounded) <= Decimal("0.5")
    return abs(rounded) == _computed(printed)


def _computed(formula: str) -> Decimal:
    """Return the value of a formula over amounts, magnitudes reckoned in."""
    plain = formula.translate(_OPERATORS).replace("*100%", "*100")
    code = re.sub(
        r"(\d+(?:,\d{3})*(?:\.\d+)?)([^\d()/*+-]*)",
        lambda match: f"D('{match[1].replace(',', '')}e{_power(match[2])}')",
        plain,
    )
    return Decimal(eval(code, {"__builtins__": {}}, {"D": Decimal}))


def _power(unit: str) -> int:
    power = 0
    for character in unit:
        if character not in _MAGNITUDE:
            break
        power += _MAGNITUDE[character]
    return power
