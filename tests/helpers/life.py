"""Simulated years of somebody's life with Spendby: a storage, a clock that does what clocks do."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from spendby.domain.credit import AMAZON_US, Credit
from spendby.domain.expiry import Expiry
from spendby.domain.notice import Notice, Outcome, Place
from spendby.domain.reminders.ladder import DEFAULT_LEADS
from spendby.domain.reminders.reminder import About, Key
from spendby.services.credits import CreditService
from spendby.services.services import Services
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage

STORE = ZoneInfo(AMAZON_US.time_zone)


class MovedClock:
    """A clock in the user's zone, which may be set wrong and carried elsewhere."""

    def __init__(self, moment: datetime, zone: str) -> None:
        self.true = moment
        self.wrong = timedelta()
        self.zone = ZoneInfo(zone)

    def now(self) -> datetime:
        return (self.true + self.wrong).astimezone(UTC)

    def here(self) -> datetime:
        return self.now().astimezone(self.zone)

    def today(self, time_zone: str | None = None) -> date:
        zone = self.zone if time_zone is None else ZoneInfo(time_zone)
        return self.now().astimezone(zone).date()


class Killed(BaseException):
    """The program died."""


@dataclass(slots=True)
class Desktop:
    """A desktop that shows notices, fails, or is killed with the program in the middle."""

    clock: MovedClock
    does: str = "shows"
    shown: list[tuple[date, Notice]] = field(default_factory=list)

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        if self.does == "fails":
            tell(Outcome(Place.WINDOW, shown=False, why="Nobody is there."))
            return
        self.shown.append((self.clock.here().date(), notice))
        if self.does == "kills":
            raise Killed
        tell(Outcome(Place.DESKTOP, shown=True))


class Life:
    """One user's data over the years; programs come and go over it."""

    def __init__(self, credits: Sequence[Credit], moment: datetime, zone: str) -> None:
        self.clock = MovedClock(moment, zone)
        self.storage = MemoryStorage(credits)
        self.desktop = Desktop(self.clock)
        self.times: Counter[Key] = Counter()
        self._run: Counter[Key] = Counter()
        self.services = self.start()

    def start(self) -> Services:
        """Start the program anew over the same data."""
        self._run.clear()
        self.services = memory_services(
            clock=self.clock,  # type: ignore[arg-type]  # it does what a clock does
            storage=self.storage,
            announcer=self.desktop,
        )
        return self.services

    def look(self) -> None:
        """Catch up and show what is to be shown, as a window does."""
        service = self.services.reminders
        caught = service.catch_up()
        for key in caught.new:
            self.times[key] += 1
            self._run[key] += 1
        try:
            self.services.popups.raise_due(service.inbox(), away=caught.was_away)
        except Killed:
            self.start()

    def most_in_a_run(self) -> int:
        """Tell how often a reminder came due at most since the last start."""
        return max(self._run.values(), default=0)

    def day(self) -> date:
        """Tell which day it truly is at the store."""
        return self.clock.true.astimezone(STORE).date()

    def told(self, credit: str, on: date, lead: int) -> bool:
        """Tell whether a lead came due, or a more urgent one of the same end."""
        return any(
            key.credit == credit and key.about is About.EXPIRY and key.on == on and key.lead <= lead
            for key in self.times
        )

    def credits(self) -> CreditService:
        """Give what changes credits."""
        return self.services.credits


def reached(expiry: Expiry, today: date) -> list[int]:
    """List the usual leads that an end has reached, while it is still to come."""
    if expiry.on is None or expiry.on < today:
        return []
    return [lead for lead in DEFAULT_LEADS if (expiry.on - today).days <= lead]
