"""A consistent look at everything: credits, stores, settings, reminders, change log.

Plain SQL, which a look puts straight to the driver and a unit of work to its own connection
(docs/adr/0010-reading-before-sqlalchemy.md).
"""

import sqlite3

from spendby.domain.credit import Store
from spendby.storage.asking import legible, made_of
from spendby.storage.change_log import ChangeLog
from spendby.storage.credit_look import CreditLook
from spendby.storage.mapping import Ask, setting_of, store_of
from spendby.storage.purchase_look import MuteLook, PurchaseLook
from spendby.storage.reminder_reading import ReminderLook


class StoreLook:
    """The stores; amazon-us is there from the beginning."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> list[Store]:
        """Read every store, in recording order."""
        query = "SELECT id, name, currency, time_zone, pack FROM store WHERE void = 0"
        return made_of(store_of, self._ask(f"{query} ORDER BY number", ()))


class SettingLook:
    """The user's settings: JSON text by name."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> dict[str, str]:
        """Read every setting that was ever chosen, by name in alphabetical order."""
        query = "SELECT name, value FROM setting WHERE void = 0 ORDER BY name"
        return dict(made_of(setting_of, self._ask(query, ())))


class Look:
    """A consistent look at everything; nothing can be written through it.

    A `strict` one refuses noise in the place of any text, not only of a credit's.
    """

    def __init__(self, raw: sqlite3.Connection, *, strict: bool = False) -> None:
        ask = raw.execute if strict else legible(raw)
        self.credits = CreditLook(raw.execute)
        self.stores = StoreLook(ask)
        self.settings = SettingLook(ask)
        self.reminders = ReminderLook(ask)
        self.purchases = PurchaseLook(ask)
        self.mutes = MuteLook(ask)
        self.changes = ChangeLog(ask)
