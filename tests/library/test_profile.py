from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.folder import add_speech, load_corpus
from drafter.library.own_profiles import own_kind_profiles
from drafter.library.profile import LARGE, Measured, kind_profile, kind_profiles
from drafter.library.profile_training import profiles_fingerprint, train
from drafter.library.speech_measures import Signs, measure_speech, signs_of
from drafter.model.profile import Position, SpeechProfile, share_of, show_band, show_value
from drafter.model.speech import Block, Speech
from drafter.model.vocabulary import Kind, Move
from drafter.resources import shipped
from drafter.schema.kind_profile import read_kind_profiles
from drafter.schema.rules import read_rule_settings
from drafter.schema.speech_markdown import load_speech

TEXT = """# 在全镇清淤动员会上的讲话
<!-- 开场 -->
同志们：
<!-- 回顾＋致谢 -->
今年修渠12公里，大家辛苦了。
<!-- 部署 -->
## 一、清好老沟老渠
各村月底前完成沟渠清淤4公里，由镇水利站牵头逐段验收，验收不过的返工。
要切实提高思想认识，高度重视，加强领导，统筹谋划，扎实推进，不断开创新局面。
## 二、接好水管
镇自来水厂把干管顶管过河，支管挖沟入户，水表装在院墙外面，一户不许漏。
<!-- 号召 -->
让我们干起来！
"""


@pytest.fixture(scope="module")
def signs() -> Signs:
    return signs_of(read_rule_settings(shipped("config", "rules"), []))


@pytest.fixture(scope="module")
def corpus() -> tuple[Speech, ...]:
    return load_corpus([shipped("corpus")]).speeches


@pytest.fixture(scope="module")
def measured(corpus: tuple[Speech, ...], signs: Signs) -> list[Measured]:
    return [Measured(speech.kind, measure_speech(speech, signs)) for speech in corpus]


def test_a_speech_is_measured(signs: Signs) -> None:
    found = measure_speech(load_speech(TEXT, "稿.md"), signs)
    assert [move for move, _ in found.moves] == [
        Move.OPENING,
        Move.REVIEW,
        Move.DEPLOYMENT,
        Move.EXHORTATION,
    ]
    assert sum(share for _, share in found.moves) == pytest.approx(1)
    measures = found.measures
    assert measures["字数"] == 148
    assert measures["回顾占比"] == measures["致谢占比"] == pytest.approx(15 / 2 / 148)
    assert sum(measures[share_of(move)] for move in Move) == pytest.approx(1)
    assert (measures["一级标题数"], measures["二级标题数"]) == (2, 0)
    assert measures["最长句"] == 38
    assert measures["千字数字"] == pytest.approx(2000 / 148)
    assert measures["回顾千字数字"] == pytest.approx(1000 / 15)
    assert measures["部署段含时限"] == measures["部署段含责任"] == pytest.approx(1 / 3)
    assert measures["空话率"] == pytest.approx(2 / 3)


def test_what_a_speech_can_not_have_is_not_measured(signs: Signs) -> None:
    found = measure_speech(Speech(id="x", title=None), signs)
    assert found.moves == ()
    assert {"回顾千字数字", "空话率", "节长不均", "平均句长"}.isdisjoint(found.measures)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(Move)), st.sampled_from(["heading", "paragraph"]), st.text(max_size=30)
        ),
        max_size=12,
    )
)
def test_any_speech_can_be_measured(signs: Signs, rows: list[tuple[Move, str, str]]) -> None:
    blocks = tuple(
        Block(type="heading" if kind == "heading" else "paragraph", level=1, move=move, text=text)
        for move, kind, text in rows
    )
    found = measure_speech(Speech(id="x", title=None, blocks=blocks), signs)
    assert all(value >= 0 for value in found.measures.values())
    assert all(0 <= place <= 1.0001 for place in found.move_middles().values())


def test_one_speech_in_ten_lies_outside_the_band_that_the_others_give(measured: list[Measured]) -> None:
    outside: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for position, item in enumerate(measured):
        profile = kind_profile(item.kind, [*measured[:position], *measured[position + 1 :]])
        for name, band in profile.bands.items():
            if name in item.profile.measures:
                total[name] += 1
                outside[name] += band.place(item.profile.measures[name]) is not Position.INSIDE
    shares = {name: outside[name] / count for name, count in total.items()}
    assert len(shares) >= 20
    assert {name: share for name, share in shares.items() if share > 0.14} == {}
    assert 0.05 <= sum(outside.values()) / sum(total.values()) <= 0.11


def test_hardly_a_speech_lies_outside_its_own_band(measured: list[Measured]) -> None:
    profiles = kind_profiles(measured)
    found = [
        (item.kind, name)
        for item in measured
        for name, band in profiles[item.kind].bands.items()
        if name in item.profile.measures and band.place(item.profile.measures[name]) is not Position.INSIDE
    ]
    assert len(found) <= 0.04 * sum(len(item.profile.measures) for item in measured)


def test_bands_are_in_order_and_shares_between_0_and_1(measured: list[Measured]) -> None:
    for profile in kind_profiles(measured).values():
        for name, band in profile.bands.items():
            assert 0 <= band.low <= band.middle <= band.high, name
            if name.endswith(("占比", "率")):
                assert band.high <= 1


def test_many_speeches_speak_for_themselves() -> None:
    few = [_speech(Kind.MOBILISATION, 1000 + 10 * number) for number in range(LARGE)]
    band = kind_profile(Kind.MOBILISATION, few).bands["字数"]
    assert (band.low, band.middle, band.high) == pytest.approx((1009.5, 1095, 1180.5))
    others = [_speech(Kind.INAUGURAL, 5000 * number) for number in range(1, 9)]
    assert kind_profile(Kind.MOBILISATION, [*few, *others]).bands["字数"] == band


def test_few_speeches_borrow_the_spread_of_other_kinds() -> None:
    few = [_speech(Kind.MOBILISATION, 2000) for _ in range(8)]
    alone = kind_profile(Kind.MOBILISATION, few).bands["字数"]
    others = [_speech(Kind.INAUGURAL, 500 * number) for number in range(2, 10)]
    pooled = kind_profile(Kind.MOBILISATION, [*few, *others]).bands["字数"]
    assert pooled.low < alone.low <= 2000 <= alone.high < pooled.high


def test_moves_without_a_firm_place_have_no_order() -> None:
    first, second = (Move.REVIEW, 0.3), (Move.PROBLEMS, 0.2)
    speeches = [
        Measured(Kind.MOBILISATION, _profile(1000, ((Move.OPENING, 0.1), *pair, (Move.DEPLOYMENT, 0.4))))
        for pair in [(first, second), (second, first)] * 4
    ]
    profile = kind_profile(Kind.MOBILISATION, speeches)
    assert {Move.OPENING, Move.DEPLOYMENT} <= set(profile.order)
    assert len({Move.REVIEW, Move.PROBLEMS} & set(profile.order)) == 1
    assert profile.usual == {Move.OPENING, Move.REVIEW, Move.PROBLEMS, Move.DEPLOYMENT}


def test_the_shipped_profiles_are_those_of_the_shipped_corpus(
    project: Path, corpus: tuple[Speech, ...], signs: Signs
) -> None:
    path = project / "config" / "kind_profiles.json"
    assert read_kind_profiles(path).fingerprint == profiles_fingerprint(corpus, signs), (
        "corpus/ or the signs of rule STR003 have changed since the profiles were measured: run `make train`"
    )
    assert path.read_text(encoding="utf-8") == train(corpus, signs)


def test_own_speeches_count_from_twenty_of_a_kind(tmp_path: Path, signs: Signs) -> None:
    speech = replace(load_speech(TEXT, "稿.md"), kind=Kind.MOBILISATION)
    told: list[str] = []
    folder, cache = tmp_path / "corpus", tmp_path / ".drafter" / "kind_profiles.json"
    for number in range(LARGE):
        if number == LARGE - 1:
            assert own_kind_profiles(folder, cache, signs, told.append) == {}
            assert told == []
        add_speech(folder, replace(speech, title=f"第{number}次动员会上的讲话"), {})
    first = own_kind_profiles(folder, cache, signs, told.append)
    assert (first[Kind.MOBILISATION].count, first[Kind.MOBILISATION].own) == (LARGE, True)
    assert own_kind_profiles(folder, cache, signs, told.append) == first
    assert len(told) == 1
    cache.write_text("{", encoding="utf-8")
    assert own_kind_profiles(folder, cache, signs, told.append) == first
    add_speech(folder, replace(speech, title="又一次动员会上的讲话"), {})
    assert own_kind_profiles(folder, cache, signs, told.append)[Kind.MOBILISATION].count == LARGE + 1
    assert len(told) == 3


def test_values_are_shown_with_their_units(measured: list[Measured]) -> None:
    assert show_value("部署占比", 0.354) == "35%"
    assert show_value("号召占比", 0.0421) == "4.2%"
    assert show_value("号召占比", 0) == show_value("号召占比", 0.0002) == "0%"
    assert show_value("一级标题数", 4) == "4 个"
    assert show_value("平均句长", 23.44) == "23.4 字"
    band = kind_profiles(measured)[Kind.MOBILISATION].bands["字数"]
    assert show_band("字数", band) == f"{band.low:.0f}～{band.high:.0f} 字"


def _speech(kind: Kind, length: int) -> Measured:
    return Measured(kind, _profile(length, ((Move.OPENING, 0.2), (Move.DEPLOYMENT, 0.8))))


def _profile(length: int, moves: tuple[tuple[Move, float], ...]) -> SpeechProfile:
    measures = {"字数": float(length)} | {share_of(move): 0.0 for move in Move}
    for move, share in moves:
        measures[share_of(move)] += share
    return SpeechProfile(moves=moves, measures=measures)
