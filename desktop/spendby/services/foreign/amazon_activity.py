"""Reads Amazon's gift card activity and settles it with the credits that are here."""

from collections.abc import Iterable

from spendby.domain.credit import Credit, Store
from spendby.services.foreign.activity_ledger import Settled, settle
from spendby.services.foreign.activity_page import rows_in
from spendby.services.foreign.activity_rows import activities, store_of
from spendby.services.foreign.found import ForeignFile
from spendby.services.foreign.texts import text_of
from spendby.services.incoming import Problem


def read(file: ForeignFile, credits: Iterable[Credit]) -> tuple[Store, Settled]:
    """Read the page, and tell whose it is and what it changes; raises `FileRefused`.

    Rows that can't be read are left out; what they moved is then missing between the others.
    """
    rows = rows_in(text_of(file.content, file.read_as.encoding))
    store = store_of(rows, file.places)
    unread: list[Problem] = []
    read_rows = activities(rows, store.currency, unread)
    settled = settle(read_rows, store, credits, frozenset(one.row for one in unread))
    settled.problems = sorted([*unread, *settled.problems], key=lambda one: one.row)
    return store, settled
