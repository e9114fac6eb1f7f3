"""What a line is in the outer form of a speech: title, date, speaker, salutation, label of a collection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.ingest.line import ends_sentence
from drafter.schema.move_rules import FormRules

TITLE_LIMIT = 70
SIMPLE_TITLE = 40
DASHES = ("—", "－", "―", "–", "--")
"""A subtitle starts with a dash."""
_NUMERAL = "[一二三四五六七八九十]{1,3}|\\d{1,2}"
_TALK = "讲话稿?|致辞|发言稿?|演讲稿?|报告|范文|表态(?:发言)?|总结(?:讲话)?|主持词"
_LABEL = re.compile(
    rf"[【\[(<]?(?:第(?:{_NUMERAL})篇|篇(?:{_NUMERAL})|范文(?:{_NUMERAL})|[^。,;!?]{{0,40}}(?:{_TALK})"
    rf"(?:篇(?:{_NUMERAL})|\((?:{_NUMERAL})\)|之[一二三四五六七八九十])"
    rf"|\((?:{_NUMERAL})\)(?=:$))[】\])>]?(?P<rest>[:.、 ]?.{{0,60}})"
)
_LABEL_PREFIX = re.compile(rf"(?:第(?:{_NUMERAL})篇|篇(?:{_NUMERAL}))[:、. ]?")
_LABEL_END = re.compile(rf"[。!?”][^。!?,;:]{{2,40}}(?:{_TALK})\((?:{_NUMERAL})\):?$")
_YEAR = r"(?:(?:19|20)[0-9xX*]{2}|[一二][〇零○一二三四五六七八九0]{3})\s*年"
_FEW = "[0-9一二三四五六七八九十xX*]{1,3}"
_DATE = re.compile(rf"[(]?\s*(?P<date>{_YEAR}\s*{_FEW}\s*月(?:\s*{_FEW}\s*日?)?)[^。;:]{{0,16}}?[)]?")
_OFFICES = (
    "书记|镇长|乡长|区长|县长|市长|州长|省长|主席|总理|主任|局长|厅长|部长|校长|院长|会长|行长|处长|科长"
    "|董事长|总经理|秘书长|司令员?|政委|代表"
)
_SPEAKER = re.compile(
    rf"(?P<office>[^,。;:!?]{{0,24}}?(?:{_OFFICES}))(?P<name>\s*[一-龥]?\s?[一-龥*xX]{{0,2}}\s?[一-龥*xX]{{0,2}})"
)
_ADDRESS = re.compile(r"(?:尊敬|敬爱|亲爱)的[^。;:!?]{1,60}[,、]|各位[^。;:!?,、]{1,16}[,、]")
_NAME = re.compile(r"[一-龥*](?: ?[一-龥*xX·]){1,3}")


class Salutation(NamedTuple):
    """A salutation at the start of a line."""

    end: int
    """Where it ends in the line."""


def is_title(folded: str, rules: FormRules) -> bool:
    """Tell whether a line (folded to half width) ends as titles of speeches do."""
    body = folded.strip("_*· ").rstrip("》”』")
    if not 4 <= len(body) <= TITLE_LIMIT or any(mark in body for mark in "。;") or body.endswith((",", ":")):
        return False
    return bool(rules.title_end.search(body[-40:])) and not _numbered(body)


def is_plain_title(text: str) -> bool:
    """Tell whether a line could be a title though no word at its end says so."""
    return 6 <= len(text) <= SIMPLE_TITLE and not re.search("[。；;|>！？!?]", text)


def find_salutation(folded: str, rules: FormRules) -> Salutation | None:
    """Return the salutation with which a line starts, or None."""
    match = rules.salutation.match(folded[:120])
    return Salutation(match.end()) if match else None


def is_address(folded: str) -> bool:
    """Tell whether a line addresses one guest, other lines of the salutation following."""
    return bool(_ADDRESS.fullmatch(folded))


def salutations_after_titles(folded: str, rules: FormRules) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each salutation that stands right behind a title in the same line."""
    for match in rules.salutation_inside.finditer(folded):
        before = folded[max(0, match.start() - TITLE_LIMIT) : match.start()].rstrip()
        if before and (rules.title_end.search(before[-40:]) or _ends_with_date(before)):
            yield match.start(), match.end()


def is_label(folded: str, rules: FormRules) -> bool:
    """Tell whether a line is the label of a part of a collection, such as 篇二:… or 讲话稿(二)."""
    if len(folded) > 90 or ends_sentence(folded.rstrip(":")):
        return False
    match = _LABEL.fullmatch(folded)
    if match is None:
        return False
    rest = (match["rest"] or "").lstrip(":.、 ")
    return "," not in rest and not rules.salutation.match(rest)


def label_prefix(folded: str) -> int:
    """Return the length of a label such as 篇2 directly in front of text, or 0."""
    match = _LABEL_PREFIX.match(folded)
    return match.end() if match else 0


def label_at_end(folded: str) -> int | None:
    """Return where a label behind the last sentence of a line starts, or None."""
    offset = max(0, len(folded) - 80)
    match = _LABEL_END.search(folded, offset)
    return match.start() + 1 if match else None


def find_date(folded: str) -> str:
    """Return the date of a line that holds hardly more than a date, or an empty string."""
    if len(folded) > 48:
        return ""
    match = _DATE.fullmatch(folded.strip())
    return re.sub(r"\s+", "", match["date"]) if match else ""


def find_speaker(folded: str) -> tuple[bool, str]:
    """Return whether a line names the speaker, and the office (without the name) where it tells it."""
    body = folded.strip()
    if len(body) <= 30:
        match = _SPEAKER.fullmatch(body)
        if match:
            return True, match["office"].strip()
    return bool(len(body) <= 8 and _NAME.fullmatch(body)), ""


def _ends_with_date(text: str) -> bool:
    tail = text[-24:]
    start = tail.rfind("(")
    return start >= 0 and bool(find_date(tail[start:]))


def _numbered(body: str) -> bool:
    return bool(
        re.match(
            r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))", body
        )
    )
