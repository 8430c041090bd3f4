"""Announcing: offers a notice to one way after another until one of them takes it.

The reminders' list is the guarantee; whatever happens here, nothing there depends on it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.notice import Choice, Notice, Outcome, Place
from spendby.services.ports import Announcer, Clock
from spendby.translation import mark, tr

REST = timedelta(minutes=15)
"""For so long a way that failed isn't tried again: each try may take two seconds."""

NO_WAY = mark("Nothing here can show notices outside Spendby.")

Pressed = Callable[[Notice, Choice, str], None]
"""Is told what was chosen on a notice, and the desktop's leave to come to the front for it."""


class _Way(Struct):
    announcer: Announcer
    failed_at: datetime | None = None
    why: str = ""


class AnnouncingService:
    """Ways to show a notice, best first; none is tried before there is something to show."""

    def __init__(self, clock: Clock) -> None:
        """Start without any way."""
        self._clock = clock
        self._ways: list[_Way] = []
        self._listeners: list[Pressed] = []

    def add(self, announcer: Announcer) -> None:
        """Add a way after those that are there."""
        self._ways.append(_Way(announcer))

    def listen(self, pressed: Pressed) -> None:
        """Have every press on a notice told."""
        self._listeners.append(pressed)

    def press(self, notice: Notice, choice: Choice, token: str = "") -> None:
        """Tell that somebody chose something on a notice, with the desktop's leave, if any."""
        for listener in tuple(self._listeners):
            listener(notice, choice, token)

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show the notice by the first way that takes it; `tell` is called once.

        What was in the way of better ones is the outcome's `why`.
        """
        now = self._clock.now()
        ways = [one for one in self._ways if not _rests(one, now)]
        resting = [one.why for one in self._ways if _rests(one, now)]
        self._try(notice, ways, resting, tell)

    def try_again(self) -> None:
        """Let every way count as never tried, such as when somebody asks for a test."""
        for way in self._ways:
            way.failed_at = None

    def _try(
        self, notice: Notice, ways: list[_Way], before: list[str], tell: Callable[[Outcome], None]
    ) -> None:
        if not ways:
            tell(Outcome(Place.WINDOW, shown=False, why=" ".join(before) or tr(NO_WAY)))
            return
        way, *others = ways

        def told(outcome: Outcome) -> None:
            if outcome.why:
                way.failed_at, way.why = self._clock.now(), outcome.why
                self._try(notice, others, [*before, outcome.why], tell)
                return
            way.failed_at = None
            tell(replace(outcome, why=" ".join(before)))

        way.announcer.announce(notice, told)


def _rests(way: _Way, now: datetime) -> bool:
    """Tell whether the way failed lately; a clock that was set back ends the rest."""
    return way.failed_at is not None and timedelta() <= now - way.failed_at < REST
