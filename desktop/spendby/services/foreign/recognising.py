"""Tells the form of a file from what is in it, never from its name."""

import csv
import io

from spendby.services.foreign import activity_page, amazon_returns, audible, catima, own_table
from spendby.services.foreign.csv_columns import DELIMITERS
from spendby.services.foreign.csv_frame import has_table
from spendby.services.foreign.found import Form
from spendby.services.foreign.tables import folded
from spendby.services.foreign.texts import head_of
from spendby.services.foreign.unread_kinds import nothing_read_in
from spendby.services.foreign.zips import base_name, is_zip, names_in

_VOUCHERS = ('"model"', '"codeType"', '"balanceMilliunits"', '"item_details"')


def recognise(content: bytes) -> Form | None:
    """Tell the form; None for what looks like none of them.

    Raises `FileRefused` for a zip file that can't be read.
    """
    if is_zip(content):
        return _of_names(names_in(content))
    text = head_of(content).lstrip("\ufeff \t\r\n")
    if "\0" in text.partition("\n")[0]:
        return None  # a picture, a database, a document of another kind
    if text.startswith(("{", "[")):
        return _of_json(text)
    if text.startswith("<"):
        return Form.AMAZON_ACTIVITY
    if own_table.is_header(_cells(text.partition("\n")[0].rstrip("\r"), ",")):
        return Form.CSV
    return _of_text(text)


def _of_names(names: list[str]) -> Form:
    if catima.MEMBER in names:
        return Form.CATIMA
    if any(amazon_returns.is_member(name) for name in names):
        return Form.AMAZON_RETURNS
    if any(base_name(name) == audible.MEMBER for name in names):
        return Form.AUDIBLE
    raise nothing_read_in(names)


def _of_json(text: str) -> Form:
    start = text[:4096]
    vouchers = any(sign in start for sign in _VOUCHERS) and '"spendby"' not in start
    return Form.VOUCHERVAULT if vouchers else Form.SPENDBY


def _of_text(text: str) -> Form | None:
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    if not lines:
        return None
    if lines[0].strip() == "2" or catima.is_card_header(_cells(lines[0], ",")):
        return Form.CATIMA
    names = frozenset(folded(cell) for cell in _cells(lines[0], ","))
    if amazon_returns.is_header(names):
        return Form.AMAZON_RETURNS
    if names >= audible.COLUMNS:
        return Form.AUDIBLE
    if activity_page.is_table(names) or activity_page.is_copied(text):
        return Form.AMAZON_ACTIVITY
    return Form.CSV if any(sign in lines[0] for sign in DELIMITERS) or has_table(text) else None


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
    except csv.Error:
        return []
