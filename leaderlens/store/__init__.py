"""Rows: the encrypted vault database and nothing above it."""
