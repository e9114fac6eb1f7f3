"""The verbs as plain functions: the library's face, and the only package that names two stages.

Each verb stands in the module named by what it does: `reading.parse_file`, `drafting.make_draft`, `searching.suggest`,
`checking.check_file` and so on. A module, and in it each function, imports only the stages it needs, so that looking
at the help or searching the corpus stays fast.
"""
