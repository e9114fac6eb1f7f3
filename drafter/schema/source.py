"""YAML with places: the only file that imports PyYAML.

Plain values only: no tags, no anchors (so no expansion bombs), no dates or octal numbers guessed from text;
duplicate keys are faults. Numbers stay text where that keeps what the user typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from drafter.errors import DrafterError, FaultListError
from drafter.files import MEGABYTE, read_text
from drafter.resources import is_shipped

LIMIT = 2 * MEGABYTE
_MAX_DEPTH = 20
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML takes for one, and counts in its marks."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "是": True,
    "否": False,
    "": None,
    "~": None,
    "null": None,
}
_LOST_KEY = re.compile(r"^\s*(?:-\s+)?([^\s:：#\"'\[\]{},，。；、]{1,12})(：|:(?=\S))")
_SYNTAX = {
    "mapping values are not allowed": "这里多了一个冒号：内容里有半角冒号时，请给整句加上英文双引号",
    "could not find expected ':'": "这一行缺少冒号，应写成“键: 内容”（半角冒号后空一格）",
    "that cannot start any token": "缩进请用空格，不要用 Tab 键；以 @、` 等符号开头的内容请加英文双引号",
    "found duplicate anchor": "不支持 YAML 锚点（&）",
    "did not find expected node content": "方括号或花括号没有配对，或逗号后面少了内容",
    "did not find expected ',' or ']'": "方括号没有配对，或列表项之间少了逗号（要用英文逗号加一个空格）",
    "did not find expected ',' or '}'": "花括号没有配对，或各项之间少了逗号（要用英文逗号加一个空格，不能用中文逗号）",
    "found a tab character": "这一行开头有制表符（Tab），请改成空格",
    "did not find expected key": "缩进没有对齐，或前一行的引号没有配对",
    "did not find expected '-' indicator": "列表的“-”没有对齐",
    "found unexpected end of stream": "引号或括号没有配对，直到文件末尾也没有结束",
    "control characters are not allowed": "有不可见的控制字符，请删除后重试",
}

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class YamlFile:
    """A parsed YAML file."""

    name: str
    data: Any
    """Dictionaries, lists, strings, integers, booleans, None."""
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    """Line and column (from 1) of each value."""
    key_marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each key."""
    checked: bool = False
    """Whether its regular expressions need no trial: it came with the program, whose tests try them."""
    faults: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    """Duplicate keys and colons that were swallowed by a value."""

    def place(self, path: Path_, *, key: bool = False) -> tuple[int, int]:
        """Return line and column of a path or, where it does not exist, of its nearest parent."""
        if key and path in self.key_marks:
            return self.key_marks[path]
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))


def read_yaml(path: Path, known_keys: frozenset[str] = frozenset()) -> YamlFile:
    """Read a YAML file.

    Args:
        path: The file.
        known_keys: Keys of the schema; with them a full-width colon behind a key is recognised.

    Raises:
        DrafterError: The file can't be read or is not YAML; the place is in the error.
    """
    source = parse_yaml(read_text(path, limit=LIMIT), str(path), known_keys)
    source.checked = is_shipped(path)
    return source


def parse_yaml(text: str, name: str, known_keys: frozenset[str] = frozenset()) -> YamlFile:
    """Parse YAML text; `name` stands before line and column in errors. See `read_yaml`."""
    result = YamlFile(name, None)
    try:
        _Builder(text, result, known_keys).document()
    except yaml.MarkedYAMLError as error:
        line, column, message = _explain(error, _LINE_END.split(text), known_keys)
        raise DrafterError(message, f"{name}:{line}:{column}") from error
    except yaml.reader.ReaderError as error:
        raise DrafterError("有不可见的控制字符，请用记事本打开删除后重试", name) from error
    return result


def raise_faults(source: YamlFile, faults: list[tuple[tuple[int, int], str]]) -> None:
    """Raise all faults of a file at once, in the order of their places; do nothing without any.

    Raises:
        FaultListError: There is at least one fault, in `faults` or found while parsing.
    """
    found = sorted(set(source.faults + faults))
    if found:
        raise FaultListError(
            [(f"{source.name}:{line}:{column}", message) for (line, column), message in found]
        )


def dump_yaml(data: dict[str, Any]) -> str:
    """Return a dictionary as YAML that people like to read: keys in order, short lists on one line."""
    lines = []
    for key, value in data.items():
        if isinstance(value, list | tuple):
            lines.append(f"{key}: [{', '.join(_scalar(item) for item in value)}]")
        else:
            lines.append(f"{key}: {_scalar(value)}")
    return "\n".join(lines) + "\n"


def _scalar(value: object) -> str:
    if isinstance(value, str) and value in _WORDS:
        return f'"{value}"'
    if isinstance(value, str) and _DATE.fullmatch(value):
        return value  # PyYAML would quote it; `_plain` never takes it for anything but text
    if isinstance(value, bool) or value is None:
        return {None: "", True: "是", False: "否"}[value]
    dumped: str = yaml.dump([value], allow_unicode=True, width=10**6, default_flow_style=True)
    return dumped.strip()[1:-1]


def _explain(
    error: yaml.MarkedYAMLError, lines: list[str], known_keys: frozenset[str]
) -> tuple[int, int, str]:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    for number in (line, line - 1):  # PyYAML sees a lost colon only on the line after it
        if 1 <= number <= len(lines):
            lost = _lost_key(lines[number - 1], known_keys)
            if lost:
                return number, len(lines[number - 1]) - len(lines[number - 1].lstrip(" -")) + 1, lost
    problem = error.problem or ""
    for english, chinese in _SYNTAX.items():
        if english in problem:
            return line, column, chinese
    return line, column, f"YAML 写法有误（{problem}）"


def _lost_key(line: str, known_keys: frozenset[str]) -> str:
    match = _LOST_KEY.match(line)
    if not match or match[1] not in known_keys:
        return ""
    if match[2] == "：":
        return f"“{match[1]}”后面用了中文冒号，请改成英文冒号加一个空格，如“{match[1]}: ”"
    return f"“{match[1]}:”后面要空一格"


class _Builder:
    """Turns the events of the parser into data and places in one pass."""

    def __init__(self, text: str, result: YamlFile, known_keys: frozenset[str]) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self._result = result
        self._known_keys = known_keys
        self._lines = _LINE_END.split(text) if known_keys else []
        self._depth = 0

    def document(self) -> None:
        """Fill the result; of several documents in a file nobody would know which one counts."""
        seen = False
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    raise DrafterError("文件中间不能有单独一行的“---”，请删掉这一行", self._place(event))
                seen = True
                self._result.data = self._value(self._next(), ())

    def _next(self) -> Any:  # noqa: ANN401
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise DrafterError(
                "不支持 YAML 锚点和引用（&、*），星号开头的内容请加英文双引号", self._place(event)
            )
        if getattr(event, "tag", None):
            raise DrafterError("不支持 YAML 标签（!），感叹号开头的内容请加英文双引号", self._place(event))
        return event

    def _place(self, event: Any) -> str:  # noqa: ANN401
        mark = event.start_mark
        return f"{self._result.name}:{mark.line + 1}:{mark.column + 1}"

    def _value(self, event: Any, path: Path_) -> Any:  # noqa: ANN401
        mark = event.start_mark
        self._result.marks[path] = (mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            if event.style:
                return event.value
            if self._known_keys:
                _find_lost_keys(event, self._result, self._lines, self._known_keys)
            return _plain(event.value)
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise DrafterError("层次套得太深", self._place(event))
        value = self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._sequence(path)
        self._depth -= 1
        return value

    def _sequence(self, path: Path_) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path_) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            if not isinstance(event, yaml.ScalarEvent):
                self._result.faults.append((mark, "键必须是一个词"))
                places = dict(self._result.marks), dict(self._result.key_marks)
                self._value(event, path)  # read past it
                self._value(self._next(), path)
                self._result.marks, self._result.key_marks = places
                continue
            key = str(event.value)
            if key in mapping:
                self._result.faults.append((mark, f"“{key}”写了两次，请合并或删掉一处"))
            self._result.key_marks[(*path, key)] = mark
            mapping[key] = self._value(self._next(), (*path, key))
        return mapping


def _find_lost_keys(
    scalar: Any,  # noqa: ANN401
    result: YamlFile,
    lines: list[str],
    known_keys: frozenset[str],
) -> None:
    """Report keys that became part of a plain value since their colon is full-width or lacks its blank."""
    first, last = scalar.start_mark, scalar.end_mark
    if first.line >= len(lines):  # an empty value behind the last line
        return
    starts_line = not lines[first.line][: first.column].strip(" -")
    for number in range(first.line if starts_line else first.line + 1, min(last.line + 1, len(lines))):
        lost = _lost_key(lines[number], known_keys)
        if lost:
            column = len(lines[number]) - len(lines[number].lstrip(" -")) + 1
            result.faults.append(((number + 1, column), lost))


def _plain(text: str) -> str | int | bool | None:
    """Return the value of an unquoted scalar; decimals stay text, so that 1.20 keeps its printed digits."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text) and len(text) < 16:
        return int(text)
    return text
