"""Holding a text against the rules: check, rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.model.vocabulary import Kind
from drafter.workflow.drafting import read_brief_and_template
from drafter.workflow.reading import parse_file
from drafter.workspace import open_workspace

if TYPE_CHECKING:
    from drafter.check.result import CheckResult
    from drafter.model.diagnostic import Diagnostic


def check_file(
    path: Path, workspace: Path | None = None, *, brief_path: Path | None = None, kind: Kind | None = None
) -> CheckResult:
    """Hold the speeches of a file against the rules.

    Args:
        path: The text.
        workspace: The workspace, whose rules.yaml counts too.
        brief_path: The brief that it was made from.
        kind: Its kind; else the brief's, else the one that the text is taken for.

    Raises:
        DrafterError: A file can't be read, or there is no speech in it.
    """
    from drafter.check.result import CheckResult
    from drafter.check.rule import CheckContext
    from drafter.check.runner import check_speech
    from drafter.schema.rules import read_rule_settings
    from drafter.schema.template import read_template

    place = open_workspace(workspace)
    brief = read_brief_and_template(brief_path, place)[0] if brief_path else None
    settings = read_rule_settings(place.config_files("rules.yaml"))
    parsed = parse_file(path, workspace)
    if not parsed.speeches:
        raise DrafterError(parsed.remark or "里面没有讲话稿", str(path))
    known = kind or (brief.kind if brief else None)
    found: list[Diagnostic] = []
    for speech in parsed.speeches:
        folder = place.template_folder((known or speech.kind).value)
        template = read_template(folder) if folder else None
        context = CheckContext(speech=speech, text=parsed.text, brief=brief, template=template)
        found += check_speech(context, settings)
    return CheckResult(
        file=str(path),
        text=parsed.text,
        kind=known or parsed.speeches[0].kind,
        kind_guessed=known is None,
        diagnostics=tuple(found),
        settings=settings,
    )


def explain_rules(code: str = "", workspace: Path | None = None) -> Iterator[str]:
    """Yield the rules, a line each, or the explanation of one.

    Raises:
        DrafterError: There is no rule of that code.
    """
    from drafter.check.explain import explain_lines
    from drafter.schema.rules import read_rule_settings

    yield from explain_lines(read_rule_settings(open_workspace(workspace).config_files("rules.yaml")), code)
