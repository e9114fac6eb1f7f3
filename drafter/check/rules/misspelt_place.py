"""NAM003: the own place's name with one character wrong, or with another level behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.home import home_names, stem
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.characters import CJK
from drafter.text.names import NameFinder
from drafter.text.spans import Span


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    home = [
        name
        for name in home_names(context.speech, context.brief)
        if stem(name) and not name.endswith(("省", "自治区"))
    ]
    if not home:
        return
    allowed = "\n".join([*home, brief_text(context.brief), *parameters.words("可以出现")])
    levels = {
        stem(name) + level: name
        for name in home
        for level in parameters.words("层级")
        if stem(name) + level not in allowed and not name.startswith(stem(name) + level)
    }
    finder = NameFinder(levels)
    # 汀兰区区长, 汀兰镇镇党委: what follows the name is an office or a body, not more of a word.
    behind = f"(?:(?!{parameters.table('不后接')['机构']})[{parameters.table('不后接')['层级']}])"
    more = re.compile(behind)
    # Names first: what is written rightly is passed over. A stem of two characters keeps one and the level.
    slips = "|".join(slip for name in home for slip in _slips(name))
    right = "|".join(map(re.escape, sorted(home, key=len, reverse=True)))
    pattern = re.compile(f"{right}|(?:{slips})(?!{behind})")
    for part in context.parts():
        for match in pattern.finditer(part.text):
            word = match[0]
            common = word.startswith(parameters.words("不作首字")) or word.endswith(parameters.words("通称"))
            if word not in allowed and not common:
                yield _finding(context, part, Span(match.start(), match.end()), word, _nearest(word, home))
        for word, span in finder.find(part.text):
            if not more.match(part.text, span.end):
                yield _finding(context, part, span, word, levels[word])


def _slips(name: str) -> Iterator[str]:
    """Yield patterns for a name with one character of its stem another one, or two neighbours exchanged."""
    short = stem(name)
    for position in range(len(short)):
        yield re.escape(name[:position]) + f"[{CJK}]" + re.escape(name[position + 1 :])
    for position in range(len(short) - 1):
        yield re.escape(name[:position] + name[position + 1] + name[position] + name[position + 2 :])


def _nearest(word: str, home: list[str]) -> str:
    return max(
        (name for name in home if len(name) == len(word)),
        key=lambda name: (
            sum(a == b for a, b in zip(name, word, strict=True)) + 2 * (sorted(name) == sorted(word))
        ),
    )


def _finding(context: CheckContext, part: Part, span: Span, word: str, right: str) -> Finding:
    return Finding(
        context.place(part, span),
        f"“{word}”与本地的名称“{right}”只差一点，疑是写错",
        f"应是“{right}”的就改；确是另一个地方的，写进需求单“名称”的“必须出现”",
    )


RULE = Rule(code="NAM003", name="本地名称写错", function=_check)
