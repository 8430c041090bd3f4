"""A notice goes by the best way that works, and what stood in the way is told."""

from collections.abc import Callable
from datetime import timedelta

from spendby.domain.notice import Notice, Outcome, Place
from spendby.domain.notice_words import trial_notice
from spendby.services.announcing import NO_WAY, REST, AnnouncingService
from tests.helpers.memory_services import FixedClock


class _Way:
    """Answers with `outcome`, as often as it is asked."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.asked = 0

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        assert notice == trial_notice()
        self.asked += 1
        tell(self.outcome)


_BROKEN = Outcome(Place.DESKTOP, shown=False, why="No service here.")
_SHOWN = Outcome(Place.DESKTOP, shown=True)
_HANDED = Outcome(Place.TRAY, shown=False)


def _announced(service: AnnouncingService) -> Outcome:
    told: list[Outcome] = []
    service.announce(trial_notice(), told.append)
    (outcome,) = told
    return outcome


def _service(*ways: _Way, clock: FixedClock | None = None) -> AnnouncingService:
    service = AnnouncingService(clock or FixedClock())
    for way in ways:
        service.add(way)
    return service


def test_the_first_way_that_works_is_enough() -> None:
    second = _Way(_HANDED)
    assert _announced(_service(_Way(_SHOWN), second)) == _SHOWN
    assert second.asked == 0


def test_the_next_way_takes_over_and_says_why() -> None:
    outcome = _announced(_service(_Way(_BROKEN), _Way(_HANDED)))
    assert outcome == Outcome(Place.TRAY, shown=False, why="No service here.")


def test_where_nothing_works_the_list_in_the_window_is_left() -> None:
    assert _announced(_service(_Way(_BROKEN))) == Outcome(Place.WINDOW, False, "No service here.")
    assert _announced(_service()).why == NO_WAY


def test_a_way_that_failed_rests_and_is_then_tried_again() -> None:
    clock = FixedClock()
    first = _Way(_BROKEN)
    service = _service(first, _Way(_HANDED), clock=clock)
    _announced(service)
    assert _announced(service).why == "No service here."
    assert first.asked == 1
    clock.moment += REST
    first.outcome = _SHOWN
    assert _announced(service) == _SHOWN
    assert first.asked == 2


def test_a_clock_set_back_does_not_keep_a_way_at_rest() -> None:
    clock = FixedClock()
    first = _Way(_BROKEN)
    service = _service(first, clock=clock)
    _announced(service)
    clock.moment -= timedelta(days=2)
    _announced(service)
    assert first.asked == 2


def test_a_test_tries_every_way() -> None:
    first = _Way(_BROKEN)
    service = _service(first)
    _announced(service)
    service.try_again()
    _announced(service)
    assert first.asked == 2


def test_a_press_reaches_whoever_listens() -> None:
    service = _service()
    pressed: list[str] = []
    service.listen(
        lambda notice, choice, token: pressed.append(f"{notice.tag}: {choice.words} {token}")
    )
    notice = trial_notice()
    service.press(notice, notice.choices[0], "by leave")
    assert pressed == ["test: Show by leave"]
