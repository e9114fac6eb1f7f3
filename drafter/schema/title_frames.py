"""The builds of titles: config/titles.yaml."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from drafter.model.template import TitleFrame
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate


class TitleFrameFields(Strict):
    """One build."""

    name: Text = Field(alias="名称")
    text: Text = Field(alias="句")
    needs: Texts = Field(default_factory=list, alias="需要")
    reason: Text = Field("", alias="理由")


class TitleFramesFields(Strict):
    """The file."""

    frames: list[TitleFrameFields] = Field(alias="写法")
    count: int = Field(5, alias="个数", ge=1, le=20)


def read_title_frames(paths: list[Path]) -> tuple[TitleFrame, ...]:
    """Return the builds of the last file, which is the user's where there is one, as many as it wants.

    Raises:
        DrafterError: It can't be read.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(paths[-1]), TitleFramesFields)
    return tuple(
        TitleFrame(
            name=item.name,
            text=item.text,
            needs=tuple(item.needs),
            reason=item.reason,
            among=fields.count,
        )
        for item in fields.frames
    )
