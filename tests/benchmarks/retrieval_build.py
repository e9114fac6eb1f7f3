"""Measures building a large index: time by step, peak memory and disk, beside other engines; then whole commands.

`python -m tests.benchmarks.retrieval_build [--passages N] [--parts build,peers,command,verb] [--slow] [--folder F]`.
The passages stream from a file; each step runs in a process of its own, so that its peak is its own. The parts:
`build` all features of the product; `peers` indexing alone, of the same words; `command` the whole process
`drafter suggest` over that index beside N/50 corpus files; `verb` the whole process `drafter corpus index`
over those files.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from drafter.library.fingerprint import corpus_fingerprint, file_times
from drafter.model.passage import Passage
from drafter.retrieval.assembly import weigh_parts
from drafter.retrieval.build import Stock, Weigh, build_with
from drafter.retrieval.features import FeatureReader, Features
from drafter.retrieval.header import DICTIONARY
from drafter.retrieval.segments import entries, write_segments
from drafter.text.spans import Span
from drafter.text.tokenize import Tokenizer, build_dictionary
from drafter.workspace import open_workspace
from tests.benchmarks.retrieval_corpus import real_sentences, scaled
from tests.benchmarks.retrieval_peers import PEERS
from tests.benchmarks.retrieval_speed import FRONT, TokenReader, lexicon, machine, passages

PARTS = "build,peers,command,verb"
PER_FILE = 50
QUERIES = (
    "聚焦招商引资和项目建设，逐个盯到签约落地",
    "压实安全生产责任，全面排查整治风险隐患",
    "乡村振兴",
)


class Lines:
    """The lines of a file, read anew each time: no engine has to hold what another one streams.

    Args:
        path: The file.
        split: Whether each line is a list of words.
    """

    def __init__(self, path: Path, *, split: bool = False) -> None:
        self._path = path
        self._split = split

    def __iter__(self) -> Iterator[Any]:
        with self._path.open(encoding="utf-8") as stream:
            for line in stream:
                text = line.rstrip("\n")
                yield text.split() if self._split else text

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Clock:
    """Adds up the processor time of calls."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def time(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function."""
        start = time.process_time()
        result = work(*arguments)
        self.seconds += time.process_time() - start
        return result


class TimedTokenizer(Tokenizer):
    """Tells how long it has cut."""

    def __init__(self, dictionary: Path, *, bulk: bool) -> None:
        super().__init__(dictionary, bulk=bulk)
        self.clock = Clock()

    def cut(self, text: str) -> list[tuple[str, Span]]:
        """Return the tokens."""
        tokens: list[tuple[str, Span]] = self.clock.time(super().cut, text)
        return tokens


class TimedReader(FeatureReader):
    """Tells how long it has read."""

    clock = Clock()

    def of_passage(self, passage: Passage) -> Features:
        """Return the terms."""
        features: Features = self.clock.time(super().of_passage, passage)
        return features


class Child(NamedTuple):
    """What the steps work with."""

    folder: Path
    size: int
    bulk: bool

    @property
    def texts(self) -> Path:
        """One passage a line."""
        return self.folder / "texts.txt"

    @property
    def tokens(self) -> Path:
        """The words of a passage on each line, parted by blanks."""
        return self.folder / "tokens.txt"

    @property
    def space(self) -> Path:
        """The workspace."""
        return self.folder / "space"


def write_texts(child: Child) -> None:
    """Write the passages: in one file, and as a corpus of speeches."""
    with child.texts.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in scaled(real_sentences(), child.size))
    corpus = child.space / "corpus"
    corpus.mkdir(parents=True)
    lines = iter(Lines(child.texts))
    number = 0
    while part := list(islice(lines, PER_FILE)):
        title = f"# 在第{number}次工作会议上的讲话\n\n<!-- 部署 -->\n\n"
        text = FRONT.format(number) + title + "\n\n".join(part) + "\n"
        (corpus / f"{number:08}.md").write_text(text, encoding="utf-8")
        number += 1


def write_tokens(child: Child) -> None:
    """Write the words of the passages as the product cuts them."""
    build_dictionary(child.folder / DICTIONARY)
    tokenizer = Tokenizer(child.folder / DICTIONARY, bulk=child.bulk)
    with child.tokens.open("w", encoding="utf-8", newline="\n") as stream:
        for line in Lines(child.texts):
            stream.write(" ".join(word for word, _ in tokenizer.cut(line)) + "\n")


def build(child: Child) -> dict[str, float]:
    """Build the index of the workspace with all features; return the processor times of the steps."""
    words = lexicon()
    place = open_workspace(child.space)
    clock = Clock()

    def work(target: Path, stock: Stock, names: Iterator[Path]) -> tuple[list[Path], Weigh]:
        tokenizer = TimedTokenizer(target / DICTIONARY, bulk=child.bulk)
        speeches = stock.missing(entries(passages(iter(Lines(child.texts)))))
        written = write_segments(speeches, names, TimedReader(tokenizer, words))
        clock.seconds = tokenizer.clock.seconds
        return written, weigh_parts

    build_with(work, place.index, corpus_fingerprint(place.corpus_folders()), words)
    return {"tokenising": clock.seconds, "features": TimedReader.clock.seconds - clock.seconds}


def index_tokens(child: Child) -> None:
    """Build an index over given words."""
    words = lexicon()

    def work(target: Path, stock: Stock, names: Iterator[Path]) -> tuple[list[Path], Weigh]:
        reader = TokenReader(Tokenizer(target / DICTIONARY), words)
        return write_segments(
            stock.missing(entries(passages(iter(Lines(child.tokens))))), names, reader
        ), weigh_parts

    build_with(work, child.folder / "drafter", "", words)


def index_with(peer: str, child: Child) -> None:
    """Build another engine's index over the same words."""
    own = child.folder / peer.replace(" ", "")
    own.mkdir()
    lines: Any = Lines(child.tokens, split=True)
    PEERS[peer](lines, own)


STEPS: dict[str, Callable[[Child], dict[str, float] | None]] = {
    "texts": write_texts,
    "tokens": write_tokens,
    "build": build,
    "drafter": index_tokens,
    **{peer: partial(index_with, peer) for peer in PEERS},
}


def step(name: str, child: Child) -> dict[str, float]:
    """Do a step in a process of its own; return seconds, processor seconds and peak in MB."""
    options = ["--step", name, "--folder", str(child.folder), "--passages", str(child.size)]
    line = [
        sys.executable,
        "-m",
        "tests.benchmarks.retrieval_build",
        *options,
        *([] if child.bulk else ["--slow"]),
    ]
    done = subprocess.run(line, check=True, capture_output=True, text=True, encoding="utf-8")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def do_step(name: str, child: Child) -> None:
    """Do a step in this process and print its figures."""
    start, used = time.perf_counter(), time.process_time()
    try:
        found = STEPS[name](child) or {}
    except ImportError:
        found = {"missing": 1.0}
    figures = {"wall": time.perf_counter() - start, "processor": time.process_time() - used, "peak": peak()}
    print(json.dumps({**figures, **found}))


def peak() -> float:
    """Return the most memory this process has had, in MB.

    Linux' own ru_maxrss takes over what the parent had when it started the process, so VmHWM goes first.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = dict(line.partition(":")[::2] for line in status.read_text("utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )


def megabytes(folder: Path) -> float:
    """Return what the files of a folder take up."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def report_build(child: Child) -> None:
    """Print building with all features, by step."""
    found = step("build", child)
    rest = found["processor"] - found["tokenising"] - found["features"]
    index = child.space / ".drafter" / "index"
    print("| cut by | wall s | processor s | tokenising | other features | indexing | peak MB | disk MB |")
    print("|" + " --- |" * 8)
    times = (found["wall"], found["processor"], found["tokenising"], found["features"], rest, found["peak"])
    cutter = "extra [fast]" if child.bulk else "jieba"
    print(
        f"| {cutter} | " + " | ".join(f"{item:.0f}" for item in times) + f" | {megabytes(index):.0f} |",
        flush=True,
    )


def report_peers(child: Child) -> None:
    """Print indexing of given words by all engines."""
    step("tokens", child)
    print(f"same words, {sum(map(len, Lines(child.tokens, split=True))) / child.size:.1f} a passage")
    print("| engine | wall s | processor s | peak MB | disk MB |\n|" + " --- |" * 5)
    for engine in ("drafter", *PEERS):
        found = step(engine, child)
        if "missing" in found:
            print(f"{engine}: not installed, left out")
            continue
        disk = megabytes(child.folder / engine.replace(" ", ""))
        figures = (found["wall"], found["processor"], found["peak"], disk)
        print(f"| {engine} | " + " | ".join(f"{item:.0f}" for item in figures) + " |", flush=True)


class Run(NamedTuple):
    """A whole process."""

    wall: float
    processor: float
    peak: float
    """MB; not less than this process has."""


def whole_process(line: list[str]) -> Run:
    """Run a program to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, line)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def report_command(child: Child, runs: int) -> None:
    """Print the time of whole searches, and of what in them grows with the number of corpus files."""
    folders = open_workspace(child.space).corpus_folders()
    time.sleep(4)  # the corpus files must be older than the clock's tick
    print("| drafter suggest, whole process | wall median s | least | processor median s | least | peak MB |")
    print("|" + " --- |" * 6)
    cli = [sys.executable, "-m", "drafter"]
    commands = {"(drafter --version)": [*cli, "--version"]}
    commands |= {query: [*cli, "suggest", query, "-w", str(child.space)] for query in QUERIES}
    done: dict[str, list[Run]] = {label: [] for label in commands}
    for _ in range(runs + 2):
        for label, line in commands.items():
            done[label].append(whole_process(line))
    for label, each in done.items():
        wall, processor = [run.wall for run in each[2:]], [run.processor for run in each[2:]]
        figures = (statistics.median(wall), min(wall), statistics.median(processor), min(processor))
        memory = max(run.peak for run in each)
        print(
            f"| {label} | " + " | ".join(f"{item:.3f}" for item in figures) + f" | {memory:.0f} |", flush=True
        )
    clock = Clock()
    for _ in range(runs):
        clock.time(file_times, folders)
    files = -(-child.size // PER_FILE)
    print(f"of it looking whether any of the {files} corpus files has changed: {clock.seconds / runs:.3f} s")


def report_verb(child: Child) -> None:
    """Print the time of building the index of the workspace by the verb."""
    run = whole_process(
        [sys.executable, "-m", "drafter", "corpus", "index", "--anew", "-w", str(child.space)]
    )
    figures = f"{run.wall:.0f} s, processor {run.processor:.0f} s, peak {run.peak:.0f} MB"
    print(f"drafter corpus index, whole process: {figures}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--parts", default=PARTS)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--slow", action="store_true", help="jieba alone, even where the extra [fast] is installed"
    )
    parser.add_argument("--folder", type=Path, help="where to work; kept afterwards")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        do_step(chosen.step, Child(chosen.folder, chosen.passages, not chosen.slow))
        return
    print(machine())
    parts = chosen.parts.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = chosen.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        child = Child(folder.resolve(), chosen.passages, not chosen.slow)
        step("texts", child)
        print(f"{child.size} passages, {child.texts.stat().st_size / 1e6:.0f} MB of text", flush=True)
        if "build" in parts or "command" in parts:
            report_build(child)
        if "command" in parts:
            report_command(child, chosen.runs)
        if "peers" in parts:
            report_peers(child)
        if "verb" in parts:
            report_verb(child)


if __name__ == "__main__":
    main()
