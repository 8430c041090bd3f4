"""Keeps spreadsheets from taking a text for a formula, in a way that importing undoes exactly.

Fault F32: what starts with one of these signs is run by some spreadsheet, also after white space
and in its full-width form.
"""

import re

_SIGNS = r"=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
# Apostrophes that stand there already count as part of the text, or taking ours off again would
# take one of those.
_RISKY = re.compile(rf"'*\s*[{_SIGNS}]")
_GUARDED = re.compile(rf"'(?='*\s*[{_SIGNS}])")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet might run."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Take off the apostrophe that `guarded` puts on, and no other."""
    return text[1:] if _GUARDED.match(text) else text
