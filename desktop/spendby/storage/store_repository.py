"""Records stores."""

from sqlalchemy import Connection, select

from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused, NotFound
from spendby.storage.look import StoreLook
from spendby.storage.recording import Recording
from spendby.storage.tables import STORE, live
from spendby.translation import tr


class Stores(StoreLook):
    """The stores, to which a change may add, and which it may edit."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(recording.ask)
        self._connection = connection
        self._recording = recording

    def add(self, store: Store) -> None:
        """Record a new store; raises `FieldRefused` when its id is taken."""
        taken = select(STORE.c.number).where(live(STORE), STORE.c.id == store.id)
        if self._connection.scalar(taken) is not None:
            raise FieldRefused(
                "id", tr("There is already a store “{store}”.").format(store=store.id)
            )
        number = self._recording.take(STORE, 1)[0]
        fields = (store.id, store.name, store.currency, store.time_zone, store.pack)
        self._recording.insert(STORE, [(number, *fields, self._recording.number, 0)])

    def save(self, before: Store, after: Store) -> None:
        """Record a new name, time zone or pack; raises `NotFound` when the store is gone."""
        query = select(STORE.c.number).where(live(STORE), STORE.c.id == before.id)
        number = self._connection.scalar(query)
        if number is None:
            raise NotFound(tr("There is no store “{store}” any more.").format(store=before.id))
        changed = [
            name
            for name in ("name", "time_zone", "pack")
            if getattr(before, name) != getattr(after, name)
        ]
        if changed:
            self._recording.update(
                STORE,
                int(number),
                {name: getattr(before, name) for name in changed},
                {name: getattr(after, name) for name in changed},
            )
