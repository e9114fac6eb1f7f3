"""Prints the table of planted errors: `python -m tests.eval.planted.table [--misses] [--seed N]`.

Rules were mended with the plants of seed 0 in view; another seed plants other errors of the same kinds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from drafter.workflow.checking import load_check_rules
from tests.eval.planted.kinds import HOMOPHONES, KINDS, UNLISTED
from tests.eval.planted.material import corpus_texts, draft_texts
from tests.eval.planted.measure import Trial, alarms, run
from tests.eval.planted.plant import CORPUS, DRAFTS

COUNT = 40
"""Plants of each kind."""
MANY = 300
"""Plants of the kind that is drawn at random."""


def rows(trials: Sequence[Trial]) -> list[str]:
    """Return the lines of the table: kind, fitting rules, planted, found, rate."""
    lines = ["| 错误 | 应由哪条查出 | 种下 | 查出 | 比例 |", "| --- | --- | ---: | ---: | ---: |"]
    for kind in KINDS:
        own = [trial for trial in trials if trial.kind is kind]
        found = sum(trial.found for trial in own)
        rate = f"{found / len(own):.2f}" if own else "–"
        lines.append(f"| {kind.name} | {' '.join(kind.codes)} | {len(own)} | {found} | {rate} |")
    found = sum(trial.found for trial in trials)
    lines.append(
        f"| 合计（{len(KINDS)} 种） | | {len(trials)} | {found} | {found / (len(trials) or 1):.3f} |"
    )
    return lines


def main() -> None:
    """Print the table, the false alarms, and the misses if asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        rules = load_check_rules(Path(folder))
        texts = [*corpus_texts(), *draft_texts(Path(folder))]
        trials = run(KINDS, texts, rules, COUNT, wanted.seed)
        lines = rows(trials)
        fresh = run(UNLISTED, texts, rules, COUNT, wanted.seed)
        found_fresh = sum(trial.found for trial in fresh)
        lines += ["", f"不计入合计：{UNLISTED[0].name}，种下 {len(fresh)}，查出 {found_fresh}。"]
        homophones = run((HOMOPHONES,), texts, rules, MANY, wanted.seed)
        found_homophones = sum(trial.found for trial in homophones)
        lines += [f"不计入合计：{HOMOPHONES.name}（随机），种下 {len(homophones)}，查出 {found_homophones}。"]
        lines += [
            "",
            "| 未动的文本 | 篇 | 字 | 错误/千字 | 错误＋警告/千字 |",
            "| --- | ---: | ---: | ---: | ---: |",
        ]
        for source, name in ((CORPUS, "语料"), (DRAFTS, "示例初稿")):
            own = [text for text in texts if text.source == source]
            found = alarms(own, rules)
            lines.append(
                f"| {name} | {len(own)} | {found.characters} "
                f"| {found.rate(warnings=False):.3f} | {found.rate(warnings=True):.3f} |"
            )
    if wanted.misses:
        lines.append("")
        lines += [f"{t.kind.name}\t{t.clean.name}\t{t.plant.note}" for t in trials if not t.found]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
