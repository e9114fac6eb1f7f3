"""Index and search of passages."""
