"""All rules of the checker in the order in which `drafter rules` lists them.

Codes are stable: three letters and three digits, never used again for another rule.
"""

from __future__ import annotations

from drafter.check.rule import Rule
from drafter.check.rules import (
    announced_number,
    conflicting_values,
    contradicted_growth,
    damaged_text,
    doubled_punctuation,
    empty_deployment,
    enumeration_sequence,
    forbidden_names,
    foreign_number,
    growth_direction,
    halfwidth_punctuation,
    heading_punctuation,
    heading_sequence,
    long_exhortation,
    missing_move,
    mixed_enumeration,
    parallel_headings,
    parts_exceed_total,
    placeholders,
    repeated_heading_words,
    required_names,
    sentence_length,
    unknown_figure,
    unmet_task,
)

RULES: tuple[Rule, ...] = (
    heading_sequence.RULE,
    announced_number.RULE,
    enumeration_sequence.RULE,
    mixed_enumeration.RULE,
    placeholders.RULE,
    damaged_text.RULE,
    unknown_figure.RULE,
    contradicted_growth.RULE,
    conflicting_values.RULE,
    parts_exceed_total.RULE,
    foreign_number.RULE,
    growth_direction.RULE,
    missing_move.RULE,
    long_exhortation.RULE,
    empty_deployment.RULE,
    parallel_headings.RULE,
    repeated_heading_words.RULE,
    heading_punctuation.RULE,
    halfwidth_punctuation.RULE,
    doubled_punctuation.RULE,
    sentence_length.RULE,
    forbidden_names.RULE,
    required_names.RULE,
    unmet_task.RULE,
)
