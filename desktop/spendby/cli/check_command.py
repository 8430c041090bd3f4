"""The command check: what is due and what ends soon, for people and for timers."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from spendby.cli.command import DONE, Command, Context
from spendby.cli.credit_view import ALL_TARGETS
from spendby.cli.list_command import short_ids
from spendby.cli.literal import shown
from spendby.cli.parser import count
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import answer_words, credit_count, expiry_words
from spendby.domain.credit import State
from spendby.domain.errors import FileRefused
from spendby.domain.folding import sorting_key
from spendby.domain.money import amount_text, money_text
from spendby.domain.notice import Outcome
from spendby.domain.reminders.inbox import Item, Standing
from spendby.domain.reminders.reminder import About
from spendby.domain.summary import HEADLINE_TARGET, OPEN, ends_within
from spendby.services.credit_json import Json, judged_document
from spendby.services.judging import Judge, Judged
from spendby.translation import mark, ntr, tr

_TEXT = mark("""\
Prints what has reached a lead (30, 7, 1 or 0 days before its end unless you
chose others) and still waits in the inbox, what else ends within N days, and
what ended with money left. By itself it changes nothing.

With --notify it is what a timer calls: what is due goes into the inbox, and
what was not shown yet is shown on the desktop, in one notice and at most one a
day. Where that can't be done it says why. Where Spendby can't write, on a full
disk for example, it is shown all the same, at most once a day, and says so.
With --json it adds notified: null where nothing was to be shown, else title,
reminders (ids), shown, place and why.""")


def _define_check(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--within", metavar="N", type=count, default=30, help=tr("days to look ahead (30)")
    )
    parser.add_argument(
        "--notify", action="store_true", help=tr("also show on the desktop what wasn't shown yet")
    )


def _check(context: Context, args: Namespace) -> int:
    services = context.services
    notified = _notify(context) if args.notify else None
    judge, credits = services.credits.all_judged(context.options())
    judged = {credit.id: judge.judged(credit) for credit in credits}
    due = [one for one in services.reminders.inbox(credits).items if _is_due(one)]
    expiring = [
        one
        for one in judged.values()
        if one.state in OPEN and ends_within(one.credit, one.today, args.within)
    ]
    expiring.sort(key=lambda one: (one.days or 0, sorting_key(one.credit.name), one.credit.id))
    ended = [one for one in judged.values() if one.state is State.EXPIRED and one.left > 0]
    ended.sort(key=lambda one: (one.days or 0, sorting_key(one.credit.name)), reverse=True)
    if context.output.as_json:
        document = {
            "as_of": services.clock.today().isoformat(),
            "within": args.within,
            "due": [_due_document(one) for one in due],
            "expiring": [judged_document(judge, one, ALL_TARGETS) for one in expiring],
            "ended": [judged_document(judge, one, ALL_TARGETS) for one in ended],
        }
        context.output.document(document if notified is None else {**document, **notified})
        return DONE
    names = short_ids(judged)
    room = context.output.room
    now = [judged[one.credit.id] for one in due]
    known = {one.credit.id for one in now}
    later = [one for one in expiring if one.credit.id not in known]
    sections = [
        (tr("Due now"), now),
        (
            ntr("Also ends within {count} day", "Also ends within {count} days", args.within),
            later,
        ),
        (tr("Ended with money left"), ended),
    ]
    written = [
        [f"{title} ({credit_count(len(some))})", *_check_table(judge, some, names, room)]
        for title, some in sections
        if some
    ]
    if not now and not later:
        written.insert(
            0,
            [
                ntr(
                    "Nothing ends in the next {count} day.",
                    "Nothing ends in the next {count} days.",
                    args.within,
                )
            ],
        )
    context.output.line("\n\n".join("\n".join(section) for section in written))
    return DONE


def _is_due(item: Item) -> bool:
    return item.key.about is About.EXPIRY and item.standing is Standing.NEW


def _notify(context: Context) -> Json:
    """Raise on the desktop what is due, and say in words what came of it."""
    services, say = context.services, context.output.say
    try:
        away = services.reminders.catch_up().was_away
    except FileRefused as refused:  # what can't be written down is still to be shown
        away = False
        say(str(refused))
    outcomes: list[Outcome] = []
    inbox = services.reminders.inbox()
    raised = services.popups.raise_due(inbox, outcomes.append, away=away, at_once=True)
    if raised is not None and raised.unwritten is not None:
        say(str(raised.unwritten))
    if raised is None:
        say(tr("There is nothing new to show on the desktop."))
        return {"notified": None}
    outcome = outcomes[0] if outcomes else None
    is_shown = outcome is not None and outcome.shown
    if is_shown:
        say(tr("Shown on the desktop: {title}.").format(title=raised.notice.title))
    else:
        why = outcome.why if outcome is not None else tr("Nobody answered in time.")
        say(tr("Not shown on the desktop. {why} spendby reminders has it.").format(why=why))
    return {
        "notified": {
            "title": raised.notice.title,
            "reminders": [one.id for one in raised.items],
            "shown": is_shown,
            "place": None if outcome is None else outcome.place.value,
            "why": "" if outcome is None else outcome.why,
        }
    }


def _due_document(one: Item) -> Json:
    credit = one.credit
    return {
        "id": credit.id,
        "name": credit.name,
        "left": amount_text(credit.left, credit.currency),
        "currency": credit.currency,
        "lead": one.key.lead,
        "days_left": one.days,
        "expires_on": credit.expiry.on.isoformat() if credit.expiry.on else None,
    }


def _check_table(
    judge: Judge, some: Sequence[Judged], names: dict[str, str], room: int | None
) -> list[str]:
    columns = [
        Column(tr("Id")),
        Column(tr("Credit"), gives=Gives.MIDDLE),
        Column(tr("Left"), right=True),
    ]
    columns += [Column(tr("Expires")), Column(tr("Buys gift cards?"), gives=Gives.END)]
    rows = [
        [
            shown(names[one.credit.id]),
            shown(one.credit.name),
            money_text(one.left, one.credit.currency),
            expiry_words(one),
            answer_words(judge, one, HEADLINE_TARGET),
        ]
        for one in some
    ]
    return table(columns, rows, room)


COMMANDS = (
    Command(
        name="check",
        summary=mark("what is due and what ends soon"),
        text=_TEXT,
        define=_define_check,
        run=_check,
        examples="spendby check --within 60\nspendby --today 2026-12-24 check\n"
        "spendby check --notify",
        see_also="spendby reminders, spendby list --expiring-within N",
    ),
)
