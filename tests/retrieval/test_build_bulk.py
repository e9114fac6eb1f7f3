"""An index is the same whichever engine has cut its passages."""

import sys
from pathlib import Path

import pytest

from drafter.library.folder import load_corpus
from drafter.library.passages import cut_passages
from drafter.model.lexicon import Lexicon
from drafter.resources import shipped
from drafter.retrieval.build import build_index
from drafter.text import tokenize


def test_the_bytes_do_not_depend_on_the_extra(
    tmp_path: Path, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("rjieba", reason="the extra [fast] is not installed")
    speeches = load_corpus([shipped("corpus")]).speeches[:12]
    passages = [passage for speech in speeches for passage in cut_passages(speech)]
    monkeypatch.setattr(tokenize, "_BULK_AFTER", 1)
    fast = build_index(passages, tmp_path / "fast", "x", lexicon).folder
    monkeypatch.setitem(sys.modules, "rjieba", None)
    plain = build_index(passages, tmp_path / "plain", "x", lexicon).folder
    names = sorted(path.relative_to(fast) for path in fast.rglob("*.*"))
    assert names == sorted(path.relative_to(plain) for path in plain.rglob("*.*"))
    for name in names:
        assert (fast / name).read_bytes() == (plain / name).read_bytes(), name
