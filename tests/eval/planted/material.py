"""The clean texts: the corpus and the drafts of the example briefs; and what they are held against."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from drafter.check.rule import CheckContext, OldSpeech
from drafter.errors import DrafterError
from drafter.export.markdown import draft_markdown
from drafter.library.speech_measures import measure_speech
from drafter.model.brief import Brief
from drafter.schema.speech_markdown import load_speech
from drafter.workflow.checking import CheckRules
from drafter.workflow.drafting import make_draft, read_brief_and_template
from drafter.workflow.templates import kind_templates, nearest_template
from drafter.workspace import Workspace, open_workspace
from tests.eval.planted.plant import CORPUS, DRAFTS, Clean, Ground

PROJECT = Path(__file__).parent.parent.parent.parent
SEEDS = (0, 1, 2)
"""Of the drafts of each brief."""


def corpus_texts() -> list[Clean]:
    result = []
    for path in sorted((PROJECT / "corpus").glob("*.md")):
        if path.name == "README.md":
            continue
        text = path.read_text(encoding="utf-8")
        speech = load_speech(text, path.name)
        result.append(
            Clean(
                name=path.stem,
                source=CORPUS,
                text=text,
                speech=speech,
                year=speech.year or 0,
                locality=speech.locality,
            )
        )
    return result


def draft_texts(workspace: Path) -> list[Clean]:
    place = open_workspace(workspace)
    result = []
    for path in sorted((PROJECT / "templates").glob("*/*/example.brief.yaml")):
        brief = read_brief_and_template(path, place)[0]
        for seed in SEEDS:
            text = draft_markdown(make_draft(path, workspace, seed=seed)[0])
            name = f"{path.parent.parent.name}-{path.parent.name}-{seed}"
            result.append(
                Clean(
                    name=name,
                    source=DRAFTS,
                    text=text,
                    speech=load_speech(text, f"{name}.md"),
                    year=brief.year,
                    locality=brief.locality.name,
                    brief=brief,
                    brief_source=path.read_text(encoding="utf-8"),
                    redraft=_Redraft(workspace, seed),
                )
            )
    return result


class _Redraft:
    """Makes the draft of a changed brief; the empty text where the brief can't be changed so."""

    def __init__(self, workspace: Path, seed: int) -> None:
        self._workspace = workspace
        self._seed = seed

    def __call__(self, source: str) -> str:
        with TemporaryDirectory() as folder:
            path = Path(folder, "需求单.yaml")
            path.write_text(source, encoding="utf-8")
            try:
                return draft_markdown(make_draft(path, self._workspace, seed=self._seed)[0])
            except DrafterError:
                return ""


@cache
def _words() -> dict[str, list[list[str]]]:
    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    data: dict[str, list[list[str]]] = yaml.safe_load(text)
    return data


def ground(corpus: list[Clean]) -> Ground:
    return Ground(corpus, _words())


def changed_brief(source: str, place: Workspace) -> Brief:
    with TemporaryDirectory() as folder:
        path = Path(folder, "需求单.yaml")
        path.write_text(source, encoding="utf-8")
        return read_brief_and_template(path, place)[0]


def context_of(text: str, clean: Clean, rules: CheckRules, *, brief: Brief | None, old: str) -> CheckContext:
    """Return what `drafter check --brief … --against …` would look at."""
    speech = load_speech(text, f"{clean.name}.md")
    kind = brief.kind if brief else clean.speech.kind
    if kind not in rules.templates:
        rules.templates[kind] = kind_templates(kind, rules.place)
    variant = brief.variant if brief else clean.speech.variant
    context = CheckContext(
        speech=speech,
        text=text,
        brief=brief,
        template=nearest_template(speech, rules.templates[kind], variant),
        measured=measure_speech(speech, rules.signs),
        profile=rules.profiles.get(kind),
        **rules.known,
    )
    if not old:
        return context
    return replace(context, old=(OldSpeech(file="旧稿.md", text=old, speech=load_speech(old, "旧稿.md")),))
