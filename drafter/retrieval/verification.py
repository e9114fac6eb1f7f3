"""A thorough check of an index: every sum, every number, and some weights beside those of scikit-learn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from drafter.errors import DrafterError
from drafter.retrieval.header import MISUSE, changed_files, read_header
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.records import COLUMNS
from drafter.retrieval.store import REBUILD
from drafter.retrieval.weighting import reference_scales

_SAMPLE = 200
_CLOSE = 1e-5


def verify(folder: Path) -> list[str]:
    """Read the whole index and compare every sum.

    Returns:
        What is wrong, a line each, in Chinese; empty when all is well.
    """
    try:
        index = open_index(folder)
        header = read_header(index.folder)
        faults = [f"{name}: 内容与校验和不符，{REBUILD}" for name in changed_files(index.folder, header)]
        faults += [f"{name}: 编号超出范围，{REBUILD}" for name in _unsound(index)]
        if not faults and not _weighed_as_scikit_learn_does(index):
            faults = [f"{index.folder.name}: 段落与权重对不上，{REBUILD}"]
    except DrafterError as error:
        return error.lines()
    except MISUSE as error:
        return [f"{folder}: 检索索引已损坏（{error}），{REBUILD}"]
    return faults


def _unsound(index: Index) -> Iterator[str]:
    for segment in index.segments:
        if not segment.is_sound():
            yield segment.folder.name
    for row, name in enumerate(COLUMNS[:-1]):
        values = index.columns[row]
        if len(values) and not -1 <= values.min() <= values.max() < len(index.names.get(name, ())):
            yield name


def _weighed_as_scikit_learn_does(index: Index) -> bool:
    """Tell whether some passages have the scales that scikit-learn finds from their text."""
    ordinals = list(index.ordinals())
    ordinals = ordinals[:: max(1, len(ordinals) // _SAMPLE)]
    found = [index.features.of_passage(index.passage(ordinal)) for ordinal in ordinals]
    for space, terms in (
        (index.lexical, [item.lexical for item in found]),
        (index.structure, [item.structural for item in found]),
    ):
        filled = [number for number, item in enumerate(terms) if item]
        if not filled:
            continue
        frequencies = space.frequencies({term for item in terms for term in item})
        if any(term not in frequencies for item in terms for term in item):
            return False
        expected = reference_scales([terms[number] for number in filled], frequencies, index.live)
        scales = np.concatenate([part.scale.values for part in space.parts])
        if not np.allclose(scales[[ordinals[number] for number in filled]], expected, rtol=_CLOSE):
            return False
    return True
