"""How fast a check is: whole process and warm, 5,000 to 500,000 characters, many lines. Prints tables in Markdown."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.ingest.pipeline import ingest_file
from drafter.resources import shipped
from drafter.workflow import checking

SIZES = (5_000, 50_000, 500_000)
_RUNS = 5
LINES: dict[str, Callable[[int], str]] = {
    "short": lambda number: f"第{number}件事要做好。",
    "numbered headings": lambda number: f"{number}.抓好工作",
    "一是": lambda _: "一是抓好工作。",
}


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
        print("\n| 100,000 lines | warm check, s |")
        print("|---|---|")
        for name, line in LINES.items():
            body = "\n".join(line(number) for number in range(1, 100_001))
            path.write_text(f"在全县工作会议上的讲话\n同志们：\n{body}\n", encoding="utf-8")
            start = time.process_time()
            checking.check_file(path, rules=rules)
            print(f"| {name} | {time.process_time() - start:.1f} |")
        path.write_text(long_text(SIZES[0]), encoding="utf-8")
        brief = shipped("templates", "mobilisation", "points", "example.brief.yaml")
        check = ["check", str(path), "--no-corpus", "-w", folder]
        print(f"\n| whole process, {SIZES[0]:,} characters | processor, s | clock, s |")
        print("|---|---|---|")
        commands = {"check": check, "check --brief": [*check, "--brief", str(brief)], "rules": ["rules"]}
        for name, arguments in commands.items():
            processor, clock = _process(arguments)
            print(f"| {name} | {processor:.2f} | {clock:.2f} |")


def _process(arguments: list[str]) -> tuple[float, float]:
    """Return the best processor seconds and clock seconds of a whole process, compiled modules kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    processor, clock = [], []
    for _ in range(_RUNS + 1):
        start = os.times()
        command = [sys.executable, "-m", "drafter", *arguments]
        subprocess.run(command, check=False, capture_output=True, env=environment)
        end = os.times()
        used = end.children_user - start.children_user + end.children_system - start.children_system
        processor.append(used)
        clock.append(end.elapsed - start.elapsed)
    return min(processor[1:]), min(clock[1:])


if __name__ == "__main__":
    main()
