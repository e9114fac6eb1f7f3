"""Holding the wording of a draft against the banks: what is neither the brief's nor derived must stand in them."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, nodes

from drafter.compose import figures, filters
from drafter.model.draft import Draft, Origin
from drafter.model.template import KindTemplate, PhraseResources
from drafter.text.numbering import chinese_integer

_SPACE = re.compile(r"\s+")


def frame_of(template: KindTemplate) -> str:
    """Return a variant's own wording, each stretch between two slots on a line: the fixed frame of its drafts."""
    sources = [(template.folder / "draft.md.j2").read_text(encoding="utf-8")]
    sources += [phrase.text for phrases in template.phrases.values() for phrase in phrases]
    return "\n".join(text for source in sources for text in _fixed_texts(source))


class Wording:
    """The stretches that drafts may be made of: templates, phrase and theme banks, the joints of the filters.

    Args:
        templates: The variants.
        resources: Theme banks, heading patterns and words of figures.
    """

    def __init__(self, templates: Sequence[KindTemplate], resources: PhraseResources) -> None:
        self._by_first: dict[str, set[str]] = defaultdict(set)
        for stretch in _stretches(templates, resources):
            for line in stretch.split("\n"):
                text = re.sub("<!--.*?-->|^#+ ", "", line.strip())
                if text:
                    self._by_first[text[0]].add(text)

    def invented(self, draft: Draft) -> list[str]:
        """Return what of a draft's wording can't be put together from whole stretches."""
        return [
            piece.text
            for block in draft.blocks
            for piece in block.pieces
            if piece.origin is Origin.TEMPLATE and not self._is_built(_SPACE.sub("", piece.text))
        ]

    def _is_built(self, text: str) -> bool:
        reached = {0}
        for place in range(len(text)):
            if place in reached:
                reached |= {
                    place + len(stretch)
                    for stretch in self._by_first[text[place]]
                    if text.startswith(stretch, place)
                }
        return len(text) in reached


def _stretches(templates: Sequence[KindTemplate], resources: PhraseResources) -> Iterator[str]:
    for template in templates:
        yield from _fixed_texts((template.folder / "draft.md.j2").read_text(encoding="utf-8"))
        for phrases in template.phrases.values():
            for phrase in phrases:
                yield from _fixed_texts(phrase.text)
    for theme in {id(theme): theme for theme in resources.themes.values()}.values():
        yield theme.label
        for entries in (*theme.headings.values(), *theme.sentences.values()):
            for entry in entries:
                yield from _fixed_texts(entry)
    for pattern in resources.heading_patterns:
        yield from (*pattern.prefixes, *pattern.suffixes)
    yield from _figure_words(resources)
    yield from (word for _, word in resources.tasks.endings)
    yield from (
        _CONSTANT.sub("", text) for module in (filters, figures) for text in _constants(module.__file__)
    )
    for count in range(1, 40):
        number = chinese_integer(count)
        yield from (
            number,
            f"{number}、",
            f"（{number}）",
            f"{count}.",
            f"（{count}）",
            f"{number}是",
            f"{number}要",
        )
    yield "两"


def _fixed_texts(source: str) -> Iterator[str]:
    """Yield what a template prints whatever the brief says: its plain text and its strings."""
    tree = Environment().parse(source)
    found = [node.data for node in tree.find_all(nodes.TemplateData)]
    found += [node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)]
    for text in found:
        yield text
        yield _SPACE.sub("", text)


def _figure_words(resources: PhraseResources) -> Iterator[str]:
    words = resources.figures
    yield from (verb for _, verb in words.verbs)
    yield from (words.default_verb, words.neutral_verb, words.turning)
    for span in (words.since, words.level, words.multiple_since, words.of_target):
        for text in (span.part, span.year):
            yield text
            yield from (text + way for way in (*words.directions, *words.point_directions))
    builds: Iterable[str] = (*words.leading_builds, *words.following_builds, *words.rising_builds)
    for build in builds:
        yield from re.split(r"\{.*?\}", build)


_CONSTANT = re.compile("[A-Za-z_{}]")


def _constants(file: str | None) -> Iterator[str]:
    """Yield the strings of a module, docstrings aside."""
    assert file
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value
