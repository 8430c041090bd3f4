"""Keeps Python's garbage collector still for a while.

Where much is made that stays, the collector would walk over all of it again and again: a fifth of
the time of a large import, a tenth of a start.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect nothing in the meantime; within another one it changes nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
