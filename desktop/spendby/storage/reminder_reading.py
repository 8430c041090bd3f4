"""Reads the log of reminders, what the user did with them, and the wishes for single credits.

Plain SQL, as every look; writing is `reminder_repository`'s.
"""

import json
from datetime import date, datetime
from typing import Any

from spendby.domain.notice import Place
from spendby.domain.reminders.reminder import (
    About,
    Delivery,
    Key,
    Mark,
    Marked,
    Reminding,
    Status,
)
from spendby.storage.asking import made_of
from spendby.storage.mapping import Ask

_LOG = """\
SELECT credit.id, about, on_day, lead, day, at, status, place, why, tried_at, tries
FROM reminder JOIN credit ON credit.number = reminder.credit
WHERE credit.void = 0 ORDER BY reminder.number"""

# The later of two words on the same reminder replaces the earlier one where they are collected.
_MARKS = """\
SELECT credit.id, about, on_day, lead, mark, reminder_mark.at, delivered_at, until
FROM reminder_mark
JOIN reminder ON reminder.number = reminder_mark.reminder
JOIN credit ON credit.number = reminder.credit
WHERE reminder_mark.void = 0 AND credit.void = 0 ORDER BY reminder_mark.number"""

_WISHES = """\
SELECT credit.id, leads, muted
FROM reminding JOIN credit ON credit.number = reminding.credit
WHERE reminding.void = 0 AND credit.void = 0 ORDER BY reminding.number"""


class ReminderLook:
    """The reminders of the credits that undo has not taken back."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def deliveries(self) -> dict[Key, Delivery]:
        """Read the log, in the order in which reminders came due."""
        return {one.key: one for one in made_of(_delivery, self._ask(_LOG, ()))}

    def marks(self) -> dict[Key, Marked]:
        """Read the user's last word on each reminder that has one."""
        return dict(made_of(_marked, self._ask(_MARKS, ())))

    def wishes(self) -> dict[str, Reminding]:
        """Read the wishes for single credits, by credit id."""
        return dict(made_of(_wish, self._ask(_WISHES, ())))

    def looked_at(self) -> datetime | None:
        """Tell when it was last looked at what is due."""
        rows = self._ask("SELECT at FROM reminder_look", ())
        moments = made_of(lambda row: datetime.fromisoformat(row[0]), rows)
        return moments[0] if moments else None


def _key(row: Any) -> Key:  # noqa: ANN401 - a row of the driver's
    credit, about, on_day, lead = row
    return Key(credit, About(about), date.fromisoformat(on_day), lead)


def _delivery(row: Any) -> Delivery:  # noqa: ANN401 - a row of the driver's
    *key, day, at, status, place, why, tried_at, tries = row
    return Delivery(
        _key(key),
        date.fromisoformat(day),
        datetime.fromisoformat(at),
        Status(status),
        None if place is None else Place(place),
        why,
        _moment(tried_at),
        tries,
    )


def _marked(row: Any) -> tuple[Key, Marked]:  # noqa: ANN401 - a row of the driver's
    *key, mark, at, delivered_at, until = row
    marked = Marked(
        Mark(mark), datetime.fromisoformat(at), datetime.fromisoformat(delivered_at), _moment(until)
    )
    return _key(key), marked


def _wish(row: Any) -> tuple[str, Reminding]:  # noqa: ANN401 - a row of the driver's
    credit, leads, muted = row
    ladder = None if leads is None else tuple(int(lead) for lead in json.loads(leads))
    return credit, Reminding(ladder, bool(muted))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
