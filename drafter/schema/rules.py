"""config/rules/*.yaml, a file for each family, and the user's own rules.yaml laid over them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.model.diagnostic import Authority, Severity
from drafter.model.rule_settings import Parameters, ParameterValue, RuleSetting, RuleSettings
from drafter.schema.source import YamlFile, raise_faults, read_yaml
from drafter.schema.validation import Strict, Text, Texts, fault, validate

PATTERNS = "正则"
"""Tables whose name ends so hold regular expressions."""
_MAX_ITEMS = 500
_MAX_LENGTH = 300

Faults = list[tuple[tuple[int, int], str]]


def _severity(value: Any) -> Any:  # noqa: ANN401
    for severity in Severity:
        if value in (severity.label, severity.value):
            return severity
    raise fault("只能填：" + "、".join(severity.label for severity in Severity) + f"；现为“{value}”")


def _authority(value: Any) -> Any:  # noqa: ANN401
    if value not in list(Authority):
        raise fault("只能填：" + "、".join(Authority) + f"；现为“{value}”")
    return Authority(value)


def _table(value: Any) -> Any:  # noqa: ANN401
    return {} if value is None else value


SeverityField = Annotated[Severity, BeforeValidator(_severity)]
Table = Annotated[dict[str, Any], BeforeValidator(_table)]


class ShippedRule(Strict):
    """A rule in the shipped file: everything must be said."""

    severity: SeverityField = Field(alias="级别")
    authority: Annotated[Authority, BeforeValidator(_authority)] = Field(alias="依据")
    explanation: Text = Field(alias="说明", min_length=1)
    example: Text = Field(alias="例", min_length=1)
    source: Text = Field(alias="出处", min_length=1)
    enabled: bool = Field(default=True, alias="启用")
    gives_way_to: Texts = Field(default_factory=list, alias="让位")
    parameters: Table = Field(default_factory=dict, alias="参数")


class OwnRule(Strict):
    """A rule in the user's file: what differs from the shipped one."""

    severity: SeverityField | None = Field(None, alias="级别")
    enabled: bool | None = Field(None, alias="启用")
    parameters: Table = Field(default_factory=dict, alias="参数")


class ShippedRules(Strict):
    """A shipped file."""

    rules: dict[str, ShippedRule] = Field(alias="规则")


class OwnRules(Strict):
    """The user's rules.yaml."""

    rules: Annotated[dict[str, OwnRule], BeforeValidator(_table)] = Field(default_factory=dict, alias="规则")


def read_rule_settings(shipped: Path, own: list[Path]) -> RuleSettings:
    """Read the settings of the rules.

    Args:
        shipped: The folder of the shipped files, one for each family of rules.
        own: The user's files. They may change 级别, 启用 and 参数 of a rule: a number or a list replaces the
            shipped one; a table is added to it (an empty value takes a key out).

    Raises:
        DrafterError: A file can't be read.
        FaultListError: Unknown codes, unknown parameters, parameters of another type; with line and column.
    """
    rules: dict[str, RuleSetting] = {}
    for path in sorted(shipped.glob("*.yaml")):
        rules |= _shipped(read_yaml(path))
    for path in own:
        rules = _overlaid(rules, read_yaml(path))
    return RuleSettings(rules)


def _shipped(source: YamlFile) -> dict[str, RuleSetting]:
    faults: Faults = []
    rules = {}
    for code, fields in validate(source, ShippedRules).rules.items():
        values = {
            name: _value(value, source, ("规则", code, "参数", name), faults)
            for name, value in fields.parameters.items()
        }
        rules[code] = RuleSetting(
            code=code,
            enabled=fields.enabled,
            severity=fields.severity,
            authority=fields.authority,
            explanation=fields.explanation,
            example=fields.example,
            source=fields.source,
            parameters=Parameters(values),
            gives_way_to=tuple(fields.gives_way_to),
        )
    raise_faults(source, faults)
    return rules


def _overlaid(rules: dict[str, RuleSetting], source: YamlFile) -> dict[str, RuleSetting]:
    own = validate(source, OwnRules)
    result, faults = dict(rules), Faults()
    for code, fields in own.rules.items():
        setting = rules.get(code)
        if setting is None:
            known = "、".join(rules)
            faults.append((source.place(("规则", code), key=True), f"没有规则“{code}”，现有：{known}"))
            continue
        result[code] = replace(
            setting,
            severity=setting.severity if fields.severity is None else fields.severity,
            enabled=setting.enabled if fields.enabled is None else fields.enabled,
            parameters=_overlaid_parameters(setting, fields.parameters, source, faults),
        )
    raise_faults(source, faults)
    return result


def _overlaid_parameters(
    setting: RuleSetting, own: dict[str, Any], source: YamlFile, faults: Faults
) -> Parameters:
    values = dict(setting.parameters.values)
    for name, value in own.items():
        path = ("规则", setting.code, "参数", name)
        if name not in values:
            known = "、".join(values) or "（无）"
            faults.append(
                (source.place(path, key=True), f"{setting.code} 没有参数“{name}”，可用的参数：{known}")
            )
            continue
        shipped, new = values[name], _value(value, source, path, faults)
        if isinstance(shipped, int) != isinstance(new, int) or isinstance(shipped, tuple) != isinstance(
            new, tuple
        ):
            faults.append((source.place(path), f"{setting.code} 的参数“{name}”应填{_describe(shipped)}"))
        elif isinstance(shipped, dict) and isinstance(new, dict):
            values[name] = {key: item for key, item in {**shipped, **new}.items() if item}
        else:
            values[name] = new
    return Parameters(values)


def _value(value: Any, source: YamlFile, path: tuple[str, ...], faults: Faults) -> ParameterValue:  # noqa: ANN401
    """Return a parameter in its final type; what is of no allowed type becomes a fault and an empty list."""
    name = path[-1]
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            faults.append((source.place(path), f"参数“{name}”不能小于 0"))
        return value
    if isinstance(value, list):
        items = tuple(_word(item) for item in value if isinstance(item, str | int))
        _check_size(items, source, path, faults)
        return items
    if isinstance(value, dict):
        table = {key: "" if item is None else _word(item) for key, item in value.items()}
        _check_size(tuple(table.values()), source, path, faults)
        if name.endswith(PATTERNS):
            for key, item in table.items():
                _check_pattern(item, source, (*path, key), faults)
        return table
    faults.append((source.place(path), f"参数“{name}”应填整数、列表或若干“键: 值”"))
    return ()


def _word(value: object) -> str:
    """Return a word of a list; 是 and 否, which are truth values elsewhere in YAML files, are words here."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _check_size(items: tuple[str, ...], source: YamlFile, path: tuple[str, ...], faults: Faults) -> None:
    if len(items) > _MAX_ITEMS:
        faults.append((source.place(path), f"参数“{path[-1]}”最多 {_MAX_ITEMS} 项"))
    if any(len(item) > _MAX_LENGTH for item in items):
        faults.append((source.place(path), f"参数“{path[-1]}”的每一项最多 {_MAX_LENGTH} 字"))


def _check_pattern(pattern: str, source: YamlFile, path: tuple[str, ...], faults: Faults) -> None:
    if source.checked:
        return
    try:
        re.compile(pattern)
    except re.error as error:
        faults.append((source.place(path), f"“{path[-1]}”的正则表达式写法有误（{error.msg}）"))


def _describe(value: ParameterValue) -> str:
    if isinstance(value, int):
        return "整数"
    return "列表（每行以“- ”开头）" if isinstance(value, tuple) else "若干“键: 值”"
