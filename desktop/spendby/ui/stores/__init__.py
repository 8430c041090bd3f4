"""Stores and their packs: adding, changing and looking at them."""
