"""The verbs as plain functions: the library's face, and the only package that names two stages.

Each function imports the stages it needs, so that looking at the help or searching the corpus stays fast.
"""

from drafter.workflow.check_reports import encode_check, format_file
from drafter.workflow.checking import CheckRules, check_file, explain_rules, load_check_rules
from drafter.workflow.corpus import (
    add_to_corpus,
    corpus_statistics,
    list_corpus,
    remove_from_corpus,
    show_speech,
)
from drafter.workflow.drafting import make_draft, make_outline, offer_titles
from drafter.workflow.exporting import encode_draft, encode_outline
from drafter.workflow.findings import leave_out_known, save_baseline, save_findings
from drafter.workflow.fixing import fix_file
from drafter.workflow.lookups import kwic, phrases, query_of_line, query_of_section, suggest_headings
from drafter.workflow.masking import mask_draft
from drafter.workflow.profiling import profile
from drafter.workflow.reading import parse, parse_file
from drafter.workflow.searching import index_corpus, suggest, verify_index
from drafter.workflow.templates import brief_schema, example_brief, list_templates, list_themes

__all__ = [
    "CheckRules",
    "add_to_corpus",
    "brief_schema",
    "check_file",
    "corpus_statistics",
    "encode_check",
    "encode_draft",
    "encode_outline",
    "example_brief",
    "explain_rules",
    "fix_file",
    "format_file",
    "index_corpus",
    "kwic",
    "leave_out_known",
    "list_corpus",
    "list_templates",
    "list_themes",
    "load_check_rules",
    "make_draft",
    "make_outline",
    "mask_draft",
    "offer_titles",
    "parse",
    "parse_file",
    "phrases",
    "profile",
    "query_of_line",
    "query_of_section",
    "remove_from_corpus",
    "save_baseline",
    "save_findings",
    "show_speech",
    "suggest",
    "suggest_headings",
    "verify_index",
]
