"""Credits as a calendar (RFC 5545): an event on the last day of each, with an alarm for each lead.

docs/adr/0017-files-for-other-programs.md names the day and says why.
Escaping and folding are the icalendar library's.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo

from icalendar import Alarm, Calendar, Event
from msgspec import Struct

from spendby import __version__
from spendby.domain.credit import State
from spendby.domain.credit_fields import KIND_NAMES
from spendby.domain.expiry import last_safe_day
from spendby.domain.explain import day_text
from spendby.domain.money import money_text
from spendby.domain.reminders.ladder import Ladders
from spendby.domain.summary import OPEN
from spendby.services.judging import Judged
from spendby.translation import mark, ntr, tr

_OVER = {
    State.USED_UP: mark("used up"),
    State.ARCHIVED: mark("archived"),
    State.EXPIRED: mark("expired"),
}


class Circumstances(Struct, frozen=True):
    """What a calendar is written by: the moment, the user's zone and hour of reminding, ladders.

    `revisions` counts what was ever done to each credit, by its id.
    """

    now: datetime
    here: tzinfo | None
    hour: time
    ladders: Ladders
    revisions: Mapping[str, int]


def has_event(judged: Judged) -> bool:
    """Tell whether a credit has a place in a calendar."""
    return judged.credit.expiry.on is not None


def calendar(judged: Iterable[Judged], around: Circumstances) -> bytes:
    """Write the calendar; what is over is cancelled, so that other calendars strike it out."""
    made = Calendar()
    made.add("PRODID", f"-//Spendby//Spendby {__version__}//EN")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("X-WR-CALNAME", "Spendby")
    for one in judged:
        on = one.credit.expiry.on
        if on is not None:
            made.add_component(_event(one, on, around))
    content: bytes = made.to_ical()
    return content


def _event(judged: Judged, on: date, around: Circumstances) -> Event:
    credit, state = judged.credit, judged.state
    over = judged.left == 0 or state is State.ARCHIVED
    money = money_text(judged.left, credit.currency)
    event = Event()
    event.add("UID", f"{credit.id}@spendby")
    event.add("DTSTAMP", around.now)
    day = last_safe_day(on, judged.store.time_zone, around.here)
    event.add("DTSTART", day)
    if day < date.max:
        # May be left out, but then some calendars show nothing.
        event.add("DTEND", day + timedelta(days=1))
    event.add("SEQUENCE", max(0, around.revisions.get(credit.id, 0) - 1))
    event.add("STATUS", "CANCELLED" if over else "CONFIRMED")
    said = tr(_OVER[state]) if over else tr("{amount} left, last day").format(amount=money)
    event.add("SUMMARY", _plain(f"{credit.name}: {said}"))
    event.add("DESCRIPTION", _plain(_description(judged, on, money)))
    event.add("CATEGORIES", [tr(KIND_NAMES[credit.kind])])
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT")
    ladders = around.ladders
    quiet = ladders.wish(credit).muted or ladders.is_small(credit, judged.left)
    if state in OPEN and not quiet:
        for lead in ladders.leads(credit):
            event.add_component(_alarm(judged, lead, money, around.hour))
    return event


def _alarm(judged: Judged, lead: int, money: str, hour: time) -> Alarm:
    near = {
        0: tr("{credit} ends today: {amount} left"),
        1: tr("{credit} ends tomorrow: {amount} left"),
    }
    said = near.get(lead) or ntr(
        "{credit} ends in {count} day: {amount} left",
        "{credit} ends in {count} days: {amount} left",
        lead,
    )
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", _plain(said.format(credit=judged.credit.name, amount=money)))
    # The event begins at midnight, so the hour counts forward from there and the days back.
    alarm.add("TRIGGER", timedelta(days=-lead, hours=hour.hour, minutes=hour.minute))
    return alarm


def _description(judged: Judged, on: date, money: str) -> str:
    store = judged.store
    lines = [
        tr("{amount} left at {store}.").format(amount=money, store=store.name),
        tr("Good through the end of {day} there ({zone} time).").format(
            day=day_text(on), zone=store.time_zone
        ),
    ]
    if judged.credit.reference:
        lines.append(tr("Reference: {reference}").format(reference=judged.credit.reference))
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Leave out what RFC 5545 forbids in a text: control characters other than the line end."""
    return "".join(char for char in text if char == "\n" or (char >= " " and char != "\x7f"))
