"""How fast a speech is read out: config/speaking.yaml."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from drafter.model.speaking import SpeakingRate
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, validate


class SpeakingRateFields(Strict):
    """The file."""

    usual: int = Field(alias="每分钟字数", ge=60, le=400)
    slow: int = Field(alias="最慢", ge=60, le=400)
    fast: int = Field(alias="最快", ge=60, le=400)


def read_speaking_rate(paths: list[Path]) -> SpeakingRate:
    """Return the rate of the last file, which is the user's where there is one.

    Raises:
        DrafterError: It can't be read.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(paths[-1]), SpeakingRateFields)
    return SpeakingRate(usual=fields.usual, slow=fields.slow, fast=fields.fast)
