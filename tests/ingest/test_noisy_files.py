"""Files as they come from sites, scanners and libraries, held against what they should yield."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.ingest.pipeline import IngestRules, ingest_file

NAMES = ["site_chrome", "collection", "flattened", "uploader", "short_unnumbered", "hard_wrapped", "news"]


@pytest.mark.parametrize("name", NAMES)
def test_a_noisy_file_yields_its_speeches(rules: IngestRules, noise_files: Path, name: str) -> None:
    expected = json.loads((noise_files / f"{name}.json").read_text(encoding="utf-8"))
    parsed = ingest_file(noise_files / f"{name}.txt", rules)
    found = [
        {
            "title": speech.title,
            "kind": speech.kind.value,
            "level": speech.level.value,
            "date": speech.date,
            "complete": speech.complete,
            "blocks": [
                [f"h{block.level}" if block.level else "paragraph", block.move.value, block.text]
                for block in speech.blocks
            ],
        }
        for speech in parsed.speeches
    ]
    assert found == expected["speeches"]
    assert [item.rule for item in parsed.noise] == expected["noise"]
    assert bool(parsed.remark) == (not parsed.speeches)


def test_the_same_file_reads_the_same_in_every_encoding_and_line_end(
    rules: IngestRules, noise_files: Path, tmp_path: Path
) -> None:
    text = (noise_files / "hard_wrapped.txt").read_text(encoding="utf-8")
    plain = ingest_file(noise_files / "hard_wrapped.txt", rules).speeches
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        other = tmp_path / "hard_wrapped.txt"
        other.write_bytes(text.replace("\n", "\r\n").encode(encoding))
        assert ingest_file(other, rules).speeches == plain
