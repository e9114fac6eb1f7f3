"""Figures in the genre's words: 完成一般公共预算收入1.26亿元，同比增长10.5%，完成年度目标的70%.

Source of the number forms: GB/T 15835-2011; of the wording: custom, in config/figures.yaml.
"""

from __future__ import annotations

from drafter.compose.provenance import Traced
from drafter.compose.view import derived, gap, own
from drafter.model.derivation import derive_completion, derive_growth
from drafter.model.figure import Figure
from drafter.model.template import FigureWording

_BEHIND = ("达到", "为")
"""Verbs that stand behind the name of the figure."""


def figure_clause(figure: Figure, wording: FigureWording, *, period: bool) -> list[Traced | str]:
    """Return one figure as a clause, in parts.

    Args:
        figure: The figure.
        wording: Verbs and thresholds.
        period: The figures cover a part of a year, so that growth is 同比 and not 比上年.
    """
    verb = next((verb for part, verb in wording.verbs if part in figure.name), wording.default_verb)
    name = own(figure.name, f"{figure.path}.名称")
    amount = own(figure.value.text, f"{figure.path}.本期")
    parts: list[Traced | str] = [name, verb, amount] if verb in _BEHIND else [verb, name, amount]
    growth = derive_growth(figure)
    if growth is not None:
        prefix = "同比" if period else "比上年"
        if growth.unit == "%" and abs(growth.value) < wording.level_threshold:
            level = "与上年同期基本持平" if period else "与上年基本持平"
            parts += ["，", derived(level, f"{figure.path}.同比", growth.formula)]
        else:
            up = "提高" if growth.unit == "个百分点" else "增长"
            down = "回落" if growth.unit == "个百分点" else "下降"
            parts += [f"，{prefix}{up if growth.value > 0 else down}"]
            if figure.growth is not None:
                parts.append(own(growth.text, f"{figure.path}.同比"))
            else:
                parts.append(derived(growth.text, f"{figure.path}.同比", growth.formula))
    elif figure.official_growth and figure.previous is not None:
        parts += ["，", gap("同比，按统计部门公布数", f"{figure.path}.同比")]
    completion = derive_completion(figure)
    if completion is not None:
        parts += ["，完成全年目标的" if period else "，完成年度目标的"]
        parts.append(derived(completion.text, f"{figure.path}.完成率", completion.formula))
    if figure.rank:
        parts += ["，居", own(figure.rank.removeprefix("居"), f"{figure.path}.位次")]
    return parts
