"""Drafts keep to their briefs: every number owned, nothing lost, nothing invented, nothing broken.

Number precision and recall must be 1.000, over the briefs that people wrote (examples and second localities) and over
some two hundred that nobody wrote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drafter.check.rule import CheckContext
from drafter.check.runner import check_speech
from drafter.compose.masking import mask_draft
from drafter.compose.render import render_draft
from drafter.ingest.pipeline import ingest_text
from drafter.model.brief import Brief
from drafter.model.draft import Draft, Origin, Piece
from drafter.model.masking import MaskingWords
from drafter.model.template import KindTemplate, PhraseResources
from drafter.model.vocabulary import Kind
from drafter.resources import shipped
from drafter.schema.brief import read_brief
from drafter.schema.masking import read_masking_words
from drafter.schema.rules import read_rule_settings
from drafter.schema.template import EXAMPLE, read_templates
from drafter.text.overlap import containment, ngrams
from drafter.workflow.exporting import encode_draft
from drafter.workflow.reading import ingest_rules
from drafter.workflow.templates import phrase_resources
from drafter.workspace import Workspace
from tests.compose.brief_items import lost_items
from tests.compose.brief_strategies import Content, briefs
from tests.compose.conftest import BRIEFS
from tests.compose.draft_build import broken
from tests.compose.number_ownership import unowned_numbers, wrong_announcements
from tests.compose.piece_truth import untrue_pieces
from tests.compose.wording_origin import Wording, frame_of

ROOT = shipped("templates")
VARIANTS = [template for kind in Kind for template in read_templates(kind, [ROOT])]
THEMES = sorted(phrase_resources(Workspace(ROOT / "nowhere")).themes)
EXAMPLES_OF_A_VARIANT = -(-200 // len(VARIANTS))
"""So many generated briefs for each variant that they are 200 or a few more in all."""
PARSED_OF_A_VARIANT = -(-60 // len(VARIANTS))
OVERLAP = 0.30
"""The greatest share of 8-grams of one draft that the draft of another brief may have, the fixed frame aside."""
WITHOUT_FIGURES = {"rectification"}
"""Variants without a review: only there may a figure be left to the remarks."""
every_variant = pytest.mark.parametrize("template", VARIANTS, ids=lambda t: t.folder.name)
WRITTEN = [
    pytest.param(template, path, id=f"{template.folder.name}-{path.stem}")
    for template in VARIANTS
    for path in (template.folder / EXAMPLE, *sorted(BRIEFS.glob(f"{template.folder.name}-*.yaml")))
]
Write = Callable[..., Draft]


class Desk(NamedTuple):
    """What drafts are made with."""

    resources: PhraseResources
    wording: Wording
    masking: MaskingWords
    file: Path
    """Where a generated brief is put to be read."""

    def read(self, path: Path) -> Brief:
        return read_brief(path, self.resources.figures.official_growth)

    def read_content(self, content: Content) -> Brief:
        self.file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
        return self.read(self.file)

    def draft(self, brief: Brief, template: KindTemplate, seed: int = 0) -> Draft:
        return render_draft(brief, template, self.resources, [ROOT], seed=seed)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    place = Workspace(ROOT / "nowhere")
    resources = phrase_resources(place)
    return Desk(
        resources,
        Wording(VARIANTS, resources),
        read_masking_words(place.config_files("masking.yaml")),
        tmp_path_factory.mktemp("briefs") / "需求单.yaml",
    )


def faults_of(draft: Draft, brief: Brief, desk: Desk) -> dict[str, list[Any]]:
    """Return all that is unfaithful in a draft, by law; an empty dictionary is what we want."""
    wording = desk.resources.figures
    found: dict[str, list[Any]] = {
        "number without an owner": unowned_numbers(draft, brief, wording)[0],
        "lost": lost_items(draft, brief, wording)[0],
        "piece of another origin": untrue_pieces(draft, brief, wording),
        "broken": broken(draft),
        "announced, but not so many": wrong_announcements(draft),
        "invented": desk.wording.invented(draft),
    }
    return {law: faults for law, faults in found.items() if faults}


@pytest.mark.parametrize(("template", "path"), WRITTEN)
@pytest.mark.parametrize("seed", range(3))
def test_drafts_of_written_briefs_are_faithful(
    desk: Desk, template: KindTemplate, path: Path, seed: int
) -> None:
    brief = desk.read(path)
    assert faults_of(desk.draft(brief, template, seed), brief, desk) == {}


@pytest.mark.parametrize("seed", range(3))
@every_variant
def test_nothing_of_a_full_brief_is_left_to_the_remarks(
    desk: Desk, template: KindTemplate, seed: int
) -> None:
    for path in (template.folder / EXAMPLE, BRIEFS / f"{template.folder.name}-second.yaml"):
        if path.exists():
            brief = desk.read(path)
            draft = replace(desk.draft(brief, template, seed), remarks=())
            assert lost_items(draft, brief, desk.resources.figures)[0] == []


@every_variant
def test_drafts_of_generated_briefs_are_faithful(desk: Desk, template: KindTemplate) -> None:
    @settings(
        max_examples=EXAMPLES_OF_A_VARIANT,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a brief shrunk is no easier to read and takes minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(briefs([(template.name, template.variant)], THEMES), st.integers(0, 99))
    def hold(content: Content, seed: int) -> None:
        brief = desk.read_content(content)
        draft = desk.draft(brief, template, seed)
        assert faults_of(draft, brief, desk) == {}
        if template.folder.name not in WITHOUT_FIGURES:
            told = {
                item.kind for item in lost_items(replace(draft, remarks=()), brief, desk.resources.figures)[0]
            }
            assert not {"指标名称", "指标本期", "指标同比", "指标完成率", "指标占比"} & told
        assert desk.draft(brief, template, seed) == draft
        assert digits_left(mask_draft(draft, brief, desk.masking)) == []

    hold()


def digits_left(masked: Draft) -> list[str]:
    """Return the numbers that a masked draft still shows, those of the wording's own points (1. 2. 3.) aside."""
    texts = [masked.title, masked.date, masked.speaker, *masked.remarks]
    texts += [piece.text for block in masked.blocks for piece in block.pieces if not _is_wording(piece)]
    texts += [f"{item.why}{item.subject}" for item in masked.missing]
    texts += [f"{figure.text}{figure.value}" for figure in masked.figures]
    return [text for text in texts if re.search(r"\d", text)]


def _is_wording(piece: Piece) -> bool:
    return piece.origin is Origin.TEMPLATE


@every_variant
def test_headings_are_parallel(desk: Desk, template: KindTemplate) -> None:
    reading = ingest_rules(Workspace(ROOT / "nowhere"))
    weights = read_rule_settings(shipped("config", "rules"), [])

    def uneven(draft: Draft) -> list[str]:
        text = encode_draft(draft, ".txt").decode("utf-8-sig")
        found = []
        for speech in ingest_text(text, "稿.txt", reading).speeches:
            context = CheckContext(speech=speech, text=text)
            found += [
                f"{item.code} {item.excerpt}: {item.message}"
                for item in check_speech(context, weights)
                if item.code in ("HED001", "HED002", "HED003")
            ]
        return found

    for seed in range(3):
        assert uneven(desk.draft(desk.read(template.folder / EXAMPLE), template, seed)) == []

    @settings(
        max_examples=PARSED_OF_A_VARIANT,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # a brief shrunk is no easier to read and takes minutes
        suppress_health_check=list(HealthCheck),
    )
    @given(briefs([(template.name, template.variant)], THEMES, tidy=True), st.integers(0, 99))
    def hold(content: Content, seed: int) -> None:
        assert uneven(desk.draft(desk.read_content(content), template, seed)) == []

    hold()


@every_variant
def test_drafts_of_two_briefs_are_two_texts(desk: Desk, template: KindTemplate) -> None:
    second = BRIEFS / f"{template.folder.name}-second.yaml"
    if not second.exists():
        pytest.skip("a variant with one brief only")
    frame = ngrams(frame_of(template), 8)
    drafts = [desk.draft(desk.read(path), template) for path in (template.folder / EXAMPLE, second)]
    grams = [set().union(*(ngrams(block.text, 8) for block in draft.blocks)) - frame for draft in drafts]
    shorter, longer = sorted(grams, key=len)
    assert containment(shorter, longer) <= OVERLAP


@every_variant
@pytest.mark.parametrize("seed", range(3))
def test_every_section_of_the_deployment_is_a_task(desk: Desk, template: KindTemplate, seed: int) -> None:
    brief = desk.read(template.folder / EXAMPLE)
    draft = desk.draft(brief, template, seed)
    refs = {
        piece.ref for block in draft.blocks for piece in block.pieces if piece.origin is not Origin.MISSING
    }
    for section in brief.deployment:
        for task in section.tasks:
            assert f"{task.path}.事项" in refs
            assert any(
                ref.startswith(f"{task.path}.{key}")
                for ref in refs
                for key in ("措施", "目标", "责任单位", "时限")
            )


class Plant(NamedTuple):
    """A fault put into a faithful draft, and the law that must find it."""

    law: str
    old: str
    new: str
    origin: Origin = Origin.TEMPLATE


@pytest.mark.parametrize(
    "plant",
    [
        Plant("number without an owner", "。", "，完成了三成。"),
        Plant("number without an owner", "。", "，定下12项任务。"),
        Plant("number without an owner", "。", "，产值翻两番。"),
        Plant("number without an owner", "0.86亿元", "0.87亿元", Origin.BRIEF),
        Plant("piece of another origin", "8.9%", "9.8%", Origin.DERIVED),
        Plant("lost", "每周三碰头一次", "抓紧", Origin.BRIEF),
        Plant("lost", "镇招商中心", "镇经发办", Origin.BRIEF),
        Plant("lost", "12月20日前", "10月底前", Origin.DERIVED),
        Plant("broken", "。", "，，。"),
        Plant("announced, but not so many", "四", "五"),
        Plant("invented", "。", "，由市纪委通报批评。"),
    ],
    ids=lambda plant: plant.new,
)
def test_a_planted_fault_is_found(desk: Desk, plant: Plant) -> None:
    template = next(item for item in VARIANTS if item.folder.name == "points")
    brief = desk.read(template.folder / EXAMPLE)
    draft = desk.draft(brief, template)
    assert any(
        plant.old in piece.text and piece.origin is plant.origin
        for block in draft.blocks
        for piece in block.pieces
    )
    blocks = tuple(
        replace(
            block,
            pieces=tuple(
                replace(piece, text=piece.text.replace(plant.old, plant.new))
                if piece.origin is plant.origin and block.type == "paragraph"
                else piece
                for piece in block.pieces
            ),
        )
        for block in draft.blocks
    )
    assert plant.law in faults_of(replace(draft, blocks=blocks), brief, desk)


# ---- What these laws brought to light, one by one.


@pytest.fixture(scope="module")
def example(desk: Desk) -> Brief:
    return desk.read(ROOT / "mobilisation" / "points" / EXAMPLE)


def text_of(draft: Draft) -> str:
    return "\n".join(block.text for block in draft.blocks)


def drafted(desk: Desk, brief: Brief, seed: int = 0) -> Draft:
    variants = read_templates(brief.kind, [ROOT])
    return desk.draft(brief, next(item for item in variants if brief.variant in ("", item.variant)), seed)


def with_task(brief: Brief, **changes: Any) -> Brief:
    task = replace(brief.deployment[0].tasks[0], **changes)
    return replace(brief, deployment=(replace(brief.deployment[0], tasks=(task,)), *brief.deployment[1:]))


def test_a_bank_s_name_for_a_theme_is_not_laid_to_the_user(desk: Desk, example: Brief) -> None:
    pieces = [piece for block in drafted(desk, example).blocks for piece in block.pieces]
    (label,) = (piece for piece in pieces if piece.ref == "回顾.0.称呼")
    assert (label.text, label.origin) == ("经济发展", Origin.TEMPLATE)
    (own,) = (piece for piece in pieces if piece.ref == "回顾.1.称呼")
    assert (own.text, own.origin) == ("项目建设", Origin.BRIEF)


@pytest.mark.parametrize("deadline", ["每月25日", "国庆节期间", "长期坚持", "三日内"])
def test_a_bottom_line_lasts_until_a_day_only(desk: Desk, example: Brief, deadline: str) -> None:
    text = text_of(drafted(desk, with_task(example, target="不发生火情", deadline=deadline)))
    assert f"{deadline}，不发生火情" in text
    assert "从现在起到" not in text


@pytest.mark.parametrize("seed", range(4))
def test_no_measure_gets_a_second_call_word(desk: Desk, seed: int) -> None:
    path = ROOT / "mobilisation" / "sprint" / EXAMPLE
    brief = with_task(desk.read(path), measures=("要抓紧办手续", "要素跟着项目走"), object="要素保障走在前面")
    text = text_of(drafted(desk, brief, seed))
    assert "要要抓紧" not in text
    assert "要素跟着项目走" in text
    assert "要素保障走在前面" in text


def test_what_a_variant_has_no_place_for_is_told_to_the_last_part(desk: Desk, example: Brief) -> None:
    donor = desk.read(ROOT / "project_push" / "pressure" / EXAMPLE)
    brief = replace(example, safeguards=donor.safeguards, projects=donor.projects)
    remarks = drafted(desk, brief).remarks
    assert {f"保障“{point.title}”" for point in donor.safeguards} <= set(remarks)
    assert {f"项目“{project.name}”" for project in donor.projects} <= set(remarks)


def test_a_unit_that_acts_elsewhere_is_still_missed(desk: Desk) -> None:
    brief = desk.read(ROOT / "project_push" / "pressure" / EXAMPLE)
    first, second, *others = brief.self_checks
    brief = replace(brief, self_checks=(first, replace(second, owners=(*first.owners,)), *others))
    assert any(line.startswith(f"自查“{second.title}”的责任单位") for line in drafted(desk, brief).remarks)


def test_the_target_of_a_rate_is_not_dropped_in_silence(desk: Desk, example: Brief) -> None:
    figure = example.figures[2]
    assert figure.value.unit == "%"
    goal = replace(figure.value, value=Decimal(95), text="95%")
    brief = replace(example, figures=(*example.figures[:2], replace(figure, target=goal)))
    assert f"指标“{figure.name}”的全年目标“95%”" in drafted(desk, brief).remarks


def test_only_what_the_text_leaves_open_is_missing(desk: Desk, example: Brief) -> None:
    donor = desk.read(ROOT / "project_push" / "pressure" / EXAMPLE)
    projects = tuple(replace(project, deadline="", owners=()) for project in donor.projects)
    assert drafted(desk, replace(example, projects=projects)).missing == ()
    timed = drafted(desk, with_task(example, target="年底前签约6个", deadline=""))
    assert timed.missing == ()


def test_a_required_part_that_is_empty_is_listed(desk: Desk) -> None:
    brief = desk.read(ROOT / "project_push" / "by_project" / EXAMPLE)
    draft = drafted(desk, replace(brief, projects=()))
    assert [item.path for item in draft.missing] == ["项目"]
    assert broken(draft) == []


def test_a_review_item_that_says_nothing_shows_a_gap(desk: Desk, example: Brief) -> None:
    item = replace(example.review[1], results=(), figures=())
    draft = drafted(desk, replace(example, review=(example.review[0], item, *example.review[2:])))
    assert "项目建设方面，【待补：指标或成效】。" in text_of(draft)
    assert [missing.path for missing in draft.missing] == ["回顾.1"]
