"""The commands that tell more: explain, totals and check."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from spendby.cli.command import DONE, Command, Context
from spendby.cli.credit_view import ALL_TARGETS, card
from spendby.cli.list_command import NO_CREDITS, short_ids
from spendby.cli.literal import shown
from spendby.cli.parser import count, one_of
from spendby.cli.tables import Column, Gives, labelled, table
from spendby.cli.wording import (
    ANSWER_WORDS,
    BASIS_WORDS,
    answer_words,
    counted,
    dated,
    expiry_words,
    question,
)
from spendby.domain.credit import Target
from spendby.domain.explain import Verdict, day_text
from spendby.domain.money import amount_text, money_text
from spendby.domain.reminder import Due, due, expired_with_money
from spendby.domain.summary import HEADLINE_TARGET, OPEN, Totals, ends_within, totals
from spendby.services.credit_json import Json, judged_document
from spendby.services.judging import Judge, Judged


def _define_explain(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the credit's id, or the start of it")
    targets = ", ".join(target.value for target in Target)
    parser.add_argument(
        "--target", metavar="T", type=one_of(Target), help=f"only this verdict: {targets}"
    )
    parser.add_argument(
        "--buying", metavar="TAG", action="append", help="a category of what you want to buy"
    )


def _explain(context: Context, args: Namespace) -> int:
    credit = context.services.credits.get(args.id)
    options = context.options(args.buying)
    judge = context.services.credits.judge(options)
    judged = judge.judged(credit)
    targets = ALL_TARGETS if args.target is None else (args.target,)
    if context.output.as_json:
        context.output.document(judged_document(judge, judged, targets))
        return DONE
    context.output.lines(card(judge, judged, context.output.room))
    for target in targets:
        verdict = judge.verdict(judged, target)
        context.output.line()
        context.output.line(question(target, judged.store, options.buying))
        context.output.lines(_verdict_lines(verdict, context.output.room))
    return DONE


def _verdict_lines(verdict: Verdict, room: int | None) -> list[str]:
    rows = [
        (ANSWER_WORDS[verdict.answer], shown(verdict.reason)),
        ("Next step", shown(verdict.next_step)),
        ("Rule", f"{verdict.rule}, from {BASIS_WORDS[verdict.basis]}"),
        ("Sources", "\n".join(_source_lines(verdict))),
        ("As of", dated(verdict.as_of, verdict.as_of) + f" {verdict.as_of.year}"),
    ]
    return labelled([(label, value) for label, value in rows if value], room)


def _source_lines(verdict: Verdict) -> list[str]:
    lines = []
    for source in dict.fromkeys(verdict.sources):
        day = f", {day_text(source.dated)}" if source.dated else ""
        lines.append(shown(f"{source.title}{day}"))
        lines += [f"  {shown(source.url)}"] if source.url else []
    return lines


def _define_nothing(parser: ArgumentParser) -> None:
    """Totals and the like take no arguments of their own."""


def _totals(context: Context, args: Namespace) -> int:  # noqa: ARG001 - it has none of its own
    judge, credits = context.services.credits.all_judged(context.options())
    judged = map(judge.judged, credits)
    sums = totals((one.credit, one.today, one.answer(HEADLINE_TARGET)) for one in judged)
    lines = [sums[currency] for currency in sorted(sums)]
    if context.output.as_json:
        as_of = context.services.clock.today().isoformat()
        context.output.document(
            {"as_of": as_of, "totals": {line.currency: _totals_document(line) for line in lines}}
        )
    elif not lines:
        context.output.line(NO_CREDITS)
    else:
        context.output.lines(_totals_table(lines, context.output.room))
    return DONE


_SUMS = ("left", "usable", "to_check", "expiring", "lost")


def _totals_document(line: Totals) -> Json:
    sums = {name: amount_text(getattr(line, name), line.currency) for name in _SUMS}
    return {**sums, "credits": line.credits}


def _totals_table(lines: Sequence[Totals], room: int | None) -> list[str]:
    titles = ("Left", "Buys gift cards", "To check", "Ends in 30 days", "Lost so far")
    columns = [Column("Currency"), *(Column(title, right=True) for title in titles)]
    columns.append(Column("Credits", right=True))
    rows = [
        [
            line.currency,
            *(money_text(getattr(line, name), line.currency) for name in _SUMS),
            f"{line.credits:,}",
        ]
        for line in lines
    ]
    return table(columns, rows, room)


def _define_check(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--within", metavar="N", type=count, default=30, help="days to look ahead (30)"
    )


def _check(context: Context, args: Namespace) -> int:
    judge, credits = context.services.credits.all_judged(context.options())
    judged = {credit.id: judge.judged(credit) for credit in credits}
    reached = due((one.credit, one.today) for one in judged.values())
    expiring = [
        one
        for one in judged.values()
        if one.state in OPEN and ends_within(one.credit, one.today, args.within)
    ]
    expiring.sort(key=lambda one: (one.days or 0, one.credit.name.casefold(), one.credit.id))
    ended = [one for one in judged.values() if expired_with_money(one.credit, one.today)]
    ended.sort(key=lambda one: (one.days or 0, one.credit.name.casefold()), reverse=True)
    today = context.services.clock.today()
    if context.output.as_json:
        context.output.document(
            {
                "as_of": today.isoformat(),
                "within": args.within,
                "due": [_due_document(one) for one in reached],
                "expiring": [judged_document(judge, one, ALL_TARGETS) for one in expiring],
                "ended": [judged_document(judge, one, ALL_TARGETS) for one in ended],
            }
        )
        return DONE
    names = short_ids(judged)
    room = context.output.room
    now = [judged[one.credit.id] for one in reached]
    known = {one.credit.id for one in now}
    later = [one for one in expiring if one.credit.id not in known]
    sections = [
        ("Due now", now),
        (f"Also ends within {counted(args.within, 'day')}", later),
        ("Ended with money left", ended),
    ]
    written = [
        [f"{title} ({counted(len(some), 'credit')})", *_check_table(judge, some, names, room)]
        for title, some in sections
        if some
    ]
    if not now and not later:
        written.insert(0, [f"Nothing ends in the next {counted(args.within, 'day')}."])
    context.output.line("\n\n".join("\n".join(section) for section in written))
    return DONE


def _due_document(one: Due) -> Json:
    credit = one.credit
    return {
        "id": credit.id,
        "name": credit.name,
        "left": amount_text(credit.left, credit.currency),
        "currency": credit.currency,
        "lead": one.lead,
        "days_left": one.days,
        "expires_on": credit.expiry.on.isoformat() if credit.expiry.on else None,
    }


def _check_table(
    judge: Judge, some: Sequence[Judged], names: dict[str, str], room: int | None
) -> list[str]:
    columns = [Column("Id"), Column("Credit", gives=Gives.MIDDLE), Column("Left", right=True)]
    columns += [Column("Expires"), Column("Buys gift cards?", gives=Gives.END)]
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
        name="explain",
        summary="every verdict on a credit in full: reason, rule, sources, next step",
        text="Prints what is known of a credit and, for each thing one may want to buy, the\n"
        "answer with its reason, the rule, where the rule comes from, and the next step.",
        define=_define_explain,
        run=_explain,
        examples="spendby explain 3f9a --target own_gift_card\n"
        "spendby explain 3f9a --target goods --buying books",
        see_also="spendby list, spendby checkout",
    ),
    Command(
        name="totals",
        summary="what is left, usable for gift cards, to check, ending soon, lost",
        text="Adds up the credits, one line for each currency: what is left, what of it surely\n"
        "buys the store's gift cards (Yes), what is to be checked first, what ends within 30\n"
        "days, and what was lost so far.",
        define=_define_nothing,
        run=_totals,
        examples="spendby totals --json",
        see_also="spendby list, spendby check",
    ),
    Command(
        name="check",
        summary="what is due and what ends soon",
        text="Prints what has reached 30, 7, 1 or 0 days before its end, what else ends within N\n"
        "days, and what ended with money left. Changes nothing: a timer may call it.",
        define=_define_check,
        run=_check,
        examples="spendby check --within 60\nspendby --today 2026-12-24 check",
        see_also="spendby list --expiring-within N",
    ),
)
