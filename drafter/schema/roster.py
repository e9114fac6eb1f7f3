"""config/orders.yaml and the workspace's config/roster.yaml: who is listed before whom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from drafter.model.roster import FixedOrder, Person, Roster, Unit
from drafter.schema.source import read_yaml
from drafter.schema.validation import Strict, Text, Texts, validate

_MAX_ENTRIES = 500


class OrderFields(Strict):
    """One order."""

    name: Text = Field(alias="名称", min_length=1)
    whole_words: bool = Field(default=False, alias="全词")
    same_level: bool = Field(default=False, alias="同级")
    members: Annotated[list[Texts], Field(alias="成员", min_length=2, max_length=50)]


class OrdersFields(Strict):
    """config/orders.yaml."""

    orders: Annotated[list[OrderFields], Field(alias="次序", max_length=100)]


class PersonFields(Strict):
    """One person."""

    name: Text = Field(alias="姓名", min_length=2)
    offices: Texts = Field(default_factory=list, alias="职务")


class UnitFields(Strict):
    """One unit."""

    name: Text = Field(alias="全称", min_length=2)
    short: Text = Field(default="", alias="简称")


class RosterFields(Strict):
    """config/roster.yaml."""

    people: Annotated[list[PersonFields], Field(default_factory=list, alias="人员", max_length=_MAX_ENTRIES)]
    units: Annotated[list[UnitFields], Field(default_factory=list, alias="单位", max_length=_MAX_ENTRIES)]


def read_orders(paths: list[Path]) -> tuple[FixedOrder, ...]:
    """Return the orders of the last file, which is the user's where there is one.

    Raises:
        DrafterError: It can't be read.
        FaultListError: It has faults, told with line and column.
    """
    fields = validate(read_yaml(paths[-1]), OrdersFields)
    return tuple(
        FixedOrder(
            name=order.name,
            members=tuple(tuple(words) for words in order.members),
            whole_words=order.whole_words,
            same_level=order.same_level,
        )
        for order in fields.orders
    )


def read_roster(paths: list[Path]) -> Roster | None:
    """Return the roster of the last file, or None where there is none.

    Raises:
        DrafterError: It can't be read.
        FaultListError: It has faults, told with line and column.
    """
    if not paths:
        return None
    fields = validate(read_yaml(paths[-1]), RosterFields)
    return Roster(
        people=tuple(Person(name=item.name, offices=tuple(item.offices)) for item in fields.people),
        units=tuple(Unit(name=item.name, short=item.short) for item in fields.units),
    )
