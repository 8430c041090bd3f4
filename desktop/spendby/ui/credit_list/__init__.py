"""The list of credits: its rows, how they are painted, what picks and orders them, its figures."""
