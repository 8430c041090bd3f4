"""The check-up: what is odd about the credits, and what mends it."""
