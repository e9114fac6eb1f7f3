import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader, Features
from drafter.retrieval.index import Index
from drafter.retrieval.postings import PostingsCounter

QUERIES = (
    "招商引资",
    "粮食产量同比增长，高标准农田",
    "要盯紧尾水治理。要每周巡查。要点名通报。一是抓源头。二是抓过程。收入完成5亿元，同比增长8%。",
    "外星飞船",
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("view", ["lexical", "structure"])
def test_cosines_are_those_of_scikit_learn(
    index: Index, features: FeatureReader, passages: tuple[Passage, ...], query: str, view: str
) -> None:
    def of(found: Features) -> list[str]:
        return found.lexical if view == "lexical" else found.structural

    documents = [of(features.of_passage(item)) for item in passages]
    terms = of(features.of_query(query))
    oracle = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    expected = (oracle.fit_transform(documents) @ oracle.transform([terms]).T).toarray()[:, 0]
    space = index.lexical if view == "lexical" else index.structure
    np.testing.assert_allclose(space.cosines(space.weights(terms)), expected, atol=1e-6)


def test_passages_without_terms_make_an_empty_space() -> None:
    counter = PostingsCounter()
    counter.add([])
    counter.add([])
    postings = counter.finish()
    assert postings.terms == []
    assert postings.starts.tolist() == [0]


def test_terms_are_counted_up_to_a_limit() -> None:
    counter = PostingsCounter()
    counter.add(["w的"] * 300 + ["b\ud800"])
    counter.add(["b?", "w的"])
    postings = counter.finish()
    assert np.all(np.diff(postings.hashes.astype(object)) > 0)
    place = postings.terms.index("w的".encode())
    part = slice(*postings.starts[place : place + 2])
    assert postings.passages[part].tolist() == [0, 1]
    assert postings.counts[part].tolist() == [255, 1]
    assert len(set(postings.terms)) == 3
