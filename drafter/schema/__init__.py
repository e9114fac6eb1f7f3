"""The user's and the shipped YAML and Markdown files, read with line numbers into validated models."""
