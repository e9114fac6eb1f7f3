"""The rules in words: a line each, or one with its reason, example, source and parameters."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.catalogue import RULES
from drafter.errors import DrafterError
from drafter.model.rule_settings import RuleSettings


def explain_lines(settings: RuleSettings, code: str = "") -> Iterator[str]:
    """Yield the rules, a line each, or the explanation of the one with `code`.

    Raises:
        DrafterError: There is no rule of that code.
    """
    if not code:
        for rule in RULES:
            setting = settings.rules[rule.code]
            state = "" if setting.enabled else "（已关闭）"
            yield f"{rule.code}  {setting.severity.label}  {setting.authority.value}  {rule.name}{state}"
        return
    names = {rule.code: rule.name for rule in RULES}
    if code not in names:
        raise DrafterError(f"没有“{code}”这条规则，运行 drafter rules 查看全部规则")
    setting = settings.rules[code]
    yield f"{code}　{names[code]}"
    yield f"级别：{setting.severity.label}　依据：{setting.authority.value}（{setting.source}）"
    yield f"说明：{setting.explanation}"
    yield f"例：{setting.example}"
    if setting.gives_way_to:
        yield f"同一处已有这些规则的意见时不再报：{'、'.join(setting.gives_way_to)}"
    parameters = "、".join(setting.parameters.values)
    if parameters:
        yield f"可调参数：{parameters}（在工作区 config/rules.yaml 里改）"
