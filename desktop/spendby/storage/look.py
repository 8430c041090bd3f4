"""A consistent look at everything: credits, stores, settings, reminders, change log.

Plain SQL, which a look puts straight to the driver and a unit of work to its own connection
(docs/adr/0010-reading-before-sqlalchemy.md).
"""

from spendby.domain.credit import Store
from spendby.storage.change_log import ChangeLog
from spendby.storage.credit_look import CreditLook
from spendby.storage.mapping import Ask, store_of
from spendby.storage.purchase_look import MuteLook, PurchaseLook
from spendby.storage.reminder_reading import ReminderLook


class StoreLook:
    """The stores; amazon-us is there from the beginning."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> list[Store]:
        """Read every store, in recording order."""
        query = "SELECT id, name, currency, time_zone, pack FROM store WHERE void = 0"
        return [store_of(row) for row in self._ask(f"{query} ORDER BY number", ())]


class SettingLook:
    """The user's settings: JSON text by name."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> dict[str, str]:
        """Read every setting that was ever chosen, by name in alphabetical order."""
        query = "SELECT name, value FROM setting WHERE void = 0 ORDER BY name"
        return {name: value for name, value in self._ask(query, ())}  # noqa: C416 - rows may look like mappings


class Look:
    """A consistent look at everything; nothing can be written through it."""

    def __init__(self, ask: Ask) -> None:
        self.credits = CreditLook(ask)
        self.stores = StoreLook(ask)
        self.settings = SettingLook(ask)
        self.reminders = ReminderLook(ask)
        self.purchases = PurchaseLook(ask)
        self.mutes = MuteLook(ask)
        self.changes = ChangeLog(ask)
