"""The composition root: the only place that builds objects, and the program's entry."""
