"""The masked version of a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.workflow.drafting import read_brief_and_template
from drafter.workspace import open_workspace

if TYPE_CHECKING:
    from drafter.model.draft import Draft


def mask_draft(
    draft: Draft, brief_path: Path, workspace: Path | None = None
) -> tuple[Draft, tuple[str, ...]]:
    """Return a draft without the names and numbers of its brief, and the names that were masked.

    Args:
        draft: The draft.
        brief_path: The brief that it was made from.
        workspace: The workspace.

    Raises:
        DrafterError: The brief or config/masking.yaml can't be read or has faults.
    """
    from drafter.compose.masking import mask_draft as mask
    from drafter.compose.masking import names_in
    from drafter.schema.masking import read_masking_words

    place = open_workspace(workspace)
    brief, *_ = read_brief_and_template(brief_path, place)
    words = read_masking_words(place.config_files("masking.yaml"))
    names = names_in(draft, brief, words)
    text = "\n".join([draft.title, draft.speaker, *(block.text for block in draft.blocks)])
    shown = tuple(name for name in (*names.declared, *names.found) if name in text)
    return mask(draft, brief, words), shown
