"""Reads credits together with the judge that fits them, as the window shows them."""

from collections.abc import Generator, Iterable, Iterator

from msgspec import Struct

from spendby.domain.credit import Credit
from spendby.domain.errors import FileRefused, Trouble
from spendby.domain.unreadable import Unreadable
from spendby.domain.verdict import USUAL, Options
from spendby.services.judging import Judge
from spendby.services.ports import Clock, PackShelf
from spendby.services.storage_ports import Reading, Storage

_SHOWN_FIRST = 300
_AT_ONCE = 400
"""So many credits are read and judged in one step of some ten milliseconds."""
_TRIES = 3


class Part(Struct, frozen=True):
    """Some of all credits, with the judge that fits them.

    A first part that isn't the last one too holds the credits that end soonest, which come again
    in the others. `change` is the number of the change made last.
    """

    judge: Judge
    credits: list[Credit]
    is_first: bool = False
    is_last: bool = False
    change: int = 0


class CreditReads:
    """Looks at credits, all or some of them; nothing here changes any."""

    def __init__(self, storage: Storage, packs: PackShelf, clock: Clock) -> None:
        """Read from `storage`."""
        self._storage, self._packs, self._clock = storage, packs, clock

    @property
    def unreadable(self) -> list[Unreadable]:
        """The credits that were to be read lately and are damaged: in no list and in no sum."""
        return self._storage.unreadable

    def some(self, ids: Iterable[str], options: Options = USUAL) -> tuple[Judge, list[Credit]]:
        """Read those of these credits (whole ids) that are there."""
        with self._storage.read() as reading:
            found = [_get(reading, one) for one in sorted(ids)]
            judge = self._judge(reading, options)
        return judge, [one for one in found if one is not None]

    def all(self, options: Options = USUAL) -> tuple[Judge, list[Credit]]:
        """Read every credit."""
        with self._storage.read() as reading:
            return self._judge(reading, options), reading.credits.all()

    def newest_change(self) -> int:
        """Give the number of the change made last; 0 where there is none."""
        with self._storage.read() as reading:
            return _change(reading)

    def in_parts(self, most: int, options: Options = USUAL) -> Iterator[Part]:
        """Read every credit, in one part where they are at most so many, else in short ones.

        Nothing is locked from one part to the next. Where something was changed in between, the
        next part is a first one again, and after a few of those everything comes at once: what
        comes from the last first part on is one consistent state of the file.
        """
        for _ in range(_TRIES):
            part = yield from self._first(most, options)
            if part.is_last or (yield from self._others(part)):
                return
        judge, credits = self.all(options)
        yield Part(judge, credits, is_first=True, is_last=True)

    def _first(self, most: int, options: Options) -> Generator[Part, None, Part]:
        with self._storage.read() as reading:
            judge = self._judge(reading, options)
            many = reading.credits.are_more_than(most)
            if many:
                credits = reading.credits.soonest(min(judge.days.values()), _SHOWN_FIRST)
            else:
                credits = reading.credits.all()
            part = Part(judge, credits, is_first=True, is_last=not many, change=_change(reading))
        yield part
        return part

    def _others(self, first: Part) -> Generator[Part, None, bool]:
        """Read everything after the first part; tells whether nothing was changed in between."""
        after = 0
        while True:
            with self._storage.read() as reading:
                if _change(reading) != first.change:
                    return False
                found = reading.credits.part(after, _AT_ONCE)
            if not found:
                return True
            after = found[-1][0]
            yield Part(first.judge, [credit for _, credit in found])

    def _judge(self, reading: Reading, options: Options) -> Judge:
        return Judge.at(reading.stores.all(), self._packs.packs(), self._clock, options)


def _get(reading: Reading, credit_id: str) -> Credit | None:
    try:
        return reading.credits.get(credit_id)
    except FileRefused as refused:
        if refused.trouble is not Trouble.CREDIT:
            raise
        return None  # it is damaged, which is said elsewhere


def _change(reading: Reading) -> int:
    return next((one.number for one in reading.changes.latest(1)), 0)
