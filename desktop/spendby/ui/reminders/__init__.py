"""Reminders in the window: the page, snoozing, and when each comes."""
