"""Each variant's example brief gives a draft that, read back from plain text, has the shape it declares."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from drafter.model.draft import Draft, Origin
from drafter.model.template import KindTemplate
from drafter.model.vocabulary import Kind, Move
from drafter.resources import shipped
from drafter.schema.template import EXAMPLE, read_templates
from drafter.text.characters import count_characters
from drafter.workflow.drafting import make_draft
from drafter.workflow.exporting import encode_draft
from drafter.workflow.reading import parse_file

ROOT = shipped("templates")
VARIANTS = [template for kind in Kind for template in read_templates(kind, [ROOT])]
TOLERANCE = 8
"""How many percentage points a move's share may be off."""
BRIEF_SHARE = 0.45
"""The least share of the characters that must come from the brief or be derived from it."""
every_variant = pytest.mark.parametrize("template", VARIANTS, ids=lambda t: f"{t.name}-{t.variant}")


@cache
def drafted_to_length(folder: Path, seed: int) -> tuple[Draft, int | None]:
    return make_draft(folder / EXAMPLE, seed=seed)


def drafted(template: KindTemplate, seed: int = 0) -> Draft:
    return drafted_to_length(template.folder, seed)[0]


@every_variant
def test_the_draft_read_back_has_the_declared_shape(template: KindTemplate, tmp_path: Path) -> None:
    shape = template.shape
    if not shape.moves:
        pytest.skip("a variant without a declared shape")
    file = tmp_path / "稿.txt"
    file.write_bytes(encode_draft(drafted(template), ".txt"))
    (speech,) = parse_file(file).speeches
    paragraphs = [block for block in speech.blocks if block.type == "paragraph"]
    moves = [block.move for block in paragraphs]
    runs = tuple(move for index, move in enumerate(moves) if index == 0 or moves[index - 1] != move)
    assert [move.label for move in runs] == [move.label for move in shape.moves]
    levels = Counter(block.level for block in speech.blocks if block.type == "heading")
    assert dict(levels) == shape.headings
    total = sum(count_characters(block.text) for block in speech.blocks)
    shares: Counter[Move] = Counter()
    for block in speech.blocks:
        assert block.move is not None
        shares[block.move] += count_characters(block.text)
    for move in {*shape.shares, *shares}:
        share = 100 * shares[move] / total
        assert abs(share - shape.shares.get(move, 0)) <= TOLERANCE, (move.label, share)


@every_variant
@pytest.mark.parametrize("seed", [0, 1])
def test_nearly_half_of_the_text_is_the_briefs_own(template: KindTemplate, seed: int) -> None:
    draft = drafted(template, seed)
    lengths: Counter[Origin] = Counter()
    for block in draft.blocks:
        for piece in block.pieces:
            lengths[piece.origin] += count_characters(piece.text)
    share = (lengths[Origin.BRIEF] + lengths[Origin.DERIVED]) / sum(lengths.values())
    assert share >= BRIEF_SHARE
    assert not draft.missing


@every_variant
@pytest.mark.parametrize("seed", [0, 1])
def test_the_draft_meets_the_length_that_its_brief_asks_for(template: KindTemplate, seed: int) -> None:
    draft, wanted = drafted_to_length(template.folder, seed)
    assert wanted is not None
    length = sum(count_characters(block.text) for block in draft.blocks)
    assert abs(length - wanted) <= wanted * 0.05


@every_variant
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_sentence_of_a_draft_stands_twice(template: KindTemplate, seed: int) -> None:
    text = "\n".join(block.text for block in drafted(template, seed).blocks)
    found = Counter(sentence for sentence in re.split("[。！？\n]", text) if len(sentence) > 5)
    assert [sentence for sentence, count in found.items() if count > 1] == []
