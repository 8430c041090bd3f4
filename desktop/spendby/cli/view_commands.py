"""The commands that tell more: explain and totals."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from spendby.cli.command import DONE, Command, Context
from spendby.cli.credit_view import ALL_TARGETS, card
from spendby.cli.list_command import NO_CREDITS
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.cli.tables import Column, labelled, table
from spendby.cli.wording import (
    ANSWER_WORDS,
    BASIS_WORDS,
    dated,
    question,
)
from spendby.domain.credit import Target
from spendby.domain.explain import Verdict, day_text
from spendby.domain.money import amount_text, money_text
from spendby.domain.summary import HEADLINE_TARGET, Totals, totals
from spendby.services.credit_json import Json, judged_document
from spendby.translation import mark, tr


def _define_explain(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=tr("the credit's id, or the start of it"))
    targets = ", ".join(target.value for target in Target)
    parser.add_argument(
        "--target",
        metavar="T",
        type=one_of(Target),
        help=tr("only this verdict: {targets}").format(targets=targets),
    )
    parser.add_argument(
        "--buying", metavar="TAG", action="append", help=tr("a category of what you want to buy")
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
        (tr(ANSWER_WORDS[verdict.answer]), shown(verdict.reason)),
        (tr("Next step"), shown(verdict.next_step)),
        (
            tr("Rule"),
            tr("{rule}, from {basis}").format(
                rule=verdict.rule, basis=tr(BASIS_WORDS[verdict.basis])
            ),
        ),
        (tr("Sources"), "\n".join(_source_lines(verdict))),
        (tr("As of"), dated(verdict.as_of, verdict.as_of) + f" {verdict.as_of.year}"),
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
        by_currency = {line.currency: _totals_document(line) for line in lines}
        document: Json = {"as_of": as_of, "totals": by_currency}
        missing = [one.id for one in context.services.credits.reads.unreadable]
        context.output.document({**document, "unreadable": missing} if missing else document)
    elif not lines:
        context.output.line(tr(NO_CREDITS))
    else:
        context.output.lines(_totals_table(lines, context.output.room))
    return DONE


_SUMS = ("left", "usable", "to_check", "expiring", "lost")


def _totals_document(line: Totals) -> Json:
    sums = {name: amount_text(getattr(line, name), line.currency) for name in _SUMS}
    return {**sums, "credits": line.credits}


def _totals_table(lines: Sequence[Totals], room: int | None) -> list[str]:
    titles = (
        tr("Left"),
        tr("Buys gift cards"),
        tr("To check"),
        tr("Ends in 30 days"),
        tr("Lost so far"),
    )
    columns = [Column(tr("Currency")), *(Column(title, right=True) for title in titles)]
    columns.append(Column(tr("Credits"), right=True))
    rows = [
        [
            line.currency,
            *(money_text(getattr(line, name), line.currency) for name in _SUMS),
            f"{line.credits:,}",
        ]
        for line in lines
    ]
    return table(columns, rows, room)


COMMANDS = (
    Command(
        name="explain",
        summary=mark("every verdict on a credit in full: reason, rule, sources, next step"),
        text=mark(
            "Prints what is known of a credit and, for each thing one may want to buy, the\n"
            "answer with its reason, the rule, where the rule comes from, and the next step."
        ),
        define=_define_explain,
        run=_explain,
        examples="spendby explain 3f9a --target own_gift_card\n"
        "spendby explain 3f9a --target goods --buying books",
        see_also="spendby list, spendby checkout",
    ),
    Command(
        name="totals",
        summary=mark("what is left, usable for gift cards, to check, ending soon, lost"),
        text=mark(
            "Adds up the credits, one line for each currency: what is left, what of it surely\n"
            "buys the store's gift cards (Yes), what is to be checked first, what ends within 30\n"
            "days, and what was lost so far."
        ),
        define=_define_nothing,
        run=_totals,
        examples="spendby totals --json",
        see_also="spendby list, spendby check",
    ),
)
