"""The commands of reminders: what is due, the inbox, and what one does with it."""

import re
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import timedelta

from spendby.cli.command import DONE, Command, Context
from spendby.cli.literal import shown
from spendby.cli.parser import add_command
from spendby.cli.reminder_words import (
    about_words,
    item_document,
    moment_words,
    shown_words,
    standing_words,
)
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import dated
from spendby.domain.money import money_text
from spendby.domain.reminders.inbox import Item, Standing
from spendby.domain.reminders.snooze import Wait
from spendby.services.reminders import Inbox
from spendby.translation import mark, ntr, tr

_TIMES = re.compile(r"(?:in\s*)?\+?(\d{1,4})\s*(h|hours?|min|minutes?)", re.IGNORECASE)


def _define_reminders(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help=tr("those that are done, too"))
    choices = parser.add_subparsers(
        prog="spendby reminders",
        dest="reminder_command",
        metavar="[done ...|snooze ...]",
        help=SUPPRESS,
    )
    add_command(choices, _DONE)
    add_command(choices, _SNOOZE)


def _reminders(context: Context, args: Namespace) -> int:
    inbox = context.services.reminders.inbox()
    items = [one for one in inbox.items if args.all or one.standing is not Standing.DONE]
    if context.output.as_json:
        context.output.document([item_document(one) for one in items])
        return DONE
    if inbox.new == 0:
        context.output.line(_up_to_date(inbox))
    if items:
        context.output.lines(_table(items, inbox, context.output.room))
    return DONE


def _up_to_date(inbox: Inbox) -> str:
    ahead = inbox.coming
    if ahead is None:
        return tr("You're up to date.")
    today = inbox.moment.days[ahead.credit.store]
    return tr("You're up to date. Next: {credit}, {day}.").format(
        credit=shown(ahead.credit.name), day=dated(ahead.day, today)
    )


def _table(items: Sequence[Item], inbox: Inbox, room: int | None) -> list[str]:
    now = inbox.moment.now
    columns = [Column(tr("Id")), Column(tr("Is")), Column(tr("Credit"), gives=Gives.MIDDLE)]
    columns += [
        Column(tr("Left"), right=True),
        Column(tr("Reminder")),
        Column(tr("Shown"), gives=Gives.END),
    ]
    rows = [
        [
            one.id,
            standing_words(one, now),
            shown(one.credit.name),
            money_text(one.credit.left, one.credit.currency),
            about_words(one, inbox),
            shown_words(one, now),
        ]
        for one in items
    ]
    return table(columns, rows, room)


def _define_one(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id",
        metavar="ID",
        help=tr("the reminder's id, or the start of it; a credit's id means all that wait of it"),
    )


def _define_snooze(parser: ArgumentParser) -> None:
    _define_one(parser)
    parser.add_argument(
        "--for",
        dest="wait",
        metavar="WHEN",
        required=True,
        help=tr("how long, or until which day: 3h, 7d, fri, 2026-12-24"),
    )


def _done(context: Context, args: Namespace) -> int:
    items = context.services.reminders.find(args.id)
    context.services.reminders.done(items)
    return _tell(context, items, tr("Done: {named}.").format(named=_named(items)))


def _snooze(context: Context, args: Namespace) -> int:
    service = context.services.reminders
    items = service.find(args.id)
    until = service.snooze(items, _wait(context, args.wait))
    now = context.services.clock.here()
    return _tell(
        context,
        items,
        tr("Snoozed until {moment}: {named}.").format(
            moment=moment_words(until, now), named=_named(items)
        ),
    )


def _wait(context: Context, text: str) -> Wait:
    times = _TIMES.fullmatch(text.strip())
    if times is None:
        today = context.services.clock.here().date()
        return context.reader.day(text, today, past=False)
    count = int(times[1])
    return timedelta(hours=count) if times[2][0] in "hH" else timedelta(minutes=count)


def _named(items: Sequence[Item]) -> str:
    names = {one.credit.name for one in items}
    if len(names) == 1:
        return shown(next(iter(names)))
    return ntr("{count} reminder", "{count} reminders", len(items))


def _tell(context: Context, items: Sequence[Item], sentence: str) -> int:
    if context.output.as_json:
        wanted = {one.id for one in items}
        after = context.services.reminders.inbox().items
        context.output.document([item_document(one) for one in after if one.id in wanted])
    else:
        context.output.line(sentence)
    return DONE


_JSON = mark(
    "With --json each reminder has id, credit, name, about (expiry, ended, compare, no_date,\n"
    "next_step), lead, left, currency, expires_on, days_left, state (new, snoozed, done), over\n"
    "(why it is done by itself, or null), came_due_on, snoozed_until, and shown: status\n"
    "(pending, shown, not_shown), place, at, why."
)

_DONE = Command(
    name="done",
    summary=mark("put a reminder away"),
    text=mark(
        "Marks a reminder done. Undo takes that back. A later lead of the same credit comes\n"
        "due as before; to hear nothing of a credit, mute it in the window."
    ),
    define=_define_one,
    run=_done,
    examples="spendby reminders done r3f9a",
    see_also="spendby reminders, spendby undo",
)

_SNOOZE = Command(
    name="snooze",
    summary=mark("be told again later"),
    text=mark(
        "Lets a reminder sleep for hours, or until a day begins. A time that the credit\n"
        "would not live to see is refused."
    ),
    define=_define_snooze,
    run=_snooze,
    examples="spendby reminders snooze r3f9a --for 3h\nspendby reminders snooze r3f9a --for fri",
    see_also="spendby reminders, spendby undo",
)

COMMANDS = (
    Command(
        name="reminders",
        summary=mark("the inbox; reminders done and reminders snooze handle one"),
        text=mark(
            "Lists the reminders that came due: what is new, and what sleeps. A reminder is done\n"
            "by itself when its credit is used up, or a more urgent one takes its place.\n\n"
        )
        + _JSON,
        define=_define_reminders,
        run=_reminders,
        examples="spendby reminders --all\nspendby reminders done r3f9a\n"
        "spendby reminders snooze r3f9a --for 3h",
        see_also="spendby reminders done --help, spendby reminders snooze --help, spendby check",
    ),
)
