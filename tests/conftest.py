"""Fixtures for all tests; no test may reach the network, and none may see the user's own workspace."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("project")

PROJECT = Path(__file__).parent.parent


class NetworkUsedError(RuntimeError):
    """A test tried to open a connection."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The product promises to stay offline: any connection is a failure."""

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise NetworkUsedError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture(scope="session")
def common_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that tests share so that the index is built once; tests that change one make their own."""
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture(autouse=True)
def _no_workspace_of_the_users(common_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_WORKSPACE", str(common_workspace))


@pytest.fixture(scope="session")
def project() -> Path:
    """The checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation material beside the checkout; tests that use it are skipped without it."""
    folder = PROJECT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the evaluation material in ../shared, which is not here")
    return folder
