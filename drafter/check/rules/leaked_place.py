"""LEK001: a place of the old speech stands in the new one and not in the brief."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.brief_text import brief_text
from drafter.check.home import home_names, is_same_place, stem
from drafter.check.named_things import names_with
from drafter.check.rule import CheckContext, Finding, Need, OldSpeech, Rule
from drafter.model.rule_settings import Parameters
from drafter.text.names import NameFinder


def _check(context: CheckContext, parameters: Parameters) -> Iterator[Finding]:
    home = home_names(context.speech, context.brief)
    allowed = "\n".join([*home, brief_text(context.brief), *parameters.words("可以出现")])
    foreign: dict[str, str] = {}
    for old in context.old:
        if not is_same_place(home, home_names(old.speech)):
            for name in _names(old, parameters):
                if name not in allowed and not name.startswith(home):
                    foreign.setdefault(name, old.file)
    finder = NameFinder(foreign)
    here = f"（{home[0]}）" if home else ""
    for part in context.parts():
        for name, span in finder.find(part.text):
            yield Finding(
                context.place(part, span),
                f"“{name}”是旧稿（{foreign[name]}）里的地名，需求单和本地名称里都没有",
                f"改成本地{here}的名称或删去；确实要提的，写进需求单“名称”的“必须出现”",
            )


def _names(old: OldSpeech, parameters: Parameters) -> Iterator[str]:
    """Yield the names of the old speech's own place, with and without what it is, and of places in its text."""
    common = frozenset(parameters.words("普通词"))
    for name in home_names(old.speech):
        yield name
        if stem(name) not in common:
            yield stem(name)
    general = parameters.words("泛称")
    for block in old.speech.blocks:
        for name in names_with(block.text, parameters.words("地名后缀"), parameters.words("断词")):
            if not name.endswith(general):
                yield name


RULE = Rule(code="LEK001", name="旧稿地名", needs=frozenset({Need.OLD}), function=_check)
