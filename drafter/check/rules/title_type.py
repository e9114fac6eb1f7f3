"""FMT003: a title in another face or size. Source: GB/T 9704-2012, 7.3.1, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, paragraphs_of, same_face
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    faces, size = parameters.words("字体"), parameters.number("字号磅")
    for item in paragraphs_of(context, "title"):
        off = []
        if not same_face(item.font, faces):
            off.append(f"字体“{item.font}”")
        if item.size is not None and item.size < size:
            off.append(f"字号 {item.size:g} 磅")
        if off:
            yield at_paragraph(item, f"标题{'、'.join(off)}，标准版面是 2 号（{size} 磅）小标宋体")
            return


RULE = Rule(code="FMT003", name="标题字体", needs=frozenset({Need.LAYOUT}), function=_check)
