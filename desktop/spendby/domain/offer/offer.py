"""What was read out of an offer: values, the words that decided each, and what stays open.

How it is read is `reading`'s; how it is written for scripts and people is the faces'.
"""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from spendby.domain.credit import GiftCardClause, Kind


class Field(StrEnum):
    """What can be read out of an offer, by its name in JSON."""

    AMOUNT = "amount"
    CURRENCY = "currency"
    KIND = "kind"
    ISSUER = "issuer"
    EXPIRES_ON = "expires_on"
    USABLE_FROM = "usable_from"
    GIFT_CARDS = "gift_cards"
    ELIGIBLE = "eligible"
    ONE_TIME = "one_time"
    MINIMUM_SPEND = "minimum_spend"


class Evidence(Struct, frozen=True):
    """The words that decided a field: `quote` is `Offer.text[start:end]`."""

    field: Field
    quote: str
    start: int
    end: int


class Doubt(Struct, frozen=True):
    """What the user has to decide about a field, as one sentence."""

    field: Field
    sentence: str


class Offer(Struct, frozen=True):
    """What a text says of one credit; None or empty where it says nothing, or not for sure.

    Sums are in minor units of `currency`, in hundredths where the text names none. `expires_on`
    is the last day on which the credit can be spent; `never_expires` is set where the text says
    that there is none. `unsure` holds what the user has to decide; a field that has a value all
    the same is the likeliest reading, which a day never is: in doubt there is none.
    """

    text: str
    received: date
    amount: int | None = None
    currency: str | None = None
    kind: Kind | None = None
    issuer: str | None = None
    store: str | None = None
    expires_on: date | None = None
    never_expires: bool = False
    usable_from: date | None = None
    gift_cards: GiftCardClause = GiftCardClause.SILENT
    eligible: tuple[str, ...] = ()
    one_time: bool = False
    minimum_spend: int | None = None
    evidence: tuple[Evidence, ...] = ()
    unsure: tuple[Doubt, ...] = ()

    @property
    def found(self) -> bool:
        """Whether anything was read that makes the text an offer."""
        return self.amount is not None or self.expires_on is not None or bool(self.unsure)

    def quote(self, field: Field) -> str:
        """The words that decided a field; empty where it was not found."""
        return next((one.quote for one in self.evidence if one.field is field), "")

    def doubt(self, field: Field) -> str:
        """What the user has to decide about a field; empty where nothing is open."""
        return next((one.sentence for one in self.unsure if one.field is field), "")
