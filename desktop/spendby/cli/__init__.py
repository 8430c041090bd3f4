"""The command line: one face over the use cases, free of windows and of SQL."""
