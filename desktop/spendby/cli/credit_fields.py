"""The flags that describe a credit, for adding and editing, and what they come to."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from datetime import date
from enum import StrEnum

from msgspec.structs import replace

from spendby.cli.command import Context
from spendby.cli.parser import one_of
from spendby.cli.reading import Reader, tags
from spendby.domain.credit import GiftCardClause, Kind, Terms, TermsStatus
from spendby.domain.fine_print import web_address
from spendby.domain.plain_fields import TEXTS, CreditFields, Shape
from spendby.translation import mark, tr

WHEN_TEXT = mark("""\
WHEN is one of: never (or none); unknown; 2026-12-31; 31 dec 2026; dec 31 (the
next one); 31/12 (in your locale's order); today, tomorrow, fri; 90d, 6w, 3m, 1y
or a bare number of days, each counted from today, or "90d after receipt",
"3m after 2026-11-01"; dec 2026 or 12/2026 (that month's last day); eom, eoy,
"end of next month". A credit is good through the end of that day at its store.
DAY is one day in the same words; for past days also "3d ago" and "last fri".""")

CATEGORY_HELP = mark("a category of goods that the credit is good for; may be given several times")


class KeepsRest(StrEnum):
    """Whether what isn't spent in one go stays on the credit."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


_RESTS = {KeepsRest.YES: True, KeepsRest.NO: False, KeepsRest.UNKNOWN: None}


def define_fields(parser: ArgumentParser) -> None:
    """Add the flags of a credit's fields."""
    add = parser.add_argument
    add("--amount", metavar="A", help=tr("the amount granted, above 0, such as 25 or 1,050.00"))
    kinds = ", ".join(kind.value for kind in Kind)
    add(
        "--kind",
        metavar="K",
        type=one_of(Kind),
        help=tr("how it was earned: {kinds}").format(kinds=kinds),
    )
    add("--store", metavar="S", help=tr("the store, by id or name (amazon-us when left out)"))
    add("--name", metavar="T", help=tr("what you call it, such as “Prime Day credit”"))
    add("--received", metavar="DAY", help=tr("the day you got it (today when left out)"))
    add("--usable-from", metavar="DAY", help=tr("the first day it can be used; none for at once"))
    add("--expires", metavar="WHEN", help=tr("the last day it can be used, never, or unknown"))
    add("--eligible", metavar="TAG", action="append", help=tr(CATEGORY_HELP))
    add("--keeps-rest", metavar="yes|no|unknown", type=one_of(KeepsRest),
        help=tr("whether what isn't spent in one go stays"))  # fmt: skip
    for field in TEXTS:
        add(f"--{field.name.replace('_', '-')}", metavar="T", help=tr(field.help))
    define_terms(parser)


def define_terms(parser: ArgumentParser) -> None:
    """Add the flags of a credit's own fine print."""
    group = parser.add_argument_group(tr("its own fine print"))
    group.add_argument(
        "--terms",
        metavar="not_read|unclear|read",
        type=one_of(TermsStatus),
        help=tr("whether you have read it; read is dated today"),
    )
    group.add_argument(
        "--gift-cards",
        metavar="silent|excluded|allowed",
        type=one_of(GiftCardClause),
        help=tr("what it says about buying gift cards; counts once the terms are read"),
    )
    group.add_argument(
        "--third-party-named",
        action=BooleanOptionalAction,
        help=tr("whether it names other brands' gift cards"),
    )
    group.add_argument("--terms-text", metavar="T", help=tr("the fine print itself"))
    group.add_argument("--terms-url", metavar="U", help=tr("where it can be read"))


def plain_fields(args: Namespace) -> CreditFields:
    """Collect the fields that are kept as they were typed."""
    fields: CreditFields = {}
    if args.kind is not None:
        fields["kind"] = args.kind
    if args.name is not None:
        fields["name"] = args.name.strip()
    for field in TEXTS:
        text = getattr(args, field.name)
        if text is not None:
            kept = text if field.shape is Shape.LINES else text.strip()
            fields[field.name] = kept  # type: ignore[literal-required]  # GivenFields has them all
    if args.keeps_rest is not None:
        fields["keeps_rest"] = _RESTS[args.keeps_rest]
    eligible = tags(args.eligible)
    if eligible is not None:
        fields["eligible"] = eligible
    return fields


def dated_fields(args: Namespace, reader: Reader, today: date, received: date) -> CreditFields:
    """Read the fields that are days; `received` is the credit's own day where none is given."""
    fields: CreditFields = {}
    if args.received is not None:
        received = fields["received_on"] = reader.day(args.received, today)
    if args.usable_from is not None:
        fields["usable_from"] = reader.day_or_none(args.usable_from, today)
    if args.expires is not None:
        fields["expiry"] = reader.expiry(args.expires, today, received)
    return fields


def terms_of(args: Namespace, terms: Terms, today: date, context: Context) -> Terms:
    """Read the fine print's flags on top of what is known of it."""
    given = {
        "gift_cards": args.gift_cards,
        "third_party_named": args.third_party_named,
        "text": args.terms_text,
        "url": None if args.terms_url is None else web_address(args.terms_url),
    }
    after = replace(terms, **{name: value for name, value in given.items() if value is not None})
    if args.terms is not None:
        read_on = today if args.terms is TermsStatus.READ else None
        after = replace(after, status=args.terms, read_on=read_on)
    speaks = args.gift_cards not in {None, GiftCardClause.SILENT}
    if speaks and after.status is not TermsStatus.READ:
        context.output.say(
            tr(
                "What the terms say about gift cards counts only once they are read: "
                "add --terms read when you have read them."
            )
        )
    return after
