"""Drafts and outlines → files."""
