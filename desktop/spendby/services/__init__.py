"""Use cases: what a person can do with Spendby, free of windows and of SQL."""
