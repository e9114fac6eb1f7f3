"""The structure of the user's own speeches, measured once and kept until they change."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from drafter.errors import DrafterError
from drafter.files import write_text
from drafter.library.fingerprint import corpus_fingerprint, speech_files
from drafter.library.folder import Skipped, read_speeches
from drafter.library.profile import LARGE, Measured, kind_profile
from drafter.library.speech_measures import Signs, measure_speech
from drafter.model.profile import KindProfile
from drafter.model.vocabulary import Kind
from drafter.schema.kind_profile import FORMAT, dump_kind_profiles, read_kind_profiles


def own_kind_profiles(
    corpus: Path, cache: Path, signs: Signs, report: Callable[[str], None]
) -> Mapping[Kind, KindProfile]:
    """Return the profiles of the kinds of which the user has at least 20 speeches of their own.

    Args:
        corpus: The user's corpus folder.
        cache: The file that keeps the profiles; it is measured again when the corpus has changed.
        signs: What makes a paragraph of the deployment concrete.
        report: Is told when the speeches have to be measured.
    """
    if len(speech_files([corpus])) < LARGE:
        return {}
    fingerprint = _fingerprint(corpus, signs)
    try:
        found, profiles = read_kind_profiles(cache)
    except DrafterError:
        found, profiles = "", {}
    if found != fingerprint:
        report("自己的语料有变化，正在重新统计文种画像……")
        profiles = _measured(corpus, signs)
        try:
            write_text(cache, dump_kind_profiles(profiles, fingerprint), replace=True)
        except DrafterError:  # a workspace that can't be written to: measured again next time
            report("画像没能存下来（工作区写不进去），下次会重新统计")
    return {kind: replace(profile, own=True) for kind, profile in profiles.items()}


def _measured(corpus: Path, signs: Signs) -> dict[Kind, KindProfile]:
    measured = []
    for item in read_speeches([corpus]):
        if not isinstance(item, Skipped):
            measured.append(Measured(item[1].kind, measure_speech(item[1], signs)))
    counts = Counter(item.kind for item in measured)
    return {kind: kind_profile(kind, measured) for kind in Kind if counts[kind] >= LARGE}


def _fingerprint(corpus: Path, signs: Signs) -> str:
    patterns = "\n".join(f"{name} {sign.pattern}" for name, sign in signs.items())
    text = f"{FORMAT}\n{corpus_fingerprint([corpus])}\n{patterns}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
