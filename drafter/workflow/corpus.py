"""The corpus folder: add, list, show, remove, stats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.workflow.reading import ingest_rules
from drafter.workspace import open_workspace

if TYPE_CHECKING:
    from drafter.library.additions import FileReport
    from drafter.model.speech import Speech


def add_to_corpus(
    paths: list[Path], workspace: Path | None = None, *, repair: bool = False
) -> Iterator[FileReport]:
    """Put the speeches of files and folders into the workspace's corpus.

    Args:
        paths: Files, or folders of which all readable files are taken.
        workspace: The workspace; made when it does not exist.
        repair: Whether to mend misread digits, wrong characters and the like.

    Yields:
        What came of each file, as soon as it is done.

    Raises:
        DrafterError: A path does not exist or the corpus can't be written.
    """
    from drafter.ingest.pipeline import ingest_file
    from drafter.library.additions import add_files

    place = open_workspace(workspace)
    rules = ingest_rules(place)
    yield from add_files(
        paths,
        place.corpus,
        place.corpus_folders(),
        lambda path: ingest_file(path, rules, repair=repair),
        repaired=repair,
    )


def list_corpus(workspace: Path | None = None, *, own: bool = False) -> tuple[list[Speech], list[str]]:
    """Return the speeches, only the user's own if wanted, and a line for each unreadable file."""
    from drafter.library.folder import load_corpus

    place = open_workspace(workspace)
    corpus = load_corpus([place.corpus] if own else place.corpus_folders())
    return list(corpus.speeches), [f"{item.path.name}：{item.reason}" for item in corpus.skipped]


def show_speech(speech_id: str, workspace: Path | None = None) -> str:
    """Return one speech of the corpus as Markdown.

    Raises:
        DrafterError: There is none with that id.
    """
    from drafter.library.folder import find_speech, load_corpus
    from drafter.schema.speech_markdown import dump_speech

    return dump_speech(find_speech(load_corpus(open_workspace(workspace).corpus_folders()), speech_id))


def remove_from_corpus(speech_id: str, workspace: Path | None = None) -> Path:
    """Move one of the user's own speeches to the trash and return where it lies now; see `remove_speech`."""
    from drafter.library.folder import TRASH, remove_speech

    place = open_workspace(workspace)
    return remove_speech(place.corpus, speech_id, place.root / TRASH)


def corpus_statistics(workspace: Path | None = None, *, own: bool = False) -> Iterator[str]:
    """Yield the distribution of the corpus, only of the user's own speeches if wanted, in Chinese."""
    from drafter.library.statistics import statistics_lines

    yield from statistics_lines(list_corpus(workspace, own=own)[0])
