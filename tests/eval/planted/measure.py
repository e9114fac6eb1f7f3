"""Plants errors, holds the texts against the rules, counts what is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from drafter.check.catalogue import RULES
from drafter.check.rule import Rule
from drafter.check.runner import check_speech
from drafter.model.diagnostic import Diagnostic, Severity
from drafter.text.characters import count_characters
from drafter.workflow.checking import CheckRules
from tests.eval.planted.material import changed_brief, context_of, ground
from tests.eval.planted.plant import CORPUS, Clean, ErrorKind, Ground, Plant

TRIES = 6
"""How often a planter is tried on each text in turn before it is given up."""


class Trial(NamedTuple):
    """One planted error."""

    kind: ErrorKind
    clean: Clean
    plant: Plant
    found: bool


class Alarms(NamedTuple):
    """What the rules say of texts without known errors."""

    errors: int
    warnings: int
    characters: int

    def rate(self, *, warnings: bool) -> float:
        """Return findings per 1,000 characters: errors, with the warnings if wanted."""
        return (self.errors + self.warnings * warnings) / (self.characters or 1) * 1000


def plants(
    kind: ErrorKind, texts: Sequence[Clean], base: Ground, count: int, seed: int
) -> list[tuple[Clean, Plant]]:
    """Return up to `count` plants, each in a text of its own as far as there are so many."""
    random = Random(f"{kind.name}-{seed}")
    suited = [text for text in texts if text.source in kind.sources]
    result: list[tuple[Clean, Plant]] = []
    for _ in range(TRIES):
        random.shuffle(suited)
        for clean in suited:
            if len(result) == count:
                return result
            plant = kind.plant(clean, random, base)
            if plant is not None and plant.text != clean.text and plant not in [item for _, item in result]:
                result.append((clean, plant))
    return result


def try_out(kind: ErrorKind, clean: Clean, plant: Plant, rules: CheckRules) -> bool:
    """Tell whether a fitting rule reports a plant at its place and does not report the same without it."""
    fitting = tuple(rule for rule in RULES if rule.code in kind.codes)
    brief = changed_brief(plant.brief_source, rules.place) if plant.brief_source else clean.brief
    before, after = (
        check_speech(context_of(text, clean, rules, brief=brief, old=plant.old), rules.settings, fitting)
        for text in (plant.clean or clean.text, plant.text)
    )
    known = Counter((item.code, item.message, item.excerpt) for item in before)
    hits = [item for item in after if _fits(item, plant)]
    new = Counter((item.code, item.message, item.excerpt) for item in after) - known
    return any(new[item.code, item.message, item.excerpt] for item in hits)


def _fits(item: Diagnostic, plant: Plant) -> bool:
    return not plant.places or any(
        item.span.start < place.end and item.span.end > place.start for place in plant.places
    )


def run(
    kinds: Iterable[ErrorKind], texts: Sequence[Clean], rules: CheckRules, count: int, seed: int = 0
) -> list[Trial]:
    """Plant up to `count` errors of each kind and try them out."""
    base = ground([text for text in texts if text.source == CORPUS])
    return [
        Trial(kind, clean, plant, try_out(kind, clean, plant, rules))
        for kind in kinds
        for clean, plant in plants(kind, texts, base, count, seed)
    ]


def alarms(texts: Iterable[Clean], rules: CheckRules, only: tuple[Rule, ...] = RULES) -> Alarms:
    """Return what the rules say of the untouched texts."""
    counts: Counter[Severity] = Counter()
    characters = 0
    for clean in texts:
        context = context_of(clean.text, clean, rules, brief=clean.brief, old="")
        counts.update(item.severity for item in check_speech(context, rules.settings, only))
        characters += sum(count_characters(block.text) for block in clean.speech.blocks)
    return Alarms(counts[Severity.ERROR], counts[Severity.WARNING], characters)
