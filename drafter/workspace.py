"""The user's own folder: corpus, templates and settings beside the shipped ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.resources import shipped

MARKER = ".drafter"
DEFAULT_NAME = "讲话稿工作区"
VARIABLE = "DRAFTER_WORKSPACE"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with the user's corpus/, templates/ and config/; none of them need exist."""

    root: Path

    @property
    def corpus(self) -> Path:
        """The user's speeches, Markdown."""
        return self.root / "corpus"

    @property
    def index(self) -> Path:
        """The search index over shipped and own speeches; may be deleted at any time."""
        return self.root / MARKER / "index"

    def corpus_folders(self) -> list[Path]:
        """Return the shipped corpus and the user's."""
        return [shipped("corpus"), self.corpus]

    def config_files(self, name: str) -> list[Path]:
        """Return the shipped file or folder of that name below config/, then the user's if there is one."""
        own = self.root / "config" / name
        return [shipped("config", name), *([own] if own.exists() else [])]

    def own_config_files(self, name: str) -> list[Path]:
        """Return the user's file of that name below config/, if there is one."""
        own = self.root / "config" / name
        return [own] if own.is_file() else []

    def template_roots(self) -> list[Path]:
        """Return the folders that templates may be included from, the user's first."""
        return [self.root / "templates", shipped("templates")]


def open_workspace(path: Path | None = None) -> Workspace:
    """Return the workspace to use; nothing is created.

    Looked for in this order: `path`, the variable DRAFTER_WORKSPACE, the nearest folder upwards from the
    current one that holds `.drafter`, and 讲话稿工作区 in the user's home folder.

    Raises:
        DrafterError: `path` or the variable names a file.
    """
    chosen = path or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if chosen is not None:
        if chosen.exists() and not chosen.is_dir():
            raise DrafterError("工作区应是一个文件夹", str(chosen))
        return Workspace(chosen)
    try:
        here = Path.cwd()
    except OSError:  # the folder was deleted under our feet
        here = Path.home()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_dir():
            return Workspace(folder)
    return Workspace(Path.home() / DEFAULT_NAME)
