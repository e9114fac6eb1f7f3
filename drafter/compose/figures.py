"""Figures in the genre's words: 完成一般公共预算收入1.26亿元，同比增长10.5%，完成年度目标的70%.

Source of the number forms: GB/T 15835-2011; of the wording: custom, in config/figures.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.compose.provenance import Source, Traced
from drafter.compose.traced import derived, gap, own
from drafter.model.derivation import (
    Derived,
    derive_completion,
    derive_growth,
    derive_multiple,
    derive_share,
    derive_turn,
)
from drafter.model.draft import Origin
from drafter.model.figure import Amount, Figure
from drafter.model.magnitude import converted
from drafter.model.template import FigureWording

Parts = list[Traced | str]
_PLACEHOLDER = re.compile(r"\{(动词|后动词|名称|数值|增减)\}")
_NO_GROWTH = re.compile(r"[，、]?\{增减\}[，、]?(?=\{后动词\})|[，、]?\{增减\}")
_JOINED = "{名称}{数值}"
_ENDS_LIKE_A_NUMBER = re.compile(r"[0-9A-Za-z.%‰０-９]$")
_PLACED = re.compile("[居列排位]")


def figure_sentences(
    figures: Sequence[Figure], wording: FigureWording, *, period: bool, turn: int = 0, end: str = "。"
) -> Parts:
    """Return several figures as flowing clauses: 完成甲…，同比增长…；乙达到…，….

    Args:
        figures: The figures of one review item, in order.
        wording: Verbs, builds, thresholds.
        period: As in `figure_clause`.
        turn: The number of figures that the text has had so far: builds are used in turn.
        end: Mark at the very end; empty where the caller goes on.

    Returns:
        Parts with ；between the figures of a sentence and 。 between sentences of about equal length, none of which
        has more figures than the wording allows.
    """
    count = -(-len(figures) // wording.figures_per_sentence)
    starts = {len(figures) * number // count for number in range(count)} if count else set()
    result: Parts = []
    for index, figure in enumerate(figures):
        if index:
            result.append("。" if index in starts else "；")
        result += figure_clause(figure, wording, period=period, turn=turn + index)
    return [*result, end] if result and end else result


def figure_clause(figure: Figure, wording: FigureWording, *, period: bool, turn: int = 0) -> Parts:
    """Return one figure as a clause, in parts.

    Args:
        figure: The figure.
        wording: Verbs, builds, thresholds.
        period: The figures cover a part of a year, so that growth is 同比 and not 比上年.
        turn: Chooses among the builds that suit the figure; the same turn gives the same clause.
    """
    growth = derive_growth(figure)
    change = _change(figure, growth, wording, period=period)
    verb = next((verb for part, verb in wording.verbs if part in figure.name), wording.default_verb)
    falls = growth is not None and growth.value < 0
    behind = verb if verb in wording.following_verbs else wording.default_verb
    values: dict[str, Parts] = {
        "动词": [verb],
        "后动词": [wording.neutral_verb if falls else behind],
        "名称": [own(figure.name, f"{figure.path}.名称")],
        "数值": [_amount(figure, wording)],
        "增减": change,
    }
    parts: Parts = []
    for number, part in enumerate(_PLACEHOLDER.split(_build(figure, growth, verb, wording, turn, change))):
        parts += values[part] if number % 2 else [part] if part else []
    turned = derive_turn(figure)
    if turned is not None:
        subject = wording.turning if figure.previous_growth is not None else ""
        parts += ["，", derived(subject + turned.text, f"{figure.path}.由负转正", turned.formula)]
    return parts + _completion(figure, wording, period=period) + _share(figure) + _rank(figure)


def printed_amount(amount: Amount, wording: FigureWording) -> Amount:
    """Return an amount in the unit that suits its size: the user's own unless a rule of the wording says otherwise.

    Every digit is kept; where that takes too many decimal places, the amount stays as it is.
    """
    size = abs(amount.value)
    for rule in wording.unit_rules:
        if (
            rule.unit == amount.unit
            and (rule.least is None or size >= rule.least)
            and (rule.below is None or size < rule.below)
        ):
            other = converted(amount, rule.to)
            return other if other.decimals <= wording.most_decimals else amount
    return amount


def _build(
    figure: Figure, growth: Derived | None, verb: str, wording: FigureWording, turn: int, change: Parts
) -> str:
    builds = wording.following_builds if verb in wording.following_verbs else wording.leading_builds
    if growth is not None and growth.value > 0 and not _is_level(growth, wording):
        builds += wording.rising_builds
    if _ENDS_LIKE_A_NUMBER.search(figure.name):  # PM2.5 and its value would be one number
        builds = tuple(build for build in builds if _JOINED not in build) or ("{名称}{后动词}{数值}，{增减}",)
    build = builds[turn % len(builds)]
    return build if change else _NO_GROWTH.sub("", build)


def _amount(figure: Figure, wording: FigureWording) -> Traced:
    amount, ref = printed_amount(figure.value, wording), f"{figure.path}.本期"
    steps = [figure.sum_formula, figure.value.text] if figure.sum_formula else [figure.value.text]
    formula = "＝".join([*steps, amount.text] if amount != figure.value else steps)
    if figure.sum_formula:
        return derived(amount.text, ref, formula)
    # In another unit it is still the user's number, and says so.
    return Traced(amount.text, Source(Origin.BRIEF, ref, formula if amount != figure.value else ""))


def _is_level(growth: Derived, wording: FigureWording) -> bool:
    return growth.unit == "%" and abs(growth.value) < wording.level_threshold


def _change(figure: Figure, growth: Derived | None, wording: FigureWording, *, period: bool) -> Parts:
    """Return how the figure changed over the year before, or nothing where that is unknown."""
    ref = f"{figure.path}.同比"
    if growth is None:
        if figure.official_growth and figure.previous is not None:
            return [gap("同比，按统计部门公布数", ref)]
        return []
    multiple = derive_multiple(figure)
    if multiple is not None:
        return [
            wording.multiple_since.of(period=period),
            derived(multiple.text, f"{figure.path}.翻番", multiple.formula),
        ]
    if _is_level(growth, wording) or not growth.value:
        return [derived(wording.level.of(period=period), ref, growth.formula)]
    up, down = wording.directions if growth.unit == "%" else wording.point_directions
    said = wording.since.of(period=period) + (up if growth.value > 0 else down)
    stated = figure.growth is not None
    return [said, own(growth.text, ref) if stated else derived(growth.text, ref, growth.formula)]


def _completion(figure: Figure, wording: FigureWording, *, period: bool) -> Parts:
    completion, ref = derive_completion(figure), f"{figure.path}.完成率"
    if completion is None:
        return []
    number = own(completion.text, ref) if figure.completion is not None else None
    return [
        "，",
        wording.of_target.of(period=period),
        number or derived(completion.text, ref, completion.formula),
    ]


def _share(figure: Figure) -> Parts:
    share, ref = derive_share(figure), f"{figure.path}.占比"
    if share is None:
        return []
    number = own(share.text, ref) if figure.share is not None else derived(share.text, ref, share.formula)
    if not figure.share_of:
        return ["，占比为", number]
    return ["，占", own(figure.share_of, f"{figure.path}.占比对象"), "的", number]


def _rank(figure: Figure) -> Parts:
    """Return the rank: 居全区第2位; with what is ranked where the user says so, 增速居全区第2位."""
    if not figure.rank:
        return []
    ref = f"{figure.path}.位次"
    if figure.rank.startswith("居"):
        return ["，居", own(figure.rank.removeprefix("居"), ref)]
    for subject in ("增速", "增幅", "总量", "总数"):
        if figure.rank.startswith(subject) and not _PLACED.search(figure.rank.removesuffix("位")):
            return ["，", own(subject, ref), "居", own(figure.rank.removeprefix(subject), ref)]
    return ["，" if _PLACED.search(figure.rank.removesuffix("位")) else "，居", own(figure.rank, ref)]
