"""What is due: a pure function of the moment, the credits, the ladders and the log.

A reminder counts as told when the log has it, or one of the same credit and last day that was more
urgent. A delivery that is dated after today doesn't count: the clock was set back since.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct, field

from spendby.domain.credit import Credit, Kind, State, state_of
from spendby.domain.expiry import ExpiryState, days_left
from spendby.domain.folding import sorting_key
from spendby.domain.reminders.ladder import Ladders
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.reminder import About, Key
from spendby.domain.summary import OPEN

NEXT_STEP_DAYS = 14
"""How long before a credit's end a next step that is still open is brought up."""

LONG_USABLE = 30
"""A credit that could be used for more days before anybody looked is no news either."""

CLOCKS_APART = 2
"""In days, how far a store's date and the user's may be from each other at most, and whole."""

LONG_ENDED = 30
"""A credit that ended more days ago, before anybody looked, is history and no news."""


class Log(Struct, frozen=True):
    """What was told: the day at its store on which each reminder was delivered.

    `looked_at` is when anybody looked last for what is due, None where nobody did yet.
    """

    days: Mapping[Key, date] = field(default_factory=dict)
    looked_at: datetime | None = None


class Due(Struct, frozen=True):
    """A reminder that came due. `days` are left until the credit's end (None: it has no date)."""

    key: Key
    credit: Credit
    days: int | None


def due(
    moment: Moment,
    credits: Iterable[Credit],
    ladders: Ladders,
    log: Log,
    steps: Mapping[str, str] | None = None,
) -> list[Due]:
    """List the reminders that are due and were not told, the soonest end first.

    Of several leads that a credit has passed, the most urgent one stands for all. `steps` holds,
    by credit id, the next step that is open.
    """
    told = _Told(log)
    open_steps = steps or {}
    loud = [one for one in credits if not _is_quiet(one, ladders)]
    found: list[Due] = []
    for credit in loud:
        today = moment.days[credit.store]
        state = state_of(credit, today)
        if state in OPEN:
            found += _of_open(moment, credit, ladders, told, open_steps)
            found += _usable(credit, today, told)
        elif state is State.EXPIRED:
            found += _ended(credit, today, told)
    found += _comparisons(moment, loud, ladders, told)
    return sorted(found, key=_urgency)


def reached(moment: Moment, credit: Credit, ladders: Ladders) -> int | None:
    """Give the most urgent lead that an open credit has reached; None where it has none yet."""
    on, today = credit.expiry.on, moment.days[credit.store]
    if on is None or on < today or state_of(credit, today) not in OPEN:
        return None
    leads = ladders.leads(credit)
    return min((one for one in leads if moment.has_reached(on, one, credit.store)), default=None)


def stale_since(credit: Credit) -> date:
    """Give the day on which the credit was last compared with the store, or else received."""
    return credit.received_on if credit.checked_on is None else credit.checked_on


def awaits_first_use(credit: Credit) -> bool:
    """Tell whether a credit that could not be used from the start was never used since."""
    start = credit.usable_from
    return start is not None and credit.received_on < start and credit.left == credit.granted


def is_stale(credit: Credit, today: date, ladders: Ladders) -> bool:
    """Tell whether what is left of an open credit was not compared for too long."""
    if ladders.compare_days is None or state_of(credit, today) not in OPEN:
        return False
    return (today - stale_since(credit)).days >= ladders.compare_days


def lacks_date(credit: Credit) -> bool:
    """Tell whether a credit of the kind that always ends has no last day yet."""
    return credit.kind is Kind.PROMOTIONAL and credit.expiry.state is ExpiryState.UNKNOWN


class Coming(Struct, frozen=True):
    """The reminder that comes next: a credit, and the day on which it will be due."""

    credit: Credit
    day: date


def coming(moment: Moment, credits: Iterable[Credit], ladders: Ladders) -> Coming | None:
    """Find what will be due next, after what is due now."""
    best: Coming | None = None
    for credit in credits:
        if state_of(credit, moment.days[credit.store]) not in OPEN or _is_quiet(credit, ladders):
            continue
        for day in (_first_day_ahead(moment, credit), _lead_ahead(moment, credit, ladders)):
            if day is not None and (best is None or day < best.day):
                best = Coming(credit, day)
    return best


def _first_day_ahead(moment: Moment, credit: Credit) -> date | None:
    start = credit.usable_from
    ahead = start is not None and start > moment.days[credit.store]
    return start if ahead and awaits_first_use(credit) else None


def _lead_ahead(moment: Moment, credit: Credit, ladders: Ladders) -> date | None:
    on, today = credit.expiry.on, moment.days[credit.store]
    if on is None or on < today:
        return None
    left = (on - today).days
    ahead = max((lead for lead in ladders.leads(credit) if lead < left), default=None)
    if ahead is None or moment.has_reached(on, ahead, credit.store):
        return None
    return on - timedelta(days=ahead)


class _Told:
    """The log, as questions to it."""

    def __init__(self, log: Log) -> None:
        self._days = log.days
        self.looked_at = log.looked_at
        self._leads: dict[tuple[str, date], list[tuple[int, date]]] = {}
        for key, day in log.days.items():
            if key.about is About.EXPIRY:
                self._leads.setdefault((key.credit, key.on), []).append((key.lead, day))

    def has(self, key: Key, today: date) -> bool:
        day = self._days.get(key)
        return day is not None and day <= today

    def has_lead(self, credit: str, on: date, lead: int, today: date) -> bool:
        """Tell whether this lead, or a more urgent one, was told."""
        known = self._leads.get((credit, on), ())
        return any(other <= lead and day <= today for other, day in known)

    def has_comparison(self, credits: Iterable[str], first: date, today: date) -> bool:
        """Tell whether one of these was to be compared since `first`."""
        ids = set(credits)
        return any(
            key.about is About.COMPARE and key.credit in ids and first <= day <= today
            for key, day in self._days.items()
        )


def _is_quiet(credit: Credit, ladders: Ladders) -> bool:
    left = credit.left
    return left == 0 or ladders.wish(credit).muted or ladders.is_small(credit, left)


def _of_open(
    moment: Moment, credit: Credit, ladders: Ladders, told: _Told, steps: Mapping[str, str]
) -> Iterator[Due]:
    today, on = moment.days[credit.store], credit.expiry.on
    days = days_left(credit.expiry, today)
    if on is not None and days is not None:
        lead = reached(moment, credit, ladders)
        if lead is not None and not told.has_lead(credit.id, on, lead, today):
            yield Due(Key(credit.id, About.EXPIRY, on, lead), credit, days)
        if days <= NEXT_STEP_DAYS and credit.id in steps:
            key = Key(credit.id, About.NEXT_STEP, on, NEXT_STEP_DAYS)
            if not told.has(key, today):
                yield Due(key, credit, days)
    elif lacks_date(credit):
        key = Key(credit.id, About.NO_DATE, credit.received_on)
        if not told.has(key, today):
            yield Due(key, credit, None)


def _usable(credit: Credit, today: date, told: _Told) -> Iterator[Due]:
    """Bring up that a credit can be used now, once, unless that is old news already.

    What began before anybody looked last was told then, or before this was told of at all.
    """
    start = credit.usable_from
    if start is None or start > today or not awaits_first_use(credit):
        return
    since = _days_before(today, LONG_USABLE)
    looked = today if told.looked_at is None else told.looked_at.date()
    key = Key(credit.id, About.USABLE, start)
    if start >= max(since, _days_before(looked, CLOCKS_APART)) and not told.has(key, today):
        yield Due(key, credit, days_left(credit.expiry, today))


def _ended(credit: Credit, today: date, told: _Told) -> Iterator[Due]:
    """Bring up money that ended, unless it had ended before the credit was even known here."""
    on = credit.expiry.on
    if on is None:
        return
    key = Key(credit.id, About.ENDED, on)
    looked = told.looked_at
    since = _days_before(today, LONG_ENDED)
    if looked is not None:
        since = min(since, looked.date())
    if on >= since and not told.has(key, today):
        yield Due(key, credit, (on - today).days)


def _comparisons(
    moment: Moment, credits: Iterable[Credit], ladders: Ladders, told: _Told
) -> Iterator[Due]:
    """Ask for one comparison a store and period: what is compared is the store's balance."""
    period = ladders.compare_days
    if period is None:
        return
    stores: dict[str, list[Credit]] = {}
    for credit in credits:
        if is_stale(credit, moment.days[credit.store], ladders):
            stores.setdefault(credit.store, []).append(credit)
    for store, stale in stores.items():
        today = moment.days[store]
        oldest = min(stale, key=lambda one: (stale_since(one), one.id))
        first = _days_before(today, period - 1)
        if told.has_comparison((one.id for one in stale), first, today):
            continue
        since = stale_since(oldest)
        fell_due = since + timedelta(days=(today - since).days // period * period)
        key = Key(oldest.id, About.COMPARE, fell_due)
        if not told.has(key, today):
            yield Due(key, oldest, days_left(oldest.expiry, today))


def _days_before(day: date, days: int) -> date:
    """Go back, to the first day that there is at most."""
    return day - timedelta(days=min(days, (day - date.min).days))


def _urgency(one: Due) -> tuple[int, str, str, About]:
    days = one.days if one.days is not None and one.days >= 0 else 10**7
    return days, sorting_key(one.credit.name), one.credit.id, one.key.about
