"""Staying at hand while the window is closed: the tray, the second start, the way out."""
