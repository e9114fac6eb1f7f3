"""The structure of speeches in numbers: profile, and what a check holds a speech against."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.model.profile import ProfileReport
from drafter.model.vocabulary import Kind, by_label
from drafter.resources import shipped
from drafter.workflow.progress import Report, silent
from drafter.workspace import MARKER, Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.library.speech_measures import Signs
    from drafter.model.profile import KindProfile


def profile(
    name: str, workspace: Path | None = None, *, kind: Kind | None = None, report: Report = silent
) -> list[ProfileReport]:
    """Return the structure of the speeches of a file, each beside its kind, or of a kind alone.

    Args:
        name: A file, or a kind by its Chinese or English name.
        workspace: The workspace, whose own speeches count where there are enough.
        kind: The kind to hold the speeches of a file against; else the one that each is taken for.
        report: Is told when the user's corpus has to be measured first.

    Raises:
        DrafterError: It is neither a file nor a kind, the file can't be read, or there is nothing to show.
    """
    from drafter.library.speech_measures import signs_of
    from drafter.schema.rules import read_rule_settings

    place = open_workspace(workspace)
    settings = read_rule_settings(shipped("config", "rules"), place.own_config_files("rules.yaml"))
    signs = signs_of(settings)
    path = Path(name)
    wanted = by_label(Kind, name.strip())
    if wanted is not None and not path.is_file():
        return [_kind_report(wanted, known_profiles(place, signs, report=report).get(wanted))]
    if not path.exists() and not path.suffix:
        known = "、".join(item.label for item in Kind if item is not Kind.OTHER)
        raise DrafterError(f"“{name}”不是文件，也不是文种；文种可用：{known}")
    return _file_reports(path, place, signs, kind, report)


def known_profiles(place: Workspace, signs: Signs, *, report: Report = silent) -> Mapping[Kind, KindProfile]:
    """Return the profiles of kinds: of the user's own speeches where there are enough, else of the shipped ones."""
    from drafter.library.own_profiles import own_kind_profiles
    from drafter.schema.kind_profile import NAME, read_kind_profiles

    own = own_kind_profiles(place.corpus, place.root / MARKER / NAME, signs, report)
    return {**read_kind_profiles(shipped("config", NAME)).profiles, **own}


def _file_reports(
    path: Path, place: Workspace, signs: Signs, kind: Kind | None, report: Report
) -> list[ProfileReport]:
    from drafter.ingest.pipeline import ingest_file
    from drafter.library.speech_measures import heading_level, measure_speech
    from drafter.workflow.reading import ingest_rules

    parsed = ingest_file(path, ingest_rules(place))
    if not parsed.speeches:
        raise DrafterError(parsed.remark or "里面没有讲话稿", str(path))
    profiles = known_profiles(place, signs, report=report)
    return [
        ProfileReport(
            name=speech.title or path.stem,
            kind=kind or speech.kind,
            kind_guessed=kind is None,
            measured=measure_speech(speech, signs),
            profile=profiles.get(kind or speech.kind),
            headings=tuple(
                (heading_level(block), block.text) for block in speech.blocks if block.type == "heading"
            ),
        )
        for speech in parsed.speeches
    ]


def _kind_report(kind: Kind, found: KindProfile | None) -> ProfileReport:
    if found is None:
        raise DrafterError(f"语料里没有“{kind.label}”的讲话稿，画不出画像")
    return ProfileReport(name=kind.label, kind=kind, profile=found)
