"""PLH002: numbers damaged by character recognition, and words spun or mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    numbers = {name: re.compile(pattern) for name, pattern in parameters.table("坏数正则").items()}
    exceptions = frozenset(parameters.words("不算坏数"))
    words = parameters.table("错词")
    wrong = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)")
    for part in context.parts():
        for name, pattern in numbers.items():
            for match in pattern.finditer(part.text):
                if match[0] not in exceptions:
                    yield _number(context, part, name, Span(match.start(), match.end()))
        for match in wrong.finditer(part.text):
            span = context.place(part, Span(match.start(), match.end()))
            right = words[match[0]]
            yield Finding(
                span,
                f"“{match[0]}”是错字，应为“{right}”",
                f"改为“{right}”",
                Fix(span=span, text=right),
                "《现代汉语词典》没有这样的写法",
            )


def _number(context: CheckContext, part: Part, name: str, span: Span) -> Finding:
    return Finding(
        context.place(part, span),
        f"“{span.of(part.text)}”像是{name}",
        "对照原件或报表改正",
        source="扫描、转换文件时常见的坏字",
    )


RULE = Rule(code="PLH002", name="坏数错词", function=_check, mechanical=True)
