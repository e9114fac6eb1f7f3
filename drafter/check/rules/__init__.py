"""One rule, one module; the list of all is in drafter.check.catalogue."""
