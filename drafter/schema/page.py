"""config/page.yaml: page and font profiles into `drafter.model.page`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.model.page import FontProfile, PageProfile, TitleBreaks, Typeface
from drafter.schema.source import YamlFile, raise_faults, read_yaml
from drafter.schema.validation import Strict, Text, Texts, all_field_names, fault, validate


def _number(value: Any) -> Any:  # noqa: ANN401
    try:
        return float(value) if not isinstance(value, bool) else float("nan")
    except (TypeError, ValueError):
        raise fault(f"应填数字，现为“{value}”") from None


Number = Annotated[float, BeforeValidator(_number)]
Points = Annotated[Number, Field(ge=5, le=100)]
Millimetres = Annotated[Number, Field(ge=0, le=1000)]
Faces = Annotated[Texts, Field(min_length=1, max_length=10)]


class FontFields(Strict):
    """A set of fonts; each list starts with the font itself and goes on with its stand-ins."""

    title: Faces = Field(alias="标题")
    byline: Faces = Field(alias="署名")
    body: Faces = Field(alias="正文")
    heading1: Faces = Field(alias="一级标题")
    heading2: Faces = Field(alias="二级标题")
    heading3: Faces = Field(alias="三级标题")
    page_number: Faces = Field(alias="页码")
    latin: Faces = Field(alias="西文")


class PageFields(Strict):
    """A page."""

    description: Text = Field(alias="说明")
    fonts: Text = Field(alias="字体")
    paper: Annotated[list[Millimetres], Field(min_length=2, max_length=2)] = Field(alias="纸张")
    margins: Annotated[list[Millimetres], Field(min_length=4, max_length=4)] = Field(alias="页边")
    lines: Annotated[int, Field(ge=1, le=100)] = Field(alias="每页行数")
    characters: Annotated[int, Field(ge=1, le=100)] = Field(alias="每行字数")
    body_pt: Points = Field(alias="正文字号")
    spacing_pt: Annotated[Number, Field(ge=-5, le=50)] = Field(alias="字距")
    title_pt: Points = Field(alias="标题字号")
    title_line_pt: Points = Field(alias="标题行距")
    page_number_pt: Points = Field(alias="页码字号")


class TitleFields(Strict):
    """标题断行."""

    not_first: Text = Field("", alias="不在行首")
    not_last: Text = Field("", alias="不在行末")
    openers: Texts = Field(default_factory=list, alias="另起一行")
    words: Texts = Field(default_factory=list, alias="整词")


class PageFile(Strict):
    """The whole file."""

    fonts: dict[str, FontFields] = Field(default_factory=dict, alias="字体")
    pages: dict[str, PageFields] = Field(default_factory=dict, alias="版面")
    title: TitleFields | None = Field(None, alias="标题断行")


def read_pages(paths: list[Path]) -> dict[str, PageProfile]:
    """Return the page profiles by name.

    Args:
        paths: The files; a later file adds profiles and words and replaces what has the same name.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: A file has faults, told with line and column: unknown fonts, a count of characters that
            the line does not hold.
    """
    files = []
    for path in paths:
        source = read_yaml(path, all_field_names(PageFile))
        files.append((source, validate(source, PageFile)))
    breaks = _title_breaks([fields.title for _, fields in files if fields.title])
    fonts: dict[str, FontProfile] = {}
    pages: dict[str, PageProfile] = {}
    for source, fields in files:
        fonts.update({name: _font_profile(name, item) for name, item in fields.fonts.items()})
        faults = []
        for name, item in fields.pages.items():
            if item.fonts not in fonts:
                known = "、".join(fonts)
                faults.append((_place(source, name, "字体"), f"没有“{item.fonts}”这组字体，可用：{known}"))
                continue
            page = _page_profile(name, item, fonts[item.fonts], breaks)
            faults += [(_place(source, name, key), message) for key, message in _misfits(page)]
            pages[name] = page
        raise_faults(source, faults)
    return pages


def read_fonts(paths: list[Path]) -> dict[str, FontProfile]:
    """Return the font profiles by name; a later file adds to and replaces those before it.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: A file has faults, told with line and column.
    """
    fonts: dict[str, FontProfile] = {}
    for path in paths:
        fields = validate(read_yaml(path, all_field_names(PageFile)), PageFile)
        fonts.update({name: _font_profile(name, item) for name, item in fields.fonts.items()})
    return fonts


def _place(source: YamlFile, name: str, key: str) -> tuple[int, int]:
    return source.place(("版面", name, key))


def _misfits(page: PageProfile) -> list[tuple[str, str]]:
    """Return key and message for what does not fit on the page."""
    if page.text_width_pt <= 0 or page.text_height_pt <= 0:
        return [("页边", "页边加起来比纸还大")]
    result = []
    pitch = page.body_pt + page.spacing_pt
    fitting = int(page.text_width_pt / pitch) if pitch > 0 else 0
    if fitting != page.characters:
        result.append(
            ("每行字数", f"按现在的字号、字距和页边，一行排 {fitting} 个字，不是 {page.characters} 个")
        )
    if page.line_twips < page.body_pt * 20:
        result.append(("每页行数", "行数太多，行距小于字号，字会叠在一起"))
    return result


def _title_breaks(items: list[TitleFields]) -> TitleBreaks:
    return TitleBreaks(
        not_first=frozenset("".join(item.not_first for item in items)),
        not_last=frozenset("".join(item.not_last for item in items)),
        words=frozenset(word for item in items for word in item.words if word),
        openers=tuple(word for item in items for word in item.openers if word),
    )


def _font_profile(name: str, fields: FontFields) -> FontProfile:
    return FontProfile(
        name=name,
        title=_typeface(fields.title),
        byline=_typeface(fields.byline),
        body=_typeface(fields.body),
        headings=(_typeface(fields.heading1), _typeface(fields.heading2), _typeface(fields.heading3)),
        page_number=_typeface(fields.page_number),
        latin=_typeface(fields.latin),
    )


def _typeface(names: list[str]) -> Typeface:
    return Typeface(name=names[0], stand_ins=tuple(names[1:]))


def _page_profile(name: str, fields: PageFields, fonts: FontProfile, breaks: TitleBreaks) -> PageProfile:
    width, height = fields.paper
    top, bottom, left, right = fields.margins
    return PageProfile(
        name=name,
        description=fields.description,
        width_mm=width,
        height_mm=height,
        top_mm=top,
        bottom_mm=bottom,
        left_mm=left,
        right_mm=right,
        lines=fields.lines,
        characters=fields.characters,
        body_pt=fields.body_pt,
        spacing_pt=fields.spacing_pt,
        title_pt=fields.title_pt,
        title_line_pt=fields.title_line_pt,
        page_number_pt=fields.page_number_pt,
        fonts=fonts,
        title_breaks=breaks,
    )
