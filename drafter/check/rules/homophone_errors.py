"""WRD013: a character of a usual word replaced by another of the same sound, as happens with pinyin keyboards.

No list of errors is used: see drafter/check/homophones.py. Names, quoted words and what the brief says are spared,
and so is what the text writes so often that it must be a term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.home import home_names
from drafter.check.homophones import Slip, find_slips
from drafter.check.rule import CheckContext, Finding, Part, Rule
from drafter.model.diagnostic import Fix
from drafter.model.rule_settings import Parameters
from drafter.model.sounds import SoundLexicon
from drafter.resources import shipped
from drafter.schema.sounds import read_sounds
from drafter.text.characters import CJK
from drafter.text.spans import Span

_RUN = re.compile(f"(?<![{CJK}])[{CJK}]{{2,1000}}(?![{CJK}])")  # longer runs are no prose
_QUOTED = re.compile("[“‘《〈「『][^“”‘’《》〈〉「」『』\n]{1,12}[”’》〉」』]")
_SECOND_LEVEL = 0xD8
"""First byte from which on GB/T 2312 holds its less usual characters."""


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    lexicon = read_sounds(shipped("config", "words"))
    scale = _Scale(parameters, lexicon)
    found = [
        (part, slip._replace(start=slip.start + start, end=slip.end + start))
        for part in context.parts()
        for start, run in _runs(part)
        for slip in find_slips(run, lexicon)
        if scale.is_error(slip)
    ]
    if not found:
        return
    said = "\n".join(_said(context))
    often = Counter(_core(slip) for _, slip in found)
    for part, slip in found:
        if (
            slip.word in said
            or often[_core(slip)] >= parameters.number("当作用语的次数")
            or _quoted(part, slip)
        ):
            continue
        place = context.place(part, Span(slip.start, slip.end))
        yield Finding(
            place,
            f"“{slip.word}”疑为“{slip.meant.word}”：读音相同，词典里没有前一种写法",
            f"打错了就改为“{slip.meant.word}”；没有错的，写进工作区 config/accepted_words.txt",
            Fix(span=place, text=slip.meant.word),
        )


class _Scale:
    """Weighs a slip; the weights are tenths of a natural logarithm."""

    def __init__(self, parameters: Parameters, lexicon: SoundLexicon) -> None:
        self._number = parameters.number
        self._lexicon = lexicon
        self._function = frozenset("".join(parameters.words("虚字")))
        self._surnames = frozenset("".join(parameters.words("姓")))
        self._numerals = frozenset("".join(parameters.words("数字")))
        self._levels = frozenset("".join(parameters.words("地名末字")))

    def is_error(self, slip: Slip) -> bool:
        """Tell whether a slip is more likely an error than a name or a new word."""
        wrong, right = slip.word[slip.at], slip.meant.word[slip.at]
        if {wrong, right} & self._numerals or not _is_common(wrong):
            return False
        if self._is_content(slip.before) and slip.word[-1] in self._levels and slip.at == 0:
            return False  # the end of a place's name
        score = 10 * slip.gain + self._number("语料加分") * slip.meant.uses - self._surroundings(slip)
        if wrong in self._function:
            score -= self._number("错字是虚字")
        if len(slip.word) > 2:
            return score >= self._number("多字门槛")
        first, last = (self._lexicon.character(character) for character in slip.word)
        if first and last:  # the less the two look like the two ends of a word, the likelier is an error
            score -= self._number("像词") * (first.first + last.last)
        if slip.word[0] in self._surnames:
            score -= self._number("首字是姓")
        if slip.word[1 - slip.at] in self._function:
            score -= self._number("另一字是虚字")
        return score >= self._number("两字门槛")

    def _surroundings(self, slip: Slip) -> float:
        """Return what the words around count against an error: single characters are the rest of a name."""
        result = 0.0
        for word in (slip.before, slip.after):
            character = self._lexicon.character(word) if self._is_content(word) else None
            if character:
                result += max(0.0, -self._number("生僻邻字") * character.alone - self._number("常见邻字"))
        if slip.before in self._surnames and slip.before:
            result += self._number("前有姓")
        return (
            result
            + self._number("连上字成词") * slip.joined_before
            + self._number("连下字成词") * slip.joined_after
        )

    def _is_content(self, word: str) -> bool:
        return len(word) == 1 and word not in self._function


def _runs(part: Part) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(part.text):
        yield match.start(), match[0]


def _core(slip: Slip) -> str:
    """Return the wrong character with one beside it, which is the same in 统愁 and 统愁安排."""
    start = max(0, slip.at - 1)
    return slip.word[start : start + 2]


def _is_common(character: str) -> bool:
    """Tell whether a character is one of the 3,755 of level 1; a keyboard offers others late."""
    return character.encode("gb2312", "replace")[0] < _SECOND_LEVEL


def _quoted(part: Part, slip: Slip) -> bool:
    return any(match.start() < slip.start and slip.end < match.end() for match in _QUOTED.finditer(part.text))


def _said(context: CheckContext) -> Iterator[str]:
    """Yield the texts whose words are right as they are: names, the brief, the user's own words."""
    yield brief_text(context.brief)
    yield from home_names(context.speech, context.brief)
    if context.roster:
        yield from (person.name for person in context.roster.people)
        yield from (name for unit in context.roster.units for name in (unit.name, unit.short))
    if context.wording:
        yield from context.wording.dictionary
        yield from context.wording.accepted


RULE = Rule(code="WRD013", name="同音错字", function=_check)
