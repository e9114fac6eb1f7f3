"""FMT005: body text in another face, or too small to read from. Source: GB/T 9704-2012, 5.2.2, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, deviation, paragraphs_of, same_face
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.layout import ParagraphLayout
from drafter.model.rule_settings import Parameters


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    faces, size = parameters.words("字体"), parameters.number("最小字号磅")

    def shown(item: ParagraphLayout) -> str:
        off = [] if same_face(item.font, faces) else [f"字体“{item.font}”"]
        if item.size is not None and item.size < size:
            off.append(f"字号 {item.size:g} 磅")
        return "、".join(off)

    found = deviation(paragraphs_of(context, "body"), shown)
    if found:
        item, words = found
        yield at_paragraph(item, f"正文{words}，标准版面是 3 号（{size} 磅）仿宋体；字小了念稿费眼")


RULE = Rule(code="FMT005", name="正文字体", needs=frozenset({Need.LAYOUT}), function=_check)
