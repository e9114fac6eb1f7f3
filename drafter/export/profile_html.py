"""The structure of a speech beside its kind, as a page of HTML with drawings (inline SVG)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.export.page_shell import html_page, html_text, table
from drafter.export.profile_lines import compared_with, shown_measures
from drafter.model.profile import (
    SHARE,
    Band,
    KindProfile,
    Position,
    ProfileReport,
    SpeechProfile,
    share_of,
    show_band,
    show_value,
)
from drafter.model.vocabulary import Move

STYLE = """.profile { padding: 28px 36px; font-size: 14px; line-height: 1.7; }
.profile h1 { font-size: 20px; margin: 0 0 4px; }
.profile h2 { font-size: 16px; margin: 24px 0 8px; }
.profile p { margin: 0 0 8px; color: #555; }
.profile svg { display: block; width: 100%; height: auto; }
.profile td { vertical-align: middle; }
.profile td svg { width: 240px; }
.profile td:first-child { color: inherit; white-space: nowrap; }
.profile .out { color: #b34700; font-weight: 600; }
.profile ol { list-style: none; margin: 0; padding: 0; }
.profile .sub { padding-left: 2em; }
.profile .subsub { padding-left: 4em; }
"""
_COLOURS = {
    Move.OPENING: "#8db3d9",
    Move.REVIEW: "#7fb77e",
    Move.THANKS: "#c5a3cf",
    Move.PROBLEMS: "#e39a7b",
    Move.SITUATION: "#e3c36b",
    Move.GOALS: "#6fb7b7",
    Move.DEPLOYMENT: "#5b86c4",
    Move.PLEDGE: "#9a8fd1",
    Move.EXHORTATION: "#d97f9b",
    Move.CLOSING: "#b3b3b3",
}
_WIDTH = 720
_NARROW = 240
_LEAST = 34
"""Pixels that a label needs."""
_CLASSES = ("", ' class="sub"', ' class="subsub"')


def profile_html(reports: Sequence[ProfileReport]) -> str:
    """Return the structure of speeches as a self-contained page."""
    title = f"结构画像：{reports[0].name}" if reports else "结构画像"
    return html_page(title, "\n".join(profile_section(report) for report in reports), STYLE)


def profile_section(report: ProfileReport) -> str:
    """Return the structure of one speech as HTML for a page with `STYLE`; a report on a check can hold it too."""
    return (
        '<section class="sheet profile">\n'
        f"<h1>{html_text(report.name)}</h1>\n<p>{html_text(_subtitle(report))}</p>\n"
        f"{moves_drawing(report.measured, report.profile)}\n"
        f"{_measures(report)}\n{_headings(report.headings)}</section>"
    )


def moves_drawing(measured: SpeechProfile | None, profile: KindProfile | None) -> str:
    """Return strips of the moves in order: those of the speech, and the usual ones of its kind."""
    strips = []
    if measured:
        strips.append(("本文", list(measured.moves)))
    if profile:
        title = (
            f"{profile.kind.label}讲话各部分的中位数（各算各的，合起来不一定是 100%；先后不定的部分没有画）"
        )
        strips.append((title, _usual(profile)))
    drawn = [item for name, runs in strips if runs for item in (f"<h2>{name}</h2>", _strip(runs))]
    return "\n".join(drawn)


def _subtitle(report: ProfileReport) -> str:
    kind = (
        f"文种：{report.kind.label}{'（按文字判断）' if report.kind_guessed else ''}。"
        if report.measured
        else ""
    )
    return f"{kind}{compared_with(report)}。"


def _usual(profile: KindProfile) -> list[tuple[Move, float]]:
    """Return the median shares in the usual order, as the table has them; together they are rarely the whole."""
    return [
        (move, profile.bands[share_of(move)].middle)
        for move in profile.order
        if share_of(move) in profile.bands and profile.bands[share_of(move)].middle
    ]


def _strip(runs: Sequence[tuple[Move, float]]) -> str:
    """Return shares as a strip; those that are less than the whole leave its end blank."""
    pieces, x = [], 0.0
    whole = max(1.0, sum(share for _, share in runs))
    for move, share in runs:
        width = share / whole * _WIDTH
        label = f"{move.label} {show_value(SHARE, share)}"
        pieces.append(
            f'<g><title>{label}</title><rect x="{x:.1f}" y="0" width="{width:.1f}" height="34"'
            f' fill="{_COLOURS[move]}" stroke="#fff"/>'
        )
        if width >= _LEAST:
            middle = x + width / 2
            pieces.append(
                f'<text x="{middle:.1f}" y="15" font-size="12" text-anchor="middle">{move.label}</text>'
                f'<text x="{middle:.1f}" y="29" font-size="11" text-anchor="middle">'
                f"{show_value(SHARE, share)}</text>"
            )
        pieces.append("</g>")
        x += width
    return f'<svg viewBox="0 0 {_WIDTH} 34" role="img" aria-label="语步">{"".join(pieces)}</svg>'


def _measures(report: ProfileReport) -> str:
    rows = list(_rows(report.measured, report.profile))
    heads = ("项目", "本文", "", "通常（5%～95%）", "中位数", "图")
    return f"<h2>各项</h2>\n{table(heads, rows)}" if rows else ""


def _rows(measured: SpeechProfile | None, profile: KindProfile | None) -> Iterator[tuple[str, ...]]:
    values = measured.measures if measured else {}
    for name in shown_measures(measured, profile):
        value, band = values.get(name), profile.bands.get(name) if profile else None
        shown = "" if value is None else show_value(name, value)
        if band is None:
            yield (html_text(name), shown, "", "", "", "")
            continue
        position = band.place(value) if value is not None else None
        outside = ' class="out"' if position in (Position.BELOW, Position.ABOVE) else ""
        verdict = f"<span{outside}>{position.value}</span>" if position else ""
        usual = (show_band(name, band), show_value(name, band.middle))
        yield (html_text(name), shown, verdict, *usual, _track(value, band))


def _track(value: float | None, band: Band) -> str:
    top = max(band.high, value or 0.0) * 1.1 or 1.0
    low, middle, high = (point / top * _NARROW for point in (band.low, band.middle, band.high))
    drawing = (
        f'<rect x="0" y="8" width="{_NARROW}" height="2" fill="#ddd"/>'
        f'<rect x="{low:.1f}" y="5" width="{max(1.0, high - low):.1f}" height="8" fill="#bcd0e8"/>'
        f'<rect x="{middle:.1f}" y="3" width="2" height="12" fill="#5b86c4"/>'
    )
    if value is not None:
        colour = "#1a1a1a" if band.place(value) is Position.INSIDE else "#d9541e"
        drawing += f'<circle cx="{value / top * _NARROW:.1f}" cy="9" r="5" fill="{colour}"/>'
    return f'<svg viewBox="-6 0 {_NARROW + 12} 18" role="img" aria-label="区间">{drawing}</svg>'


def _headings(headings: Sequence[tuple[int, str]]) -> str:
    if not headings:
        return ""
    items = "".join(
        f"<li{_CLASSES[min(max(level, 1), len(_CLASSES)) - 1]}>{html_text(text)}</li>"
        for level, text in headings
    )
    return f"<h2>标题</h2>\n<ol>{items}</ol>\n"
