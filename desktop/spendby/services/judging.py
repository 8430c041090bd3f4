"""Judging credits: each with the day at its store, where it stands, and its answers.

The words of a verdict are only put together when somebody asks for them.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Credit, State, Store, Target, state_of
from spendby.domain.expiry import Urgency, days_left, urgency
from spendby.domain.explain import Place, Verdict, explain
from spendby.domain.pack import Pack
from spendby.domain.verdict import Answer, Options, Ruling, circumstances, rulings
from spendby.services.ports import Clock

GENERAL = "general"
"""The pack that stands in for one that can't be used; it never says yes from kind."""


class Judged(Struct, frozen=True):
    """A credit as of `today` at its store; `days` are left until its end (None: no date)."""

    credit: Credit
    store: Store
    today: date
    state: State
    days: int | None
    urgency: Urgency
    left: int
    rulings: Mapping[Target, Ruling]

    def answer(self, target: Target) -> Answer:
        """Give the answer for a target."""
        return self.rulings[target].answer


class Judge(Struct, frozen=True):
    """Judges credits by their stores' packs, as of one moment."""

    stores: Mapping[str, Store]
    packs: Mapping[str, Pack]
    days: Mapping[str, date]
    options: Options

    @classmethod
    def at(
        cls, stores: Iterable[Store], packs: Mapping[str, Pack], clock: Clock, options: Options
    ) -> "Judge":
        """Make a judge for the present moment: each store has the day that it is there."""
        known = {store.id: store for store in stores}
        days = {store.id: clock.today(store.time_zone) for store in known.values()}
        return cls(known, packs, days, options)

    def buying(self, *tags: str) -> "Judge":
        """Give the same judge for goods of these categories."""
        return replace(self, options=replace(self.options, buying=tags))

    def judged(self, credit: Credit) -> Judged:
        """Say where a credit stands and what it can buy."""
        today = self.days[credit.store]
        days, left = days_left(credit.expiry, today), credit.left
        return Judged(
            credit,
            self.stores[credit.store],
            today,
            state_of(credit, today, left),
            days,
            urgency(days),
            left,
            rulings(circumstances(credit, today, self.options, left), self.options.rules),
        )

    def verdict(self, judged: Judged, target: Target) -> Verdict:
        """Explain one answer in the words of the store's pack."""
        return explain(
            judged.rulings[target],
            judged.credit,
            target,
            Place(judged.store, self.pack_of(judged.store), judged.today),
        )

    def pack_of(self, store: Store) -> Pack:
        """Give the store's pack, or the general one where its own can't be used."""
        return self.packs.get(store.pack) or self.packs[GENERAL]
