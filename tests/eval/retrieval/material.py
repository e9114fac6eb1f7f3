"""The evaluation set: queries, and the grades of the corpus's passages for each; README.md says how they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

FOLDER = Path(__file__).parent
CLASSES = ("topic", "build", "formulaic")
HALVES = ("dev", "held")
RELATED = (
    {"enumeration", "ordinals"},
    {"figure_chain", "targets"},
    {"problems", "criticism"},
    {"rules", "assessment"},
    {"change", "comparison"},
)
"""Builds that a writer would take for one another at need: grade 1."""


class EvalQuery(NamedTuple):
    """One query of the set."""

    id: str
    kind: str
    """topic, build or formulaic."""
    half: str
    """dev or held."""
    text: str
    grades: Mapping[str, int]
    """Grades 1..3 of the relevant passages by id."""


class LabelledSpeech(NamedTuple):
    """The builds of one speech's passages."""

    speech_id: str
    file: str
    builds: Mapping[str, Sequence[str]]
    """First and second build by passage id."""


def labelled_speeches() -> list[LabelledSpeech]:
    """Return the builds of builds.yaml, in its order."""
    return [
        LabelledSpeech(
            speech_id,
            entry["file"],
            {f"{speech_id}:{number}": label.split("/") for number, label in entry["builds"].items()},
        )
        for speech_id, entry in _read("builds.yaml").items()
    ]


def queries() -> list[EvalQuery]:
    """Return all queries with their grades."""
    builds = {key: names for speech in labelled_speeches() for key, names in speech.builds.items()}
    judged = _read("judgements.yaml")
    result = []
    for kind in CLASSES:
        for item in _read("queries.yaml")[kind]:
            grades = judged[item["id"]] if kind == "topic" else grades_of_build(item["build"], builds)
            result.append(EvalQuery(item["id"], kind, item["half"], item["text"], grades))
    return result


def grades_of_build(wanted: str, builds: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return the grades of the passages with a build: 3 the first, 2 the second, 1 a related one."""
    related = set().union(*(pair for pair in RELATED if wanted in pair)) - {wanted}
    grades = {}
    for key, names in builds.items():
        if names[0] == wanted:
            grades[key] = 3
        elif wanted in names:
            grades[key] = 2
        elif related & set(names):
            grades[key] = 1
    return grades


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return content
