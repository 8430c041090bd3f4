"""Reminders in a Spendby file: the log with the user's last words, and wishes for single credits.

Written so that bringing a file in and taking it out again gives the same bytes; read trusting
nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from spendby.domain.credit import Credit
from spendby.domain.errors import FieldRefused
from spendby.domain.notice import Place
from spendby.domain.reminders.ladder import FURTHEST_LEAD, check_leads
from spendby.domain.reminders.reminder import (
    AS_USUAL,
    About,
    Delivery,
    Key,
    Mark,
    Marked,
    Reminding,
    Status,
)
from spendby.services.credit_json import Json
from spendby.services.credit_reading import Fields
from spendby.services.storage_ports import ReminderReading, ReminderRepository
from spendby.translation import grouped, tr

_WHY_LENGTH = 1000
_MOST_TRIES = 9999


class Brought(Struct, frozen=True):
    """What a file has of reminders."""

    log: Sequence[tuple[Delivery, Marked | None]] = ()
    wishes: Sequence[tuple[str, Reminding]] = ()

    def of(self, credits: Iterable[Credit]) -> "Brought":
        """Leave out what isn't of these credits."""
        if not self.log and not self.wishes:
            return self
        ids = {credit.id for credit in credits}
        return Brought(
            [one for one in self.log if one[0].key.credit in ids],
            [one for one in self.wishes if one[0] in ids],
        )

    def keep(self, reminders: ReminderRepository) -> None:
        """Record all of it."""
        reminders.deliver([delivery for delivery, _ in self.log])
        for delivery, marked in self.log:
            if marked is not None:
                reminders.mark([delivery.key], marked.mark, marked.at, marked.until)
        for credit, wish in self.wishes:
            reminders.wish(credit, wish)


NOTHING = Brought()


def reminder_documents(reminders: ReminderReading, credits: Collection[str]) -> list[Json]:
    """Give what is kept of these credits' reminders: the log, then the wishes."""
    marks = reminders.marks()
    log = [
        _line(delivery, marks.get(key))
        for key, delivery in reminders.deliveries().items()
        if key.credit in credits
    ]
    return [
        *log,
        *(
            _wish_document(credit, wish)
            for credit, wish in reminders.wishes().items()
            if credit in credits and wish != AS_USUAL
        ),
    ]


def read_reminders(rows: Iterable[object], refused: list[tuple[int, str, str]]) -> Brought:
    """Read the rows of a file; adds to `refused` the number, field and sentence of a bad one."""
    log: dict[Key, tuple[Delivery, Marked | None]] = {}
    wishes: dict[str, Reminding] = {}
    for number, row in enumerate(rows, start=1):
        try:
            fields = Fields(row, f"reminders[{number}].")
            credit = _credit(fields)
            if fields.has("about"):
                delivery = _read_delivery(fields, credit)
                log[delivery.key] = (delivery, _read_mark(fields, delivery))
            else:
                wishes[credit] = _read_wish(fields)
        except FieldRefused as bad:
            refused.append((number, bad.field, str(bad)))
    return Brought(list(log.values()), list(wishes.items()))


def _credit(fields: Fields) -> str:
    credit = fields.text("credit")
    if not credit:
        raise fields.refuse("credit", tr("“credit” is missing: the id of the credit it is about."))
    if not (fields.has("about") or fields.has("leads") or fields.has("muted")):
        raise fields.refuse("about", tr("“about” is missing, and so are “leads” and “muted”."))
    return credit


def _line(delivery: Delivery, marked: Marked | None) -> Json:
    key = delivery.key
    document: Json = {
        "credit": key.credit,
        "about": key.about.value,
        "on": key.on.isoformat(),
        "lead": key.lead,
        "day": delivery.day.isoformat(),
        "at": _text(delivery.at),
        "status": delivery.status.value,
    }
    if delivery.place is not None:
        document["place"] = delivery.place.value
    if delivery.why:
        document["why"] = delivery.why
    if delivery.tried_at is not None:
        document["tried_at"] = _text(delivery.tried_at)
    if delivery.tries:
        document["tries"] = delivery.tries
    told = marked is not None and marked.delivered_at == delivery.at
    if marked is not None and told and marked.mark is not Mark.NEW:
        document["mark"] = marked.mark.value
        document["marked_at"] = _text(marked.at)
        if marked.until is not None:
            document["until"] = _text(marked.until)
    return document


def _wish_document(credit: str, wish: Reminding) -> Json:
    document: Json = {"credit": credit}
    if wish.leads is not None:
        document["leads"] = list(wish.leads)
    if wish.muted:
        document["muted"] = True
    return document


def _read_delivery(fields: Fields, credit: str) -> Delivery:
    key = Key(
        credit,
        fields.choice("about", About),
        fields.required_day("on"),
        _number(fields, "lead", FURTHEST_LEAD),
    )
    return Delivery(
        key,
        fields.required_day("day"),
        _required_moment(fields, "at"),
        fields.choice("status", Status, Status.PENDING),
        fields.choice("place", Place) if fields.has("place") else None,
        _short(fields, "why"),
        _moment(fields, "tried_at"),
        _number(fields, "tries", _MOST_TRIES),
    )


def _read_mark(fields: Fields, delivery: Delivery) -> Marked | None:
    if not fields.has("mark"):
        return None
    mark = fields.choice("mark", Mark)
    until = _moment(fields, "until")
    if (mark is Mark.SNOOZED) != (until is not None):
        raise fields.refuse("until", tr("A reminder has “until” exactly when it is snoozed."))
    return Marked(mark, _required_moment(fields, "marked_at"), delivery.at, until)


def _read_wish(fields: Fields) -> Reminding:
    leads = None
    if fields.has("leads"):
        rows = fields.rows("leads")
        if not all(type(one) is int for one in rows):
            raise fields.refuse("leads", tr("“leads” has to be a list of whole numbers."))
        leads = check_leads(one for one in rows if isinstance(one, int))
    return Reminding(leads, bool(fields.flag("muted")))


def _number(fields: Fields, name: str, most: int) -> int:
    value = fields.raw(name)
    if value is None:
        return 0
    if type(value) is not int or not 0 <= value <= most:
        message = tr("“{field}” is a whole number from 0 to {most}.")
        raise fields.refuse(name, message.format(field=name, most=grouped(most)))
    return value


def _short(fields: Fields, name: str) -> str:
    return fields.text(name)[:_WHY_LENGTH]


def _required_moment(fields: Fields, name: str) -> datetime:
    moment = _moment(fields, name)
    if moment is None:
        raise fields.refuse(name, tr("“{field}” is missing.").format(field=name))
    return moment


def _moment(fields: Fields, name: str) -> datetime | None:
    if not fields.has(name):
        return None
    try:
        moment = datetime.fromisoformat(fields.text(name))
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    message = tr("“{field}” is no moment with its zone. Write it as {example}.")
    raise fields.refuse(name, message.format(field=name, example="2026-12-31T09:00:00+00:00"))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
