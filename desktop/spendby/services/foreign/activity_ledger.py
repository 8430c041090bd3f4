"""Turns rows of the gift card activity into credits and entries, beside what is here already.

Money that was added becomes a credit; what was taken is drawn from the oldest ones, as the store
does. Where rows are missing on the page, their money is counted in one sum, which is a problem that
has to be accepted. The credits have to end at the page's closing balance, else nothing comes in.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from spendby.domain.credit import Credit, Kind, Store
from spendby.domain.credit_fields import check_fields
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import FieldRefused, LedgerRefused
from spendby.domain.expiry import NEVER, UNKNOWN
from spendby.domain.explain import day_text
from spendby.domain.money import amount_text, money_text
from spendby.services.foreign.activity_known import BEFORE, MISSING, Known
from spendby.services.foreign.activity_pool import Lot, Pool
from spendby.services.foreign.activity_rows import Activity, Move, key_of
from spendby.services.foreign.found import Form, stable_id
from spendby.services.foreign.places import balance_fields
from spendby.services.incoming import PageRow, Problem
from spendby.translation import tr

ACTIVITY = "Gift card activity"
"""The source of what a page brought in."""


class Settled(Struct):
    """What a page changes: new credits, and those that get more entries, before and after.

    `page` are the rows as they stand there, `closing` is what they end with.
    With `broken` set they don't fit what is here.
    """

    new: list[Credit] = field(default_factory=list)
    changed: list[tuple[Credit, Credit]] = field(default_factory=list)
    rows: int = 0
    already: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    page: list[PageRow] = field(default_factory=list)
    broken: bool = False
    closing: int | None = None


def settle(
    rows: Sequence[Activity],
    store: Store,
    credits: Iterable[Credit],
    unread: frozenset[int] = frozenset(),
) -> Settled:
    """Settle rows, oldest first, with the credits that are here; changes nothing itself.

    Rows that earlier imports brought in are known by their day, amount and closing balance, and
    money that was logged by hand by its day and amount. `unread` are the numbers of rows of the
    page that couldn't be read.
    """
    settled = Settled()
    if not rows:
        return settled
    known = Known(store, credits, rows)
    settled.closing = rows[-1].closing
    book = _Book(store, known, rows, unread)
    older, newer, between = known.parts(rows)
    settled.already = len(rows) - len(older) - len(newer) - len(between)
    for row in between:
        message = tr("This row isn't here yet, but rows before and after it are.")
        settled.problems.append(Problem(row.number, "row", message))
    settled.broken = bool(between)
    if older:
        book.play_older(older, settled)
    if newer:
        book.play_newer(newer, settled)
    settled.page = [known.shown(row) for row in rows]
    settled.rows = len(older) + len(newer) - book.by_hand
    settled.already += book.by_hand
    book.hand_over(settled)
    return settled


class _Book:
    """The balance that a store keeps, as far as it is known here."""

    def __init__(
        self,
        store: Store,
        known: Known,
        rows: Sequence[Activity],
        unread: frozenset[int],
    ) -> None:
        """Begin with what is known of the rows."""
        self._store = store
        self._unread = unread
        self._before = dict(zip((row.number for row in rows[1:]), rows, strict=False))
        self._known = known
        self._new: list[Lot] = []
        self.by_hand = 0

    def play_older(self, rows: Sequence[Activity], settled: Settled) -> None:
        """Play rows from before everything known; what they leave is what the rest began with."""
        openings = [lot for lot in self._known.tracked if lot.credit.name.startswith(BEFORE)]
        start = min(reversed(openings), key=lambda lot: lot.credit.received_on, default=None)
        begins = start.credit.granted if start else 0
        if rows[-1].closing != begins:
            settled.broken = settled.broken or start is None
            settled.problems.append(self._gap(rows[-1], rows[-1].closing, begins))
        pool = Pool()
        self._open(pool, rows[0])
        for row in rows:
            self._play(pool, row, settled)
        for lot in pool.lots:
            if lot.left and start:
                memo = tr("Counted in “{credit}” since then").format(credit=start.credit.name)
                lot.add(Entry(rows[-1].on, EntryKind.ADJUST, -lot.left, memo))

    def play_newer(self, rows: Sequence[Activity], settled: Settled) -> None:
        """Play rows from after everything known, and compare where they end."""
        pool = Pool(self._known.tracked)
        self._begin(pool, rows[0], settled)
        for row in rows:
            lot = self._known.by_hand(row)
            if lot is None:
                self._play(pool, row, settled)
            else:
                self.by_hand += 1
                if lot not in pool:
                    pool.join(lot)
        if not settled.broken and pool.left != rows[-1].closing:
            settled.broken = True
            settled.problems.append(self._gap(rows[-1], rows[-1].closing, pool.left))
        outside = sum(lot.left for lot in self._known.loose if lot not in pool)
        if outside:
            settled.remarks.append(
                tr(
                    "{amount} of gift card money was logged by hand and isn't on the page. If "
                    "it is the same money, set what is left of it to 0."
                ).format(amount=self._money(outside))
            )

    def hand_over(self, settled: Settled) -> None:
        """Give what changed, held to the same limits as every credit."""
        try:
            for lot in self._new:
                check_ledger(lot.after.entries)
                settled.new.append(check_fields(lot.after))
            for lot in (*self._known.tracked, *self._known.loose):
                if lot.added:
                    check_ledger(lot.after.entries)
                    settled.changed.append((lot.credit, check_fields(lot.after)))
        except (FieldRefused, LedgerRefused) as refused:
            settled.broken = True
            settled.problems.append(Problem(0, "entries", str(refused)))

    def _open(self, pool: Pool, first: Activity) -> None:
        if first.opening:
            text = amount_text(first.opening, self._store.currency)
            name = f"{BEFORE}{day_text(first.on)}"
            self._grant(
                pool,
                first,
                first.opening,
                name,
                f"{name} (balance after: {text})",
            )

    def _begin(self, pool: Pool, first: Activity, settled: Settled) -> None:
        """Account for what was there before the first row and isn't in the pool.

        Credits logged by hand are that money where they come to just its sum.
        """
        missing = first.opening - pool.left
        lots = [lot for lot in self._known.loose if lot.left and lot.credit.received_on < first.on]
        if missing and sum(lot.left for lot in lots) == missing:
            for lot in sorted(lots, key=lambda one: one.credit.received_on):
                pool.join(lot)
        elif not self._known.tracked:
            self._open(pool, first)
        elif first.number not in self._before and missing:
            settled.problems.append(self._gap(first, first.opening, pool.left))
            self._bridge(pool, first, missing)

    def _bridge(self, pool: Pool, row: Activity, missing: int) -> None:
        """Count in one sum what moved before `row` and isn't on the page."""
        name = f"{MISSING}{day_text(row.on)}"
        if missing < 0:
            pool.take(EntryKind.ADJUST, min(-missing, pool.left), row.on, name)
        elif missing > 0:
            text = amount_text(row.opening, self._store.currency)
            self._grant(
                pool,
                row,
                missing,
                name,
                f"{name} (balance after: {text})",
            )

    def _mend(self, pool: Pool, row: Activity, settled: Settled) -> None:
        """Bridge what is missing between a row and the one before it on the page."""
        before = self._before.get(row.number)
        missing = row.opening - before.closing if before else 0
        if before is None or not missing:
            return
        between = range(*sorted((row.number, before.number)))
        if self._unread.isdisjoint(between):  # what couldn't be read is said already
            settled.problems.append(self._missing(row, missing))
        self._bridge(pool, row, missing)

    def _play(self, pool: Pool, row: Activity, settled: Settled) -> None:
        self._mend(pool, row, settled)
        memo, rest = row.memo(self._store.currency), row.amount
        if row.amount < 0:
            if -row.amount > pool.left:
                settled.broken = True
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
        opening, missing = name.startswith(BEFORE), name.startswith(MISSING)
        kind, preset = (Kind.GIFT_CARD, "gift-card") if opening else row.origin
        if missing:
            kind, preset = Kind.OTHER, ""
        known = balance_fields(self._store, preset)
        credit = Credit(
            id=stable_id(
                *(Form.AMAZON_ACTIVITY, self._store.id, missing or opening, missing),
                *(*key_of(row), row.nth),
            ),
            store=self._store.id,
            name=name,
            kind=kind,
            currency=self._store.currency,
            received_on=row.on,
            entries=(Entry(row.on, EntryKind.GRANT, amount, memo),),
            expiry=NEVER if known else UNKNOWN,
            keeps_rest=True if known else None,
            source=ACTIVITY,
            reference="" if opening or missing else row.reference,
            preset=preset if known else None,
        )
        lot = Lot.of(credit, here=False)
        self._new.append(lot)
        pool.join(lot)

    def _gap(self, row: Activity, shown: int, here: int) -> Problem:
        message = tr(
            "The page has {shown} here, and the credits in Spendby come to {amount}. "
            "Rows may be missing between; bring in the page with those first."
        ).format(shown=self._money(shown), amount=self._money(here))
        return Problem(row.number, "closing balance", message)

    def _missing(self, row: Activity, missing: int) -> Problem:
        more = tr(
            "Rows are missing before this one: {amount} more is there than the row before it left. "
            "Bring in the whole page, or go on and count that sum as a correction."
        )
        less = tr(
            "Rows are missing before this one: {amount} less is there than the row before it left. "
            "Bring in the whole page, or go on and count that sum as a correction."
        )
        message = (more if missing > 0 else less).format(amount=self._money(abs(missing)))
        return Problem(row.number, "closing balance", message)

    def _money(self, minor: int) -> str:
        return money_text(minor, self._store.currency)
