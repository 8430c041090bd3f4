"""Printing: the list and what to use first, on paper and as PDF."""
