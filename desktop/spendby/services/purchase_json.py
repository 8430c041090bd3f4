"""Planned purchases and muted findings in a Spendby file, written and read.

Both stand in it under keys of their own, and only where there are any; `exchange` decides what
becomes of the rest of the file.
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from spendby.domain.credit import AMAZON_US
from spendby.domain.errors import FieldRefused
from spendby.domain.money import amount_text
from spendby.domain.mute import Mute, check_mute
from spendby.domain.purchase import Purchase, check_purchase
from spendby.services.credit_json import Json
from spendby.services.credit_reading import Fields
from spendby.services.credits import check_currency
from spendby.services.storage_ports import Reading
from spendby.translation import tr

PURCHASES, MUTED = "purchases", "muted"


class Beside(Struct, frozen=True):
    """What a file holds beside credits and stores."""

    purchases: Sequence[Purchase] = ()
    mutes: Sequence[Mute] = ()

    def of(self, credits: Collection[str]) -> "Beside":
        """Leave out what belongs to other credits than these."""
        return Beside(self.purchases, [one for one in self.mutes if one.credit in credits])

    def document(self) -> Json:
        """Give the keys of the file; none where there is nothing."""
        written: Json = {}
        if self.purchases:
            written[PURCHASES] = [purchase_document(one) for one in self.purchases]
        if self.mutes:
            written[MUTED] = [_mute_document(one) for one in self.mutes]
        return written


NOTHING_BESIDE = Beside()


def purchase_document(purchase: Purchase) -> Json:
    """Give a purchase in the order of the file format."""
    about = purchase.about
    return {
        "id": purchase.id,
        "name": purchase.name,
        "category": purchase.category,
        "about": None if about is None else amount_text(about, purchase.currency),
        "currency": purchase.currency,
        "store": purchase.store,
        "by": purchase.by.isoformat() if purchase.by else None,
        "bought_on": purchase.bought_on.isoformat() if purchase.bought_on else None,
    }


def _mute_document(mute: Mute) -> Json:
    return {
        "check": mute.check,
        "credit": mute.credit,
        "reason": mute.reason,
        "on": mute.on.isoformat(),
    }


def beside_in(reading: Reading) -> Beside:
    """Read what is beside the credits."""
    return Beside(reading.purchases.all(), reading.mutes.all())


def read_beside(
    purchases: Iterable[object],
    mutes: Iterable[object],
    reading: Reading,
    credits: Collection[str],
) -> tuple[Beside, list[tuple[int, FieldRefused]]]:
    """Read what isn't here yet, and what can't be read, with the row that it stands in.

    `credits` are the ids that a mute may name beside those that are here.
    """
    refused: list[tuple[int, FieldRefused]] = []
    here = {one.id for one in reading.purchases.all()}
    muted = {(one.check, one.credit) for one in reading.mutes.all()}
    new: dict[str, Purchase] = {}
    for number, row in enumerate(purchases, start=1):
        try:
            found = _purchase(Fields(row, "purchases."))
        except FieldRefused as error:
            refused.append((number, error))
        else:
            if found.id not in here:
                new[found.id] = found
    silenced: dict[tuple[str, str], Mute] = {}
    for number, row in enumerate(mutes, start=1):
        try:
            mute = _mute(Fields(row, "muted."), reading, credits)
        except FieldRefused as error:
            refused.append((number, error))
        else:
            if (mute.check, mute.credit) not in muted:
                silenced[mute.check, mute.credit] = mute
    return Beside(list(new.values()), list(silenced.values())), refused


def _purchase(fields: Fields) -> Purchase:
    currency = check_currency(fields.text("currency", AMAZON_US.currency))
    return check_purchase(
        Purchase(
            id=fields.text("id"),
            name=fields.text("name"),
            category=fields.text("category"),
            about=fields.amount("about", currency) if fields.has("about") else None,
            currency=currency,
            store=fields.text("store"),
            by=fields.day("by"),
            bought_on=fields.day("bought_on"),
        )
    )


def _mute(fields: Fields, reading: Reading, credits: Collection[str]) -> Mute:
    credit = fields.text("credit")
    if credit not in credits and not reading.credits.known([credit]):
        message = tr("There is no credit “{credit}” in the file or in your data.").format(
            credit=credit[:60]
        )
        raise fields.refuse("credit", message)
    return check_mute(
        Mute(fields.text("check"), credit, fields.text("reason"), fields.required_day("on"))
    )
