"""The verbs as plain functions: the library's face, and the only package that names two stages.

Each function imports the stages it needs, so that looking at the help or searching the corpus stays fast.
"""

from drafter.workflow.checking import check_file, explain_rules
from drafter.workflow.corpus import (
    add_to_corpus,
    corpus_statistics,
    list_corpus,
    remove_from_corpus,
    show_speech,
)
from drafter.workflow.drafting import (
    brief_schema,
    example_brief,
    list_templates,
    list_themes,
    make_draft,
    make_outline,
)
from drafter.workflow.exporting import encode_draft, encode_outline
from drafter.workflow.reading import parse, parse_file
from drafter.workflow.searching import index_corpus, suggest, verify_index

__all__ = [
    "add_to_corpus",
    "brief_schema",
    "check_file",
    "corpus_statistics",
    "encode_draft",
    "encode_outline",
    "example_brief",
    "explain_rules",
    "index_corpus",
    "list_corpus",
    "list_templates",
    "list_themes",
    "make_draft",
    "make_outline",
    "parse",
    "parse_file",
    "remove_from_corpus",
    "show_speech",
    "suggest",
    "verify_index",
]
