"""Planned purchases: what somebody means to buy anyway, for money that can't buy gift cards (R10).

Which credits may pay for them is `purchase_match`'s.
"""

from datetime import date

from msgspec import Struct

from spendby.domain.credit_fields import NAME_LENGTH, check_id, check_text
from spendby.domain.errors import FieldRefused
from spendby.domain.money import LIMIT
from spendby.domain.plain_fields import LINE_LENGTH, TAG_LENGTH
from spendby.translation import mark, tr


class Purchase(Struct, frozen=True):
    """One thing to buy. `category` is a tag, empty for goods as such.

    `about` is what it will cost in minor units of `currency` (None: nobody knows yet), `store`
    the id of the only store it can be bought at (empty: any), `by` the last day on which it is
    wanted, `bought_on` the day on which it was bought.
    """

    id: str
    name: str
    category: str = ""
    about: int | None = None
    currency: str = "USD"
    store: str = ""
    by: date | None = None
    bought_on: date | None = None

    @property
    def buying(self) -> tuple[str, ...]:
        """The categories that a verdict is asked about."""
        return (self.category,) if self.category else ()


def check_purchase(purchase: Purchase) -> Purchase:
    """Hold the fields to what can be kept; raises `FieldRefused`. Gives the purchase back."""
    check_id(purchase.id)
    if not purchase.name.strip():
        message = tr("Say what you want to buy.")
        raise FieldRefused("name", message)
    check_text(mark("name"), purchase.name, NAME_LENGTH)
    check_text(mark("category"), purchase.category, TAG_LENGTH)
    check_text(mark("store"), purchase.store, LINE_LENGTH)
    if purchase.about is not None and not 0 < purchase.about <= LIMIT:
        message = tr("The amount has to be above zero.")
        raise FieldRefused("about", message)
    return purchase
