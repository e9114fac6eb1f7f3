"""Draft → diagnostics."""
