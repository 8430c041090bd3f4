"""Pages: the panes of the one window and what stands in them."""
