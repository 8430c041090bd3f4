"""Reads and writes stores."""

from sqlalchemy import Connection, select

from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused
from spendby.storage.mapping import store_of
from spendby.storage.recording import Recording, writing
from spendby.storage.tables import STORE, live

_STORES = (
    select(STORE.c.id, STORE.c.name, STORE.c.currency, STORE.c.time_zone, STORE.c.pack)
    .where(live(STORE))
    .order_by(STORE.c.number)
)


class Stores:
    """The stores; amazon-us is there from the beginning."""

    def __init__(self, connection: Connection, recording: Recording | None = None) -> None:
        self._connection = connection
        self._recording = recording

    def all(self) -> list[Store]:
        """Read every store, in recording order."""
        return [store_of(row) for row in self._connection.execute(_STORES)]

    def add(self, store: Store) -> None:
        """Record a new store; raises `FieldRefused` when its id is taken."""
        recording = writing(self._recording)
        query = select(STORE.c.number).where(live(STORE), STORE.c.id == store.id)
        if self._connection.scalar(query) is not None:
            raise FieldRefused("id", f"There is already a store “{store.id}”.")
        number = recording.take(STORE, 1)[0]
        fields = (store.id, store.name, store.currency, store.time_zone, store.pack)
        recording.insert(STORE, [(number, *fields, recording.number, 0)])
