"""Frozen data classes that the stages hand to one another; no behaviour beyond simple look-ups."""
