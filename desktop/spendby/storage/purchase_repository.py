"""Records planned purchases, and which findings are muted; `purchase_look` reads them."""

from sqlalchemy import Connection, select

from spendby.domain.errors import FieldRefused, NotFound, Refused
from spendby.domain.mute import Mute
from spendby.domain.purchase import Purchase
from spendby.storage.mapping import Value
from spendby.storage.purchase_look import MuteLook, PurchaseLook
from spendby.storage.recording import Recording
from spendby.storage.tables import CREDIT, MUTE, PURCHASE, live
from spendby.translation import tr

_FIELDS = ("name", "category", "about", "currency", "store", "by_day", "bought_on")


class Purchases(PurchaseLook):
    """The planned purchases, to which a change may add, and which it may edit or drop."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(recording.ask)
        self._connection = connection
        self._recording = recording

    def add(self, purchase: Purchase) -> None:
        """Record a new purchase; raises `FieldRefused` when its id is taken."""
        recording = self._recording
        if any(one.id == purchase.id for one in self.all()):
            message = tr("There is already a purchase with the id “{id}”.").format(id=purchase.id)
            raise FieldRefused("id", message)
        number = recording.take(PURCHASE, 1)[0]
        recording.insert(
            PURCHASE, [(number, purchase.id, *_values(purchase), 0, recording.number, 0)]
        )

    def save(self, before: Purchase, after: Purchase) -> None:
        """Record what differs; raises `Refused` when the stored one is no longer `before`."""
        number = self._number(before)
        pairs = zip(_FIELDS, _values(before), _values(after), strict=True)
        changed = [(name, was, becomes) for name, was, becomes in pairs if was != becomes]
        if changed:
            self._recording.update(
                PURCHASE,
                number,
                {name: was for name, was, _ in changed},
                {name: becomes for name, _, becomes in changed},
            )

    def drop(self, purchase: Purchase) -> None:
        """Take a purchase off the list."""
        number = self._number(purchase)
        self._recording.update(PURCHASE, number, {"dropped": 0}, {"dropped": 1})

    def _number(self, purchase: Purchase) -> int:
        if purchase not in self.all():
            message = tr(
                "This purchase was changed elsewhere in the meantime. Nothing was saved. "
                "Look at it again, then repeat the change."
            )
            raise Refused(message)
        query = select(PURCHASE.c.number).where(
            live(PURCHASE), PURCHASE.c.dropped == 0, PURCHASE.c.id == purchase.id
        )
        return int(self._connection.execute(query).scalar_one())


class Mutes(MuteLook):
    """The muted findings, to which a change may add, and which it may lift."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(recording.ask)
        self._connection = connection
        self._recording = recording

    def put(self, mute: Mute) -> None:
        """Mute a finding, in place of a mute that is there; raises `NotFound` for the credit."""
        self.lift(mute.check, mute.credit)
        recording = self._recording
        credit = self._connection.scalar(
            select(CREDIT.c.number).where(live(CREDIT), CREDIT.c.id == mute.credit)
        )
        if credit is None:
            raise NotFound(
                tr("There is no credit with the id “{id}” any more.").format(id=mute.credit)
            )
        number = recording.take(MUTE, 1)[0]
        row = (number, mute.check, credit, mute.reason, mute.on.isoformat(), 0)
        recording.insert(MUTE, [(*row, recording.number, 0)])

    def lift(self, check: str, credit: str) -> bool:
        """Let a finding be heard again; tells whether it was muted."""
        query = (
            select(MUTE.c.number)
            .join(CREDIT, CREDIT.c.number == MUTE.c.credit)
            .where(live(MUTE), MUTE.c.dropped == 0, MUTE.c.rule == check, CREDIT.c.id == credit)
        )
        found = self._connection.scalar(query)
        if found is None:
            return False
        self._recording.update(MUTE, int(found), {"dropped": 0}, {"dropped": 1})
        return True


def _values(purchase: Purchase) -> tuple[Value, ...]:
    return (
        purchase.name,
        purchase.category,
        purchase.about,
        purchase.currency,
        purchase.store,
        purchase.by.isoformat() if purchase.by else None,
        purchase.bought_on.isoformat() if purchase.bought_on else None,
    )
