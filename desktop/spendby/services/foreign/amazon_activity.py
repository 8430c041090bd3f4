"""Reads Amazon's gift card activity and settles it with the credits that are here."""

from collections.abc import Sequence

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import FieldRefused
from spendby.domain.money import money_text
from spendby.services.foreign.activity_ledger import ACTIVITY, Settled, settle
from spendby.services.foreign.activity_page import balance_shown, is_copied, is_table, rows_in
from spendby.services.foreign.activity_rows import activities, amount_shown, store_of
from spendby.services.foreign.found import ForeignFile
from spendby.services.foreign.head import Head
from spendby.services.foreign.texts import text_of
from spendby.services.incoming import Problem
from spendby.translation import tr


def recognises(head: Head) -> bool:
    """Tell the page, saved or copied, or its table from other files."""
    if head.is_json or not head.first:
        return False
    return head.text.startswith("<") or is_table(head.names) or is_copied(head.text)


def read(file: ForeignFile, credits: Sequence[Credit]) -> tuple[Store, Settled]:
    """Read the page, and tell whose it is and what it changes; raises `FileRefused`.

    Rows that can't be read are left out; what they moved is then missing between the others.
    """
    text = text_of(file.content, file.read_as.encoding)
    rows = rows_in(text)
    store = store_of(rows, file.places)
    unread: list[Problem] = []
    read_rows = activities(rows, store.currency, unread)
    settled = settle(read_rows, store, credits, frozenset(one.row for one in unread))
    settled.problems = sorted([*unread, *settled.problems], key=lambda one: one.row)
    settled.remarks += _newer_missing(text, store, settled, credits)
    return store, settled


def _newer_missing(
    text: str, store: Store, settled: Settled, credits: Sequence[Credit]
) -> list[str]:
    """Say where the page's own balance is neither its newest row's nor what is here then."""
    shown = balance_shown(text)
    if shown is None or settled.closing is None:
        return []
    try:
        balance = amount_shown("balance", shown, store.currency)
    except FieldRefused:
        return []
    after = {one.id: one for one in (*settled.new, *(later for _, later in settled.changed))}
    here = {one.id: one for one in credits if one.store == store.id} | after
    moved = sum(one.left for one in here.values() if one.source == ACTIVITY)
    if balance in {settled.closing, moved}:
        return []
    is_there, ends = (money_text(one, store.currency) for one in (balance, settled.closing))
    remark = tr(
        "The page says that {balance} is there now, and its newest row ends with "
        "{amount}. Newer rows are missing: bring in the page with those too."
    ).format(balance=is_there, amount=ends)
    return [remark]
