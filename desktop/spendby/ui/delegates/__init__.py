"""Delegates: how the credit list is painted. Models return values, these draw them."""
