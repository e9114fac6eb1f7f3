"""The compiled loop adds up postings as numpy does, and is not used where it would not."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.retrieval.index import Index
from drafter.retrieval.scatter import add_postings, compiled_adder

LONGEST = 300


@given(st.integers(0, 10**6), st.integers(1, LONGEST))
def test_both_give_the_same_bits(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    passages = np.flatnonzero(random.random(size) < 0.5).astype(np.uint32)
    counts = random.integers(0, 256, len(passages)).astype(np.uint8)
    table = random.random(256, np.float32)
    one = random.random(size, np.float32)
    other = one.copy()
    compiled_adder(LONGEST)(one, passages, counts, table)
    add_postings(other, passages, counts, table)
    assert one.tobytes() == other.tobytes()


def test_the_compiled_loop_is_used_where_it_is_there() -> None:
    assert compiled_adder(LONGEST) is not add_postings


def nothing(*_: Any) -> None:
    pass


def refuse(*_: Any) -> None:
    raise ValueError


@pytest.mark.parametrize("tools", [{}, {"coo_matvec": nothing}, {"coo_matvec": refuse}])
def test_another_loop_is_not_used(tools: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("scipy.sparse")
    module._sparsetools = SimpleNamespace(**tools)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "scipy.sparse", module)
    assert compiled_adder(LONGEST) is add_postings


def test_without_scipy_numpy_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    assert compiled_adder(LONGEST) is add_postings


def test_an_index_is_cold_unless_asked_for(index: Index) -> None:
    assert index.add is add_postings
