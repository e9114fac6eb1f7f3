"""What the rules may look at: a context for each speech of a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.workflow.templates import kind_templates, nearest_template

if TYPE_CHECKING:
    from drafter.check.rule import CheckContext, OldSpeech
    from drafter.model.brief import Brief
    from drafter.model.speech import ParsedFile, Speech
    from drafter.model.vocabulary import Kind
    from drafter.workflow.checking import CheckRules
    from drafter.workflow.similar_speeches import Similar


def contexts_of(
    path: Path | None,
    parsed: ParsedFile,
    rules: CheckRules,
    *,
    wanted: Kind | None,
    brief: Brief | None,
    old: tuple[OldSpeech, ...],
    similar: Similar,
) -> list[CheckContext]:
    """Return what is known of each speech of a file; the layout of a Word file goes with the first.

    Args:
        path: The file; None for a pasted text.
        parsed: What was read of it, at least one speech.
        rules: From `drafter.workflow.checking.load_check_rules`.
        wanted: The kind of all its speeches; None for the one that each is taken for.
        brief: The brief that it was made from.
        old: The speeches of --against.
        similar: What is like them in the corpus.
    """
    from drafter.ingest.read import read_layout

    contexts = [
        replace(
            _context(parsed, speech, wanted or speech.kind, rules, brief),
            old=old,
            corpus=corpus,
            borrowed=similar.borrowed,
        )
        for speech, corpus in zip(parsed.speeches, similar.speeches, strict=True)
    ]
    if path is not None:
        contexts[0] = replace(contexts[0], layout=read_layout(path, parsed))
    return contexts


def _context(
    parsed: ParsedFile, speech: Speech, kind: Kind, rules: CheckRules, brief: Brief | None
) -> CheckContext:
    from drafter.check.rule import CheckContext
    from drafter.library.speech_measures import measure_speech

    variant = brief.variant if brief and brief.kind is kind else ""
    if kind not in rules.templates:
        rules.templates[kind] = kind_templates(kind, rules.place)
    return CheckContext(
        speech=speech,
        text=parsed.text,
        brief=brief,
        template=nearest_template(speech, rules.templates[kind], variant),
        measured=measure_speech(speech, rules.signs),
        profile=rules.profiles.get(kind),
        **rules.known,
    )
