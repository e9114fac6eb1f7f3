"""From pydantic's errors to Chinese lines with places."""

from __future__ import annotations

import os
import re
from typing import Annotated, Any, TypeVar

os.environ.setdefault(
    "PYDANTIC_DISABLE_PLUGINS", "__all__"
)  # looking for some costs more than a brief's reading

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from drafter.schema.source import Path_, YamlFile, raise_faults

_MESSAGES = {
    "missing": "缺少必填项“{key}”",
    "extra_forbidden": "不认识的键“{key}”{near}",
    "string_type": "应填文字",
    "int_parsing": "应填整数，现为“{input}”",
    "int_type": "应填整数",
    "int_from_float": "应填整数，现为“{input}”",
    "bool_type": "应填 是 或 否",
    "bool_parsing": "应填 是 或 否，现为“{input}”",
    "list_type": "应是列表（每行以“- ”开头）",
    "tuple_type": "应是列表（每行以“- ”开头）",
    "dict_type": "应是若干“键: 值”",
    "model_type": "应是若干“键: 值”，缩进在这个键下面",
    "model_attributes_type": "应是若干“键: 值”，缩进在这个键下面",
    "string_too_short": "太短，至少 {min_length} 个字",
    "string_too_long": "太长，最多 {max_length} 字",
    "too_short": "至少要有 {min_length} 项",
    "too_long": "最多 {max_length} 项",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "none_required": "这里应留空",
}


class Strict(BaseModel):
    """Base of all file models: unknown keys are faults, Chinese and English names both fill a field."""

    model_config = ConfigDict(
        extra="forbid", populate_by_name=True, frozen=True, coerce_numbers_to_str=True, defer_build=True
    )


def _as_list(value: Any) -> Any:  # noqa: ANN401
    items = value if isinstance(value, list) else [value]
    return [item for item in items if item is not None and item != "" and not str(item).isspace()]


def _stripped(value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return ""
    return one_line(value) if isinstance(value, str) else value


def one_line(text: str) -> str:
    """Return a value without line breaks and blanks around it: a value is a phrase of a sentence.

    Raises:
        PydanticCustomError: It holds characters that can't be seen or printed.
    """
    if _UNSEEN.search(text):
        raise fault("里面有看不见的控制字符，请删掉重新输入")
    return _BREAKS.sub("", text.strip())


_BREAKS = re.compile(r"[ \t]*[\n\r\u2028\u2029]+[ \t\u3000]*")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]"
)
Text = Annotated[str, BeforeValidator(_stripped)]
"""A string without blanks around it; an empty value is the empty string."""
Texts = Annotated[list[Text], BeforeValidator(_as_list)]
"""A list of strings; one string alone is a list of one."""


def fault(message: str, **values: object) -> PydanticCustomError:
    """Return an error for a validator to raise, with a message in Chinese."""
    return PydanticCustomError(
        "fault", message.replace("{", "{{").replace("}", "}}") if not values else message, values
    )


def expression(*, flags: int = 0, longest: int = 0, empty: bool = True) -> AfterValidator:
    """Return a check of regular expressions in config files; those of the shipped files have been tried by tests.

    Args:
        flags: With which it will be compiled.
        longest: The most characters; 0 is no limit.
        empty: Whether it may match an empty line.
    """

    def check(value: str, info: ValidationInfo) -> str:
        if isinstance(info.context, YamlFile) and info.context.checked:
            return value
        if longest and len(value) > longest:
            raise fault(f"最多 {longest} 字")
        try:
            compiled = re.compile(value, flags)
        except re.error as error:
            raise fault(f"正则表达式有误（{error}）") from error
        if not empty and compiled.match(""):
            raise fault("正则表达式不能匹配空行")
        return value

    return AfterValidator(check)


ModelT = TypeVar("ModelT", bound=BaseModel)


def validate(source: YamlFile, model: type[ModelT]) -> ModelT:
    """Return the validated content of a YAML file.

    Args:
        source: The parsed file.
        model: The model of its content.

    Raises:
        FaultListError: All faults of the file, in Chinese, with line and column.
    """
    data = source.data if source.data is not None else {}
    _mark_aliases(data, model, (), (), source)
    try:
        result = model.model_validate(data, context=source)
    except ValidationError as error:
        faults = [_translate(details, source, model) for details in error.errors()]
        if not isinstance(data, dict):
            faults = [((1, 1), "整个文件应由“键: 值”组成，现在读不出任何键")]
        raise_faults(source, faults)
        raise  # pragma: no cover - raise_faults always raises here
    raise_faults(source, [])
    return result


def _mark_aliases(data: Any, model: type[BaseModel], written: Path_, path: Path_, source: YamlFile) -> None:  # noqa: ANN401
    """Give the values under English keys their place under the Chinese ones too, by which faults look them up.

    Args:
        data: What stands at the path.
        model: Its model.
        written: The path as the user wrote it.
        path: The path with the Chinese key of each field.
        source: The file, whose marks are added to; a field written in both languages is a fault.
    """
    if isinstance(data, list):
        for index, item in enumerate(data):
            _copy_mark((*written, index), (*path, index), source)
            _mark_aliases(item, model, (*written, index), (*path, index), source)
        return
    if not isinstance(data, dict):
        return
    for name, field in model.model_fields.items():
        alias = field.alias or name
        if name in data and alias in data and name != alias:
            source.faults.append(
                (source.place((*written, name), key=True), f"“{name}”就是“{alias}”，只留一个")
            )
        key = alias if alias in data else name
        if key in data:
            _copy_mark((*written, key), (*path, alias), source)
            inner = _inner_model(field.annotation)
            if inner is not None:
                _mark_aliases(data[key], inner, (*written, key), (*path, alias), source)
            elif isinstance(data[key], list):
                for index in range(len(data[key])):
                    _copy_mark((*written, key, index), (*path, alias, index), source)


def _copy_mark(written: Path_, path: Path_, source: YamlFile) -> None:
    for marks in (source.marks, source.key_marks):
        if written in marks:
            marks.setdefault(path, marks[written])


def _translate(
    details: ErrorDetails, source: YamlFile, model: type[BaseModel]
) -> tuple[tuple[int, int], str]:
    path = tuple(part for part in details["loc"] if not _is_branch(part, source, details["loc"]))
    kind = details["type"]
    key = str(path[-1]) if path else ""
    template = _MESSAGES.get(kind)
    if template is None:
        message = details["msg"]
    elif kind == "extra_forbidden" and "：" in key and key.partition("：")[0] in all_field_names(model):
        name = key.partition("：")[0]
        message = f"“{name}”后面用了中文冒号，请改成英文冒号加一个空格，如“{name}: ”"
    else:
        values = {**details.get("ctx", {}), "input": details["input"], "key": key, "near": ""}
        if kind == "extra_forbidden":
            values["near"] = _suggest(key, model, path)
        message = template.format(**values)
        if kind == "string_too_short" and not details["input"]:
            message = "不能为空"
    if kind == "missing":
        return source.place(path[:-1], key=True), message
    where = "" if kind == "extra_forbidden" or not path else _dotted(path) + "："
    return source.place(path, key=kind == "extra_forbidden"), where + message


def _is_branch(part: int | str, source: YamlFile, loc: tuple[int | str, ...]) -> bool:
    """Tell whether pydantic put the name of a union's branch into the path; such a part is no key of the file."""
    index = loc.index(part)
    return (
        isinstance(part, str)
        and loc[: index + 1] not in source.marks
        and part.isascii()
        and index < len(loc) - 1
    )


def _dotted(path: tuple[int | str, ...]) -> str:
    """Return a path for readers: list positions from 1."""
    return ".".join(f"第{part + 1}项" if isinstance(part, int) else part for part in path)


def _suggest(key: str, model: type[BaseModel], path: tuple[int | str, ...]) -> str:
    """Return a hint at the key that was probably meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for the unlucky

    names = sorted(field_names(_model_at(model, path[:-1]) or model))
    near = get_close_matches(key, names, n=1, cutoff=0.5)
    if near:
        return f"，是不是“{near[0]}”？"
    return "，可用的键：" + "、".join(name for name in names if not name.isascii())


def _model_at(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel] | None:
    for part in path:
        if isinstance(part, int):
            continue
        field = next((f for n, f in model.model_fields.items() if part in (n, f.alias)), None)
        inner = _inner_model(field.annotation) if field else None
        if inner is None:
            return None
        model = inner
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found:
            return found
    return None


def field_names(model: type[BaseModel]) -> set[str]:
    """Return the Chinese and English names of a model's own fields."""
    return {name for key, field in model.model_fields.items() for name in (key, field.alias) if name}


def all_field_names(model: type[BaseModel]) -> frozenset[str]:
    """Return the names of a model's fields and of those of the models inside it."""
    names = field_names(model)
    for field in model.model_fields.values():
        inner = _inner_model(field.annotation)
        if inner and inner is not model:
            names |= all_field_names(inner)
    return frozenset(names)
