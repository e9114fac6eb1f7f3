"""Places of a brief in words: 指标.0.本期 → 指标 → 一般公共预算收入 → 本期."""

from __future__ import annotations

from collections.abc import Mapping

ARROW = " → "


def readable_path(path: str, names: Mapping[str, str] | None = None) -> str:
    """Return a path of the brief as people read it: 部署.0.任务.1.时限 → 部署 → 第1项 → 任务 → 第2项 → 时限.

    Args:
        path: Keys and indices (from 0), joined by full stops.
        names: What items are called, by their path: `指标.0` → 一般公共预算收入; the others are counted.
    """
    parts = path.split(".")
    steps = []
    for number, part in enumerate(parts, 1):
        name = (names or {}).get(".".join(parts[:number]), "")
        steps.append(name or (f"第{int(part) + 1}项" if part.isascii() and part.isdigit() else part))
    return ARROW.join(steps)
