"""Reads Amazon's gift card activity and settles it with the credits that are here."""

from collections.abc import Iterable

from spendby.domain.credit import Credit, Store
from spendby.services.foreign.activity_ledger import Settled, settle
from spendby.services.foreign.activity_page import rows_in
from spendby.services.foreign.activity_rows import activities, store_of
from spendby.services.foreign.found import ForeignFile
from spendby.services.foreign.texts import text_of


def read(file: ForeignFile, credits: Iterable[Credit]) -> tuple[Store, Settled]:
    """Read the page, and tell whose it is and what it changes; raises `FileRefused`.

    All rows hang together by their balances, so one problem keeps all of them out.
    """
    rows = rows_in(text_of(file.content, file.read_as.encoding))
    store = store_of(rows, file.places)
    settled = Settled()
    read_rows = activities(rows, store.currency, settled.problems)
    return store, settled if settled.problems else settle(read_rows, store, credits)
