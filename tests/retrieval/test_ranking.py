"""The best passages, found early, are those of a full scan and of scikit-learn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from drafter.retrieval.postings import Postings, PostingsCounter
from drafter.retrieval.ranking import Ranking, Scale, TermList, cosines, make_scale, rank
from drafter.retrieval.scatter import add_postings, compiled_adder
from drafter.retrieval.weighting import Statistics, count_frequencies, idf, weigh

Corpus = Sequence[Sequence[str]]


def made(corpus: Corpus) -> tuple[Postings, Statistics]:
    counter = PostingsCounter()
    for terms in corpus:
        counter.add(terms)
    postings = counter.finish()
    alive = np.ones(len(corpus), np.bool_)
    return postings, weigh(postings, alive, count_frequencies(postings, alive), len(corpus))


def term_lists(
    postings: Postings, statistics: Statistics, terms: Sequence[str], space: int = 0
) -> list[TermList]:
    size = len(statistics.scales)
    counts = Counter(term for term in terms if term.encode() in postings.terms)
    weights = {}
    for term, count in counts.items():
        place = postings.terms.index(term.encode())
        weight = idf(int(statistics.frequencies[place]), size)
        weights[place] = (1 + np.log(count)) * weight, weight
    length = np.sqrt(sum(weight * weight for weight, _ in weights.values()))
    lists = []
    for place, (weight, own) in weights.items():
        part = slice(*postings.starts[place : place + 2])
        found = postings.counts[part]
        lists.append(TermList(space, weight * own / length, int(found.max()), postings.passages[part], found))
    return lists


def scale(statistics: Statistics) -> Scale:
    return make_scale(statistics.scales)


def by_scikit_learn(corpus: Corpus, terms: Sequence[str]) -> NDArray[np.float64]:
    oracle = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    scores = oracle.fit_transform(corpus) @ oracle.transform([terms]).T
    result: NDArray[np.float64] = scores.toarray()[:, 0]
    return result


def assert_best(found: Ranking, scores: NDArray[np.floating], k: int) -> None:
    """The k best, ties aside: the scores agree, and each passage has the score it is given."""
    expected = np.sort(scores[scores > 1e-9])[::-1][:k]
    np.testing.assert_allclose(found.scores, expected, atol=2e-6)
    np.testing.assert_allclose(scores[found.ordinals], found.scores, atol=2e-6)
    assert len(set(found.ordinals.tolist())) == len(found.ordinals)


def zipf_corpus(seed: int, size: int, words: int = 400) -> list[list[str]]:
    random = np.random.default_rng(seed)
    return [
        [f"w{word}" for word in np.minimum(random.zipf(1.25, length), words)]
        for length in random.integers(1, 40, size)
    ]


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12), min_size=1, max_size=30),
    st.lists(st.sampled_from("abcdefghz"), min_size=1, max_size=12),
    st.integers(1, 12),
)
def test_any_small_corpus(corpus: list[list[str]], query: list[str], k: int) -> None:
    postings, statistics = made(corpus)
    found = rank(term_lists(postings, statistics, query), [scale(statistics)], k)
    assert_best(found, by_scikit_learn(corpus, query), k)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("k", [1, 10, 70])
def test_large_corpora_are_ranked_as_scikit_learn_does(seed: int, k: int) -> None:
    corpus = zipf_corpus(seed, 4000)
    postings, statistics = made(corpus)
    for query in zipf_corpus(seed + 100, 12):
        found = rank(term_lists(postings, statistics, query), [scale(statistics)], k)
        assert_best(found, by_scikit_learn(corpus, query), k)


@given(st.integers(0, 10**6), st.integers(1, 40), st.floats(0.05, 0.95), st.integers(0, 3))
def test_two_spaces_masks_and_thresholds(seed: int, k: int, share: float, kept: int) -> None:
    size = 1500
    spaces = [made(zipf_corpus(seed + number, size, 60)) for number in range(2)]
    query = zipf_corpus(seed + 2, 2, 60)
    mask = np.random.default_rng(seed).integers(0, 4, size) >= kept
    lists, scales, scores = [], [], np.zeros(size)
    for number, (postings, statistics) in enumerate(spaces):
        part = share if number else 1 - share
        own = [
            item._replace(weight=item.weight * part)
            for item in term_lists(postings, statistics, query[number], number)
        ]
        lists += own
        masked = statistics.scales * mask
        scales.append(make_scale(statistics.scales)._replace(values=masked))
        scores += cosines(own, masked)
    found = rank(lists, scales, k)
    assert_best(found, scores, k)
    if len(found.scores):
        threshold = float(found.scores[len(found.scores) // 2])
        above = rank(lists, scales, k, threshold)
        wanted = found.scores >= threshold
        assert set(found.ordinals[wanted].tolist()) <= set(above.ordinals.tolist())


def test_equal_scores_are_ordered_by_ordinal() -> None:
    postings, statistics = made([["a", "b"]] * 3000 + [["c"]])
    found = rank(term_lists(postings, statistics, ["a", "c"]), [scale(statistics)], 5)
    assert found.ordinals.tolist() == [3000, 0, 1, 2, 3]


def test_numbers_out_of_range_are_not_taken_for_passages() -> None:
    postings, statistics = made(zipf_corpus(1, 50))
    broken = [
        item._replace(passages=item.passages + np.uint32(2**32 - 40))
        for item in term_lists(postings, statistics, ["w1", "w2"])
    ]
    with pytest.raises(IndexError):
        rank(broken, [scale(statistics)], 5)


@given(st.integers(0, 10**6), st.integers(1, 40), st.floats(0, 1))
def test_the_compiled_loop_ranks_the_same(seed: int, k: int, part: float) -> None:
    postings, statistics = made(zipf_corpus(seed, 500, 60))
    lists = term_lists(postings, statistics, zipf_corpus(seed + 1, 1, 60)[0])
    best = rank(lists, [scale(statistics)], k)
    threshold = part * float(best.scores[0]) if len(best.scores) else 0.0
    found = rank(lists, [scale(statistics)], k, threshold)
    other = rank(lists, [scale(statistics)], k, threshold, compiled_adder(500))
    assert found.ordinals.tolist() == other.ordinals.tolist()
    assert found.scores.tolist() == other.scores.tolist()
    wanted = best.scores >= threshold
    assert found.ordinals[: wanted.sum()].tolist() == best.ordinals[wanted].tolist()
    assert found.scores[: wanted.sum()].tolist() == best.scores[wanted].tolist()


def test_thresholds_save_walking_over_common_terms() -> None:
    """Of the longest list nothing is read but what is looked up."""
    corpus = [["rare", "common"]] * 3 + [["common", f"w{number % 50}"] for number in range(4000)]
    postings, statistics = made(corpus)
    lists = term_lists(postings, statistics, ["rare", "common"])
    walked: list[int] = []

    def add(sums: Any, passages: Any, counts: Any, table: Any) -> None:
        walked.append(len(passages))
        add_postings(sums, passages, counts, table)

    found = rank(lists, [scale(statistics)], 3, 0.5, add)
    assert found.ordinals.tolist() == [0, 1, 2]
    assert walked == [3]
