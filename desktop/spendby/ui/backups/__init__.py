"""Backups in the window: their state, and bringing one back."""
