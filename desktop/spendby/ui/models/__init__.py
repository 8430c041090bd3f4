"""Models: the rows of the window's lists, as values that delegates and cards show."""
