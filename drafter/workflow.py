"""The verbs as plain functions: the library's face, and the only file that names two stages.

Each function imports the stages it needs, so that looking at the help or searching the corpus stays fast.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind
from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.check.result import CheckResult
    from drafter.ingest.pipeline import IngestRules
    from drafter.library.additions import FileReport
    from drafter.model.brief import Brief
    from drafter.model.diagnostic import Diagnostic
    from drafter.model.draft import Draft, Outline
    from drafter.model.passage import Hit
    from drafter.model.speech import ParsedFile, Speech
    from drafter.model.template import FigureWording, KindTemplate, Theme
    from drafter.retrieval.index import Index, IndexSummary

Report = Callable[[str], None]
HITS_PER_SECTION = 3
_QUERY_LENGTH = 400


def _silent(_line: str) -> None:
    """Report to nobody."""


def parse_file(path: Path, workspace: Path | None = None, *, repair: bool = False) -> ParsedFile:
    """Return what a file holds: speeches, noise, repairs.

    Args:
        path: The file.
        workspace: The workspace.
        repair: Whether to mend misread digits, wrong characters and the like, rather than only to list them.

    Raises:
        DrafterError: The file can't be read.
    """
    from drafter.ingest.pipeline import ingest_file

    return ingest_file(path, _ingest_rules(open_workspace(workspace)), repair=repair)


def parse(path: Path, workspace: Path | None = None) -> list[Speech]:
    """Return the speeches of a file; see `parse_file`."""
    return list(parse_file(path, workspace).speeches)


def _ingest_rules(place: Workspace) -> IngestRules:
    from drafter.ingest.pipeline import load_ingest_rules

    names = ("noise.yaml", "moves.yaml", "repairs.yaml")
    return load_ingest_rules(*(place.config_files(name)[-1] for name in names))


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
    rules = _ingest_rules(place)
    yield from add_files(
        paths,
        place.corpus,
        place.corpus_folders(),
        lambda path: ingest_file(path, rules, repair=repair),
        repaired=repair,
    )


def index_corpus(workspace: Path | None = None) -> tuple[IndexSummary, list[str]]:
    """Build the index over the shipped corpus and the workspace's.

    Returns:
        What was built, and a line for each file that could not be read.

    Raises:
        DrafterError: There is nothing to index or the index can't be written.
    """
    from drafter.library.folder import load_corpus
    from drafter.library.passages import cut_passages
    from drafter.retrieval.index import build_index
    from drafter.schema.lexicon import read_lexicon

    place = open_workspace(workspace)
    corpus = load_corpus(place.corpus_folders())
    lexicon = read_lexicon(place.config_files("words.yaml"), place.config_files("structure.yaml"))
    passages = (passage for speech in corpus.speeches for passage in cut_passages(speech))
    summary = build_index(passages, place.index, corpus.fingerprint, lexicon)
    return summary, [f"{item.path.name}：{item.reason}" for item in corpus.skipped]


def verify_index(workspace: Path | None = None) -> list[str]:
    """Return what is wrong with the index, a line each; empty when all is well."""
    from drafter.retrieval.index import verify

    return verify(open_workspace(workspace).index)


def _fresh_index(workspace: Path | None, report: Report) -> Index:
    """Open the index; build it where there is none or the corpus has changed."""
    from drafter.library.fingerprint import corpus_fingerprint
    from drafter.retrieval.index import explain_staleness, open_index

    place = open_workspace(workspace)
    if (place.index / "CURRENT").is_file():
        index = open_index(place.index)
        if not explain_staleness(index, corpus_fingerprint(place.corpus_folders())):
            return index
        report("语料有变化，正在更新索引……")
    else:
        report("第一次检索，正在建立索引……")
    index_corpus(workspace)
    return open_index(place.index)


def suggest(
    query: str,
    workspace: Path | None = None,
    *,
    report: Report = _silent,
    **options: Any,  # noqa: ANN401
) -> tuple[Hit, ...]:
    """Return the passages of the corpus that compare with a query, best first.

    Args:
        query: Words, a sentence or a paragraph.
        workspace: The workspace.
        report: Is told when the index has to be built first.
        options: `by`, `k` and the filters of `drafter.retrieval.query.parse_query`.

    Raises:
        DrafterError: The query is empty or too long, a filter is unknown, or the index is damaged.
    """
    from drafter.retrieval.query import parse_query
    from drafter.retrieval.search import search

    parsed = parse_query(query, **options)
    return search(_fresh_index(workspace, report), parsed)


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


def list_templates(workspace: Path | None = None) -> list[KindTemplate]:
    """Return the templates of all kinds that have one."""
    from drafter.schema.template import read_template

    place = open_workspace(workspace)
    found = (place.template_folder(kind.value) for kind in Kind)
    return [read_template(folder) for folder in found if folder is not None]


def _template(kind: Kind, place: Workspace) -> KindTemplate:
    from drafter.schema.template import read_template

    folder = place.template_folder(kind.value)
    if folder is None:
        known = "、".join(item.label for item in Kind if place.template_folder(item.value))
        raise DrafterError(f"还没有“{kind.label}”的模板，现在可用：{known}")
    return read_template(folder)


def example_brief(kind: Kind, workspace: Path | None = None) -> str:
    """Return the commented example brief of a kind; raises DrafterError where it has no template yet."""
    from drafter.files import MEGABYTE, read_text

    return read_text(_template(kind, open_workspace(workspace)).folder / "example.brief.yaml", limit=MEGABYTE)


def _themes(place: Workspace) -> dict[str, Theme]:
    from drafter.schema.template import read_themes

    return read_themes(place.config_files("themes"))


def list_themes(workspace: Path | None = None) -> list[Theme]:
    """Return all themes by name."""
    found = _themes(open_workspace(workspace))
    return [theme for name, theme in sorted(found.items()) if name == theme.name]


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema of a brief, with Chinese keys."""
    from drafter.schema.brief_fields import BriefFields

    return BriefFields.model_json_schema(by_alias=True)


def make_outline(
    brief_path: Path, workspace: Path | None = None, *, seed: int = 0, report: Report = _silent
) -> Outline:
    """Return the outline of a brief with comparable passages for each section.

    Raises:
        DrafterError: The brief or a template is wrong; all faults of the brief are told.
    """
    from dataclasses import replace

    from drafter.compose.plan import plan_outline, section_query
    from drafter.retrieval.query import Query
    from drafter.retrieval.search import search

    place = open_workspace(workspace)
    brief, template, _ = _read_brief(brief_path, place)
    outline = plan_outline(brief, template, _themes(place), seed=seed)
    try:
        index = _fresh_index(workspace, report)
    except DrafterError as error:  # an outline without passages is worth more than none
        report(f"没有附上参考段落：{error.message}")
        return outline
    sections = []
    for section in outline.sections:
        text = section_query(section).strip()[:_QUERY_LENGTH]
        hits = search(index, Query(text=text, k=HITS_PER_SECTION, move=section.move)) if text else ()
        sections.append(replace(section, hits=hits))
    return replace(outline, sections=tuple(sections))


def _read_brief(path: Path, place: Workspace) -> tuple[Brief, KindTemplate, FigureWording]:
    """Return a brief, its variant held against those of its kind, with the template and wording it was read by."""
    from drafter.schema.brief import read_brief
    from drafter.schema.figure_wording import read_figure_wording

    wording = read_figure_wording(place.config_files("figures.yaml"))
    brief = read_brief(path, wording.official_growth)
    template = _template(brief.kind, place)
    if brief.variant and brief.variant not in template.variants:
        raise DrafterError(f"“样式”只能填：{'、'.join(template.variants)}；现为“{brief.variant}”", str(path))
    return brief, template, wording


def make_draft(brief_path: Path, workspace: Path | None = None, *, seed: int = 0) -> tuple[Draft, int | None]:
    """Return the draft of a brief and the length in characters that the brief asks for, if any.

    Raises:
        DrafterError: The brief or a template is wrong; all faults of the brief are told.
    """
    from drafter.compose.render import render_draft

    place = open_workspace(workspace)
    brief, template, wording = _read_brief(brief_path, place)
    draft = render_draft(
        brief,
        template,
        _themes(place),
        wording,
        place.template_roots(),
        seed=seed,
    )
    return draft, brief.length


def encode_draft(draft: Draft, suffix: str, page: str = "gb9704", workspace: Path | None = None) -> bytes:
    """Return the content of a draft's file: .docx, .md, .txt or .json.

    Args:
        draft: The draft.
        suffix: The file's suffix.
        page: Name of a page profile in config/page.yaml or the workspace's.
        workspace: The workspace.

    Raises:
        DrafterError: The suffix or the page profile is unknown.
    """
    from drafter.export.writer import encode

    return encode(draft, suffix, _page(page, open_workspace(workspace)))


def encode_outline(
    outline: Outline, suffix: str, page: str = "gb9704", workspace: Path | None = None
) -> bytes:
    """Return the content of an outline's file: `.md`, `.docx` or `.json`; see `encode_draft`."""
    from drafter.export.writer import encode_outline as encode

    return encode(outline, suffix, _page(page, open_workspace(workspace)))


def _page(name: str, place: Workspace) -> Any:  # noqa: ANN401
    from drafter.schema.page import read_pages

    pages = read_pages(place.config_files("page.yaml"))
    if name not in pages:
        raise DrafterError(f"没有“{name}”这个版面，可用：{'、'.join(pages)}")
    return pages[name]


def check_file(
    path: Path, workspace: Path | None = None, *, brief_path: Path | None = None, kind: Kind | None = None
) -> CheckResult:
    """Hold the speeches of a file against the rules.

    Args:
        path: The text.
        workspace: The workspace, whose rules.yaml counts too.
        brief_path: The brief that it was made from.
        kind: Its kind; else the brief's, else the one that the text is taken for.

    Raises:
        DrafterError: A file can't be read, or there is no speech in it.
    """
    from drafter.check.result import CheckResult
    from drafter.check.rule import CheckContext
    from drafter.check.runner import check_speech
    from drafter.schema.rules import read_rule_settings
    from drafter.schema.template import read_template

    place = open_workspace(workspace)
    brief = _read_brief(brief_path, place)[0] if brief_path else None
    settings = read_rule_settings(place.config_files("rules.yaml"))
    parsed = parse_file(path, workspace)
    if not parsed.speeches:
        raise DrafterError(parsed.remark or "里面没有讲话稿", str(path))
    known = kind or (brief.kind if brief else None)
    found: list[Diagnostic] = []
    for speech in parsed.speeches:
        folder = place.template_folder((known or speech.kind).value)
        template = read_template(folder) if folder else None
        context = CheckContext(speech=speech, text=parsed.text, brief=brief, template=template)
        found += check_speech(context, settings)
    return CheckResult(
        file=str(path),
        text=parsed.text,
        kind=known or parsed.speeches[0].kind,
        kind_guessed=known is None,
        diagnostics=tuple(found),
        settings=settings,
    )


def explain_rules(code: str = "", workspace: Path | None = None) -> Iterator[str]:
    """Yield the rules, a line each, or the explanation of one.

    Raises:
        DrafterError: There is no rule of that code.
    """
    from drafter.check.explain import explain_lines
    from drafter.schema.rules import read_rule_settings

    yield from explain_lines(read_rule_settings(open_workspace(workspace).config_files("rules.yaml")), code)
