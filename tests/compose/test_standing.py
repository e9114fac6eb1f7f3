from __future__ import annotations

import pytest

from drafter.compose.standing import standing_of
from drafter.model.brief import Locality
from drafter.model.vocabulary import Level


@pytest.mark.parametrize(
    ("name", "level", "superior", "speaker", "expected"),
    [
        (
            "汀兰镇",
            Level.TOWN,
            "岚浦县",
            "镇长",
            ("全镇", "镇政府", "县委、县政府和镇党委", "镇党委、镇政府"),
        ),
        (
            "汀兰镇",
            Level.TOWN,
            "岚浦县",
            "镇党委书记",
            ("全镇", "镇党委、镇政府", "县委、县政府", "镇党委、镇政府"),
        ),
        (
            "麦渚乡",
            Level.TOWN,
            "岚浦县",
            "乡长",
            ("全乡", "乡政府", "县委、县政府和乡党委", "乡党委、乡政府"),
        ),
        (
            "柳汀街道",
            Level.TOWN,
            "湄屿区",
            "街道办事处主任",
            ("全街道", "街道办事处", "区委、区政府和街道党工委", "街道党工委、街道办事处"),
        ),
        (
            "湄屿区",
            Level.DISTRICT,
            "云汀市",
            "区长",
            ("全区", "区政府", "市委、市政府和区委", "区委、区政府"),
        ),
        ("云汀市", Level.CITY, "", "市长", ("全市", "市政府", "", "市委、市政府")),
        ("湄屿区住建局", Level.DEPARTMENT, "湄屿区", "局长", ("全局", "局党组", "区委、区政府", "局党组")),
    ],
)
def test_who_speaks_for_whom(
    name: str, level: Level, superior: str, speaker: str, expected: tuple[str, ...]
) -> None:
    place = Locality(name=name, level=level, superiors=(superior,) if superior else (), self_name="我们")
    assert standing_of(place, speaker) == expected
