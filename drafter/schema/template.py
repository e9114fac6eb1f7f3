"""Template folders: templates/<kind>/template.yaml and one folder for each variant, over what _shared holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from drafter.errors import DrafterError
from drafter.model.template import KindTemplate, Phrase, Requirement, Shape
from drafter.model.vocabulary import Kind, Move
from drafter.schema.labels import labelled, read_label
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate

SHARED = "_shared"
MANIFEST = "template.yaml"
EXAMPLE = "example.brief.yaml"


def _moves_of(value: Any) -> Any:  # noqa: ANN401
    return (
        {read_label(Move, key): share for key, share in value.items()} if isinstance(value, dict) else value
    )


class PhraseFields(Strict):
    """用语: a string, or a string with what it needs."""

    text: Text = Field(alias="句")
    needs: Texts = Field(default_factory=list, alias="需要")


class RequirementFields(Strict):
    """需要."""

    path: Text = Field(alias="键")
    why: Text = Field(alias="用途")
    who: Text = Field("", alias="问谁")


Phrases = Annotated[
    list[PhraseFields],
    BeforeValidator(lambda v: [{"句": item} if isinstance(item, str) else item for item in v or []]),
]
MoveName = Annotated[Move, labelled(Move)]
Banks = Annotated[dict[str, Phrases], BeforeValidator(lambda v: v or {})]


class ShapeFields(Strict):
    """骨架."""

    moves: list[MoveName] = Field(alias="语步")
    shares: Annotated[dict[Move, int], BeforeValidator(_moves_of)] = Field(default_factory=dict, alias="占比")
    headings: dict[int, int] = Field(default_factory=dict, alias="标题")
    frames: Texts = Field(default_factory=list, alias="句式")


class KindFields(Strict):
    """templates/<kind>/template.yaml."""

    kind: Annotated[Kind, labelled(Kind)] = Field(alias="文种")
    description: Text = Field(alias="说明")
    usual: Text = Field(alias="常用样式")
    phrases: Banks = Field(default_factory=dict, alias="用语")


class VariantFields(Strict):
    """templates/<kind>/<variant>/template.yaml."""

    name: Text = Field(alias="样式")
    description: Text = Field("", alias="说明")
    moves: list[MoveName] = Field(alias="语步")
    required: list[MoveName] = Field(alias="必备语步")
    requirements: list[RequirementFields] = Field(default_factory=list, alias="必填")
    shape: ShapeFields | None = Field(None, alias="骨架")
    heading_patterns: dict[str, Texts] = Field(default_factory=dict, alias="标题句式")
    phrases: Banks = Field(default_factory=dict, alias="用语")


class SharedFields(Strict):
    """templates/_shared/template.yaml."""

    phrases: Banks = Field(default_factory=dict, alias="用语")


def read_templates(kind: Kind, roots: list[Path]) -> tuple[KindTemplate, ...]:
    """Read the variants of a kind, the usual one first.

    Args:
        kind: The kind.
        roots: Template folders, the user's before the shipped one: of each manifest the first counts, and variants
            of all folders stand side by side. A kind's bank replaces a shared one of its name, a variant's the
            kind's.

    Returns:
        The templates; none where no folder has the kind.

    Raises:
        DrafterError: A manifest is unreadable, or the usual variant does not exist.
        FaultListError: A manifest has faults, told with line and column.
    """
    manifest = _first(root / kind.value / MANIFEST for root in roots)
    if manifest is None:
        return ()
    fields = validate(read_yaml(manifest), KindFields)
    shared = _first(root / SHARED / MANIFEST for root in roots)
    common = validate(read_yaml(shared), SharedFields).phrases if shared else {}
    paths: dict[str, Path] = {}
    for root in reversed(roots):
        paths |= {path.parent.name: path for path in sorted((root / kind.value).glob(f"*/{MANIFEST}"))}
    variants = [(path.parent, validate(read_yaml(path), VariantFields)) for path in paths.values()]
    variants.sort(key=lambda item: (item[1].name != fields.usual, item[0].name))
    if not variants or variants[0][1].name != fields.usual:
        raise DrafterError(f"没有“{fields.usual}”这个样式的文件夹", str(manifest))
    names = tuple(variant.name for _, variant in variants)
    return tuple(
        KindTemplate(
            kind=kind,
            folder=folder,
            name=kind.label,
            description=fields.description,
            variant=variant.name,
            variant_description=variant.description,
            variants=names,
            moves=tuple(variant.moves),
            required_moves=frozenset(variant.required),
            requirements=tuple(
                Requirement(path=item.path, why=item.why, who=item.who) for item in variant.requirements
            ),
            shape=_shape(variant.shape),
            heading_patterns={part: tuple(items) for part, items in variant.heading_patterns.items()},
            phrases=_phrases({**common, **fields.phrases, **variant.phrases}),
        )
        for folder, variant in variants
    )


def _first(paths: Iterable[Path]) -> Path | None:
    return next((path for path in paths if path.is_file()), None)


def _shape(fields: ShapeFields | None) -> Shape:
    if fields is None:
        return Shape()
    return Shape(
        moves=tuple(fields.moves),
        shares=dict(fields.shares),
        headings=dict(fields.headings),
        frames=tuple(fields.frames),
    )


def _phrases(banks: dict[str, list[PhraseFields]]) -> dict[str, tuple[Phrase, ...]]:
    return {
        name: tuple(Phrase(text=item.text, needs=tuple(item.needs)) for item in items)
        for name, items in banks.items()
    }
