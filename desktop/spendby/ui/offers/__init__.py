"""Reading an offer into a new credit."""
