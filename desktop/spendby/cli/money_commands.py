"""The commands that move a credit's money or note what the store did: use to checkout."""

from argparse import ArgumentParser, Namespace
from datetime import date

from spendby.cli.command import Command, Context
from spendby.cli.credit_fields import WHEN_TEXT
from spendby.cli.credit_view import answer_with
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.domain.credit import Credit, Saw, Target
from spendby.domain.entry import EntryKind, sum_of
from spendby.domain.explain import day_text
from spendby.domain.money import amount_text, money_text
from spendby.services.credits import find_store

_ID_HELP = "the credit's id, or the start of it"
_AMOUNT_HELP = "an amount above 0 in the credit's currency, such as 12.50"


def _define_movement(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_ID_HELP)
    parser.add_argument("amount", metavar="AMOUNT", help=_AMOUNT_HELP)
    parser.add_argument("--on", metavar="DAY", help="the day it happened (today when left out)")
    parser.add_argument("--for", dest="memo", metavar="T", default="", help="what it was for")


def _use(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    amount = context.reader.amount(args.amount, credit.currency)
    on = _day(context, args, today)
    after = context.services.credits.use(credit.id, amount, on, args.memo)
    _note_standing(context, credit, on, today)
    return answer_with(context, after, f"Used {money_text(amount, credit.currency)}.")


def _put_back(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    amount = context.reader.amount(args.amount, credit.currency)
    on = _day(context, args, today)
    after = context.services.credits.put_back(credit.id, amount, on, args.memo)
    _note_standing(context, credit, on, today)
    return answer_with(context, after, f"Put {money_text(amount, credit.currency)} back.")


def _found(context: Context, prefix: str) -> tuple[Credit, date]:
    """Find a credit, and the day that it is at its store."""
    credit = context.services.credits.get(prefix)
    store = find_store(context.services.stores.all(), credit.store)
    return credit, context.services.clock.today(store.time_zone)


def _day(context: Context, args: Namespace, today: date) -> date:
    return today if args.on is None else context.reader.day(args.on, today)


def _note_standing(context: Context, credit: Credit, on: date, today: date) -> None:
    """Say what is odd about a day on which the credit can't have been used."""
    say, expiry, start = context.output.say, credit.expiry, credit.usable_from
    if on > today:
        say(f"{day_text(on, today)} is still to come. It was recorded all the same.")
    if expiry.on is not None and on > expiry.on:
        say(f"This credit ended on {day_text(expiry.on, today)}. It was recorded all the same.")
    elif start is not None and on < start:
        say(
            f"This credit can only be used from {day_text(start, today)}. "
            "It was recorded all the same."
        )


def _define_set_left(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_ID_HELP)
    parser.add_argument("amount", metavar="AMOUNT", help="what the store shows: 0 or more")


def _set_left(context: Context, args: Namespace) -> int:
    credit, _ = _found(context, args.id)
    left = context.reader.left(args.amount, credit.currency)
    after = context.services.credits.set_left(credit.id, left)
    return answer_with(context, after, f"Set to {money_text(left, credit.currency)}.")


def _define_expire(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_ID_HELP)


def _expire(context: Context, args: Namespace) -> int:
    before, _ = _found(context, args.id)
    after = context.services.credits.write_off(before.id)
    return answer_with(context, after, f"Wrote off {money_text(before.left, before.currency)}.")


def _define_extend(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_ID_HELP)
    parser.add_argument("--expires", metavar="WHEN", required=True, help="its new last day")
    parser.add_argument("--amount", metavar="A", help="how much of what had expired came back")


def _extend(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    expiry = context.reader.expiry(args.expires, today, credit.received_on)
    amount = 0
    if args.amount is not None:
        amount = context.reader.left(args.amount, credit.currency)
    after = context.services.credits.extend(credit.id, expiry, amount)
    said = f"Extended {shown(credit.name)}."
    lost = -sum_of(after.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
    if lost and not after.left:
        money, plain = money_text(lost, after.currency), amount_text(lost, after.currency)
        said = f"{said} The {money} recorded as lost stays lost; --amount {plain} brings it back."
    return answer_with(context, after, said)


def _define_checkout(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_ID_HELP)
    targets = ", ".join(target.value for target in Target)
    parser.add_argument(
        "--target",
        metavar="T",
        type=one_of(Target),
        required=True,
        help=f"what you wanted to buy: {targets}",
    )
    parser.add_argument(
        "--saw",
        metavar="offered|greyed_out|absent",
        type=one_of(Saw),
        required=True,
        help="how the payment page showed the credit",
    )
    parser.add_argument("--on", metavar="DAY", help="the day you looked (today when left out)")
    parser.add_argument("--note", metavar="T", default="", help="anything else you saw")


def _checkout(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    on = _day(context, args, today)
    after = context.services.credits.record_checkout(
        credit.id, args.target, args.saw, on, args.note
    )
    return answer_with(context, after, f"Noted what checkout showed on {day_text(on, today)}.")


COMMANDS = (
    Command(
        name="use",
        summary="record spending",
        text="Records that AMOUNT of the credit was spent, and prints the credit. More than is\n"
        "left is refused. A day outside the credit's time is recorded with a message.",
        define=_define_movement,
        run=_use,
        examples='spendby use 3f9a 5.00 --for "Kindle book"',
        see_also="spendby put-back, spendby set-left, spendby undo",
    ),
    Command(
        name="put-back",
        summary="record money that came back onto a credit",
        text="Records that AMOUNT was returned onto the credit, and prints the credit. More than\n"
        "was spent from it is refused.",
        define=_define_movement,
        run=_put_back,
        examples='spendby put-back 3f9a 5.00 --on 2026-11-20 --for "order 111-2 returned"',
        see_also="spendby use, spendby set-left",
    ),
    Command(
        name="set-left",
        summary="correct what is left to what the store shows",
        text="Corrects what is left to AMOUNT, marks the credit as checked today, and prints it.",
        define=_define_set_left,
        run=_set_left,
        examples="spendby set-left 3f9a 17.25",
        see_also="spendby use, spendby expire",
    ),
    Command(
        name="expire",
        summary="record that the store took what was left",
        text="Writes off what is left of the credit, and prints it. A credit whose date has\n"
        "passed counts as lost without it.",
        define=_define_expire,
        run=_expire,
        examples="spendby expire 3f9a",
        see_also="spendby extend",
    ),
    Command(
        name="extend",
        summary="record that the store gave a credit longer",
        text="Gives the credit a new last day and keeps the old one in its history. --amount\n"
        f"brings back money that was recorded as expired.\n\n{WHEN_TEXT}",
        define=_define_extend,
        run=_extend,
        examples="spendby extend 3f9a --expires 2027-03-31\n"
        "spendby extend 3f9a --expires 30d --amount 10",
        see_also="spendby expire, spendby edit",
    ),
    Command(
        name="checkout",
        summary="note how the store's payment page showed a credit",
        text="Records what checkout showed. The latest look at a target decides: greyed out or\n"
        "absent means No until you see otherwise; offered counts for 30 days.",
        define=_define_checkout,
        run=_checkout,
        examples="spendby checkout 3f9a --target own_gift_card --saw greyed_out",
        see_also="spendby explain",
    ),
)
