"""config/orders.yaml and config/roster.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.resources import shipped
from drafter.schema.roster import read_orders, read_roster


def test_shipped_orders_are_read() -> None:
    orders = read_orders([shipped("config", "orders.yaml")])
    assert [words[0] for words in orders[0].members] == ["党委", "人大", "政府", "政协"]


def test_no_roster_is_none() -> None:
    assert read_roster([]) is None


def test_roster_keeps_its_order(tmp_path: Path) -> None:
    path = tmp_path / "roster.yaml"
    path.write_text(
        "人员:\n  - {姓名: 周明川, 职务: [镇党委书记]}\n  - {姓名: 何念秋, 职务: [镇党委副书记, 镇长]}\n"
        "单位:\n  - {全称: 汀兰镇城乡建设办公室, 简称: 镇城建办}\n",
        encoding="utf-8",
    )
    roster = read_roster([path])
    assert roster is not None
    assert [(person.name, person.offices) for person in roster.people] == [
        ("周明川", ("镇党委书记",)),
        ("何念秋", ("镇党委副书记", "镇长")),
    ]
    assert roster.units[0].short == "镇城建办"


def test_a_wrong_key_is_told(tmp_path: Path) -> None:
    path = tmp_path / "roster.yaml"
    path.write_text("人员:\n  - {名字: 周明川}\n", encoding="utf-8")
    with pytest.raises(DrafterError, match="姓名"):
        read_roster([path])
