"""The Jinja environment of templates: sandboxed, strict, bounded, with Chinese filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.compose.provenance import Ledger
from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_text
from drafter.text.numbering import chinese_integer, heading_number

_FILE_LIMIT = MEGABYTE
_LOOP = frozenset(["index", "index0", "first", "last", "length"])


class TemplateLoader(BaseLoader):
    """Loads templates from a list of folders and never from outside them.

    Args:
        roots: The folders, the first that has the template wins.
    """

    def __init__(self, roots: list[Path]) -> None:
        self._roots = roots

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Any]:  # noqa: ANN401, ARG002
        """Return source and file name of a template; Jinja calls this."""
        parts = Path(template).parts
        if ".." in parts or Path(template).is_absolute():
            raise TemplateNotFound(template)
        for root in self._roots:
            path = root / template
            if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                return read_text(path, limit=_FILE_LIMIT), str(path), None
        raise TemplateNotFound(template)


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without attribute access: templates see mappings, lists and strings only."""

    intercepted_binops = frozenset(["**", "*", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002
        """Refuse the operators that make endless strings and numbers."""
        raise DrafterError(f"模板里不能使用运算符 {operator}")

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return a key of a mapping, a counter of a loop or a macro; no other attribute is to be had."""
        if isinstance(obj, dict):
            return obj.get(attribute, self.undefined(obj=obj, name=attribute))
        if (isinstance(obj, LoopContext) and attribute in _LOOP) or (
            isinstance(obj, TemplateModule) and not attribute.startswith("_")
        ):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Return an item of a mapping or list."""
        if isinstance(obj, dict | list | tuple):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        return self.undefined(obj=obj, name=argument)


def make_environment(roots: list[Path], ledger: Ledger) -> Sandbox:
    """Return an environment for one draft.

    Args:
        roots: Folders to load templates from.
        ledger: Takes down the sources of what is printed.
    """
    environment = Sandbox(
        loader=TemplateLoader(roots),
        undefined=StrictUndefined,
        finalize=ledger.mark,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()  # no range, no cycler: nothing to loop over but the brief

    def joined(items: list[Any], separator: str) -> str:
        if any(isinstance(item, dict | list) for item in items):
            raise DrafterError("模板里列举的不是文字，要写明取哪一项，如 问题 | 内容 | 列举")
        return separator.join(str(ledger.mark(item)) for item in items)

    def owners(units: list[Any]) -> str:
        """Say who is responsible: 由A负责 · 由A牵头、B配合 · 由A牵头，B、C配合."""
        marked = [str(ledger.mark(unit)) for unit in units]
        if len(marked) == 1:
            return f"由{marked[0]}负责"
        if len(marked) == 2:
            return f"由{marked[0]}牵头、{marked[1]}配合"
        return f"由{marked[0]}牵头，{'、'.join(marked[1:])}配合"

    def units_in_charge(units: list[Any]) -> str:
        """Say who has to act: A要负起责任 · A要牵好头，B、C要跟上."""
        lead, *others = (str(ledger.mark(unit)) for unit in units)
        return f"{lead}要牵好头，{'、'.join(others)}要跟上" if others else f"{lead}要负起责任"

    def given_to(units: list[Any]) -> str:
        """Say whom a task is given to: 交给A · 交给A，B、C密切配合."""
        lead, *others = (str(ledger.mark(unit)) for unit in units)
        return f"交给{lead}" + (f"，{'、'.join(others)}密切配合" if others else "")

    def in_time(task: dict[str, Any]) -> str:
        """Return target and deadline of a task: 12月20日前，签约6个 · 12月20日前完成 · the target alone."""
        period, target = (str(ledger.mark(task[key])) for key in ("限期", "目标"))
        return f"{period}，{target}" if period and target else target or f"{period}完成"

    environment.filters.clear()
    environment.filters.update(
        列举=lambda items: joined(items, "、"),
        连句=lambda items: joined(items, "，"),
        内容=lambda items: [item["内容"] for item in items],
        分句=lambda items: joined(items, "；"),
        责任=owners,
        担责=units_in_charge,
        交给=given_to,
        限时=in_time,
        汉字=chinese_integer,
        点数=lambda value: "两" if value == 2 else chinese_integer(value),
        数目=len,
        序号=lambda value, level=1: heading_number(level, value),
        是=lambda value: chinese_integer(value) + "是",
    )
    return environment


def is_filled(value: object) -> bool:
    """Tell whether a value of the view has content."""
    return not isinstance(value, Undefined) and bool(value)
