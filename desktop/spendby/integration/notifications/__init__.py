"""Notices over the desktop's own notification service; runs without Qt."""
