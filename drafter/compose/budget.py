"""What one template may spend: passes of loops, calls of macros, characters written.

A template of the user's is data, not a program: a dozen loops inside one another, macros that call each other or
a text that doubles itself would hang the machine without ever leaving the sandbox.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafter.errors import DrafterError

MAX_STEPS = 200_000
"""A brief of 5,000 tasks takes about 60,000."""
MAX_CHARACTERS = 4_000_000


class Budget:
    """Counts down while one draft is rendered."""

    def __init__(self, steps: int = MAX_STEPS, characters: int = MAX_CHARACTERS) -> None:
        self._steps = steps
        self._characters = characters

    def step(self) -> None:
        """Take one step; raises DrafterError when none is left."""
        self._steps -= 1
        if self._steps < 0:
            raise DrafterError("模板里的循环或互相调用太多，请检查 for 和 macro 是不是套在了一起")

    def write(self, text: str) -> str:
        """Return a text that goes into the draft; raises DrafterError when all of them are too long."""
        self._characters -= len(text)
        if self._characters < 0:
            raise DrafterError("模板写出的内容太长，请检查有没有自己套自己的写法")
        return text

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, each a step."""
        for item in items:
            self.step()
            yield item
