"""Reads an offer: finds candidates, tells the part of each from its context, chooses, says why.

Pure and without a clock; taking a message apart until only its text is left is the services'.
"""

from datetime import date

from spendby.domain.offer import doubts
from spendby.domain.offer.conditions import categories_in, one_time_in
from spendby.domain.offer.ending import Ending, ending_of
from spendby.domain.offer.gift_card_clause import gift_card_clause
from spendby.domain.offer.issuers import Issuer, issuer_in
from spendby.domain.offer.kinds import kind_of
from spendby.domain.offer.market import Market, market_of
from spendby.domain.offer.money_found import money_in
from spendby.domain.offer.money_roles import Sized, held, minimum, sized
from spendby.domain.offer.offer import Doubt, Evidence, Field, Offer
from spendby.domain.offer.tidying import Span, Text, tidied
from spendby.translation import tr

_AMAZON = "Amazon"
_AMAZON_US = "amazon-us"


def read_offer(words: str, received: date) -> Offer:
    """Read an offer that came on the day `received`, from the first 65,536 characters of it.

    What the text doesn't say stays empty; what it may say in two ways is asked in `unsure`.
    """
    text = tidied(words)
    issuer = issuer_in(text)
    market = market_of(text.flat, issuer.country if issuer else None)
    parts = sized(text, money_in(text.flat, market))
    amount, doubt = held(text, parts)
    ending = ending_of(text, received, market, of_sum=amount is not None)
    if ending.span is not None and amount is not None:
        amount, doubt = held(text, parts, ending.span[0])
    if ending.on is not None and amount is None and kind_of(text, None) is None:
        ending = Ending(doubt=doubts.day_of_what([ending.on]))  # nothing that could be a credit
    return _offer(text, received, issuer, market, (parts, amount, doubt), ending)


def _offer(  # noqa: PLR0913, PLR0917 - one for each thing that was read
    text: Text,
    received: date,
    issuer: Issuer | None,
    market: Market,
    money: tuple[list[Sized], Sized | None, str],
    ending: Ending,
) -> Offer:
    parts, amount, doubt = money
    least = minimum(parts, amount)
    clause = gift_card_clause(text)
    at = (amount.money.start, amount.money.end) if amount else None
    kind = kind_of(text, at)
    goods = categories_in(text)
    once = one_time_in(text)
    spans: dict[Field, Span | None] = {
        Field.AMOUNT: at,
        Field.EXPIRES_ON: ending.span,
        Field.USABLE_FROM: ending.start_span,
        Field.GIFT_CARDS: clause.span,
        Field.KIND: kind[1] if kind else None,
        Field.ISSUER: issuer.span if issuer else None,
        Field.ELIGIBLE: goods[1] if goods else None,
        Field.ONE_TIME: once,
        Field.MINIMUM_SPEND: (least.money.start, least.money.end) if least else None,
    }
    currency = amount.money.currency if amount else None
    unsure = {
        Field.AMOUNT: doubt,
        Field.CURRENCY: tr(doubts.NO_CURRENCY) if amount and currency is None else "",
        Field.EXPIRES_ON: ending.doubt,
        Field.USABLE_FROM: ending.start_doubt,
        Field.GIFT_CARDS: tr(doubts.BOTH_CLAUSES) if clause.mixed else "",
    }
    return Offer(
        text=text.original,
        received=received,
        amount=amount.money.minor if amount else None,
        currency=currency,
        kind=kind[0] if kind else None,
        issuer=issuer.name if issuer else None,
        store=_store(issuer, market),
        expires_on=ending.on,
        never_expires=ending.never,
        usable_from=ending.start,
        gift_cards=clause.says,
        eligible=goods[0] if goods else (),
        one_time=once is not None,
        minimum_spend=least.money.minor if least else None,
        evidence=tuple(_evidence(text, field, span) for field, span in spans.items() if span),
        unsure=tuple(Doubt(field, words) for field, words in unsure.items() if words),
    )


def _store(issuer: Issuer | None, market: Market) -> str | None:
    """The store of the built-in guide, where the text is surely about that one."""
    if issuer is None or issuer.name != _AMAZON or market.country != "US":
        return None
    return _AMAZON_US


def _evidence(text: Text, field: Field, span: Span) -> Evidence:
    start, end = text.quoted(*span)
    return Evidence(field, text.original[start:end], start, end)
