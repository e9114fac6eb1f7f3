"""What a careful reader marks in the real files beside the checkout is found; nothing of them is copied here.

The expectations were set down by reading the files, as counts of what stands in them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.model.diagnostic import Diagnostic
from drafter.workflow.checking import CheckRules, check_file, load_check_rules


class Expected(NamedTuple):
    """One sort of fault in one file."""

    file: str
    what: str
    pattern: str
    """Where it stands in the text."""
    codes: tuple[str, ...]


EXPECTED = (
    Expected("000", "masks", r"\*+", ("PLH001",)),
    Expected("001", "masks", r"\*+", ("PLH001",)),
    Expected("001", "leaked town", "台吉镇", ("LEK003",)),
    Expected("001", "damaged numbers", r"IO0|K\)OOO|100[Oo]+", ("PLH002", "PLH003")),
    Expected("002", "masks", r"\*{3,}|20xx", ("PLH001",)),
    Expected("002", "damaged characters", "臵", ("PLH003",)),
    Expected("003", "masks", "xx", ("PLH001",)),
    Expected("004", "damaged characters", "旳", ("PLH003",)),
    Expected("004", "spun words", "布署|当代化|可连续|详细化|城镇二元|有效伎俩", ("PLH003",)),
)
CAP = 100
"""A rule lists no more in one speech."""


def spots(text: str, found: list[Diagnostic], expected: Expected) -> tuple[int, int]:
    """Return how often a fault stands in the speeches, and how often it is found."""
    places = [match.span() for match in re.finditer(expected.pattern, text)]
    hits = [item.span for item in found if item.code in expected.codes]
    seen = [any(span.start < end and span.end > start for span in hits) for start, end in places]
    return len(places), sum(seen)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> CheckRules:
    return load_check_rules(tmp_path_factory.mktemp("seeds"))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda item: f"{item.file} {item.what}")
def test_the_faults_of_the_real_files_are_found(shared: Path, rules: CheckRules, expected: Expected) -> None:
    (path,) = shared.glob(f"seeds/{expected.file}_*.txt")
    result = check_file(path, rules=rules)
    diagnostics = [item for speech in result.speeches for item in speech.diagnostics]
    there, seen = spots(result.text, diagnostics, expected)
    assert there > 0
    assert seen >= min(0.9 * there, CAP)
