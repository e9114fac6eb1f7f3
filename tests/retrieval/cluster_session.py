"""A session on a cluster of real worker processes, two of which are killed; run by test_cluster as a program.

Prints one line of JSON. A process of its own, since tests may not open connections.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from drafter.model.passage import Passage
from drafter.resources import shipped
from drafter.retrieval import assembly
from drafter.retrieval.build import build_index
from drafter.retrieval.cluster import build_index_on, cluster_ranker, connect
from drafter.retrieval.index import Index, open_index
from drafter.retrieval.query import parse_query
from drafter.retrieval.search import Prepare, search
from drafter.retrieval.verification import verify
from drafter.schema.lexicon import read_lexicon
from tests.retrieval.conftest import make_passage

KINDS = ("investment", "farming", "environment", "safety", "figures", "conduct")
QUERIES = (
    {"text": "要盯住签约项目。要守住河道。一是抓源头。二是抓进度。粮食增长3%。"},
    {"text": "招商引资", "by": "lexical", "k": 5},
    {"text": "签约项目 河道", "kind": "mobilisation"},
    {"text": "一是抓进度。二是抓质量。三是抓安全。", "by": "structure", "move": "部署"},
    {"text": "粮食", "until": 2000},
)


def corpus(speeches: int) -> Iterator[Passage]:
    for number in range(speeches):
        for place in range(8):
            name = KINDS[(number + place) % len(KINDS)]
            plain = make_passage(name)
            text = f"{plain.text}第{number * 31 % 97}片区抓好{KINDS[number % 5]}，{'要守住河道。' * (number % 7)}"
            yield make_passage(name, place, text, f"speech{number}")


def answers(index: Index, prepare: Prepare | None = None) -> list[Any]:
    return [
        [
            (hit.passage.id, hit.score, hit.lexical, hit.structure)
            for hit in search(index, parse_query(**query), prepare)
        ]
        for query in QUERIES
    ]


def kill_when(condition: Callable[[], bool], pids: list[int], killed: list[float]) -> threading.Thread:
    """Kill one worker as soon as a condition holds."""

    def watch() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if condition():
                os.kill(pids[0], signal.SIGKILL)
                killed.append(time.monotonic())
                return
            time.sleep(0.002)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def main(folder: Path) -> dict[str, Any]:
    import distributed  # noqa: PLC0415 - the extra may be missing; then the test is skipped

    setattr(assembly, "JOIN_LIMIT", 100)  # noqa: B010 - so that the small segments of this session are not joined
    lexicon = read_lexicon([shipped("config", "words.yaml")], [shipped("config", "structure.yaml")])
    local, remote = folder / "local", folder / "remote"
    passages = list(corpus(60))
    build_index(passages, local, "f", lexicon)
    expected = answers(open_index(local))
    result: dict[str, Any] = {"hits": [len(each) for each in expected]}
    make: Any = distributed.LocalCluster
    with (
        make(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        connect(cluster.scheduler_address) as client,
    ):

        def pids() -> list[int]:
            return [int(item["pid"]) for item in client.run(_info).values()]

        killed: list[float] = []
        total = len(passages) // 24
        first = kill_when(lambda: len(list(remote.glob(".tmp-*/s*"))) > 1, pids(), killed)
        build_index_on(client, passages, remote, "f", lexicon, chunk=24)
        result["killed in build"] = bool(killed)
        first.join()
        index = open_index(remote)
        result["segments"] = [len(index.segments), total]
        result["faults"] = verify(remote)
        prepare = partial(cluster_ranker, client)
        result["same answers"] = answers(index, prepare) == expected == answers(index)
        rounds: list[bool] = []
        client.wait_for_workers(2)
        second = kill_when(lambda: len(rounds) > 2, pids(), killed)
        before = len(killed)
        while len(rounds) < 4 or (len(killed) == before and len(rounds) < 500):
            rounds.append(answers(index, prepare) == expected)
        rounds += [answers(index, prepare) == expected for _ in range(5)]
        second.join()
        result["killed in query"] = len(killed) == before + 1
        result["same answers around the kill"] = all(rounds)
        result["grown"] = _grow(client, passages, local, remote, lexicon)
        result["left over"] = [str(path) for path in remote.rglob(".*")]
    return result


def _grow(client: Any, passages: list[Passage], local: Path, remote: Path, lexicon: Any) -> bool:
    """Change the corpus; the cluster takes the unchanged segments over and agrees with a local build again."""
    changed = [item for item in passages if item.speech_id not in {"speech3", "speech9"}]
    changed.append(make_passage("safety", 0, "安全生产要落实到班组，要天天查。", "speech-new"))
    summary = build_index_on(client, changed, remote, "g", lexicon, chunk=24)
    build_index(changed, local, "g", lexicon, anew=True)
    one, other = open_index(remote), open_index(local)
    scores = [[[row[1:] for row in each] for each in answers(index)] for index in (one, other)]
    return summary.added == 1 and scores[0] == scores[1] and verify(remote) == []


def _info() -> dict[str, int]:
    return {"pid": os.getpid()}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201 - its only output
