"""Building and searching on a cluster: the same results, whichever worker dies."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import DrafterError
from drafter.model.lexicon import Lexicon
from drafter.model.passage import Passage
from drafter.retrieval import cluster
from drafter.retrieval.build import build_index
from drafter.retrieval.index import open_index
from drafter.retrieval.query import parse_query
from drafter.retrieval.search import search
from drafter.retrieval.verification import verify
from tests.conftest import PROJECT
from tests.retrieval.conftest import make_passage


class Here:
    """A client that runs each task at once, twice, as a cluster may after a lost connection."""

    def submit(self, function: Callable[..., Any], *arguments: Any, pure: bool, retries: int) -> Any:
        assert not pure
        assert retries > 0
        function(*arguments)
        return function(*arguments)

    def gather(self, futures: Sequence[Any]) -> list[Any]:
        return list(futures)

    def scatter(self, data: Any, *, broadcast: bool) -> Any:
        assert broadcast
        return data

    def nthreads(self) -> dict[str, int]:
        return {"a": 2, "b": 1}


def test_tasks_that_run_twice_make_the_same_index(
    tmp_path: Path, passages: tuple[Passage, ...], lexicon: Lexicon
) -> None:
    more = [*passages, make_passage("safety", 1, "要查隐患。要查仓库。要查到底。", "late")]
    summary = cluster.build_index_on(Here(), more, tmp_path / "remote", "f", lexicon, chunk=2)
    build_index(more, tmp_path / "local", "f", lexicon)
    assert (summary.passages, summary.speeches) == (7, 7)
    assert verify(tmp_path / "remote") == []
    remote, local = open_index(tmp_path / "remote"), open_index(tmp_path / "local")
    assert len(remote.segments) == 4
    prepare = partial(cluster.cluster_ranker, Here())
    for text, options in (
        ("招商引资项目", {}),
        ("要查隐患。要查仓库。", {"move": "部署"}),
        ("粮食", {"until": 1900}),
    ):
        query = parse_query(text, **options)
        assert search(remote, query, prepare) == search(remote, query) == search(local, query)


@pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra [cluster] is not installed"
)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not to be had there")
def test_killed_workers_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-m", "tests.retrieval.cluster_session", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=PROJECT, timeout=600)
    assert run.returncode == 0, run.stderr[-3000:]
    result = json.loads(run.stdout.splitlines()[-1])
    assert [bool(number) for number in result.pop("hits")] == [True, True, True, True, False]
    segments, expected = result.pop("segments")
    assert segments == expected
    assert result == {
        "killed in build": True,
        "faults": [],
        "same answers": True,
        "killed in query": True,
        "same answers around the kill": True,
        "grown": True,
        "left over": [],
    }


@pytest.mark.parametrize(
    ("address", "trusted", "message"),
    [
        ("", "", "地址“”不对"),
        ("8786", "", "应当像 tcp://"),
        ("http://127.0.0.1:8786", "", "应当像 tcp://"),
        ("tcp://127.0.0.1", "", "应当像 tcp://"),
        ("tcp://127.0.0.1:99999", "", "应当像 tcp://"),
        ("tcp://[::1:8786", "", "应当像 tcp://"),
        ("tcp://10.1.2.3:8786", "", "不在本机"),
        ("tcp://127.evil.example:8786", "", "不在本机"),
        ("tcp://10.1.2.3:8786", "10.1.2.4", "不在本机"),
    ],
)
def test_addresses_that_are_refused(address: str, trusted: str, message: str) -> None:
    with pytest.raises(DrafterError, match=message):
        cluster.check_address(address, trusted)


@pytest.mark.parametrize(
    ("address", "trusted"),
    [
        ("tcp://127.0.0.1:8786", ""),
        ("tcp://localhost:8786", ""),
        ("tcp://[::1]:8786", ""),
        ("tls://10.1.2.3:8786", ""),
        ("tcp://10.1.2.3:8786", "10.1.2.4, 10.1.2.3"),
    ],
)
def test_addresses_that_are_allowed(address: str, trusted: str) -> None:
    cluster.check_address(address, trusted)


def test_a_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(DrafterError, match="没有安装集群组件"),
        cluster.connect("tcp://127.0.0.1:8786"),
    ):
        pass
