from __future__ import annotations

from drafter.resources import shipped
from drafter.schema.gazetteer import read_gazetteer


def test_towns_know_what_lies_above_them() -> None:
    gazetteer = read_gazetteer(shipped("config", "places"))
    assert gazetteer.above("台吉镇") == {"辽宁省", "朝阳市", "北票市"}
    assert gazetteer.is_within("台吉镇", frozenset({"北票市"}))
    assert not gazetteer.is_within("台吉镇", frozenset({"海口市"}))
    assert gazetteer.bearers("城关镇") > 20
    assert "汀兰镇" not in gazetteer


def test_former_names_are_known() -> None:
    gazetteer = read_gazetteer(shipped("config", "places"))
    assert "万县市" in gazetteer
    assert gazetteer.above("万县市") == frozenset()


def test_names_are_found_in_a_text() -> None:
    found = read_gazetteer(shipped("config", "places")).find("辽宁省朝阳市北票市台吉镇")
    assert [name for name, _ in found] == ["辽宁省", "朝阳市", "北票市", "台吉镇"]
