"""The words by which names are recognised that a masked version must not show (掩码)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskingWords:
    """What names look like; see config/masking.yaml."""

    place_suffixes: tuple[str, ...]
    """省, 市, 县, 镇: behind the stem of a place's name."""
    unit_suffixes: tuple[str, ...]
    """局, 办, 中心: what stays of a unit's name."""
    name_suffixes: tuple[str, ...]
    """产业园, 村, 河: by which a name inside a sentence is known."""
    boundaries: tuple[str, ...]
    """Words behind which a name inside a sentence starts."""
    general_ends: tuple[str, ...]
    """How words end that look like names and are none: 农村, 全市."""
    general_starts: tuple[str, ...]
    """How they start: 各, 有关."""
    not_behind: tuple[tuple[str, str], ...]
    """Suffixes with the characters that make them another word: 办理, 市场."""
    measures: tuple[str, ...]
    """Units behind numbers in Chinese numerals."""
