"""How fast a check is: whole process and warm, 5,000 to 500,000 characters. Prints a table in Markdown."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.ingest.pipeline import ingest_file
from drafter.resources import shipped
from drafter.workflow import checking

SIZES = (5_000, 50_000, 500_000)
_RUNS = 5


def long_text(size: int) -> str:
    """Return texts of the shipped corpus one after the other, without front matter and marks, cut to a length."""
    parts: list[str] = []
    length = 0
    paths = sorted(path for path in shipped("corpus").glob("*.md") if path.name != "README.md")
    while length < size:
        for path in paths:
            body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
            lines = (line.lstrip("# ") for line in body.split("\n") if not line.startswith("<!--"))
            parts.append("\n".join(lines) + "\n")
            length += len(parts[-1])
    return "".join(parts)[:size]


def _timed(path: Path, rules: checking.CheckRules) -> tuple[float, float]:
    """Return the best processor seconds of a whole check and of its reading alone."""
    whole, reading = [], []
    for _ in range(_RUNS if path.stat().st_size < 1_000_000 else 1):
        start = time.process_time()
        checking.check_file(path, rules=rules)
        whole.append(time.process_time() - start)
        start = time.process_time()
        ingest_file(path, rules.reading)
        reading.append(time.process_time() - start)
    return min(whole), min(reading)


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        rules = checking.load_check_rules(Path(folder))
        print("| characters | warm check, ms | of it reading, ms | ms per 1,000 characters |")
        print("|---|---|---|---|")
        path = Path(folder, "稿.txt")
        for size in SIZES:
            path.write_text(long_text(size), encoding="utf-8")
            whole, reading = _timed(path, rules)
            print(f"| {size:,} | {whole * 1000:.0f} | {reading * 1000:.0f} | {whole * 1e6 / size:.1f} |")
        path.write_text(long_text(SIZES[0]), encoding="utf-8")
        command = [sys.executable, "-m", "drafter", "check", str(path), "-w", folder]
        took = []
        for _ in range(_RUNS):
            start = time.perf_counter()
            subprocess.run(command, check=False, capture_output=True)
            took.append(time.perf_counter() - start)
        print(f"\nWhole process, {SIZES[0]:,} characters: {min(took):.2f} s (wall clock, best of {_RUNS})")


if __name__ == "__main__":
    main()
