"""The guide in the window: steps, cautions, asking the store, what is worth knowing."""
