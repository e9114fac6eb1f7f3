"""The style of a report on a check: text and findings side by side, boxes that hide weights without a script."""

from __future__ import annotations

from drafter.model.diagnostic import Severity

_COLOURS = {
    Severity.ERROR: ("#c62828", "#fde3e3"),
    Severity.WARNING: ("#b26a00", "#fff0cc"),
    Severity.ADVICE: ("#1f6fb2", "#e4f0fb"),
}
_COMMON = """input[type=checkbox] { margin: 0 4px 0 12px; vertical-align: middle; }
label { font-size: 15px; font-weight: 600; cursor: pointer; }
.top h1 { font-size: 22px; margin: 12px 0 4px; }
.top p { color: #444; }
.top, .both { max-width: 1360px; margin: 0 auto 16px; }
.both { display: grid; grid-template-columns: minmax(0, 3fr) minmax(300px, 2fr); gap: 20px; align-items: start; }
.text { max-width: none; width: 100%; margin: 0; padding: 36px 44px;
  font: 17px/1.9 "FangSong", "STFangsong", "仿宋", "Noto Serif CJK SC", serif; }
.text p { margin: 0; text-indent: 2em; overflow-wrap: anywhere; }
.text p.title, .text p.head { text-indent: 0; text-align: center; }
.text p.title { font-size: 22px; font-family: "STZhongsong", "SimSun", "Noto Serif CJK SC", serif; }
.text p.level1 { font-family: "SimHei", "STHeiti", "Noto Sans CJK SC", sans-serif; }
.text p.level2 { font-family: "KaiTi", "STKaiti", "Noto Serif CJK SC", serif; }
.text p.level3 { font-weight: bold; }
.text p.outside { color: #999; }
.found { position: sticky; top: 8px; max-height: calc(100vh - 16px); overflow-y: auto; font-size: 14px; }
.found h2 { font-size: 15px; margin: 12px 0 6px; }
.finding { background: #fff; margin: 0 0 10px; padding: 8px 12px; border-left: 4px solid; line-height: 1.6; }
.finding p { margin: 0; }
.finding b { font-weight: 600; color: #1a1a1a; }
.finding blockquote { margin: 4px 0; padding-left: 8px; border-left: 2px solid #ccc; color: #555; }
.finding ol { margin: 2px 0; padding-left: 22px; }
.finding .source { color: #777; font-size: 13px; }
.finding:target, .finding li:target, .text a:target + .hit { outline: 3px solid #ffc400; }
.badge { color: #fff; padding: 0 6px; border-radius: 3px; font-size: 13px; }
.hit { color: inherit; text-decoration: none; border-bottom: 2px solid; }
@media (max-width: 900px) { .both { grid-template-columns: minmax(0, 1fr); }
  .found { position: static; max-height: none; }
  .text { padding: 20px 16px; } }
@media print { .both { display: block; } .found { position: static; max-height: none; } .text { padding: 0; }
  input, label { display: none; } .finding { break-inside: avoid; } }
"""


def _weight(severity: Severity) -> str:
    strong = _COLOURS[severity][0]
    name = severity.value
    others = "".join(f":not(.{item.value})" for item in Severity if item is not severity)
    return f"""label.{name} {{ color: {strong}; }}
.badge.{name} {{ background: {strong}; }}
.finding.{name} {{ border-left-color: {strong}; }}
#show-{name}:not(:checked) ~ .both .finding.{name} {{ display: none; }}
#show-{name}:not(:checked) ~ .both .hit.{name}{others} {{ background: none; border-bottom-color: transparent; }}
"""


def _marks() -> str:
    """Return the look of the marks, the gravest weight last so that it wins."""
    return "".join(
        f".hit.{item.value} {{ background: {_COLOURS[item][1]}; border-bottom-color: {_COLOURS[item][0]}; }}\n"
        for item in reversed(Severity)
    )


STYLE = _COMMON + _marks() + "".join(map(_weight, Severity))
"""All of it, for a page that has the common style too."""
