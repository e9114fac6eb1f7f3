"""What the tests of the checker share."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drafter.check.rule import CheckContext, OldSpeech
from drafter.library.passages import cut_passages
from drafter.library.speech_measures import measure_speech, signs_of
from drafter.model.brief import Brief
from drafter.model.layout import DocumentLayout, ParagraphLayout
from drafter.model.profile import (
    HEADINGS,
    LENGTH,
    UNEVENNESS,
    VAGUENESS,
    Band,
    KindProfile,
    share_of,
)
from drafter.model.roster import Person, Roster, Unit
from drafter.model.rule_settings import RuleSettings
from drafter.model.template import KindTemplate
from drafter.model.vocabulary import Kind, Move
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.repair_rules import read_repair_rules
from drafter.schema.rules import read_rule_settings
from drafter.schema.source import read_yaml
from drafter.schema.speech_markdown import load_speech
from drafter.schema.wording import HouseStyle, Wording, read_traditional, read_word_groups
from drafter.text.spans import Span

DATA = Path(__file__).parent.parent / "data"
TEMPLATE = KindTemplate(
    kind=Kind.MOBILISATION,
    folder=Path(),
    name="动员大会",
    description="",
    variant="分条部署",
    variants=("分条部署",),
    moves=(Move.OPENING, Move.DEPLOYMENT, Move.EXHORTATION),
    required_moves=frozenset({Move.OPENING, Move.DEPLOYMENT, Move.EXHORTATION}),
    requirements=(),
)
PROFILE = KindProfile(
    kind=Kind.MOBILISATION,
    count=8,
    bands={
        LENGTH: Band(low=200, middle=600, high=1000),
        share_of(Move.OPENING): Band(low=0.01, middle=0.1, high=0.2),
        share_of(Move.REVIEW): Band(low=0, middle=0.1, high=0.3),
        share_of(Move.DEPLOYMENT): Band(low=0.5, middle=0.6, high=0.9),
        share_of(Move.CLOSING): Band(low=0, middle=0.01, high=0.02),
        HEADINGS[0]: Band(low=0, middle=3, high=4),
        HEADINGS[1]: Band(low=0, middle=2, high=6),
        UNEVENNESS: Band(low=0, middle=0.2, high=0.4),
        VAGUENESS: Band(low=0, middle=0, high=0.1),
    },
    order=(Move.OPENING, Move.REVIEW, Move.PROBLEMS, Move.DEPLOYMENT, Move.EXHORTATION),
    usual=frozenset({Move.OPENING, Move.THANKS, Move.DEPLOYMENT, Move.EXHORTATION, Move.CLOSING}),
)

WORDING = Wording(
    groups=read_word_groups([shipped("config", "words")]),
    traditional=read_traditional([shipped("config", "traditional.txt")]),
    repairs=read_repair_rules(shipped("config", "repairs.yaml")),
)


def shipped_settings() -> RuleSettings:
    return read_rule_settings(shipped("config", "rules"), [])


def context_of(text: str, *, full: bool = True) -> CheckContext:
    """Return the context of a Markdown speech, with brief, template and profile if `full`."""
    speech = load_speech(text, "稿.md")
    return CheckContext(
        speech=speech,
        text=text,
        brief=read_brief(DATA / "check" / "brief.yaml") if full else None,
        template=TEMPLATE if full else None,
        profile=PROFILE if full else None,
        measured=measure_speech(speech, signs_of(shipped_settings())) if full else None,
        wording=WORDING,
    )


def _changed_brief(changes: dict[str, Any]) -> Brief:
    """Return the shared brief with other top-level keys."""
    data = {**read_yaml(DATA / "check" / "brief.yaml").data, **changes}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.yaml"
        path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
        return read_brief(path)


def _layout(data: dict[str, Any], text: str) -> DocumentLayout:
    """Return a layout from its fields; the paragraphs are found in the text."""
    paragraphs = []
    for item in data["paragraphs"]:
        start = text.index(item["text"])
        numbers = {
            name: None if item[name] in (None, "") else float(item[name])
            for name in ("size", "line_spacing", "first_line_indent")
        }
        span = Span(start, start + len(item["text"]))
        paragraphs.append(ParagraphLayout(**{**item, **numbers}, span=span))
    top, right, bottom, left = data["margins"]
    return DocumentLayout(
        page=(float(data["page"][0]), float(data["page"][1])),
        margins=(float(top), float(right), float(bottom), float(left)),
        page_numbers=data["page_numbers"],
        paragraphs=tuple(paragraphs),
    )


def case_context(case: dict[str, Any]) -> CheckContext:
    """Return the context of a case: `text`, `old` (the text of an old speech), `brief: false` for none.

    `changes` lays other fields over the brief's file; `roster` holds people with their offices; `complete: false`
    is a speech of which the file holds only a part; `corpus` is the text of a speech of the corpus, `borrowed` that
    of a passage which the brief takes over.
    """
    context = context_of(case["text"], full=case.get("brief", True))
    if "complete" in case:
        context = replace(context, speech=replace(context.speech, complete=case["complete"]))
    if case.get("changes"):
        context = replace(context, brief=_changed_brief(case["changes"]))
    if case.get("roster"):
        people = tuple(Person(name=name, offices=tuple(held)) for name, held in case["roster"].items())
        units = tuple(Unit(name=name, short=short) for name, short in case.get("units", {}).items())
        context = replace(context, roster=Roster(people=people, units=units))
    if "house" in case:
        context = replace(context, wording=replace(WORDING, house=HouseStyle(**case["house"])))
    if "layout" in case:
        context = replace(context, layout=_layout(case["layout"], case["text"]))
    if "corpus" in case:
        speech = load_speech(case["corpus"], "语料.md")
        known = OldSpeech(file=speech.id, text=case["corpus"], speech=speech, source="own")
        context = replace(context, corpus=(known,))
    if "borrowed" in case:
        speech = load_speech(f"# 在云坞镇会议上的讲话\n{case['borrowed']}", "语料.md")
        context = replace(context, borrowed=cut_passages(speech))
    old = case.get("old")
    if not old:
        return context
    return replace(context, old=(OldSpeech(file="旧稿.md", text=old, speech=load_speech(old, "旧稿.md")),))
