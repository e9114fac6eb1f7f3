from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.model.profile import Band, KindProfile, Position
from drafter.model.vocabulary import Kind, Move
from drafter.schema.kind_profile import dump_kind_profiles, read_kind_profiles

PROFILE = KindProfile(
    kind=Kind.MOBILISATION,
    count=8,
    bands={
        "部署占比": Band(low=0.5, middle=0.64, high=0.81),
        "一级标题数": Band(low=0.0, middle=3.0, high=7.0),
    },
    order=(Move.OPENING, Move.DEPLOYMENT),
    usual=frozenset({Move.DEPLOYMENT, Move.OPENING}),
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "kind_profiles.json"
    text = dump_kind_profiles({Kind.MOBILISATION: PROFILE}, "abc")
    path.write_text(text, encoding="utf-8")
    assert read_kind_profiles(path) == ("abc", {Kind.MOBILISATION: PROFILE})
    assert dump_kind_profiles({Kind.MOBILISATION: PROFILE}, "abc") == text
    path.write_text(dump_kind_profiles({}, "abc"), encoding="utf-8")
    assert read_kind_profiles(path) == ("abc", {})


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"kinds": {"无此文种": {}}},
        {"kinds": {"mobilisation": {"count": 1, "order": ["无"], "usual": [], "bands": {}}}},
        {"kinds": {"mobilisation": {"count": 1, "order": [], "usual": [], "bands": {"字数": [1]}}}},
        {"kinds": []},
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "kind_profiles.json"
    path.write_text(json.dumps({"format": 1, "fingerprint": "x", "kinds": {}} | change), encoding="utf-8")
    with pytest.raises(DrafterError, match="文种画像读不出来"):
        read_kind_profiles(path)


def test_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DrafterError):
        read_kind_profiles(tmp_path / "没有.json")


def test_the_ends_of_a_band_lie_inside() -> None:
    band = PROFILE.bands["部署占比"]
    places = [band.place(value) for value in (0.49, 0.5, 0.81, 0.82)]
    assert places == [Position.BELOW, Position.INSIDE, Position.INSIDE, Position.ABOVE]
