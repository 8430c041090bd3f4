"""Records stores."""

from sqlalchemy import Connection

from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused
from spendby.storage.look import StoreLook
from spendby.storage.recording import Recording
from spendby.storage.tables import STORE


class Stores(StoreLook):
    """The stores, to which a change may add."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(connection.exec_driver_sql)
        self._recording = recording

    def add(self, store: Store) -> None:
        """Record a new store; raises `FieldRefused` when its id is taken."""
        if any(one.id == store.id for one in self.all()):
            raise FieldRefused("id", f"There is already a store “{store.id}”.")
        number = self._recording.take(STORE, 1)[0]
        fields = (store.id, store.name, store.currency, store.time_zone, store.pack)
        self._recording.insert(STORE, [(number, *fields, self._recording.number, 0)])
