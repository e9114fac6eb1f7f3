"""The filters of templates: how lists, units, deadlines and numbers are joined into Chinese sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drafter.compose.budget import Budget
from drafter.compose.leading_word import without_leading
from drafter.compose.length import optional
from drafter.compose.provenance import Ledger, Traced
from drafter.errors import DrafterError
from drafter.model.template import TaskWording
from drafter.text.numbering import chinese_integer, heading_number

Filters = dict[str, Callable[..., Any]]
_PLEDGING = ("确保", "力争", "坚决", "务必", "努力", "全力", "争取", "杜绝", "不", "守住", "防止", "遏制")
"""What a target starts with that says itself how firmly it is meant."""


class Joining:
    """Joins values of the brief, each with its source kept.

    Args:
        ledger: Marks the values, so that they are found again in the text.
        budget: Counts what is written.
        wording: Words that must stay whole, bodies that one acts together with.
    """

    def __init__(self, ledger: Ledger, budget: Budget, wording: TaskWording) -> None:
        self._ledger = ledger
        self._budget = budget
        self._wording = wording

    def _marked(self, value: object) -> str:
        return str(self._ledger.mark(value))

    def joined(self, items: list[Any], separator: str) -> str:
        """Return items with a separator between them."""
        if any(isinstance(item, dict | list) for item in items):
            raise DrafterError("模板里列举的不是文字，要写明取哪一项，如 问题 | 内容 | 列举")
        return self._budget.write(separator.join(str(self._ledger.mark(item)) for item in items))

    def owners(self, units: list[Any]) -> str:
        """Say who is responsible: 由A负责 · 由A牵头、B配合 · 由A牵头，B、C配合 · 由A会同纪委负责 · 由各村、A负责."""
        marked = [self._marked(unit) for unit in units]
        lead, *others = marked
        if not others:
            return f"由{lead}负责"
        if str(units[0]).startswith("各"):  # many can't take the lead
            return f"由{'、'.join(marked)}负责"
        joint = [text for text, unit in zip(marked, units, strict=True) if self._acts_jointly(unit)]
        plain = [text for text in others if text not in joint]
        if joint and lead not in joint:
            return f"由{lead}会同{'、'.join(joint)}负责" + (f"，{'、'.join(plain)}配合" if plain else "")
        return f"由{lead}牵头{'、' if len(others) == 1 else '，'}{'、'.join(others)}配合"

    def _acts_jointly(self, unit: object) -> bool:
        return any(part in str(unit) for part in self._wording.joint_units)

    def each(self, items: list[Any], head: str, last: str = "") -> str:
        """Return items with a word before them: 向A、B; before each where one has a 、 of its own: 向A、B，向C."""
        if not any("、" in str(item) for item in items):
            return f"{head}{self.joined(items, '、')}"
        heads = [head] * len(items)
        if last and len(items) > 1:
            heads[-1] = last
        return "，".join(f"{word}{self.joined([item], '')}" for word, item in zip(heads, items, strict=True))

    def units_in_charge(self, units: list[Any]) -> str:
        """Say who has to act: A要负起责任 · A要牵好头，B、C要跟上."""
        lead, *others = (self._marked(unit) for unit in units)
        return f"{lead}要牵好头，{'、'.join(others)}要跟上" if others else f"{lead}要负起责任"

    def given_to(self, units: list[Any]) -> str:
        """Say whom a task is given to: 交给A · 交给A，B、C密切配合."""
        lead, *others = (self._marked(unit) for unit in units)
        return f"交给{lead}" + (f"，{'、'.join(others)}密切配合" if others else "")

    def together(self, units: list[Any]) -> str:
        """Say who is to act, as the subject of what follows: A要 · A要会同B · A要会同B、C，."""
        lead, *others = (self._marked(unit) for unit in units)
        return (
            f"{lead}要" + (f"会同{'、'.join(others)}" if others else "") + ("，" if len(others) > 1 else "")
        )

    def without_head(self, value: object, head: str) -> object:
        """Return a text without the word it starts with where the wording around it brings that word along: 要."""
        return _like(value, without_leading(str(value), head, self._wording.wholes))

    def without_tail(self, value: object, tail: str) -> object:
        """Return a text without the word it ends with where the wording around it brings that word along: 项目."""
        return _like(value, str(value).removesuffix(tail))

    def in_time(self, task: dict[str, Any], joint: str | None = None) -> str:
        """Return target and deadline of a task: 12月20日前签约6个 · 12月20日前完成 · the target alone.

        Args:
            task: The task.
            joint: What stands between them; by default nothing before a verb and a comma before anything else.
        """
        period, target = (str(self._ledger.mark(task[key])) for key in ("限期", "目标"))
        joint = task.get("目标接续", "，") if joint is None or joint == "，" else joint
        return (
            f"{period}{joint}{target}"
            if period and target
            else target or f"{period}{task.get('收尾', '完成')}"
        )

    def assured(self, task: dict[str, Any]) -> str:
        """Return target and deadline as what is to be made sure: 确保12月20日前签约6个.

        Where the deadline is no day, or the target brings such a word along, it stands as in `in_time`.
        """
        period, target = str(task["限期"]), str(task["目标"])
        if target.startswith(_PLEDGING) or not (period.endswith("前") or (target and not period)):
            return self.in_time(task)
        return f"确保{self.in_time(task, '')}"

    def clauses(self, items: list[Any]) -> str:
        """Return items as one sentence, with ； between them where one has a comma of its own."""
        return self.joined(items, "；" if any("，" in str(item) for item in items) else "，")

    def sentences(self, items: list[Any], prefix: str = "") -> str:
        """Return items as sentences of their own, each with a prefix such as 要."""
        return "".join(f"{prefix}{self.joined([item], '')}。" for item in items)


def chinese_filters(ledger: Ledger, budget: Budget, wording: TaskWording) -> Filters:
    """Return the filters by name.

    Args:
        ledger: Marks the values of the brief, so that they keep their source when they are joined.
        budget: Counts what is written.
        wording: Words that decide how tasks enter sentences.
    """
    joining = Joining(ledger, budget, wording)
    return {
        "列举": lambda items: joining.joined(items, "、"),
        "逐个": joining.each,
        "连句": lambda items: joining.joined(items, "，"),
        "分句": lambda items: joining.joined(items, "；"),
        "串句": joining.clauses,
        "成句": joining.sentences,
        "内容": lambda items: [item["内容"] for item in items],
        "责任": joining.owners,
        "担责": joining.units_in_charge,
        "交给": joining.given_to,
        "会同": joining.together,
        "去头": joining.without_head,
        "去尾": joining.without_tail,
        "限时": joining.in_time,
        "确保": joining.assured,
        "汉字": chinese_integer,
        "点数": lambda value: "两" if value == 2 else chinese_integer(value),
        "数目": len,
        "序号": lambda value, level=1: heading_number(level, value),
        "是": lambda value: chinese_integer(value) + "是",
        "要": lambda value: chinese_integer(value) + "要",
        "可选": optional,
    }


def _like(value: object, text: str) -> str:
    """Return a text with the source of the value it was made from."""
    return Traced(text, value.source) if isinstance(value, Traced) else text
