"""Use cases on several credits at once: each is one change, so that one undo takes it back."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from spendby.domain import ledger
from spendby.domain.credit import Credit
from spendby.domain.credit_fields import check_fields
from spendby.domain.errors import FieldRefused, LedgerRefused, NotFound
from spendby.domain.money import money_text
from spendby.domain.plan import Plan
from spendby.services.changes import Changed, Notifier
from spendby.services.planning import spend_planned
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage, UnitOfWork
from spendby.translation import ntr, tr

_TAG_SHOWN = 30


class ManyCredits:
    """What can be done with a selection; ids are whole."""

    def __init__(self, storage: Storage, clock: Clock, notifier: Notifier) -> None:
        """Work on `storage`."""
        self._storage, self._clock, self._notifier = storage, clock, notifier

    def tag(self, ids: Sequence[str], tag: str) -> int:
        """Add a category to what these credits are good for; gives how many hadn't got it yet.

        Raises `FieldRefused` where one of them can't hold it, and then changes none.
        """
        wanted = tag.strip()
        if not wanted:
            message = tr("A category needs a name.")
            raise FieldRefused("eligible", message)
        folded = wanted.casefold()

        def tagged(credit: Credit) -> Credit:
            if folded in {one.casefold() for one in credit.eligible}:
                return credit
            return check_fields(replace(credit, eligible=(*credit.eligible, wanted)))

        shown = wanted if len(wanted) <= _TAG_SHOWN else f"{wanted[:_TAG_SHOWN]}…"
        return self._change(
            ids,
            tagged,
            lambda count: ntr(
                "Tagged {count} credit “{category}”", "Tagged {count} credits “{category}”", count
            ).format(category=shown),
        )

    def write_off(self, ids: Sequence[str]) -> int:
        """Record that the stores took what was left; gives on how many anything was.

        Raises `LedgerRefused` where nothing is left on any of them.
        """
        stores: dict[str, str] = {}

        def taken(credit: Credit) -> Credit:
            if not credit.left:
                return credit
            return ledger.write_off(credit, self._clock.today(stores[credit.store]))

        def look(unit: UnitOfWork) -> None:
            stores.update({store.id: store.time_zone for store in unit.stores.all()})

        count = self._change(
            ids,
            taken,
            lambda count: ntr(
                "Wrote off what was left on {count} credit",
                "Wrote off what was left on {count} credits",
                count,
            ),
            look,
        )
        if not count:
            message = tr("Nothing is left on these credits, so there is nothing to write off.")
            raise LedgerRefused(message)
        return count

    def spend(self, plan: Plan, memo: str = "") -> None:
        """Record that the credits paid as planned, on the day of the bill.

        Raises `LedgerRefused` where nothing in it pays, or where less is left by now.
        """
        if not plan.portions:
            message = tr("None of your credits surely pays for this, so nothing was recorded.")
            raise LedgerRefused(message)
        with self._storage.change() as unit:
            ids = spend_planned(unit, plan, memo)
            covered = money_text(plan.covered, plan.bill.currency)
            done = unit.commit(
                ntr(
                    "Paid {amount} with {count} credit",
                    "Paid {amount} with {count} credits",
                    len(ids),
                ).format(amount=covered),
                self._clock.now(),
            )
        if done:
            self._notifier.announce(Changed(done, frozenset(ids)))

    def _change(
        self,
        ids: Sequence[str],
        change: Callable[[Credit], Credit],
        label: Callable[[int], str],
        look: Callable[[UnitOfWork], None] = lambda _: None,
    ) -> int:
        with self._storage.change() as unit:
            look(unit)
            changed: list[str] = []
            for credit_id in ids:
                before = unit.credits.get(credit_id)
                if before is None:
                    message = tr("One of these credits is gone. Nothing was changed.")
                    raise NotFound(message)
                after = change(before)
                if after != before:
                    unit.credits.save(before, after)
                    changed.append(credit_id)
            done = unit.commit(label(len(changed)), self._clock.now()) if changed else None
        if done:
            self._notifier.announce(Changed(done, frozenset(changed)))
        return len(changed)
