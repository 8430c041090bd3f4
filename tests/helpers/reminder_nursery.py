"""Children that tell of reminders and are killed in the middle; see `nursery`."""

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from spendby.domain.notice import Notice, Outcome, Place
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.popups import PopupService
from spendby.services.reminders import ReminderService
from tests.helpers.databases import open_database
from tests.helpers.memory_services import NoNotes, OwnPacks
from tests.helpers.nursery import JOBS, Acknowledge, run_and_kill

MORNING = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


class Morning:
    """A clock that stands at `MORNING`."""

    def now(self) -> datetime:
        return MORNING

    def here(self) -> datetime:
        return MORNING

    def today(self, time_zone: str | None = None) -> date:
        return MORNING.astimezone(ZoneInfo(time_zone or "UTC")).date()


class Screen:
    """A desktop that acknowledges what it shows before it answers."""

    def __init__(self, acknowledge: Acknowledge) -> None:
        self._acknowledge = acknowledge

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        for credit in notice.credits:
            self._acknowledge(credit)
        tell(Outcome(Place.DESKTOP, shown=True))


def tell(path: Path, acknowledge: Acknowledge) -> None:
    """Look for what is due and show it; acknowledge what was put before somebody's eyes."""
    database, clock, notifier = open_database(path), Morning(), Notifier()
    reminders = ReminderService(database, clock, notifier)
    judge = CreditService(database, OwnPacks(), clock, notifier, lambda: str(os.getpid())).judge
    reminders.catch_up()
    screen = Screen(acknowledge)
    popups = PopupService(
        database, clock, reminders, judge, screen, notifier=notifier, notes=NoNotes()
    )
    popups.raise_due(reminders.inbox())


JOBS.update({"tell": tell})


if __name__ == "__main__":
    for line in sys.stdin:
        wanted, where, milliseconds = line.rstrip("\n").split("\t")
        sys.stdout.write(" ".join(run_and_kill(wanted, Path(where), float(milliseconds))) + "\n")
        sys.stdout.flush()
