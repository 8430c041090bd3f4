"""Records the user's settings; what they mean is the services' business."""

from sqlalchemy import Connection, select

from spendby.storage.look import SettingLook
from spendby.storage.recording import Recording
from spendby.storage.tables import SETTING, live


class Settings(SettingLook):
    """The settings, which a change may choose anew."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(recording.ask)
        self._connection = connection
        self._recording = recording

    def put(self, name: str, value: str) -> None:
        """Record a choice; the value that is there already is no change."""
        recording = self._recording
        query = select(SETTING.c.number, SETTING.c.value)
        found = self._connection.execute(query.where(live(SETTING), SETTING.c.name == name)).first()
        if found is None:
            number = recording.take(SETTING, 1)[0]
            recording.insert(SETTING, [(number, name, value, recording.number, 0)])
        elif found.value != value:
            before, after = {"value": found.value}, {"value": value}
            recording.update(SETTING, found.number, before, after)
