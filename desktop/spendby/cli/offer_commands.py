"""The command that reads an offer: what it says of a credit, and the words that say so."""

import sys
from argparse import ArgumentParser, Namespace

from spendby.cli.command import DONE, Command, Context
from spendby.cli.literal import shown
from spendby.cli.naming import naming
from spendby.cli.tables import labelled
from spendby.domain.credit import GiftCardClause
from spendby.domain.credit_fields import KIND_NAMES
from spendby.domain.explain import day_text
from spendby.domain.money import amount_text, money_text
from spendby.domain.offer.offer import Field, Offer
from spendby.translation import mark, tr

_NO_CURRENCY = "USD"  # has the two decimals in which a sum without currency is counted
_STANDARD_INPUT = "-"
_DECIDE = mark("To decide")
_CLAUSES = {
    GiftCardClause.SILENT: mark("nothing said"),
    GiftCardClause.EXCLUDED: mark("excluded"),
    GiftCardClause.ALLOWED: mark("allowed"),
}
_LABELS = {
    Field.AMOUNT: mark("Amount"),
    Field.CURRENCY: mark("Currency"),
    Field.KIND: mark("Kind"),
    Field.ISSUER: mark("From"),
    Field.EXPIRES_ON: mark("Last day"),
    Field.USABLE_FROM: mark("Usable from"),
    Field.GIFT_CARDS: mark("Gift cards"),
    Field.ELIGIBLE: mark("Only for"),
    Field.ONE_TIME: mark("Uses"),
    Field.MINIMUM_SPEND: mark("Minimum spend"),
}


def _define(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default=_STANDARD_INPUT,
        help=tr("a text or .eml file, 20 MB at most; - or nothing reads standard input"),
    )
    parser.add_argument(
        "--received",
        metavar="D",
        help=tr("the day it came, from which periods count (an e-mail's own date, else today)"),
    )


def _read(context: Context, args: Namespace) -> int:
    today = context.services.clock.today()
    received = None
    if args.received is not None:
        received = context.reader.day(args.received, today)
    # What it reads with takes longer to get ready than all other commands together.
    from spendby.services.offers import (
        FILE_LIMIT,
        read_offer_at,
        read_offer_file,
    )

    if args.file == _STANDARD_INPUT:
        # One byte more than may be read tells what is too large.
        offer = read_offer_file(sys.stdin.buffer.read(FILE_LIMIT + 1), today, received)
    else:
        with naming(args.file):
            offer = read_offer_at(args.file, today, received)
    if context.output.as_json:
        context.output.document(_document(offer))
    else:
        context.output.lines(labelled(_rows(offer), context.output.room))
    if not offer.found:
        context.output.say(tr("This doesn't read like an offer: it names no sum and no last day."))
    return DONE


def _document(offer: Offer) -> dict[str, object]:
    return {
        "amount": _amount(offer, offer.amount),
        "currency": offer.currency,
        "kind": offer.kind,
        "issuer": offer.issuer,
        "store": offer.store,
        "expires_on": offer.expires_on.isoformat() if offer.expires_on else None,
        "usable_from": offer.usable_from.isoformat() if offer.usable_from else None,
        "gift_cards": offer.gift_cards,
        "eligible": list(offer.eligible),
        "evidence": {one.field: one.quote for one in offer.evidence},
        "unsure": [doubt.sentence for doubt in offer.unsure],
    }


def _amount(offer: Offer, minor: int | None) -> str | None:
    return None if minor is None else amount_text(minor, offer.currency or _NO_CURRENCY)


def _rows(offer: Offer) -> list[tuple[str, str]]:
    rows = []
    for field, said in _said(offer).items():
        quote = " ".join(offer.quote(field).split())
        lines = [shown(said)]
        if quote:
            lines.append(tr("“{words}”").format(words=shown(quote)))
        rows.append((tr(_LABELS[field]), "\n".join(lines)))
    return rows + [(tr(_DECIDE), shown(doubt.sentence)) for doubt in offer.unsure]


def _said(offer: Offer) -> dict[Field, str]:
    """What is told to people: the five things that matter, and of the others what was found."""
    said = {
        Field.AMOUNT: _money(offer, offer.amount) or tr("not said"),
        Field.KIND: tr(KIND_NAMES[offer.kind]) if offer.kind else tr("not said"),
        Field.ISSUER: offer.issuer or tr("not said"),
        Field.USABLE_FROM: day_text(offer.usable_from) if offer.usable_from else "",
        Field.EXPIRES_ON: _last_day(offer),
        Field.GIFT_CARDS: tr(_CLAUSES[offer.gift_cards]),
        Field.ELIGIBLE: ", ".join(offer.eligible),
        Field.ONE_TIME: tr("once") if offer.one_time else "",
        Field.MINIMUM_SPEND: _money(offer, offer.minimum_spend) or "",
    }
    return {field: words for field, words in said.items() if words}


def _last_day(offer: Offer) -> str:
    if offer.expires_on is not None:
        return day_text(offer.expires_on)
    return tr("never") if offer.never_expires else tr("not said")


def _money(offer: Offer, minor: int | None) -> str | None:
    if minor is None or offer.currency is None:
        return _amount(offer, minor)
    return money_text(minor, offer.currency)


COMMANDS = (
    Command(
        name="read-offer",
        summary=mark("read an offer e-mail or text; adds nothing"),
        text=mark(
            "Reads what a store wrote about a credit and prints what it found: amount, kind,\n"
            "first and last day, whether it can buy gift cards, and the words that say so.\n"
            "What the text leaves open stays empty, and what it may mean in two ways is named\n"
            "for you to look at. Nothing is added and nothing leaves this computer."
        ),
        define=_define,
        run=_read,
        examples="spendby read-offer offer.eml\n"
        "spendby read-offer offer.txt --received 2026-11-20 --json\n"
        "spendby read-offer < offer.txt",
        see_also="spendby add",
    ),
)
