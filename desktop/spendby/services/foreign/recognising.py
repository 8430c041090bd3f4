"""Tells the form of a file from what is in it, never from its name."""

from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from spendby.services.foreign import own_table
from spendby.services.foreign.found import ForeignFile, Form, Found
from spendby.services.foreign.head import Head, row_of
from spendby.services.foreign.texts import head_of
from spendby.services.foreign.unread_kinds import nothing_read_in
from spendby.services.foreign.zips import is_zip, names_in


def recognise(content: bytes) -> Form | None:
    """Tell the form; None for what looks like none of them.

    Raises `FileRefused` for a zip file that can't be read or holds nothing that is.
    """
    if is_zip(content):
        names = names_in(content)
        form = _asked_of_readers(Head(members=tuple(names)))
        if form is None:
            raise nothing_read_in(names)
        return form
    text = head_of(content).lstrip("\ufeff \t\r\n")
    first = text.partition("\n")[0]
    if "\0" in first:
        return None  # a picture, a database, a document of another kind
    if own_table.is_header(row_of(first.rstrip("\r"))):
        return Form.CSV  # Spendby's own table, whatever others might take it for
    return _asked_of_readers(Head(text))


def reader_of(form: Form) -> Callable[[ForeignFile], Found]:
    """Load what reads files of a form into rows."""
    read: Callable[[ForeignFile], Found] = _module(form).read
    return read


def _asked_of_readers(head: Head) -> Form | None:
    for form in Form:
        if form.reader and _module(form).recognises(head):
            return form
    return Form.SPENDBY if head.is_json else None


def _module(form: Form) -> ModuleType:
    return import_module(f"spendby.services.foreign.{form.reader}")
