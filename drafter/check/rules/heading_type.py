"""FMT006: headings of level 1 not in 黑体, of level 2 not in 楷体. Source: GB/T 9704-2012, 7.3.3, as advice."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.page_advice import at_paragraph, deviation, paragraphs_of, same_face
from drafter.check.rule import CheckContext, Finding, Need, Rule
from drafter.model.layout import ParagraphLayout
from drafter.model.rule_settings import Parameters
from drafter.text.characters import squeeze

_LEVELS = (("heading1", "一级标题", "黑体"), ("heading2", "二级标题", "楷体"))


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    longest = parameters.number("最长独立标题")
    for role, name, wanted in _LEVELS:
        faces = parameters.words(f"{name}字体")
        # Of a heading that runs in, most characters of the paragraph are text.
        alone = [
            item
            for item in paragraphs_of(context, role)
            if len(squeeze(item.text)) <= longest and "。" not in item.text.rstrip()[:-1]
        ]

        def shown(item: ParagraphLayout, faces: tuple[str, ...] = faces) -> str:
            return "" if same_face(item.font, faces) else item.font

        found = deviation(alone, shown)
        if found:
            item, font = found
            yield at_paragraph(item, f"{name}用的是“{font}”，标准版面是{wanted}")


RULE = Rule(code="FMT006", name="标题层次字体", needs=frozenset({Need.LAYOUT}), function=_check)
