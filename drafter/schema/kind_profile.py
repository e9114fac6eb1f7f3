"""config/kind_profiles.json: the structure of the speeches of each kind, as `make train` measures it.

The file is JSON so that reading it costs nothing. The workspace keeps one of the same form for the user's own speeches.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from drafter.model.profile import Band, KindProfile
from drafter.model.vocabulary import Kind, Move
from drafter.schema.trained import read_trained

NAME = "kind_profiles.json"
"""Below config/, and in the workspace's own folder for its corpus."""
FORMAT = 1
"""Version of the file; another one is refused."""
_LIMIT = 1 << 20


class KindProfiles(NamedTuple):
    """What the file holds."""

    fingerprint: str
    """Of the speeches, and of what makes a paragraph concrete."""
    profiles: Mapping[Kind, KindProfile]


def read_kind_profiles(path: Path) -> KindProfiles:
    """Read the profiles of kinds.

    Raises:
        DrafterError: The file is missing, damaged or of another version.
    """
    return read_trained(path, "文种画像", _profiles, _LIMIT)


def dump_kind_profiles(profiles: Mapping[Kind, KindProfile], fingerprint: str) -> str:
    """Return the profiles as JSON, a measure a line, so that a change can be read."""
    head = json.dumps({"format": FORMAT, "fingerprint": fingerprint}, separators=(",", ":"))
    kinds = ",\n".join(f'"{kind.value}":{_dump(profile)}' for kind, profile in profiles.items())
    return f'{head[:-1]},\n"kinds":{{\n{kinds}\n}}}}\n'


def _dump(profile: KindProfile) -> str:
    data = {
        "count": profile.count,
        "order": [move.value for move in profile.order],
        "usual": [move.value for move in Move if move in profile.usual],
    }
    bands = ",\n".join(
        f'"{name}":{json.dumps([band.low, band.middle, band.high])}' for name, band in profile.bands.items()
    )
    return f'{json.dumps(data)[:-1]}, "bands":{{\n{bands}}}}}'


def _profiles(data: dict[str, Any]) -> KindProfiles:
    if data["format"] != FORMAT:
        raise ValueError("format")
    profiles = {}
    for name, item in data["kinds"].items():
        kind = Kind(name)
        profiles[kind] = KindProfile(
            kind=kind,
            count=int(item["count"]),
            order=tuple(Move(move) for move in item["order"]),
            usual=frozenset(Move(move) for move in item["usual"]),
            bands={key: _band(*values) for key, values in item["bands"].items()},
        )
    return KindProfiles(str(data["fingerprint"]), profiles)


def _band(low: float, middle: float, high: float) -> Band:
    return Band(low=float(low), middle=float(middle), high=float(high))
