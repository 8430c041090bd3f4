"""The one window: what starts it, its frame, and the features put into it."""
