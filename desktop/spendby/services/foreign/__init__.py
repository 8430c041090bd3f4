"""Readers of other programs' files: each is a pure function from bytes to rows and problems."""
