"""The style of pages of HTML: a sheet of paper on the screen, the printed page without any marking."""

from __future__ import annotations

from drafter.model.page import PageProfile, Typeface

SHELL_STYLE = """* { box-sizing: border-box; }
body { margin: 0; padding: 24px 12px 60px; background: #eceef0; color: #1a1a1a;
  font-family: "Microsoft YaHei", "HarmonyOS Sans SC", "Noto Sans CJK SC", sans-serif; }
.sheet { background: #fff; margin: 0 auto 24px; max-width: 210mm; box-shadow: 0 1px 4px rgba(0, 0, 0, .25); }
.panel { max-width: 210mm; margin: 0 auto 16px; font-size: 14px; line-height: 1.7; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; padding: 10px 16px; background: #fff;
  border-left: 4px solid #9aa5b1; }
.legend p { margin: 0; width: 100%; color: #555; }
.panel h2 { font-size: 17px; margin: 28px 0 8px; }
.panel p { margin: 0 0 8px; color: #555; }
table { width: 100%; border-collapse: collapse; background: #fff; }
th, td { border: 1px solid #d5d9dd; padding: 5px 10px; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
th { background: #f5f6f7; font-weight: 600; white-space: nowrap; }
td:first-child { color: #777; }
td b { color: #0b5394; }
.mark { cursor: help; padding-bottom: 1px; border-bottom: 2px solid transparent; }
.mark:hover, .mark:focus { background: #f3f6fa; outline: none; }
.brief { border-bottom-color: #9dc3e6; }
.derived { border-bottom-color: #a9d18e; }
.template { border-bottom: 1px dotted #dcdcdc; }
.corpus { border-bottom-color: #c9a6e4; }
.missing { border-bottom-color: #e08b00; background: #fff3b0; }
.mark:hover::after, .mark:focus::after { content: attr(title); position: fixed; z-index: 9; left: 50%; bottom: 18px;
  transform: translateX(-50%); width: max-content; max-width: 92vw; padding: 8px 16px; border-radius: 4px;
  background: #2f3640; color: #fff; font: 15px/1.6 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  letter-spacing: 0; text-indent: 0; text-align: left; pointer-events: none; }
@media print {
  body { padding: 0; background: none; }
  .panel { display: none; }
  .sheet { margin: 0; max-width: none; box-shadow: none; }
  .mark, .mark:hover, .mark:focus { border-bottom: none; background: none; }
  .mark:hover::after, .mark:focus::after { content: none; }
}
"""
"""What every page has: the sheet, panels beside it, marks with a note, tables."""

# Windows, Word and macOS know the same faces by different names.
_ALIASES = {
    "仿宋": ("FangSong", "STFangsong"),
    "楷体": ("KaiTi", "STKaiti"),
    "黑体": ("SimHei", "STHeiti", "Noto Sans CJK SC"),
    "宋体": ("SimSun", "STSong", "Noto Serif CJK SC"),
}


def page_style(page: PageProfile) -> str:
    """Return the CSS of a speech after a page profile, on the screen and in print."""
    fonts = page.fonts
    line = page.line_twips / 20
    edges = f"{page.top_mm:g}mm {page.right_mm:g}mm {page.bottom_mm:g}mm {page.left_mm:g}mm"
    headings = "\n".join(
        f".level{level} {{ font-family: {_family(fonts.latin, face)};"
        f" font-weight: {'bold' if level == 3 else 'normal'}; }}"
        for level, face in enumerate(fonts.headings, 1)
    )
    return f"""@page {{ size: {page.width_mm:g}mm {page.height_mm:g}mm; margin: {edges}; }}
.panel, .sheet {{ max-width: {page.width_mm:g}mm; }}
.speech {{ padding: {edges}; font-family: {_family(fonts.latin, fonts.body)};
  font-size: {page.body_pt:g}pt; line-height: {line:g}pt; letter-spacing: {page.spacing_pt:g}pt; color: #000; }}
.speech h1 {{ margin: 0; font: {page.title_pt:g}pt/{page.title_line_pt:g}pt {_family(fonts.title)};
  text-align: center; }}
.speech h2, .speech h3, .speech h4 {{ font-size: inherit; line-height: inherit; break-after: avoid; }}
.speech p, .speech h2, .speech h3, .speech h4 {{ margin: 0; text-indent: 2em; text-align: justify;
  overflow-wrap: anywhere; }}
.speech p.byline {{ text-indent: 0; text-align: center; font-family: {_family(fonts.latin, fonts.byline)}; }}
.speech p.last {{ margin-bottom: {line:g}pt; }}
.speech p.salutation {{ text-indent: 0; }}
{headings}
@media screen and (max-width: 720px) {{ .speech {{ padding: 24px 18px; }} }}
@media print {{ .speech {{ padding: 0; }} }}
"""


def _family(*faces: Typeface) -> str:
    """Return the names of typefaces with their stand-ins as CSS; a name can't end the string it stands in."""
    names: dict[str, None] = {}
    for face in faces:
        for name in (face.name, *face.stand_ins):
            names[name] = None
            names.update(dict.fromkeys(_ALIASES.get(name.partition("_")[0], ())))
    quoted = ("".join(character for character in name if character not in '"\\<>\n\r\f') for name in names)
    return ", ".join([*(f'"{name}"' for name in quoted if name), "serif"])
