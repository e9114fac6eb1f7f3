"""Measures the text side of the ingest: paragraphs, genre, speed. `python -m tests.benchmarks.ingest_text`.

The first and the last table need the corpus only; the others need the evaluation material in ../shared.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz.distance import Indel

from drafter.ingest.pipeline import IngestRules, ingest_file, ingest_text, load_ingest_rules
from drafter.model.speech import ParsedFile, Speech
from drafter.resources import shipped
from drafter.schema.speech_markdown import load_speech
from drafter.text.characters import squeeze

SHARED = Path(__file__).parents[3] / "shared"
WIDTHS = (30, 35, 40)


def rules() -> IngestRules:
    """Return the shipped rules."""
    return load_ingest_rules(
        shipped("config", "noise.yaml"), shipped("config", "moves.yaml"), shipped("config", "repairs.yaml")
    )


def corpus() -> Iterator[Speech]:
    """Yield the speeches of the starter corpus."""
    for path in sorted(shipped("corpus").glob("*.md")):
        if path.name != "README.md":
            yield load_speech(path.read_text(encoding="utf-8"), path.name)


def boundaries(texts: Iterable[str]) -> set[int]:
    """Return where blocks end, in characters without white space."""
    result, position = set(), 0
    for text in texts:
        position += len(squeeze(text))
        result.add(position)
    return result


def f1(found: set[int], true: set[int]) -> float:
    """Return the harmonic mean of precision and recall of two sets."""
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 1.0


def blocks(parsed: ParsedFile) -> list[str]:
    """Return the block texts of all speeches of a file."""
    return [block.text for speech in parsed.speeches for block in speech.blocks]


def wrapped(texts: Iterable[str], width: int, indent: str) -> str:
    """Return texts broken into lines of a fixed number of characters, as old text libraries have them."""
    lines = []
    for text in texts:
        body = indent + text
        lines += [body[start : start + width] for start in range(0, len(body), width)]
    return "\n".join(lines)


def hard_wraps(known: IngestRules) -> None:
    """Print how well wrapped corpus speeches are put together again."""
    print("hard-wrapped corpus, mean boundary F1")
    for indent in ("", "　　"):
        for width in WIDTHS:
            scores = []
            for speech in corpus():
                texts = [block.text for block in speech.blocks]
                source = f"{speech.title}\n{wrapped(texts, width, indent)}"
                scores.append(f1(boundaries(blocks(ingest_text(source, "x.txt", known))), boundaries(texts)))
            name = "indented" if indent else "plain"
            print(f"  {name:9} {width}: mean {sum(scores) / len(scores):.3f}, least {min(scores):.3f}")


def flat_twins(known: IngestRules) -> None:
    """Print the boundaries of flattened reports against their clean twins."""
    print("flattened reports against their clean twins, boundary F1")
    folder, scores = SHARED / "data" / "dev" / "gov_reports", []
    for flat in sorted(folder.glob("*_flat.txt")):
        twin = next(folder.glob(flat.stem.removesuffix("flat") + "[0-9]*.txt"), None)
        if twin is None:
            continue
        clean_blocks, flat_blocks = (blocks(ingest_file(path, known)) for path in (twin, flat))
        clean, found = ("".join(map(squeeze, texts)) for texts in (clean_blocks, flat_blocks))
        there = {}
        for operation in Indel.opcodes(clean, found):
            if operation.tag == "equal":
                span = range(operation.src_start, operation.src_end)
                there.update({place: place - operation.src_start + operation.dest_start for place in span})
        true = {there[end - 1] + 1 for end in boundaries(clean_blocks) if end - 1 in there}
        scores.append(f1(boundaries(flat_blocks), true))
        print(f"  {flat.stem}: {scores[-1]:.3f}")
    print(f"  mean {sum(scores) / len(scores):.3f}")


def genre(known: IngestRules) -> None:
    """Print how many files of each kind are taken for speeches."""
    print("taken for speeches")
    for name in ("real_speeches", "near_genre", "gov_reports"):
        files = sorted((SHARED / "data" / "dev" / name).glob("*.txt"))
        taken = sum(bool(ingest_file(path, known).speeches) for path in files)
        print(f"  {name}: {taken} of {len(files)}")


def speed(known: IngestRules) -> None:
    """Print megabytes a second with everything, at 1, 10 and 100 times the same text."""
    print("speed with labelling and repair search, UTF-8 MB per second of CPU")
    speech = max(corpus(), key=lambda item: len(item.text()))
    once = f"{speech.title}\n" + "\n".join(block.text for block in speech.blocks)
    for times in (1, 10, 100):
        text = "\n".join([once] * times)
        start = time.process_time()
        ingest_text(text, "x.txt", known)
        spent = time.process_time() - start
        print(f"  {times:3}x: {len(text.encode()) / 1e6 / spent:.2f} MB/s ({spent:.2f} s)")


def main() -> None:
    """Print all tables."""
    known = rules()
    hard_wraps(known)
    if SHARED.is_dir():
        flat_twins(known)
        genre(known)
    else:
        print("evaluation material not here: genre and twins left out")
    speed(known)


if __name__ == "__main__":
    main()
