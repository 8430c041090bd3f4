"""Writes the log of reminders, and records what the user did with them as changes."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from spendby.domain.errors import NotFound
from spendby.domain.reminders.reminder import Delivery, Key, Mark, Reminding
from spendby.storage.mapping import Value, moment_text
from spendby.storage.recording import Recording
from spendby.storage.reminder_reading import ReminderLook
from spendby.storage.tables import (
    CREDIT,
    REMINDER,
    REMINDER_MARK,
    REMINDING,
    live,
)
from spendby.translation import tr

_AT_ONCE = 500

_WRITE = """\
INSERT INTO reminder
    (number, credit, about, on_day, lead, day, at, status, place, why, tried_at, tries)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (credit, about, on_day, lead) DO UPDATE SET
    day = excluded.day, at = excluded.at, status = excluded.status, place = excluded.place,
    why = excluded.why, tried_at = excluded.tried_at, tries = excluded.tries"""

_LOOKED = """\
INSERT INTO reminder_look (number, at) VALUES (1, ?)
ON CONFLICT (number) DO UPDATE SET at = excluded.at"""


class Reminders(ReminderLook):
    """The reminders, as a change may write them."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(recording.ask)
        self._connection = connection
        self._recording = recording

    def deliver(self, deliveries: Sequence[Delivery]) -> None:
        """Write lines of the log, each over an earlier one with the same key."""
        credits = self._credits(one.key.credit for one in deliveries)
        numbers = self._recording.take(REMINDER, len(deliveries))
        rows = [
            _row(number, credits[one.key.credit], one)
            for number, one in zip(numbers, deliveries, strict=True)
            if one.key.credit in credits
        ]
        if rows:
            self._connection.exec_driver_sql(_WRITE, rows)

    def look(self, at: datetime) -> None:
        """Note that it was looked at what is due."""
        self._connection.exec_driver_sql(_LOOKED, (moment_text(at),))

    def mark(self, keys: Sequence[Key], marked: Mark, at: datetime, until: datetime | None) -> None:
        """Record what the user did with delivered reminders; raises `NotFound`."""
        rows: list[tuple[Value, ...]] = []
        recording = self._recording
        for number, key in zip(recording.take(REMINDER_MARK, len(keys)), keys, strict=True):
            reminder, delivered_at = self._reminder(key)
            wake = None if until is None else moment_text(until)
            made = (number, reminder, marked.value, moment_text(at), delivered_at, wake)
            rows.append((*made, recording.number, 0))
        if rows:
            recording.insert(REMINDER_MARK, rows)

    def wish(self, credit_id: str, reminding: Reminding) -> None:
        """Record the wishes for a credit; the wish that is there already is no change."""
        if self.wishes().get(credit_id, Reminding()) == reminding:
            return
        credits = self._credits([credit_id])
        if credit_id not in credits:
            raise NotFound(
                tr("There is no credit with the id “{id}” any more.").format(id=credit_id)
            )
        recording = self._recording
        number = recording.take(REMINDING, 1)[0]
        leads = None if reminding.leads is None else json.dumps(reminding.leads)
        row = (number, credits[credit_id], leads, int(reminding.muted), recording.number, 0)
        recording.insert(REMINDING, [row])

    def _credits(self, ids: Iterable[str]) -> dict[str, int]:
        wanted = list(dict.fromkeys(ids))
        found: dict[str, int] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            some = CREDIT.c.id.in_(wanted[start : start + _AT_ONCE])
            query = select(CREDIT.c.id, CREDIT.c.number).where(live(CREDIT), some)
            found.update({row.id: row.number for row in self._connection.execute(query)})
        return found

    def _reminder(self, key: Key) -> tuple[int, str]:
        query = (
            select(REMINDER.c.number, REMINDER.c.at)
            .join(CREDIT, CREDIT.c.number == REMINDER.c.credit)
            .where(live(CREDIT), CREDIT.c.id == key.credit)
            .where(REMINDER.c.about == key.about.value, REMINDER.c.on_day == key.on.isoformat())
            .where(REMINDER.c.lead == key.lead)
        )
        row = self._connection.execute(query).first()
        if row is None:
            raise NotFound(tr("This reminder isn't in the list any more. Nothing was changed."))
        return row.number, row.at


def _row(number: int, credit: int, one: Delivery) -> tuple[Value, ...]:
    return (
        number,
        credit,
        one.key.about.value,
        one.key.on.isoformat(),
        one.key.lead,
        one.day.isoformat(),
        moment_text(one.at),
        one.status.value,
        None if one.place is None else one.place.value,
        one.why,
        None if one.tried_at is None else moment_text(one.tried_at),
        one.tries,
    )
