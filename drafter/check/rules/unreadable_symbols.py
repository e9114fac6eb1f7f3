"""SPK002: what can't be read out: symbols, web addresses, foreign abbreviations that nobody explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.rule import CheckContext, Finding, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.spans import Span

_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#-]{2,200}|[\w.-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}")
_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9Ａ-Ｚａ-ｚ])[A-Z][A-Za-z]{1,7}(?:[-+&][A-Z])?(?![A-Za-z])")
_CALLED = re.compile(r"[（(][^（）()]{0,20}$")


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    symbols = re.compile(parameters.any_of("符号"))
    sayable = re.compile("|".join(parameters.table("可念正则").values()) or "(?!)")
    known = set(parameters.words("通用缩写"))
    seen: set[str] = set()
    for part in context.parts():
        text = part.text
        spared = [match.span() for match in sayable.finditer(text)]
        for match in _ADDRESS.finditer(text):
            spared.append(match.span())
            yield Finding(
                context.place(part, Span(*match.span())),
                "网址、邮箱念不出来",
                "改成单位或平台的名称",
            )
        for match in symbols.finditer(text):
            if not any(start <= match.start() < end for start, end in spared):
                yield Finding(
                    context.place(part, Span(*match.span())),
                    f"“{match[0]}”念不出来",
                    "改成文字，如“和”“或者”“到”“第一”",
                )
        for match in _ABBREVIATION.finditer(text):
            word = match[0]
            hidden = any(start <= match.start() < end for start, end in spared)
            if word in known or word in seen or hidden:
                continue
            seen.add(word)
            before = text[max(0, match.start() - 20) : match.start()]
            if not text.startswith(("（", "("), match.end()) and not _CALLED.search(before):
                yield Finding(
                    context.place(part, Span(*match.span())),
                    f"外文缩写“{word}”没有说明，念出来听众不一定懂",
                    "第一次出现时用中文名称，或在后面用括号说明",
                )


RULE = Rule(code="SPK002", name="念不出的符号", function=_check)
