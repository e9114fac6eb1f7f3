from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafter.text.overlap import common_runs, containment, ngrams, shared_runs, without_set_phrases

FIRST = "今年全镇新修水渠三十二公里，受益农田一万亩。"
SECOND = "去年不算，今年全镇新修水渠三十二公里，大家出了力。"


def test_the_longest_shared_run_is_found_whole() -> None:
    (run,) = shared_runs({"甲": FIRST, "乙": SECOND}, 8)
    assert run == ("甲", "乙", "今年全镇新修水渠三十二公里，")


def test_a_set_phrase_breaks_a_run() -> None:
    texts = {
        name: without_set_phrases(text, ["新修水渠"]) for name, text in {"甲": FIRST, "乙": SECOND}.items()
    }
    assert not list(shared_runs(texts, 10))


def test_containment_of_a_copy_and_of_a_stranger() -> None:
    copy = "开头不同。" + FIRST
    assert containment(ngrams(FIRST, 8), ngrams(copy, 8)) == 1.0
    assert containment(ngrams(FIRST, 8), ngrams("完全不同的另一段文字在这里写着。", 8)) == 0.0


@given(st.text(alphabet="甲乙丙", max_size=30), st.text(alphabet="甲乙丙", max_size=30))
def test_what_is_reported_stands_in_both(first: str, second: str) -> None:
    texts = {"一": first, "二": second}
    for run in shared_runs(texts, 4):
        assert run.text in texts[run.first]
        assert run.text in texts[run.second]
        assert len(run.text) >= 4


def test_common_runs_tell_the_place_in_both_texts() -> None:
    (run,) = common_runs("甲乙丙各村马上清淤散会", "丁各村马上清淤好", 5)
    assert (run.start, run.other_start, run.length) == (3, 1, 6)


def test_common_runs_do_not_cross_a_break() -> None:
    assert not list(common_runs("各村马上\n清淤散会", "各村马上\n清淤散会", 5))
