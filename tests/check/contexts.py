"""What the tests of the checker share."""

from __future__ import annotations

from pathlib import Path

from drafter.check.rule import CheckContext
from drafter.model.rule_settings import RuleSettings
from drafter.model.template import KindTemplate
from drafter.model.vocabulary import Kind, Move
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.rules import read_rule_settings
from drafter.schema.speech_markdown import load_speech

DATA = Path(__file__).parent.parent / "data"
TEMPLATE = KindTemplate(
    kind=Kind.MOBILISATION,
    folder=Path(),
    name="动员大会",
    description="",
    variants=(),
    moves=(Move.OPENING, Move.DEPLOYMENT, Move.EXHORTATION),
    required_moves=frozenset({Move.OPENING, Move.DEPLOYMENT, Move.EXHORTATION}),
    requirements=(),
)


def shipped_settings() -> RuleSettings:
    return read_rule_settings([shipped("config", "rules.yaml")])


def context_of(text: str, *, full: bool = True) -> CheckContext:
    """Return the context of a Markdown speech, with brief and template if `full`."""
    return CheckContext(
        speech=load_speech(text, "稿.md"),
        text=text,
        brief=read_brief(DATA / "check" / "brief.yaml") if full else None,
        template=TEMPLATE if full else None,
    )
