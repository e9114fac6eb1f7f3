from drafter.library.duplicates import Candidates, near_duplicates
from tests.library.conftest import MakeSpeech

OLD = "去年以来，柳塘镇的项目从无到有，靠的是一天一调度、一周一通报，干部脚上有泥，群众心里有数。"
NEW = "眼下最要紧的，是把秋收秋种的农机排好班，把烘干塔的电接通，把粮食一粒不少地收进仓。"


def test_copies_are_told_with_their_share(make_speech: MakeSpeech) -> None:
    old = make_speech("旧稿", OLD)
    copied = make_speech("新稿", OLD.replace("柳塘镇", "竹溪镇"), NEW)
    found = near_duplicates([copied], [old], threshold=0.3)
    assert [(item.speech_id, item.other_id) for item in found] == [(copied.id, old.id)]
    assert 0.3 < found[0].share < 0.5
    assert near_duplicates([copied], [old], threshold=0.6) == ()


def test_copies_within_a_list_name_the_earlier_one(make_speech: MakeSpeech) -> None:
    one, other, third = make_speech("甲", OLD), make_speech("乙", OLD), make_speech("丙", NEW)
    found = near_duplicates([one, third, other])
    assert [(item.speech_id, item.other_id, item.share) for item in found] == [(other.id, one.id, 1.0)]


def test_white_space_and_punctuation_do_not_hide_a_copy(make_speech: MakeSpeech) -> None:
    spaced = make_speech("乙", OLD.replace("，", " ， ").replace("。", "！"))
    assert near_duplicates([spaced], [make_speech("甲", OLD)])[0].share == 1.0


def test_a_speech_is_no_duplicate_of_itself_in_the_library(make_speech: MakeSpeech) -> None:
    assert near_duplicates([make_speech()], [make_speech()]) == ()


def test_very_short_speeches_have_no_grams(make_speech: MakeSpeech) -> None:
    assert near_duplicates([make_speech("甲", "短"), make_speech("乙", "短")]) == ()


def test_candidates_hold_every_near_duplicate(make_speech: MakeSpeech) -> None:
    old, other = make_speech("旧稿", OLD * 40), make_speech("别的", NEW * 40)
    copied = make_speech("新稿", (OLD * 40).replace("柳塘镇", "竹溪镇"))
    candidates = Candidates()
    for speech in (old, other):
        candidates.add(speech)
    assert candidates.of(copied) == [old.id]
    assert candidates.of(make_speech("无关", "完全是另一回事，与上面两篇没有一句话相同。" * 3)) == []
