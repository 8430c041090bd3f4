"""Turns rows of the gift card activity into credits and entries, beside what is here already.

Money that was added becomes a credit; what was taken is drawn from the oldest ones, as the store
does. The credits have to end at the page's closing balance, else nothing comes in.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from spendby.domain.credit import Credit, Kind, Store
from spendby.domain.credit_fields import check_fields
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import FieldRefused, LedgerRefused
from spendby.domain.expiry import NEVER, UNKNOWN
from spendby.domain.explain import day_text
from spendby.domain.money import amount_text, money_text
from spendby.services.foreign.activity_pool import Lot, Pool
from spendby.services.foreign.activity_rows import Activity, Move, key_of
from spendby.services.foreign.found import Form, stable_id
from spendby.services.foreign.places import balance_fields
from spendby.services.incoming import Problem

_MADE = re.compile(r" \(balance after: [0-9.]+\)$")
_BEFORE = "Balance before "
_GIFT_CARD_LIKE = frozenset({Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN})
_NOT_MOVED = frozenset({EntryKind.ADJUST, EntryKind.EXTEND})


@dataclass(slots=True)
class Settled:
    """What a page changes: new credits, and those that get more entries, before and after."""

    new: list[Credit] = field(default_factory=list)
    changed: list[tuple[Credit, Credit]] = field(default_factory=list)
    rows: int = 0
    already: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def settle(rows: Sequence[Activity], store: Store, credits: Iterable[Credit]) -> Settled:
    """Settle rows, oldest first, with the credits that are here; changes nothing itself.

    Rows that earlier imports brought in are known by their day, words and closing balance, and
    money that was logged by hand by its day and amount.
    """
    book = _Book(store, credits)
    older, newer, between = book.parts(rows)
    settled = Settled(already=len(rows) - len(older) - len(newer) - len(between))
    for row in between:
        message = "This row isn't here yet, but rows before and after it are."
        settled.problems.append(Problem(row.number, "row", message))
    if older:
        book.play_older(older, settled)
    if newer:
        book.play_newer(newer, settled)
    if settled.problems:
        return settled
    settled.rows = len(older) + len(newer) - book.by_hand
    settled.already += book.by_hand
    book.hand_over(settled)
    return settled


class _Book:
    """The balance that a store keeps, as far as it is known here."""

    def __init__(self, store: Store, credits: Iterable[Credit]) -> None:
        """Sort the store's credits: those that pages made or drew on, and those logged by hand."""
        self._store = store
        self._tracked: list[Lot] = []
        self._loose: list[Lot] = []
        self._known: set[tuple[date, str]] = set()
        self._hand: dict[tuple[date, int], list[Lot]] = defaultdict(list)
        self._matched: dict[int, Lot | None] = {}
        self._new: list[Lot] = []
        self.by_hand = 0
        for credit in credits:
            if credit.store == store.id and credit.currency == store.currency:
                self._sort(credit)

    def _sort(self, credit: Credit) -> None:
        lot = Lot.of(credit, here=True)
        made = {(one.on, one.memo) for one in credit.entries if _MADE.search(one.memo)}
        if made:
            self._known |= made
            self._tracked.append(lot)
        elif credit.kind in _GIFT_CARD_LIKE and not credit.archived:
            self._loose.append(lot)
        else:
            return
        for entry in credit.entries:
            if (entry.on, entry.memo) not in made and entry.kind not in _NOT_MOVED:
                self._hand[entry.on, entry.amount].append(lot)

    def parts(
        self, rows: Sequence[Activity]
    ) -> tuple[Sequence[Activity], Sequence[Activity], Sequence[Activity]]:
        """Split the rows that aren't here into those before, after and between those that are."""
        known = [index for index, row in enumerate(rows) if self._knows(row)]
        if known:
            start = known[0]
            while start and self._by_hand(rows[start - 1]):
                start -= 1
            inner = rows[start : known[-1]]
            between = [row for row in inner if not (self._knows(row) or self._by_hand(row))]
            return rows[:start], rows[known[-1] + 1 :], between
        first = min((day for day, _ in self._known), default=None)
        if first is not None and rows[-1].on <= first:
            return rows, (), ()
        return (), rows, ()

    def play_older(self, rows: Sequence[Activity], settled: Settled) -> None:
        """Play rows from before everything known; what they leave is what the rest began with."""
        openings = [lot for lot in self._tracked if lot.credit.name.startswith(_BEFORE)]
        start = min(reversed(openings), key=lambda lot: lot.credit.received_on, default=None)
        begins = start.credit.granted if start else 0
        if rows[-1].closing != begins:
            settled.problems.append(self._gap(rows[-1], rows[-1].closing, begins))
            return
        pool = Pool()
        self._open(pool, rows[0])
        for row in rows:
            self._play(pool, row, settled)
        for lot in pool.lots:
            if lot.left and start:
                memo = f"Counted in “{start.credit.name}” since then"
                lot.add(Entry(rows[-1].on, EntryKind.ADJUST, -lot.left, memo))

    def play_newer(self, rows: Sequence[Activity], settled: Settled) -> None:
        """Play rows from after everything known, and compare where they end."""
        pool = Pool(self._tracked)
        self._begin(pool, rows[0])
        for row in rows:
            lot = self._by_hand(row)
            if lot is None:
                self._play(pool, row, settled)
            else:
                self.by_hand += 1
                if lot not in pool:
                    pool.join(lot)
        if not settled.problems and pool.left != rows[-1].closing:
            settled.problems.append(self._gap(rows[-1], rows[-1].closing, pool.left))
        outside = sum(lot.left for lot in self._loose if lot not in pool)
        if outside:
            settled.remarks.append(
                f"{self._money(outside)} of gift card money was logged by hand and isn't on the "
                "page. If it is the same money, set what is left of it to 0."
            )

    def hand_over(self, settled: Settled) -> None:
        """Give what changed, held to the same limits as every credit."""
        try:
            for lot in self._new:
                check_ledger(lot.after.entries)
                settled.new.append(check_fields(lot.after))
            for lot in (*self._tracked, *self._loose):
                if lot.added:
                    check_ledger(lot.after.entries)
                    settled.changed.append((lot.credit, check_fields(lot.after)))
        except (FieldRefused, LedgerRefused) as refused:
            settled.problems.append(Problem(0, "entries", str(refused)))

    def _knows(self, row: Activity) -> bool:
        return (row.on, row.memo(self._store.currency)) in self._known

    def _by_hand(self, row: Activity) -> Lot | None:
        """Find the credit on which somebody logged just this row, each entry for one row."""
        if row.number not in self._matched:
            lots = self._hand.get((row.on, row.amount))
            self._matched[row.number] = lots.pop() if lots else None
        return self._matched[row.number]

    def _open(self, pool: Pool, first: Activity) -> None:
        if first.opening:
            text = amount_text(first.opening, self._store.currency)
            name = f"{_BEFORE}{day_text(first.on)}"
            self._grant(pool, first, first.opening, name, f"{name} (balance after: {text})")

    def _begin(self, pool: Pool, first: Activity) -> None:
        """Account for what was there before the first row and isn't in the pool.

        Credits logged by hand are that money where they come to just its sum.
        """
        missing = first.opening - pool.left
        lots = [lot for lot in self._loose if lot.left and lot.credit.received_on < first.on]
        if missing and sum(lot.left for lot in lots) == missing:
            for lot in sorted(lots, key=lambda one: one.credit.received_on):
                pool.join(lot)
        elif not self._tracked:
            self._open(pool, first)

    def _play(self, pool: Pool, row: Activity, settled: Settled) -> None:
        memo, rest = row.memo(self._store.currency), row.amount
        if row.amount < 0:
            if -row.amount > pool.left:
                settled.problems.append(self._gap(row, row.opening, pool.left))
                return
            kind = EntryKind.EXPIRE if row.move is Move.EXPIRE else EntryKind.SPEND
            pool.take(kind, -row.amount, row.on, memo)
            return
        if row.move is Move.EXTEND:
            rest = pool.bring_back(row.amount, row.on, memo)
        if rest:
            self._grant(pool, row, rest, row.title, memo)

    def _grant(self, pool: Pool, row: Activity, amount: int, name: str, memo: str) -> None:
        opening = name.startswith(_BEFORE)
        kind, preset = (Kind.GIFT_CARD, "gift-card") if opening else row.origin
        known = balance_fields(self._store, preset)
        credit = Credit(
            id=stable_id(Form.AMAZON_ACTIVITY, self._store.id, opening, *key_of(row), row.nth),
            store=self._store.id,
            name=name,
            kind=kind,
            currency=self._store.currency,
            received_on=row.on,
            entries=(Entry(row.on, EntryKind.GRANT, amount, memo),),
            expiry=NEVER if known else UNKNOWN,
            keeps_rest=True if known else None,
            source="Gift card activity",
            reference="" if opening else row.reference,
            preset=preset if known else None,
        )
        lot = Lot.of(credit, here=False)
        self._new.append(lot)
        pool.join(lot)

    def _gap(self, row: Activity, shown: int, here: int) -> Problem:
        message = (
            f"The page has {self._money(shown)} here, and the credits in Spendby come to "
            f"{self._money(here)}. Rows may be missing between; bring in the page with those first."
        )
        return Problem(row.number, "closing balance", message)

    def _money(self, minor: int) -> str:
        return money_text(minor, self._store.currency)
