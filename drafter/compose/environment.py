"""The Jinja environment of templates: sandboxed, strict, bounded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.compose.budget import Budget
from drafter.compose.filters import chinese_filters
from drafter.compose.provenance import Ledger
from drafter.errors import DrafterError
from drafter.files import MEGABYTE, read_text
from drafter.model.template import TaskWording

_FILE_LIMIT = MEGABYTE
_LOOP = frozenset(["index", "index0", "first", "last", "length"])
_COUNTED = "限次"


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


class CountingGenerator(CodeGenerator):
    """Compiles templates so that each pass of a loop is counted and no text is glued to itself."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Put the counter around what each loop runs over; refuse `~`, whose work is done before it is written."""
        for concat in node.find_all(nodes.Concat):
            self.fail("模板里不能使用 ~，把两段直接写在一起就行", concat.lineno)
        for loop in node.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        super().visit_Template(node, frame)


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without attribute access: templates see mappings, lists and strings only."""

    intercepted_binops = frozenset(["**", "*", "%", "+"])
    code_generator_class = CountingGenerator
    budget: Budget

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002
        """Refuse the operators that make endless strings and numbers."""
        if operator == "+" and isinstance(left, int) and isinstance(right, int):
            return left + right
        raise DrafterError(f"模板里不能使用运算符 {operator}")

    def call(self, context: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call a function or macro, a step each."""
        self.budget.step()
        return super().call(context, obj, *args, **kwargs)

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


def make_environment(
    roots: list[Path], ledger: Ledger, budget: Budget | None = None, *, wording: TaskWording | None = None
) -> Sandbox:
    """Return an environment for one draft.

    Args:
        roots: Folders to load templates from.
        ledger: Takes down the sources of what is printed.
        budget: What its templates may spend; the usual one by default.
        wording: Words that decide how tasks enter sentences; none by default.
    """
    spent = budget or Budget()

    def printed(value: object) -> object:
        marked = ledger.mark(value)
        return spent.write(marked) if isinstance(marked, str) else marked

    environment = Sandbox(
        loader=TemplateLoader(roots),
        undefined=StrictUndefined,
        finalize=printed,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.budget = spent
    environment.globals.clear()  # no range, no cycler: nothing to loop over but the brief
    environment.filters.clear()
    environment.filters.update(chinese_filters(ledger, spent, wording or TaskWording()))
    environment.filters[_COUNTED] = spent.counted
    return environment


def is_filled(value: object) -> bool:
    """Tell whether a value of the view has content."""
    return not isinstance(value, Undefined) and bool(value)
