"""A speech against the bands of its kind: what lies outside, and how that is said."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.rule import CheckContext
from drafter.model.profile import LENGTH, Band, KindProfile, Position, SpeechProfile, show_band, show_value
from drafter.model.speech import Block
from drafter.model.vocabulary import Move
from drafter.text.spans import Span


class Outside(NamedTuple):
    """A measure that lies outside its band."""

    value: float
    band: Band
    position: Position
    shown: str
    """The value with its unit."""
    usual: str
    """The band in words: `8 篇动员大会讲话九成在 50%～81%`."""


def comparable(context: CheckContext, least: int) -> tuple[SpeechProfile, KindProfile] | None:
    """Return the structure of a whole speech and that of its kind; None where there is nothing to compare.

    Args:
        context: What is checked.
        least: With fewer characters a text is a part of a speech, of which the whole can't be asked.
    """
    measured, profile = context.measured, context.profile
    if measured is None or profile is None or not context.speech.complete:
        return None
    return (measured, profile) if measured.measures.get(LENGTH, 0) >= least else None


def outside(measured: SpeechProfile, profile: KindProfile, name: str) -> Outside | None:
    """Return how a measure lies outside its band; None where it does not, or where there is no band."""
    value, band = measured.measures.get(name), profile.bands.get(name)
    if value is None or band is None:
        return None
    position = band.place(value)
    if position is Position.INSIDE:
        return None
    return Outside(value, band, position, show_value(name, value), usual_range(profile, name, band))


def usual_range(profile: KindProfile, name: str, band: Band) -> str:
    """Return a band in words, with what it was measured on."""
    whose = "自己的 " if profile.own else ""
    return f"{whose}{profile.count} 篇{profile.kind.label}讲话九成在 {show_band(name, band)}"


def place_of_move(context: CheckContext, move: Move) -> Span:
    """Return the place for a finding on a move: the first of its blocks, else the whole speech."""
    blocks = context.speech.blocks
    first = next((block for block in blocks if block.move is move), None)
    first = first or next((block for block in blocks if move in block.also), None)
    return place_of_block(context, first) if first else context.whole()


def place_of_block(context: CheckContext, block: Block) -> Span:
    """Return the place for a finding on a block: a heading as a whole, of a paragraph its first sentence."""
    if block.type == "heading":
        return context.place(block, Span(0, len(block.text)))
    end = block.text.find("。") + 1
    return context.place(block, Span(0, end or len(block.text)))
