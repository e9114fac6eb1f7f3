"""Holding a text against the rules: check, rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind
from drafter.resources import shipped
from drafter.workflow.check_context import contexts_of
from drafter.workflow.drafting import read_brief_and_template
from drafter.workflow.old_speeches import read_old_speeches
from drafter.workflow.profiling import known_profiles
from drafter.workflow.progress import Report, silent
from drafter.workflow.reading import ingest_rules
from drafter.workflow.similar_speeches import CorpusUse, find_similar
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.check.rule import CheckContext
    from drafter.ingest.pipeline import IngestRules
    from drafter.library.speech_measures import Signs
    from drafter.model.checked import CheckedSpeech, CheckResult
    from drafter.model.diagnostic import Diagnostic
    from drafter.model.profile import KindProfile
    from drafter.model.rule_settings import RuleSettings
    from drafter.model.speech import ParsedFile
    from drafter.model.template import KindTemplate
    from drafter.schema.repair_rules import RepairRules
    from drafter.schema.suppressions import Suppression
    from drafter.schema.wording import Wording

WORD_SUFFIXES = (".docx", ".docm", ".doc", ".wps")
"""Files of which users know paragraphs, not lines."""
PASTED = "粘贴的文字"
"""What stands for the file's name where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRules:
    """All that a check knows before it sees a text; reading it takes longer than a check, so keep it for many."""

    place: Workspace
    reading: IngestRules
    settings: RuleSettings
    signs: Signs
    profiles: Mapping[Kind, KindProfile]
    known: Mapping[str, Any]
    """Fields of every `CheckContext`: rosters, orders, word lists, rates."""
    suppressions: tuple[Suppression, ...] = ()
    """Findings that the workspace lets pass."""
    templates: dict[Kind, tuple[KindTemplate, ...]] = field(default_factory=dict)
    """Those of the kinds that have been met."""


def load_check_rules(workspace: Path | None = None, *, report: Report = silent) -> CheckRules:
    """Read the rules, profiles, lists and models that checks need; the workspace's own count too.

    Args:
        workspace: The workspace.
        report: Is told when the user's corpus has to be measured first.

    Raises:
        DrafterError: A file can't be read or has faults.
    """
    from drafter.library.speech_measures import signs_of
    from drafter.schema.roster import read_orders, read_roster
    from drafter.schema.rules import read_rule_settings
    from drafter.schema.speaking import read_speaking_rate
    from drafter.schema.suppressions import read_suppressions

    place = open_workspace(workspace)
    settings = read_rule_settings(shipped("config", "rules"), place.own_config_files("rules.yaml"))
    signs = signs_of(settings)
    reading = ingest_rules(place)
    return CheckRules(
        place=place,
        reading=reading,
        settings=settings,
        signs=signs,
        profiles=known_profiles(place, signs, report=report),
        known={
            "roster": read_roster(place.own_config_files("roster.yaml")),
            "orders": read_orders(place.config_files("orders.yaml")),
            "speaking": read_speaking_rate(place.config_files("speaking.yaml")),
            "wording": _wording(place, reading.repairs),
        },
        suppressions=read_suppressions(place.own_config_files("suppressions.yaml"), settings.rules),
    )


def _wording(place: Workspace, repairs: RepairRules | None) -> Wording:
    from drafter.schema.lexicon import read_lexicon
    from drafter.schema.wording import (
        Wording,
        read_house_style,
        read_traditional,
        read_word_groups,
        read_word_lines,
    )

    return Wording(
        groups=read_word_groups(place.config_files("words")),
        traditional=read_traditional(place.config_files("traditional.txt")),
        house=read_house_style(place.config_files("house_style.yaml")),
        accepted=read_word_lines(place.config_files("accepted_words.txt")),
        dictionary=read_lexicon(place.own_config_files("words.yaml"), []).user_words,
        repairs=repairs,
    )


class CheckOptions(TypedDict, total=False):
    """What a text is held against, beside the rules; all may be left out."""

    brief_path: Path | None
    """The brief that it was made from."""
    kind: Kind | None
    """Its kind; else the brief's, else the one that the text is taken for."""
    against: Sequence[Path]
    """The speeches that it was made from or must agree with."""
    corpus: CorpusUse
    """Whether to look for speeches of the corpus that it was copied from; if left out, not."""


def check_file(
    path: Path,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    rules: CheckRules | None = None,
    **options: Unpack[CheckOptions],
) -> CheckResult:
    """Hold the speeches of a file against the rules.

    Args:
        path: The text.
        workspace: The workspace, whose rules.yaml counts too.
        report: Is told of old files without a speech, of an index that has to be built, of a corpus that was not
            looked into, and when the user's corpus has to be measured first.
        rules: From `load_check_rules`, where many files are checked.
        options: See `CheckOptions`.

    Raises:
        DrafterError: A file can't be read, there is no speech in it, or the index that `corpus` demands can't be
            had.
    """
    from drafter.ingest.pipeline import ingest_file

    rules = rules or load_check_rules(workspace, report=report)
    return _check(ingest_file(path, rules.reading), path, rules, report, options)


def check_text(
    text: str,
    workspace: Path | None = None,
    *,
    report: Report = silent,
    rules: CheckRules | None = None,
    **options: Unpack[CheckOptions],
) -> CheckResult:
    """Hold the speeches of a pasted text against the rules; see `check_file`."""
    from drafter.ingest.pipeline import ingest_text

    rules = rules or load_check_rules(workspace, report=report)
    return _check(ingest_text(text, PASTED, rules.reading), None, rules, report, options)


def _check(
    parsed: ParsedFile, path: Path | None, rules: CheckRules, report: Report, options: CheckOptions
) -> CheckResult:
    from drafter.check.runner import check_speeches
    from drafter.model.checked import CheckResult

    name = str(path) if path else PASTED
    if not parsed.speeches:
        raise DrafterError(parsed.remark or "里面没有讲话稿", name)
    brief_path = options.get("brief_path")
    brief = read_brief_and_template(brief_path, rules.place)[0] if brief_path else None
    old = read_old_speeches(options.get("against", ()), rules.reading, new=path, report=report)
    corpus, borrowings = options.get("corpus", CorpusUse.NO), brief.borrowings if brief else ()
    similar = find_similar(rules.place, corpus, path, parsed.speeches, borrowings, report)
    wanted = options.get("kind") or (brief.kind if brief else None)
    contexts = contexts_of(path, parsed, rules, wanted=wanted, brief=brief, old=old, similar=similar)
    found = check_speeches(contexts, rules.settings)
    return CheckResult(
        file=name,
        text=parsed.text,
        word=path is not None and path.suffix.lower() in WORD_SUFFIXES,
        kind=wanted or parsed.speeches[0].kind,
        kind_guessed=wanted is None,
        speeches=tuple(
            _checked(context, wanted, diagnostics, rules)
            for context, diagnostics in zip(contexts, found, strict=True)
        ),
        settings=rules.settings,
    )


def _checked(
    context: CheckContext, wanted: Kind | None, diagnostics: Iterable[Diagnostic], rules: CheckRules
) -> CheckedSpeech:
    from drafter.check.exemptions import without_exempt
    from drafter.model.checked import CheckedSpeech

    accepted = rules.known["wording"].accepted
    return CheckedSpeech(
        speech=context.speech,
        kind=wanted or context.speech.kind,
        diagnostics=without_exempt(context.text, diagnostics, accepted, rules.suppressions),
        measured=context.measured,
        profile=context.profile,
    )


def explain_rules(code: str = "", workspace: Path | None = None) -> Iterator[str]:
    """Yield the rules, a line each, or the explanation of one.

    Raises:
        DrafterError: There is no rule of that code.
    """
    from drafter.check.explain import explain_lines
    from drafter.schema.rules import read_rule_settings

    own = open_workspace(workspace).own_config_files("rules.yaml")
    yield from explain_lines(read_rule_settings(shipped("config", "rules"), own), code)
