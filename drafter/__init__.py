"""Offline drafting assistant for Chinese government work speeches (讲话稿)."""

__version__ = "0.1.0"
