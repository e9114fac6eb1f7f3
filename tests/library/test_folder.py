from dataclasses import replace
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.library.fingerprint import corpus_fingerprint
from drafter.library.folder import add_speech, load_corpus, remove_speech
from tests.library.conftest import MakeSpeech


def test_a_speech_is_added_and_read_back(tmp_path: Path, make_speech: MakeSpeech) -> None:
    speech = make_speech()
    path = add_speech(tmp_path / "corpus", speech)
    assert path.name == f"项目推进会-在全镇项目推进会上的讲话-{speech.id}.md"
    corpus = load_corpus([tmp_path / "corpus"])
    assert corpus.speeches == (speech,) or corpus.speeches[0].id == speech.id
    assert corpus.paths == {speech.id: path}
    assert corpus.skipped == ()


def test_the_title_is_made_fit_for_a_file_name(tmp_path: Path, make_speech: MakeSpeech) -> None:
    path = add_speech(tmp_path, make_speech("在“大干/100天”动员会上的讲话：\\?*<>|" + "长" * 300))
    assert path.name.startswith("项目推进会-在大干100天动员会上的讲话长")
    assert len(path.name.encode()) < 255


def test_an_exact_duplicate_is_reported(tmp_path: Path, make_speech: MakeSpeech) -> None:
    path = add_speech(tmp_path, make_speech())
    with pytest.raises(DrafterError, match="已有完全相同的一篇"):
        add_speech(tmp_path, make_speech())
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(DrafterError, match="已有完全相同的一篇"):
        add_speech(tmp_path / "other", make_speech(), known=load_corpus([tmp_path]).paths)


def test_no_file_is_overwritten(tmp_path: Path, make_speech: MakeSpeech) -> None:
    path = add_speech(tmp_path, make_speech())
    changed = path.read_text("utf-8").replace("落到人头", "落到岗位")
    path.write_text(changed, "utf-8")
    other = add_speech(tmp_path, make_speech())
    assert other != path
    assert path.read_text("utf-8") == changed
    assert len(load_corpus([tmp_path]).speeches) == 2


def test_bad_files_are_skipped_and_named(tmp_path: Path, make_speech: MakeSpeech) -> None:
    good = add_speech(tmp_path, make_speech())
    (tmp_path / "b-binary.md").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "c-empty.md").write_bytes(b"")
    (tmp_path / "d-kind.md").write_text("---\n文种: 演讲\n---\n\n正文。\n", "utf-8")
    (tmp_path / "e-mark.md").write_text("<!-- 部暑 -->\n\n正文。\n", "utf-8")
    (tmp_path / "f-title.md").write_text("# 只有标题\n", "utf-8")
    (tmp_path / "g-copy.md").write_bytes(good.read_bytes())
    (tmp_path / "h.md").mkdir()
    (tmp_path / "README.md").write_text("说明\n", "utf-8")
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "old.md").write_bytes(b"")
    corpus = load_corpus([tmp_path, tmp_path / "missing"])
    assert len(corpus.speeches) == 1
    reasons = {item.path.name: item.reason for item in corpus.skipped}
    assert set(reasons) >= {"b-binary.md", "c-empty.md", "d-kind.md", "f-title.md"}
    assert len(reasons) == 6 - ("e-mark.md" not in reasons)
    assert "d-kind.md:2" in reasons["d-kind.md"]
    assert "文种" in reasons["d-kind.md"]
    assert all("内容完全相同" in reasons[name] for name in reasons if name == "g-copy.md")


def test_a_removed_speech_lies_in_the_waste_basket(tmp_path: Path, make_speech: MakeSpeech) -> None:
    corpus, trash = tmp_path / "corpus", tmp_path / ".trash"
    for _ in range(2):
        path = add_speech(corpus, make_speech())
        content = path.read_bytes()
        moved = remove_speech(corpus, make_speech().id[:6], trash)
        assert moved.read_bytes() == content
        assert not path.exists()
    assert len(list(trash.iterdir())) == 2
    assert load_corpus([corpus]).speeches == ()


@pytest.mark.parametrize("speech_id", ["", "abc", "ffffffffffff", "../.."])
def test_an_unknown_speech_cannot_be_removed(tmp_path: Path, make_speech: MakeSpeech, speech_id: str) -> None:
    add_speech(tmp_path, make_speech())
    with pytest.raises(DrafterError, match="没有代号为"):
        remove_speech(tmp_path, speech_id, tmp_path / ".trash")


def test_a_speech_without_text_is_refused(tmp_path: Path, make_speech: MakeSpeech) -> None:
    with pytest.raises(DrafterError, match="没有正文段落"):
        add_speech(tmp_path, replace(make_speech(), blocks=()))
    assert not list(tmp_path.iterdir())


def test_the_fingerprint_follows_names_and_contents(tmp_path: Path, make_speech: MakeSpeech) -> None:
    first = add_speech(tmp_path / "a", make_speech())
    before = corpus_fingerprint([tmp_path / "a", tmp_path / "none"])
    copied = tmp_path / "b" / first.name
    copied.parent.mkdir()
    copied.write_bytes(first.read_bytes())
    assert corpus_fingerprint([tmp_path / "b"]) == before
    assert load_corpus([tmp_path / "a"]).fingerprint == before
    first.write_bytes(first.read_bytes() + b"\n")
    assert corpus_fingerprint([tmp_path / "a"]) != before
    copied.rename(copied.with_name("other.md"))
    assert corpus_fingerprint([tmp_path / "b"]) != before
