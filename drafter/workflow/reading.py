"""Reading files: parse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from drafter.ingest.pipeline import IngestRules
    from drafter.model.speech import ParsedFile, Speech


def parse_file(path: Path, workspace: Path | None = None, *, repair: bool = False) -> ParsedFile:
    """Return what a file holds: speeches, noise, repairs.

    Args:
        path: The file.
        workspace: The workspace.
        repair: Whether to mend misread digits, wrong characters and the like, rather than only to list them.

    Raises:
        DrafterError: The file can't be read.
    """
    from drafter.ingest.pipeline import ingest_file

    return ingest_file(path, ingest_rules(open_workspace(workspace)), repair=repair)


def parse(path: Path, workspace: Path | None = None) -> list[Speech]:
    """Return the speeches of a file; see `parse_file`."""
    return list(parse_file(path, workspace).speeches)


def ingest_rules(place: Workspace) -> IngestRules:
    """Return the rules of reading: noise, moves, repairs; the workspace's own where it has them."""
    from drafter.ingest.pipeline import load_ingest_rules

    names = ("noise.yaml", "moves.yaml", "repairs.yaml")
    return load_ingest_rules(*(place.config_files(name)[-1] for name in names))
