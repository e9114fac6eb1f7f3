"""Measures retrieval: building, querying beside other engines, whole commands.

`python -m tests.benchmarks.retrieval_speed [--passages N] [--queries N] [--parts engines,views,command]`.
Ratios count: all engines get the same tokens, in one run, one after the other. Queries are asked of an index
opened for many of them (`open_index(folder, warm=True)`), as those of the peers are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.model.vocabulary import Kind, Level, Move
from drafter.resources import shipped
from drafter.retrieval.assembly import finish_generation, place_parts, weigh_parts, whole
from drafter.retrieval.build import build_index, segment_folders
from drafter.retrieval.features import FeatureReader, Features
from drafter.retrieval.header import DICTIONARY
from drafter.retrieval.index import Index, open_generation, open_index
from drafter.retrieval.query import parse_query
from drafter.retrieval.scoring import question, rank_index
from drafter.retrieval.search import search
from drafter.retrieval.segments import Segment, entries, write_segments
from drafter.schema.lexicon import read_lexicon
from drafter.text.tokenize import Tokenizer, build_dictionary
from tests.benchmarks.retrieval_corpus import LARGE, queries, real_sentences, scaled, tokenised
from tests.benchmarks.retrieval_peers import PEERS

ResultT = TypeVar("ResultT")

TOP = 10
SPEECH = 20
SKLEARN_QUERIES = 20
SLOW = 0.5
PACKAGES = ("numpy", "scikit-learn", "jieba", "bm25s", "numba", "tantivy")


class TokenReader(FeatureReader):
    """Takes the words of a passage as they stand, so that all engines index the same."""

    def of_passage(self, passage: Passage) -> Features:
        """Return the blank-separated words."""
        return Features(passage.text.split(), [], [])


def passages(texts: Iterator[str]) -> Iterator[Passage]:
    """Yield passages with these texts, twenty to a speech."""
    moves = list(Move)
    for number, text in enumerate(texts):
        speech = f"s{number // SPEECH}"
        yield Passage(
            id=f"{speech}:{number % SPEECH}",
            speech_id=speech,
            title="在工作会议上的讲话",
            kind=Kind.MOBILISATION,
            level=Level.TOWN,
            year=2015 + number % 10,
            move=moves[number % len(moves)],
            theme="",
            heading_path=("一、抓好重点工作",),
            text=text,
        )


def lexicon() -> Lexicon:
    """Return the shipped word lists."""
    return read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])


def token_index(tokens: list[list[str]], folder: Path) -> Index:
    """Build an index over given words and open it warm."""
    words = lexicon()
    build_dictionary(folder / DICTIONARY)
    reader = TokenReader(Tokenizer(folder / DICTIONARY), words)
    names = segment_folders(folder)
    written = write_segments(entries(passages(map(" ".join, tokens))), names, reader)
    placed = place_parts(folder, [whole(Segment(path, weighted=False)) for path in written], names, {})
    weigh_parts(placed)
    finish_generation(folder, placed, "", words)
    return open_generation(folder, warm=True)


def timed(work: Callable[..., ResultT], *arguments: Any) -> tuple[float, ResultT]:
    """Return seconds and result."""
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


class Latency(NamedTuple):
    """How long a query takes, in milliseconds."""

    median: float
    most: float
    """99th percentile."""
    processor: float
    """Median of the processor time: what other programs on the machine disturb less."""


def latencies(ask: Callable[[Any], Any], asked: list[Any]) -> Latency:
    """Return how long queries take, after a first round over a part of them."""
    for item in asked[: len(asked) // 4 + 1]:
        if timed(ask, item)[0] > SLOW:
            asked = asked[:10]
            break
    times, used = [], []
    for item in asked:
        start = time.process_time()
        times.append(timed(ask, item)[0])
        used.append(time.process_time() - start)
    median, most = 1e3 * statistics.median(times), 1e3 * float(np.percentile(times, 99))
    return Latency(median, most, 1e3 * statistics.median(used))


def engines(size: int, number: int) -> None:
    """Print the table of engines."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = real_sentences()
        took, words = timed(tokenised, lines, folder)
        megabytes = sum(len(line.encode()) for line in lines) / 1e6
        print(f"tokenising {len(lines)} sentences, one process: {took:.1f} s, {megabytes / took:.2f} MB/s")
        tokens = [list(item) for item in scaled(words, size)]
        asked = queries(tokens, number)
        print(
            f"{size} passages, {sum(map(len, tokens)) / size:.1f} tokens each; {len(asked)} queries of 28 tokens"
        )
        print("| engine | indexing s | disk MB | p50 ms | p99 ms | processor p50 |\n|" + " --- |" * 6)
        (folder / "drafter").mkdir()
        took, index = timed(token_index, tokens, folder / "drafter")

        def ask(query: list[str]) -> list[int]:
            weights = index.lexical.weights(query)
            return [int(item) for item in rank_index(index, question(weights, {}, 0), TOP).ordinals]

        row("drafter, warm", took, folder / "drafter", latencies(ask, asked))
        for peer, build in PEERS.items():
            own = folder / peer.replace(" ", "")
            own.mkdir()
            try:
                took, find = timed(build, tokens, own)
            except ImportError:
                print(f"{peer}: not installed, left out")
                continue
            row(peer, took, own, latencies(partial(find, k=TOP), asked))
        row("drafter, warm, once more", 0, folder / "drafter", latencies(ask, asked))
        print(compare(index, tokens, asked[:SKLEARN_QUERIES]))


def compare(index: Index, tokens: list[list[str]], asked: list[list[str]]) -> str:
    """Return how far the top 10 agree with scikit-learn's cosines, passages of equal score set aside."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes two seconds

    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True, dtype=np.float32)
    matrix = vectorizer.fit_transform(tokens)
    same, times = 0, []

    def dense(query: list[str]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = (matrix @ vectorizer.transform([query]).T).toarray()[:, 0]
        return scores

    for query in asked:
        took, scores = timed(dense, query)
        times.append(took)
        expected = np.sort(scores)[::-1][:TOP]
        found = rank_index(index, question(index.lexical.weights(query), {}, 0), TOP)
        same += int(np.allclose(scores[found.ordinals], expected, atol=1e-5))
    return (
        f"top {TOP} as scikit-learn's TF-IDF cosine, ties aside: {same} of {len(asked)} queries; "
        f"scikit-learn takes {1e3 * statistics.median(times):.0f} ms"
    )


def row(engine: str, took: float, folder: Path, found: Latency) -> None:
    """Print a row."""
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(
        f"| {engine} | {took:.1f} | {disk:.0f} | {found.median:.2f} | {found.most:.2f} | {found.processor:.2f} |",
        flush=True,
    )


def views(size: int, number: int) -> None:
    """Print building and querying with the real features: words, characters, headings, build."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = real_sentences()
        took, _ = timed(build_index, passages(scaled(lines, size)), folder, "", lexicon())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size} passages with all features: cutting and indexing {took:.0f} s, peak {peak:.0f} MB")
        ask_views(open_index(folder, warm=True), lines, number)


def ask_views(index: Index, lines: list[str], number: int) -> None:
    """Print the times of ranking and of whole searches by view."""
    asked = [line for line in lines[:: max(1, len(lines) // (3 * number))] if len(line) >= 30][:number]
    print("| view | ranking p50 ms | p99 | processor p50 | search p50 | p99 |\n|" + " --- |" * 6)
    for by, share in (("lexical", 0.0), ("structure", 1.0), ("both", 0.5)):

        def prepared(text: str, share: float = share) -> Any:
            terms = index.features.of_query(text)
            return question(
                index.lexical.weights(terms.lexical), index.structure.weights(terms.structural), share
            )

        ranked = latencies(lambda parts: rank_index(index, parts, TOP), [prepared(text) for text in asked])

        def ask(text: str, by: str = by) -> None:
            try:
                search(index, parse_query(text, by=by))
            except DrafterError:  # a text without any build
                return

        full = latencies(ask, asked)
        figures = (ranked.median, ranked.most, ranked.processor, full.median, full.most)
        print(f"| {by} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |")


NAIVE = """
import pickle, sys
import jieba
from sklearn.feature_extraction.text import TfidfVectorizer
jieba.setLogLevel(60)
vectorizer, matrix, texts = pickle.load(open(sys.argv[1], "rb"))
scores = (matrix @ vectorizer.transform([" ".join(jieba.lcut(sys.argv[2]))]).T).toarray()[:, 0]
for place in scores.argsort()[::-1][:10]:
    print(scores[place], texts[place])
"""
PLAIN_BUILD = """
import pickle, sys
import jieba
from sklearn.feature_extraction.text import TfidfVectorizer
texts = open(sys.argv[2], encoding="utf-8").read().splitlines()
vectorizer = TfidfVectorizer(token_pattern=r"\\S+")
matrix = vectorizer.fit_transform(" ".join(jieba.lcut(text)) for text in texts)
pickle.dump((vectorizer, matrix, texts), open(sys.argv[1], "wb"))
"""
FRONT = "---\n标题: 在第{0}次工作会议上的讲话\n文种: 动员大会\n层级: 镇\n年份: 2024\n---\n\n"


def command(size: int, runs: int) -> None:
    """Print the time of whole commands, in turns with a plain script over the same passages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = list(scaled(real_sentences(), size))
        (folder / "texts.txt").write_text("\n".join(texts), encoding="utf-8")
        run([sys.executable, "-c", PLAIN_BUILD, str(folder / "plain.pickle"), str(folder / "texts.txt")])
        corpus = folder / "space" / "corpus"
        corpus.mkdir(parents=True)
        (folder / "space" / ".drafter").mkdir()
        per_file = 50
        for start in range(0, size, per_file):
            title = f"# 在第{start}次工作会议上的讲话\n\n<!-- 部署 -->\n\n"
            body = "\n\n".join(texts[start : start + per_file])
            text = FRONT.format(start) + title + body + "\n"
            (corpus / f"{start:08}.md").write_text(text, encoding="utf-8")
        space = ["-w", str(folder / "space")]
        cli = [sys.executable, "-m", "drafter"]
        took, built = timed(run, [*cli, "corpus", "index", *space])
        print(f"corpus index: {took:.1f} s; {built.strip().splitlines()[-1].partition('，放在')[0]}")
        query = "聚焦招商引资和项目建设，逐个盯到签约落地"
        time.sleep(4)  # the corpus files must be older than the clock's tick
        commands = {
            "drafter suggest": [*cli, "suggest", query, *space],
            "plain jieba + scikit-learn + pickle": [
                sys.executable,
                "-c",
                NAIVE,
                str(folder / "plain.pickle"),
                query,
            ],
        }
        times: dict[str, list[float]] = {label: [] for label in commands}
        for number in range(runs + 2):
            for label, line in commands.items():
                took, _ = timed(run, line)
                if number > 1:
                    times[label].append(took)
        for label, each in times.items():
            print(f"{label}: median {statistics.median(each):.3f} s, least {min(each):.3f} s of {runs} runs")
        own, plain = (statistics.median(each) for each in times.values())
        print(f"ratio of the medians: {plain / own:.1f}")


def run(line: list[str]) -> str:
    """Run a program; return what it says."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(line, check=True, capture_output=True, text=True, env=environment).stdout


def machine() -> str:
    """Return what this was measured on."""
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    facts = {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "load": load,
        "python": platform.python_version(),
        "corpus": "large" if LARGE.is_file() else "starter",
        **versions,
    }
    return json.dumps(facts, ensure_ascii=False)


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--parts", default="engines,views,command")
    chosen = parser.parse_args()
    print(machine())
    parts = chosen.parts.split(",")
    if "engines" in parts:
        engines(chosen.passages, chosen.queries)
    if "views" in parts:
        views(chosen.passages, chosen.queries)
    if "command" in parts:
        command(min(chosen.passages, 10_000), 15)


if __name__ == "__main__":
    main()
