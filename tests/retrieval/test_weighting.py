import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from drafter.model.passage import Passage
from drafter.retrieval.features import FeatureReader, Features
from drafter.retrieval.index import Index
from drafter.retrieval.weighting import fit_postings

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
    np.testing.assert_allclose(list(space.cosines(space.weights(terms).values())), expected, atol=1e-6)


def test_passages_without_terms_make_an_empty_space() -> None:
    postings = fit_postings([[], []])
    assert postings.terms == []
    assert postings.starts.tolist() == [0]


def test_terms_are_sorted_as_their_bytes() -> None:
    terms = fit_postings([["w𠮷", "w中", "bab", "w｀"]]).terms
    assert [term.encode() for term in terms] == sorted(term.encode() for term in terms)
