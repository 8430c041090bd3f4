"""Guidance in the window: steps, cautions, looking at checkout, asking the store, the guide."""
