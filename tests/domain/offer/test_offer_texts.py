"""Whole offers in many styles: what a careful person reads in them is what is read."""

from datetime import date

import pytest

from spendby.domain.money import amount_text
from spendby.domain.offer.offer import Field, Offer
from spendby.domain.offer.reading import read_offer
from tests.helpers.offer_texts import OfferText, offer_texts


def _read(one: OfferText) -> Offer:
    return read_offer(one.text, one.received)


def _amount(offer: Offer) -> str | None:
    return None if offer.amount is None else amount_text(offer.amount, offer.currency or "USD")


@pytest.mark.parametrize("one", offer_texts(), ids=lambda one: one.id)
def test_amount_last_day_and_gift_card_clause(one: OfferText) -> None:
    offer = _read(one)
    assert (_amount(offer), offer.currency) == (one.amount, one.currency)
    assert (offer.expires_on, offer.gift_cards) == (one.expires_on, one.gift_cards)


@pytest.mark.parametrize("one", offer_texts(), ids=lambda one: one.id)
def test_kind_issuer_and_first_day(one: OfferText) -> None:
    offer = _read(one)
    assert not one.kinds or offer.kind in one.kinds
    assert not one.issuers or offer.issuer in one.issuers
    assert one.usable_from is None or offer.usable_from == one.usable_from


def test_there_are_many_texts() -> None:
    assert len(offer_texts()) >= 200
    assert len({one.text for one in offer_texts()}) == len(offer_texts())


@pytest.mark.parametrize("one", offer_texts(), ids=lambda one: one.id)
def test_evidence_is_quoted_word_for_word(one: OfferText) -> None:
    offer = _read(one)
    for evidence in offer.evidence:
        assert offer.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote.strip()
    found = {evidence.field for evidence in offer.evidence}
    assert (Field.AMOUNT in found) == (offer.amount is not None)
    assert (Field.EXPIRES_ON in found) == (offer.expires_on is not None or offer.never_expires)
    assert (Field.GIFT_CARDS in found) == (offer.gift_cards != "silent")


@pytest.mark.parametrize(
    "one", [one for one in offer_texts()[::4] if "\n" not in one.text], ids=lambda one: one.id
)
def test_how_a_mail_program_breaks_lines_changes_nothing(one: OfferText) -> None:
    words, lines = one.text.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 72:
            lines.append("")
        lines[-1] += f"{word} "
    broken = read_offer("\r\n".join(line.rstrip() for line in lines), one.received)
    whole = _read(one)
    assert (broken.amount, broken.expires_on) == (whole.amount, whole.expires_on)
    assert broken.gift_cards == whole.gift_cards


@pytest.mark.parametrize(
    ("store", "text"),
    [
        ("amazon-us", "Your Amazon.com credit of $5 ends July 4, 2026."),
        ("amazon-us", "Amazon added a $5 credit."),
        (None, "Your Amazon.co.uk credit of £5 ends 4 July 2026."),
        (None, "Amazon AU: your $5 credit ends 4 July 2026."),
        (None, "Amazon.ca: your $5 credit ends July 4, 2026."),
        (None, "Your Target credit of $5 ends July 4, 2026."),
        (None, "A $5 credit ends July 4, 2026."),
    ],
)
def test_only_the_american_amazon_is_the_store_of_the_guide(store: str | None, text: str) -> None:
    assert read_offer(text, date(2026, 6, 10)).store == store


def test_conditions_are_found() -> None:
    offer = read_offer(
        "A $5 credit for eBooks and digital music. Single use only. Minimum spend $20.",
        date(2026, 6, 10),
    )
    assert offer.eligible == ("kindle-books", "music")
    assert offer.one_time
    assert (offer.amount, offer.minimum_spend) == (500, 2000)


def test_a_text_that_says_nothing_gives_nothing() -> None:
    offer = read_offer("Hello, see you on Tuesday at the usual place.", date(2026, 6, 10))
    assert (offer.amount, offer.currency, offer.kind, offer.expires_on) == (None, None, None, None)
    assert (offer.unsure, offer.eligible, offer.one_time) == ((), (), False)
