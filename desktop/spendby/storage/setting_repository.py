"""Reads and writes the user's settings; what they mean is the services' business."""

from sqlalchemy import Connection, select

from spendby.storage.recording import Recording, writing
from spendby.storage.tables import SETTING, live


class Settings:
    """JSON text by name."""

    def __init__(self, connection: Connection, recording: Recording | None = None) -> None:
        self._connection = connection
        self._recording = recording

    def all(self) -> dict[str, str]:
        """Read every setting that was ever chosen, by name in alphabetical order."""
        query = select(SETTING.c.name, SETTING.c.value).where(live(SETTING))
        rows = self._connection.execute(query.order_by(SETTING.c.name))
        return {row.name: row.value for row in rows}

    def put(self, name: str, value: str) -> None:
        """Record a choice; the value that is there already is no change."""
        recording = writing(self._recording)
        query = select(SETTING.c.number, SETTING.c.value)
        found = self._connection.execute(query.where(live(SETTING), SETTING.c.name == name)).first()
        if found is None:
            number = recording.take(SETTING, 1)[0]
            recording.insert(SETTING, [(number, name, value, recording.number, 0)])
        elif found.value != value:
            before, after = {"value": found.value}, {"value": value}
            recording.update(SETTING, found.number, before, after)
