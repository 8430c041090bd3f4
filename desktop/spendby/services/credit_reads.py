"""Reads credits together with the judge that fits them, as the window shows them."""

from collections.abc import Iterable

from spendby.domain.credit import Credit
from spendby.domain.verdict import USUAL, Options
from spendby.services.judging import Judge
from spendby.services.ports import Clock, PackShelf, Reading, Storage


class CreditReads:
    """Looks at credits, all or some of them; nothing here changes any."""

    def __init__(self, storage: Storage, packs: PackShelf, clock: Clock) -> None:
        """Read from `storage`."""
        self._storage, self._packs, self._clock = storage, packs, clock

    def some(self, ids: Iterable[str], options: Options = USUAL) -> tuple[Judge, list[Credit]]:
        """Read those of these credits (whole ids) that are there."""
        with self._storage.read() as reading:
            found = [reading.credits.get(one) for one in sorted(ids)]
            judge = self._judge(reading, options)
        return judge, [one for one in found if one is not None]

    def all(self, options: Options = USUAL) -> tuple[Judge, list[Credit]]:
        """Read every credit."""
        with self._storage.read() as reading:
            return self._judge(reading, options), reading.credits.all()

    def _judge(self, reading: Reading, options: Options) -> Judge:
        return Judge.at(reading.stores.all(), self._packs.packs(), self._clock, options)
