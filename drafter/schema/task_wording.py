"""The words that decide how tasks enter sentences: config/task_wording.yaml."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from drafter.model.template import TaskWording
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate


class OpenEndedFields(Strict):
    """时限照写."""

    endings: Texts = Field(default_factory=list, alias="结尾")
    words: Texts = Field(default_factory=list, alias="含有")


class TaskWordingFields(Strict):
    """The file."""

    open_ended: OpenEndedFields = Field(default_factory=OpenEndedFields, alias="时限照写")
    endings: dict[str, Text] = Field(default_factory=dict, alias="时限收尾")
    bottom_lines: Texts = Field(default_factory=list, alias="底线开头")
    times: Texts = Field(default_factory=list, alias="目标含时间")
    subjects: Texts = Field(default_factory=list, alias="自带主语")
    adverbs: Texts = Field(default_factory=list, alias="副词")
    target_verbs: Texts = Field(default_factory=list, alias="目标动词")
    joint_units: Texts = Field(default_factory=list, alias="会同单位")
    common: Texts = Field(default_factory=list, alias="泛用词")
    wholes: Texts = Field(default_factory=list, alias="不拆的词")


def read_task_wording(paths: list[Path]) -> TaskWording:
    """Return the words of all files taken together.

    Raises:
        DrafterError: A file can't be read.
        FaultListError: It has faults, told with line and column.
    """
    files = [validate(read_yaml(path), TaskWordingFields) for path in paths]
    return TaskWording(
        open_endings=tuple(word for fields in files for word in fields.open_ended.endings),
        open_words=tuple(word for fields in files for word in fields.open_ended.words),
        endings=tuple(pair for fields in files for pair in fields.endings.items()),
        bottom_lines=tuple(word for fields in files for word in fields.bottom_lines),
        times=tuple(word for fields in files for word in fields.times),
        subjects=tuple(word for fields in files for word in fields.subjects),
        adverbs=tuple(word for fields in files for word in fields.adverbs),
        target_verbs=tuple(word for fields in files for word in fields.target_verbs),
        joint_units=tuple(word for fields in files for word in fields.joint_units),
        common=tuple(word for fields in files for word in fields.common),
        wholes=tuple(word for fields in files for word in fields.wholes),
    )
