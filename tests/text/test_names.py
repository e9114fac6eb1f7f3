from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.names import NameFinder


def test_the_longest_name_is_found() -> None:
    found = list(NameFinder({"汀兰镇", "岚浦县汀兰镇", "兰镇"}).find("在岚浦县汀兰镇，汀兰镇"))
    assert [name for name, _ in found] == ["岚浦县汀兰镇", "汀兰镇"]


def test_nothing_is_found_without_names() -> None:
    assert not list(NameFinder(()).find("汀兰镇"))
    assert not list(NameFinder({""}).find("汀兰镇"))


@given(st.sets(st.text("甲乙丙]^-", min_size=1, max_size=4), max_size=6), st.text("甲乙丙]^-", max_size=40))
def test_names_stand_where_they_are_told_and_none_is_missed(names: set[str], text: str) -> None:
    found = list(NameFinder(names).find(text))
    assert all(span.of(text) == name and name in names for name, span in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert bool(found) == any(name in text for name in names)
