"""The speeches of the corpus that a text under check is held against: those that it may have been copied from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from drafter.errors import DrafterError
from drafter.workflow.progress import Report
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.check.rule import OldSpeech
    from drafter.model.brief import Borrowing
    from drafter.model.passage import Passage
    from drafter.model.speech import Speech
    from drafter.retrieval.index import Index

QUICK = 300
"""So many speech files are indexed within a check without being asked for: it takes seconds (4 s for the 64 shipped
ones at first, 0.4 s after a change); with more, the index is taken as it is."""


class CorpusUse(StrEnum):
    """Whether a check looks into the corpus."""

    NO = "no"
    READY = "ready"
    """Where the index is there, or can be had in seconds; what was left out is reported."""
    FRESH = "fresh"
    """In any case, however long the index takes."""


class Similar(NamedTuple):
    """What a check needs of the corpus."""

    speeches: tuple[tuple[OldSpeech, ...], ...]
    """For each speech of the file those that it may hold much of, without itself and what its brief borrows."""
    borrowed: tuple[Passage, ...] = ()
    """The passages that the brief takes over, as far as the index has them."""


def find_similar(
    place: Workspace,
    use: CorpusUse,
    path: Path | None,
    speeches: Sequence[Speech],
    borrowings: Sequence[Borrowing],
    report: Report,
) -> Similar:
    """Look up the corpus for a check.

    Args:
        place: The workspace.
        use: Whether to look into it.
        path: The file under check, None for a pasted text; where it is one of the corpus, it is not held
            against itself.
        speeches: Its speeches.
        borrowings: What its brief takes over from the corpus.
        report: Is told when the index is built first, and why the corpus was left out.

    Raises:
        DrafterError: The index can't be had or is damaged, and `use` is FRESH.
    """
    nothing = Similar(((),) * len(speeches))
    if use is CorpusUse.NO:
        return nothing
    try:
        index = _open(place, use, report)
        if index is None:
            return nothing
        of_corpus = path is not None and any(_lies_in(path, folder) for folder in place.corpus_folders())
        own = {speech.id for speech in speeches} if of_corpus else set()
        borrowed = {item.passage for item in borrowings}
        return Similar(
            tuple(tuple(_similar(index, speech, own, borrowed)) for speech in speeches),
            tuple(_borrowed(index, borrowings)),
        )
    except DrafterError as error:
        if use is CorpusUse.FRESH:
            raise
        report(f"没有与语料对照：{error.message}")
        return nothing


def _similar(
    index: Index, speech: Speech, left_out: Collection[str], borrowed: Collection[str]
) -> Iterator[OldSpeech]:
    from drafter.retrieval.covered import covered_speeches
    from drafter.retrieval.passages import passages_of

    for speech_id in covered_speeches(index, f"{speech.title or ''}\n{speech.text()}"):
        passages = [item for item in passages_of(index, speech_id) if item.id not in borrowed]
        if passages and speech_id not in left_out:
            yield _old_speech(passages)


def _borrowed(index: Index, borrowings: Sequence[Borrowing]) -> Iterator[Passage]:
    from drafter.retrieval.passages import passages_of

    for wanted in dict.fromkeys(item.passage for item in borrowings):
        yield from (item for item in passages_of(index, wanted.partition(":")[0]) if item.id == wanted)


def _open(place: Workspace, use: CorpusUse, report: Report) -> Index | None:
    from drafter.library.fingerprint import file_times
    from drafter.retrieval.index import open_index
    from drafter.workflow.searching import fresh_index, is_fresh

    folders = place.corpus_folders()
    if use is CorpusUse.FRESH or file_times(folders).number <= QUICK:
        return fresh_index(place.root, report)
    if not (place.index / "CURRENT").is_file():
        report("没有与语料对照：语料较多，还没有建索引；请运行一次 drafter corpus index，或加 --corpus")
        return None
    index = open_index(place.index)
    if not is_fresh(index, place):
        report("语料有变化，这次对照的是上次建索引时的语料；更新请运行 drafter corpus index，或加 --corpus")
    return index


def _lies_in(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except OSError:
        return False


def _old_speech(passages: list[Passage]) -> OldSpeech:
    from drafter.check.rule import OldSpeech
    from drafter.library.passages import join_passages

    text, speech = join_passages(passages)
    source: Literal["own", "shipped"] = "own" if passages[0].source == "own" else "shipped"
    return OldSpeech(file=speech.id, text=text, speech=speech, source=source)
