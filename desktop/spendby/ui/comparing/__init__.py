"""Comparing what is written down with what the store shows."""
