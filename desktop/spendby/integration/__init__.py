"""Adapters to the outside world: the clock, the folders and files, the display, the locale."""
