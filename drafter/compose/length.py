"""Meeting a wanted length: which optional passages of a rendered draft stay.

A template marks general wording that a short speech can do without (`{{ … | 可选 }}`). It is rendered between
private-use characters; once the length of everything else is known, the passages are chosen that bring the
whole nearest to what the user asked for.
"""

from __future__ import annotations

import re

from drafter.compose.provenance import without_traces
from drafter.text.characters import count_characters

_OPEN, _MIDDLE, _CLOSE = "\ue003", "\ue004", "\ue005"
_OPTIONAL = re.compile(f"{_OPEN}(\\d){_MIDDLE}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_STRAY = re.compile(f"{_OPEN}\\d{_MIDDLE}|{_CLOSE}")
USUAL = 1
"""The rank of what stays when the user names no length."""


def optional(text: object, rank: int = USUAL) -> str:
    """Return a text marked as optional; nothing for no text.

    Args:
        text: General wording, a clause or some sentences of one paragraph. Marks inside it are dropped: what is
            optional as a whole stays or goes as a whole.
        rank: 1 to 9; passages of a lower rank stay before those of a higher one.
    """
    inner = _STRAY.sub("", str(text))
    return f"{_OPEN}{rank}{_MIDDLE}{inner}{_CLOSE}" if inner.strip() else ""


def fit_length(text: str, wanted: int | None, base: int) -> str:
    """Return a rendered draft with the optional passages that bring it nearest to the wanted length.

    Args:
        text: The rendered draft.
        wanted: Characters, or None where the user has no length in mind.
        base: Characters of the draft without any optional passage.
    """
    found = [
        (int(match[1]), count_characters(without_traces(match[2]))) for match in _OPTIONAL.finditer(text)
    ]
    if wanted is None:
        kept = {index for index, (rank, _) in enumerate(found) if rank <= USUAL}
    else:
        kept = _chosen(found, wanted - base)
    numbers = iter(range(len(found)))
    return _OPTIONAL.sub(lambda match: match[2] if next(numbers) in kept else "", text)


def without_optional(text: str) -> str:
    """Return a rendered text without its optional passages."""
    return _OPTIONAL.sub("", text)


def _chosen(found: list[tuple[int, int]], room: int) -> set[int]:
    """Return the passages to keep: whole ranks while they fit, then the best-fitting part of the next."""
    kept: set[int] = set()
    for rank in sorted({rank for rank, _ in found}):
        members = [(index, length) for index, (own, length) in enumerate(found) if own == rank]
        total = sum(length for _, length in members)
        if total <= room:
            kept |= {index for index, _ in members}
            room -= total
            continue
        return kept | _best_fit(members, room)
    return kept


def _best_fit(members: list[tuple[int, int]], room: int) -> set[int]:
    """Return the subset whose lengths come nearest to the room (a subset sum), spread over the text.

    Args:
        members: Pairs of number and length in characters, in the order of the text.
        room: Characters to fill; the subset may pass it where that is nearer than staying below.
    """
    if room <= 0:
        return set()
    spread = sorted(
        range(len(members)), key=lambda order: (order * 0.618) % 1
    )  # no end of the text is favoured
    reached = {0: 0}  # total length -> bits of the members that make it up
    limit = room + max(length for _, length in members)
    for order in spread:
        _, length = members[order]
        for size, chosen in list(reached.items()):
            if size + length <= limit:
                reached.setdefault(size + length, chosen | 1 << order)
    best = reached[min(reached, key=lambda size: (abs(size - room), size))]
    return {index for order, (index, _) in enumerate(members) if best >> order & 1}
