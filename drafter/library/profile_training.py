"""Measuring the shipped corpus: config/kind_profiles.json, written by `make train`."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence

from drafter.files import write_text
from drafter.library.folder import load_corpus
from drafter.library.profile import Measured, kind_profiles
from drafter.library.speech_measures import Signs, measure_speech, signs_of
from drafter.model.speech import Speech
from drafter.resources import shipped
from drafter.schema.kind_profile import FORMAT, NAME, dump_kind_profiles
from drafter.schema.rules import read_rule_settings


def profiles_fingerprint(speeches: Iterable[Speech], signs: Signs) -> str:
    """Return a hash over all that the profiles are measured on: kinds, headings, moves, texts, and the signs."""
    digest = hashlib.sha256(
        json.dumps([FORMAT, {name: sign.pattern for name, sign in signs.items()}]).encode()
    )
    for speech in sorted(speeches, key=lambda item: item.id):
        rows = [
            (block.type, block.level, [move.value for move in (block.move, *block.also)], block.text)
            for block in speech.blocks
        ]
        digest.update(json.dumps([speech.id, speech.kind.value, rows], ensure_ascii=False).encode())
    return digest.hexdigest()[:16]


def train(speeches: Sequence[Speech], signs: Signs) -> str:
    """Return the profiles of the kinds that the speeches have, as the JSON text of `read_kind_profiles`."""
    measured = [Measured(speech.kind, measure_speech(speech, signs)) for speech in speeches]
    return dump_kind_profiles(kind_profiles(measured), profiles_fingerprint(speeches, signs))


def main() -> None:
    """Measure the shipped corpus and write config/kind_profiles.json."""
    speeches = load_corpus([shipped("corpus")]).speeches
    path = shipped("config", "rules").with_name(NAME)
    text = train(speeches, signs_of(read_rule_settings(shipped("config", "rules"), [])))
    write_text(path, text, replace=True)
    sys.stdout.write(f"{path.name}: {len(text.encode())} bytes, {len(speeches)} speeches\n")


if __name__ == "__main__":
    main()
