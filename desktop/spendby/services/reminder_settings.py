"""The settings of reminders: ladders by kind and preset, the hour, quiet hours, small sums.

What can't be read counts as never chosen. Choosing is a change like any other.
"""

import json
from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from spendby.domain.credit import Kind
from spendby.domain.errors import AmountRefused, FieldRefused
from spendby.domain.money import amount_of, amount_text
from spendby.domain.reminders.ladder import (
    COMPARE_DAYS,
    DEFAULT_LEADS,
    Ladders,
    check_leads,
)
from spendby.domain.reminders.moment import USUAL_HOUR
from spendby.domain.reminders.popups import Habits
from spendby.domain.reminders.reminder import Reminding
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage
from spendby.translation import ntr, tr

LEADS = "leads"
KIND_LEADS = "leads_by_kind"
PRESET_LEADS = "leads_by_preset"
HOUR = "reminder_hour"
QUIET = "quiet_hours"
SMALL = "small_sums"
COMPARE = "compare_days"
HIDDEN = "hide_amounts"
POPUPS = "desktop_reminders"
MOST_DAYS = 999


def ladders_of(stored: Mapping[str, str], wishes: Mapping[str, Reminding]) -> Ladders:
    """Read which ladder counts for what; `stored` holds JSON text by name."""
    kinds = _ladders(stored.get(KIND_LEADS))
    return Ladders(
        usual=_ladder(_value(stored.get(LEADS))) or DEFAULT_LEADS,
        kinds={kind: kinds[kind.value] for kind in Kind if kind.value in kinds},
        presets=_ladders(stored.get(PRESET_LEADS)),
        wishes=wishes,
        small=_small(_value(stored.get(SMALL))),
        compare_days=_days(stored.get(COMPARE)),
    )


def habits_of(stored: Mapping[str, str]) -> Habits:
    """Read how the user wants to be told."""
    quiet = _value(stored.get(QUIET))
    times = [_time(one) for one in quiet] if isinstance(quiet, list) else []
    first, last = times if len(times) == 2 else (None, None)  # noqa: PLR2004 - from and until
    return Habits(
        popups=_value(stored.get(POPUPS)) is not False,
        hour=_time(_value(stored.get(HOUR))) or USUAL_HOUR,
        quiet=None if first is None or last is None else (first, last),
        hidden=_value(stored.get(HIDDEN)) is True,
    )


class ReminderSettings:
    """Reads and chooses the settings of reminders."""

    def __init__(self, storage: Storage, clock: Clock, notifier: Notifier) -> None:
        """Keep the settings in `storage`."""
        self._storage = storage
        self._clock = clock
        self._notifier = notifier

    def ladders(self) -> Ladders:
        """Give every choice of what is reminded of."""
        with self._storage.read() as reading:
            return ladders_of(reading.settings.all(), reading.reminders.wishes())

    def habits(self) -> Habits:
        """Give how the user wants to be told."""
        with self._storage.read() as reading:
            return habits_of(reading.settings.all())

    def choose_leads(self, leads: tuple[int, ...]) -> None:
        """Choose the usual ladder; raises `FieldRefused`."""
        self._put(LEADS, list(check_leads(leads)), tr("Chose when to be reminded"))

    def choose_kind_leads(self, kind: Kind, leads: tuple[int, ...] | None) -> None:
        """Choose a ladder for a kind, or the usual one with None; raises `FieldRefused`."""
        self._put_one(KIND_LEADS, kind.value, leads, tr("Chose when to be reminded of a kind"))

    def choose_preset_leads(self, preset: str, leads: tuple[int, ...] | None) -> None:
        """Choose a ladder for a preset, or its kind's with None; raises `FieldRefused`."""
        self._put_one(PRESET_LEADS, preset, leads, tr("Chose when to be reminded of a preset"))

    def choose_hour(self, hour: time) -> None:
        """Choose the time of day at which reminders pop up."""
        self._put(
            HOUR,
            _clock_text(hour),
            tr("Chose {time} for reminders").format(time=_clock_text(hour)),
        )

    def choose_quiet(self, quiet: tuple[time, time] | None) -> None:
        """Choose the hours in which nothing pops up, or none."""
        hours = None if quiet is None else [_clock_text(one) for one in quiet]
        self._put(QUIET, hours, tr("Chose quiet hours") if quiet else tr("Chose no quiet hours"))

    def choose_small(self, currency: str, least: int) -> None:
        """Choose from how many minor units on a sum of a currency is worth a reminder."""

        def changed(value: Any) -> dict[str, str]:  # noqa: ANN401 - whatever was stored
            kept = {code: amount_text(minor, code) for code, minor in _small(value).items()}
            return kept | {currency: amount_text(least, currency)}

        self._change(SMALL, changed, tr("Chose which sums stay quiet"))

    def choose_compare_days(self, days: int | None) -> None:
        """Choose after how many days to compare with the store, None for never.

        Raises `FieldRefused` outside 1 to 999.
        """
        if days is not None and not 1 <= days <= MOST_DAYS:
            message = ntr("Choose 1 to {count} day.", "Choose 1 to {count} days.", MOST_DAYS)
            raise FieldRefused(COMPARE, message)
        self._put(COMPARE, days, tr("Chose when to compare with the store"))

    def choose_hidden(self, *, hidden: bool) -> None:
        """Choose whether popups keep amounts and names to themselves."""
        label = tr("Hid amounts in reminders") if hidden else tr("Showed amounts in reminders")
        self._put(HIDDEN, hidden, label)

    def choose_popups(self, *, popups: bool) -> None:
        """Choose whether reminders pop up at all; the inbox has them either way."""
        label = tr("Let reminders pop up") if popups else tr("Kept reminders to the inbox")
        self._put(POPUPS, popups, label)

    def _put_one(self, name: str, part: str, leads: tuple[int, ...] | None, label: str) -> None:
        ladder = None if leads is None else check_leads(leads)

        def changed(value: Any) -> dict[str, list[int]]:  # noqa: ANN401 - whatever was stored
            kept = {key: list(one) for key, one in _ladders_in(value).items() if key != part}
            return kept if ladder is None else kept | {part: list(ladder)}

        self._change(name, changed, label)

    def _put(self, name: str, value: object, label: str) -> None:
        self._change(name, lambda _: value, label)

    def _change(self, name: str, change: Callable[[Any], object], label: str) -> None:
        with self._storage.change() as unit:
            before = _value(unit.settings.all().get(name))
            unit.settings.put(name, json.dumps(change(before), sort_keys=True))
            done = unit.commit(label, self._clock.now())
        if done:
            self._notifier.announce(Changed(done, everything=True))


def _value(text: str | None) -> Any:  # noqa: ANN401 - whatever JSON can hold
    try:
        return json.loads(text) if text is not None else None
    except ValueError:
        return None


def _ladder(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list) or not all(type(one) is int for one in value):
        return None
    try:
        return check_leads(value)
    except FieldRefused:
        return None


def _ladders(text: str | None) -> dict[str, tuple[int, ...]]:
    return _ladders_in(_value(text))


def _ladders_in(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        return {}
    read = {str(name): _ladder(leads) for name, leads in value.items()}
    return {name: ladder for name, ladder in read.items() if ladder is not None}


def _small(value: object) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, amount in value.items() if isinstance(value, dict) else ():
        try:
            found[str(code)] = amount_of(amount, str(code))
        except (AmountRefused, ValueError, KeyError):
            continue
    return found


def _days(text: str | None) -> int | None:
    if text is None:
        return COMPARE_DAYS
    value = _value(text)
    if value is None:
        return None
    return value if type(value) is int and 1 <= value <= MOST_DAYS else COMPARE_DAYS


def _time(value: object) -> time | None:
    try:
        return time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _clock_text(at: time) -> str:
    return f"{at:%H:%M}"
