"""Charts: pictures of figures, each with the same figures in words."""
