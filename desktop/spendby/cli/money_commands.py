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
from spendby.translation import mark, tr

_ID_HELP = mark("the credit's id, or the start of it")
_AMOUNT_HELP = mark("an amount above 0 in the credit's currency, such as 12.50")


def _define_movement(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr(_ID_HELP))
    parser.add_argument("amount", metavar="AMOUNT", help=tr(_AMOUNT_HELP))
    parser.add_argument("--on", metavar="DAY", help=tr("the day it happened (today when left out)"))
    parser.add_argument("--for", dest="memo", metavar="T", default="", help=tr("what it was for"))


def _use(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    amount = context.reader.amount(args.amount, credit.currency)
    on = _day(context, args, today)
    after = context.services.credits.use(credit.id, amount, on, args.memo)
    _note_standing(context, credit, on, today)
    return answer_with(
        context, after, tr("Used {amount}.").format(amount=money_text(amount, credit.currency))
    )


def _put_back(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    amount = context.reader.amount(args.amount, credit.currency)
    on = _day(context, args, today)
    after = context.services.credits.put_back(credit.id, amount, on, args.memo)
    _note_standing(context, credit, on, today)
    return answer_with(
        context, after, tr("Put {amount} back.").format(amount=money_text(amount, credit.currency))
    )


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
        say(
            tr("{day} is still to come. It was recorded all the same.").format(
                day=day_text(on, today)
            )
        )
    if expiry.on is not None and on > expiry.on:
        say(
            tr("This credit ended on {day}. It was recorded all the same.").format(
                day=day_text(expiry.on, today)
            )
        )
    elif start is not None and on < start:
        say(
            tr("This credit can only be used from {day}. It was recorded all the same.").format(
                day=day_text(start, today)
            )
        )


def _define_set_left(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr(_ID_HELP))
    parser.add_argument("amount", metavar="AMOUNT", help=tr("what the store shows: 0 or more"))


def _set_left(context: Context, args: Namespace) -> int:
    credit, _ = _found(context, args.id)
    left = context.reader.left(args.amount, credit.currency)
    after = context.services.credits.set_left(credit.id, left)
    return answer_with(
        context, after, tr("Set to {amount}.").format(amount=money_text(left, credit.currency))
    )


def _define_expire(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr(_ID_HELP))


def _expire(context: Context, args: Namespace) -> int:
    before, _ = _found(context, args.id)
    after = context.services.credits.write_off(before.id)
    return answer_with(
        context,
        after,
        tr("Wrote off {amount}.").format(amount=money_text(before.left, before.currency)),
    )


def _define_extend(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr(_ID_HELP))
    parser.add_argument("--expires", metavar="WHEN", required=True, help=tr("its new last day"))
    parser.add_argument("--amount", metavar="A", help=tr("how much of what had expired came back"))


def _extend(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    expiry = context.reader.expiry(args.expires, today, credit.received_on)
    amount = 0
    if args.amount is not None:
        amount = context.reader.left(args.amount, credit.currency)
    after = context.services.credits.extend(credit.id, expiry, amount)
    said = tr("Extended {credit}.").format(credit=shown(credit.name))
    lost = -sum_of(after.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
    if lost and not after.left:
        money, plain = money_text(lost, after.currency), amount_text(lost, after.currency)
        said = tr(
            "{said} The {money} recorded as lost stays lost; --amount {plain} brings it back."
        ).format(said=said, money=money, plain=plain)
    return answer_with(context, after, said)


def _define_checkout(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr(_ID_HELP))
    targets = ", ".join(target.value for target in Target)
    parser.add_argument(
        "--target",
        metavar="T",
        type=one_of(Target),
        required=True,
        help=tr("what you wanted to buy: {targets}").format(targets=targets),
    )
    parser.add_argument(
        "--saw",
        metavar="offered|greyed_out|absent",
        type=one_of(Saw),
        required=True,
        help=tr("how the payment page showed the credit"),
    )
    parser.add_argument("--on", metavar="DAY", help=tr("the day you looked (today when left out)"))
    parser.add_argument("--note", metavar="T", default="", help=tr("anything else you saw"))


def _checkout(context: Context, args: Namespace) -> int:
    credit, today = _found(context, args.id)
    on = _day(context, args, today)
    after = context.services.credits.record_checkout(
        credit.id, args.target, args.saw, on, args.note
    )
    return answer_with(
        context, after, tr("Noted what checkout showed on {day}.").format(day=day_text(on, today))
    )


COMMANDS = (
    Command(
        name="use",
        summary=mark("record spending"),
        text=mark(
            "Records that AMOUNT of the credit was spent, and prints the credit. More than is\n"
            "left is refused. A day outside the credit's time is recorded with a message."
        ),
        define=_define_movement,
        run=_use,
        examples='spendby use 3f9a 5.00 --for "Kindle book"',
        see_also="spendby put-back, spendby set-left, spendby undo",
    ),
    Command(
        name="put-back",
        summary=mark("record money that came back onto a credit"),
        text=mark(
            "Records that AMOUNT was returned onto the credit, and prints the credit. More than\n"
            "was spent from it is refused."
        ),
        define=_define_movement,
        run=_put_back,
        examples='spendby put-back 3f9a 5.00 --on 2026-11-20 --for "order 111-2 returned"',
        see_also="spendby use, spendby set-left",
    ),
    Command(
        name="set-left",
        summary=mark("correct what is left to what the store shows"),
        text=mark(
            "Corrects what is left to AMOUNT, marks the credit as checked today, and prints it."
        ),
        define=_define_set_left,
        run=_set_left,
        examples="spendby set-left 3f9a 17.25",
        see_also="spendby use, spendby expire",
    ),
    Command(
        name="expire",
        summary=mark("record that the store took what was left"),
        text=mark(
            "Writes off what is left of the credit, and prints it. A credit whose date has\n"
            "passed counts as lost without it."
        ),
        define=_define_expire,
        run=_expire,
        examples="spendby expire 3f9a",
        see_also="spendby extend",
    ),
    Command(
        name="extend",
        summary=mark("record that the store gave a credit longer"),
        text=mark(
            "Gives the credit a new last day and keeps the old one in its history. --amount\n"
            "brings back money that was recorded as expired."
        ),
        more=WHEN_TEXT,
        define=_define_extend,
        run=_extend,
        examples="spendby extend 3f9a --expires 2027-03-31\n"
        "spendby extend 3f9a --expires 30d --amount 10",
        see_also="spendby expire, spendby edit",
    ),
    Command(
        name="checkout",
        summary=mark("note how the store's payment page showed a credit"),
        text=mark(
            "Records what checkout showed. The latest look at a target decides: greyed out or\n"
            "absent means No until you see otherwise; offered counts for 30 days."
        ),
        define=_define_checkout,
        run=_checkout,
        examples="spendby checkout 3f9a --target own_gift_card --saw greyed_out",
        see_also="spendby explain",
    ),
)
