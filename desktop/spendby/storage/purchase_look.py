"""Reads what stands beside the credits: planned purchases, and muted findings. Plain SQL."""

from datetime import date
from typing import Any

from spendby.domain.money import is_currency
from spendby.domain.mute import Mute
from spendby.domain.purchase import Purchase
from spendby.storage.asking import made_of
from spendby.storage.mapping import Ask

_PURCHASES = """\
SELECT id, name, category, about, currency, store, by_day, bought_on
FROM purchase WHERE void = 0 AND dropped = 0 ORDER BY number"""

_MUTES = """\
SELECT mute.rule, credit.id, mute.reason, mute.on_day
FROM mute JOIN credit ON credit.number = mute.credit
WHERE mute.void = 0 AND mute.dropped = 0 AND credit.void = 0 ORDER BY mute.number"""


class PurchaseLook:
    """The planned purchases, those already bought among them."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> list[Purchase]:
        """Read every purchase that was not dropped, in recording order."""
        return made_of(_purchase, self._ask(_PURCHASES, ()))


class MuteLook:
    """The findings of the check-up that are muted."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> list[Mute]:
        """Read every mute that was not lifted, in recording order."""
        return made_of(_mute, self._ask(_MUTES, ()))


def _purchase(row: Any) -> Purchase:  # noqa: ANN401 - the driver's rows have no types
    one_id, name, category, about, currency, store, by, bought = row
    if not is_currency(currency):
        raise ValueError(currency)
    return Purchase(one_id, name, category, about, currency, store, _day(by), _day(bought))


def _mute(row: Any) -> Mute:  # noqa: ANN401 - the driver's rows have no types
    check, credit, reason, on = row
    return Mute(check, credit, reason, date.fromisoformat(on))


def _day(text: Any) -> date | None:  # noqa: ANN401 - the driver's rows have no types
    return None if text is None else date.fromisoformat(text)
