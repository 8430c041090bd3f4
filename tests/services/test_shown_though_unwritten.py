"""Notices where the log of reminders can't be written, and while somebody types."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta

import pytest

from spendby.domain.credit import Credit, Kind
from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.domain.expiry import Expiry, on_day
from spendby.domain.notice import Notice, Outcome, Place
from spendby.services.popups import Raised
from spendby.services.services import Services
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import FixedClock, memory_services
from tests.helpers.memory_storage import MemoryStorage, MemoryUnit

FULL = "Couldn't save: the disk is full. Your earlier credits are safe."


class Closed(MemoryStorage):
    """A storage that can be closed for writing, and opened again."""

    trouble: Trouble | None = None

    @contextmanager
    def change(self) -> Iterator[MemoryUnit]:
        if self.trouble is not None:
            raise FileRefused(FULL, self.trouble)
        with super().change() as work:
            yield work


class Desktop:
    """A desktop that shows everything and keeps it."""

    def __init__(self) -> None:
        self.seen: list[Notice] = []

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        self.seen.append(notice)
        tell(Outcome(Place.DESKTOP, shown=True))


def _in(days: int) -> Expiry:
    return on_day(DAY + timedelta(days=days))


def _ending(days: int, name: str = "Gift") -> Credit:
    return make_credit(name.lower(), 5_000, name=name, expiry=_in(days))


def _look(services: Services, *, at_once: bool = False) -> Raised | None:
    """Do what the window does every few minutes, and a timer once a day."""
    with suppress(Refused):
        services.reminders.catch_up()
    return services.popups.raise_due(services.reminders.inbox(), at_once=at_once)


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.OTHER])
@pytest.mark.parametrize("at_once", [False, True])
def test_what_cant_be_written_down_is_shown_once_a_day_and_says_so(
    trouble: Trouble, *, at_once: bool
) -> None:
    storage, desktop, clock = Closed([_ending(1)]), Desktop(), FixedClock()
    storage.trouble = trouble
    services = memory_services(storage=storage, announcer=desktop, clock=clock)
    raised = _look(services, at_once=at_once)
    assert raised is not None
    assert str(raised.unwritten) == FULL
    assert desktop.seen[0].title.startswith("$50.00")
    assert "Spendby can't write" in desktop.seen[0].body
    assert ("the disk is full" in desktop.seen[0].body) == (trouble is Trouble.FULL)
    for _ in range(3):
        clock.moment += timedelta(minutes=20)
        assert _look(services, at_once=at_once) is None
    clock.moment += timedelta(days=1)
    assert _look(services, at_once=at_once) is not None
    assert len(desktop.seen) == 2


def test_after_it_was_shown_unwritten_it_waits_for_the_next_day_though_there_is_room() -> None:
    storage, desktop, clock = Closed([_ending(3)]), Desktop(), FixedClock()
    services = memory_services(storage=storage, announcer=desktop, clock=clock)
    storage.trouble = Trouble.FULL
    _look(services)
    storage.trouble = None
    clock.moment += timedelta(minutes=20)
    assert _look(services) is None
    clock.moment += timedelta(days=1)
    _look(services)
    assert ["Spendby can't write" in one.body for one in desktop.seen] == [True, False]


def test_the_window_waits_for_another_program_that_holds_the_file_and_a_timer_tells() -> None:
    storage, desktop = Closed([_ending(1)]), Desktop()
    services = memory_services(storage=storage, announcer=desktop)
    storage.trouble = Trouble.BUSY
    assert _look(services) is None
    assert _look(services, at_once=True) is not None
    assert "another program is using its file" in desktop.seen[0].body


def test_an_outcome_that_cant_be_noted_costs_nothing() -> None:
    storage, clock = Closed([_ending(1)]), FixedClock()

    class FillsTheDisk(Desktop):
        def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
            storage.trouble = Trouble.FULL
            super().announce(notice, tell)

    desktop = FillsTheDisk()
    services = memory_services(storage=storage, announcer=desktop, clock=clock)
    assert _look(services) is not None
    assert len(desktop.seen) == 1


@pytest.mark.parametrize("days", [0, 1, 5, 29])
def test_nothing_pops_up_over_who_has_just_typed_it_and_it_comes_at_the_usual_hour(
    days: int,
) -> None:
    desktop, clock = Desktop(), FixedClock()
    services = memory_services(announcer=desktop, clock=clock)
    _look(services)
    credit = services.credits.add(Kind.REFUND, 5_000, expiry=_in(days))
    clock.moment += timedelta(seconds=1)
    assert _look(services) is None
    assert [one.credit.id for one in services.reminders.inbox().items] == [credit.id]
    clock.moment += timedelta(minutes=20)
    assert _look(services) is None
    shown_at = None
    for _ in range(24 * 4):
        clock.moment += timedelta(minutes=15)
        if _look(services) is not None:
            shown_at = clock.moment
            break
    assert shown_at is not None, "it is told of before it ends"
    if days > 1:
        assert (shown_at.hour, shown_at.date()) == (9, date(2026, 11, 23))


def test_a_timer_tells_of_it_at_once() -> None:
    desktop = Desktop()
    services = memory_services(announcer=desktop)
    services.credits.add(Kind.REFUND, 5_000, expiry=_in(3))
    assert _look(services, at_once=True) is not None


def test_a_snooze_of_hours_ends_in_hours() -> None:
    desktop, clock = Desktop(), FixedClock()
    services = memory_services([_ending(5)], announcer=desktop, clock=clock)
    _look(services)
    services.reminders.snooze(services.reminders.inbox().items, timedelta(hours=3))
    clock.moment += timedelta(hours=3, minutes=1)
    assert _look(services) is not None
