"""The corpus folder: add, list, load, cut into passages."""
