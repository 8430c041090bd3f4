"""Credits under one balance while a page's rows are played on them, oldest money first."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.domain.entry import Entry, EntryKind, sum_of
from spendby.domain.expiry import UNKNOWN


class Lot(Struct, eq=False):
    """A credit to which entries are added; sums are kept, so that long pages stay quick.

    `here` tells that the credit is recorded already; `lost` is what expired and wasn't brought
    back. Amounts are minor units.
    """

    credit: Credit
    here: bool
    left: int
    lost: int
    added: list[Entry] = field(default_factory=list)
    extended: bool = False

    @classmethod
    def of(cls, credit: Credit, *, here: bool) -> "Lot":
        """Take up a credit as it stands."""
        lost = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
        return cls(credit, here, credit.left, lost)

    def add(self, entry: Entry) -> None:
        """Add an entry."""
        self.added.append(entry)
        self.left += entry.amount
        if entry.kind in {EntryKind.EXPIRE, EntryKind.EXTEND}:
            self.lost -= entry.amount

    @property
    def after(self) -> Credit:
        """The credit with what was added; extended by the store, its last day isn't known."""
        credit = replace(self.credit, entries=(*self.credit.entries, *self.added))
        return replace(credit, expiry=UNKNOWN) if self.extended else credit


class Pool:
    """Lots in the order in which the store draws on them."""

    def __init__(self, lots: Iterable[Lot] = ()) -> None:
        """Start with these; the oldest one is drawn on first."""
        self.lots = sorted(lots, key=lambda lot: lot.credit.received_on)
        self.left = sum(lot.left for lot in self.lots)
        self._expired = [lot for lot in self.lots if lot.lost > 0]
        self._at = 0
        self._inside = set(self.lots)

    def __contains__(self, lot: Lot) -> bool:
        return lot in self._inside

    def join(self, lot: Lot) -> None:
        """Add a lot that is newer than all others, or was logged by hand."""
        self.lots.append(lot)
        self._inside.add(lot)
        self.left += lot.left

    def take(self, kind: EntryKind, amount: int, on: date, memo: str) -> None:
        """Draw `amount`, which is at most `left`, from the oldest lots."""
        self.left -= amount
        while amount:
            lot = self.lots[self._at]
            part = min(lot.left, amount)
            if part:
                lot.add(Entry(on, kind, -part, memo))
                amount -= part
                if kind is EntryKind.EXPIRE:
                    self._expired.append(lot)
            if not lot.left:
                self._at += 1

    def bring_back(self, amount: int, on: date, memo: str) -> int:
        """Give back what expired, latest first; gives what is left over of `amount`."""
        while amount and self._expired:
            lot = self._expired[-1]
            part = min(lot.lost, amount)
            if part:
                lot.add(Entry(on, EntryKind.EXTEND, part, memo, expired_on=lot.credit.expiry.on))
                lot.extended = True
                self.left += part
                amount -= part
                self._at = 0
            if not lot.lost:
                self._expired.pop()
        return amount
