"""Refusals of a file name it: a script reads many, and its output has one line for each."""

from collections.abc import Iterator
from contextlib import contextmanager

from spendby.cli.literal import shown
from spendby.domain.errors import FileRefused, Trouble
from spendby.translation import tr


@contextmanager
def naming(path: str) -> Iterator[None]:
    """Have a refusal name the file at `path`, unless its sentence does or it is about another."""
    try:
        yield
    except FileRefused as why:
        if path in str(why) or why.trouble is not Trouble.OTHER:
            raise
        named = tr("{file}: {why}").format(file=shown(path), why=why)
        raise FileRefused(named, why.trouble) from None
