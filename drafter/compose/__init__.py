"""Brief → outline → draft."""
