"""Judging credits: each with the day at its store, where it stands, and its answers.

The words of a verdict are only put together when somebody asks for them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from spendby.domain.credit import Credit, State, Store, Target, state_of
from spendby.domain.expiry import Urgency, days_left, urgency
from spendby.domain.explain import Place, Verdict, explain
from spendby.domain.pack import Pack
from spendby.domain.verdict import Answer, Options, Ruling, circumstances, rulings
from spendby.services.ports import Clock

GENERAL = "general"
"""The pack that stands in for one that can't be used; it never says yes from kind."""


_shared = lru_cache(8192)(int)
"""Gives one object for the same sum."""


class Position(Struct, frozen=True, eq=False, gc=False):
    """What a credit has in common with many others, which share this: all but text and sums.

    `today` is the day at the store; `days` are left until the end (None: no date).
    """

    store: Store
    currency: str
    today: date
    state: State
    days: int | None
    urgency: Urgency
    rulings: Mapping[Target, Ruling]


class Judged(Struct, eq=False, gc=False):
    """A credit as of a day at its store; there may be a hundred thousand, so it is small.

    `folded` is the text in which a search looks, empty until there is a search; it is the one
    thing that is filled in later, and by `search_texts` alone.
    """

    credit: Credit
    position: Position
    left: int
    folded: str = ""

    @property
    def store(self) -> Store:
        """The credit's store."""
        return self.position.store

    @property
    def today(self) -> date:
        """The day that it is at the store."""
        return self.position.today

    @property
    def state(self) -> State:
        """Where the credit stands."""
        return self.position.state

    @property
    def days(self) -> int | None:
        """The days that are left until its end; None where it has no date."""
        return self.position.days

    @property
    def urgency(self) -> Urgency:
        """How near its end is."""
        return self.position.urgency

    @property
    def rulings(self) -> Mapping[Target, Ruling]:
        """What is decided for each target."""
        return self.position.rulings

    def answer(self, target: Target) -> Answer:
        """Give the answer for a target."""
        return self.position.rulings[target].answer


class Judge(Struct, frozen=True):
    """Judges credits by their stores' packs, as of one moment."""

    stores: Mapping[str, Store]
    packs: Mapping[str, Pack]
    days: Mapping[str, date]
    options: Options
    positions: dict[tuple[object, ...], Position] = field(default_factory=dict)
    """Those found so far, by what tells them apart."""

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
        days, left = days_left(credit.expiry, today), _shared(credit.left)
        state = state_of(credit, today, left)
        case = circumstances(credit, today, self.options, left)
        decided = rulings(case, self.options.rules)
        # Rulings are found by the address: they have no hash, and stay as long as the position.
        key = (credit.store, credit.currency, state, days, id(decided))
        position = self.positions.get(key)
        if position is None:
            store = self.stores[credit.store]
            position = Position(store, credit.currency, today, state, days, urgency(days), decided)
            self.positions[key] = position
        return Judged(credit, position, left)

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
