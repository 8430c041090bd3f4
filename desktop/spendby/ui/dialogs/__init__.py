"""Dialogs: each asks for one thing, is opened without blocking, and leaves deciding to services."""
