"""The command that lists credits with what they can buy."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from spendby.cli.command import DONE, Command, Context
from spendby.cli.credit_view import ALL_TARGETS
from spendby.cli.literal import shown
from spendby.cli.parser import count, one_of
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import (
    ANSWER_WORDS,
    STATE_WORDS,
    TARGET_TITLES,
    answer_words,
    credit_count,
    expiry_words,
    left_words,
)
from spendby.domain.credit import State, Target
from spendby.domain.money import money_text
from spendby.domain.summary import OPEN
from spendby.domain.verdict import Answer
from spendby.services.credit_json import judged_document
from spendby.services.credits import find_store
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query, SortKey, select
from spendby.translation import mark, tr

_ID_LENGTH = 6
NO_CREDITS = mark(
    "No credits yet. Add the first one: spendby add --amount 25 --kind promotional --expires 90d"
)

_NONE_OF = {
    State.ACTIVE: mark("No active credit fits. See all of them with --state all."),
    State.UPCOMING: mark("No upcoming credit fits. See all of them with --state all."),
    State.USED_UP: mark("No used up credit fits. See all of them with --state all."),
    State.EXPIRED: mark("No expired credit fits. See all of them with --state all."),
    State.ARCHIVED: mark("No archived credit fits. See all of them with --state all."),
}


class StateChoice(StrEnum):
    """A state to pick by, or all of them."""

    ACTIVE = "active"
    UPCOMING = "upcoming"
    USED_UP = "used_up"
    EXPIRED = "expired"
    ARCHIVED = "archived"
    ALL = "all"

    @property
    def states(self) -> frozenset[State] | None:
        """The states to pick; None for all. What can't be used yet is active too."""
        if self is StateChoice.ACTIVE:
            return OPEN
        return None if self is StateChoice.ALL else frozenset({State(self.value)})


STATE_METAVAR = "active|upcoming|used_up|expired|archived|all"


def _sort(text: str) -> tuple[SortKey, bool]:
    return one_of(SortKey)(text.removeprefix("-")), text.startswith("-")


def _define(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "--state",
        metavar=STATE_METAVAR,
        type=one_of(StateChoice),
        default=StateChoice.ACTIVE,
        help=tr("which credits; active (when left out) are those to be used now or later"),
    )
    targets = ", ".join(target.value for target in Target)
    add(
        "--target",
        metavar="T",
        type=one_of(Target),
        default=Target.OWN_GIFT_CARD,
        help=tr("what you want to buy: {targets} (own_gift_card when left out)").format(
            targets=targets
        ),
    )
    answers = ", ".join(answer.value for answer in Answer)
    add(
        "--answer",
        metavar="A",
        type=one_of(Answer),
        help=tr("only these: {answers}").format(answers=answers),
    )
    add("--buying", metavar="TAG", action="append", help=tr("a category of what you want to buy"))
    add("--expiring-within", metavar="N", type=count, help=tr("only what ends in N days or sooner"))
    add("--search", metavar="TEXT", default="", help=tr("only what holds all these words"))
    add("--store", metavar="S", help=tr("only this store's, by id or name"))
    keys = ", ".join(key.value for key in SortKey)
    add("--sort", metavar="KEY", type=_sort, default=(SortKey.EXPIRES, False),
        help=tr("{keys}; backwards with a minus: --sort=-left").format(keys=keys))  # fmt: skip


def _run(context: Context, args: Namespace) -> int:
    services = context.services
    judge, credits = services.credits.all_judged(context.options(args.buying))
    sort, descending = args.sort
    query = Query(
        states=args.state.states,
        target=args.target,
        answer=args.answer,
        within=args.expiring_within,
        search=args.search,
        store=find_store(list(judge.stores.values()), args.store).id if args.store else None,
        sort=sort,
        descending=descending,
    )
    chosen = select(map(judge.judged, credits), query)
    if context.output.as_json:
        unreadable = [
            {"id": one.id, "name": None, "unreadable": one.why}
            for one in services.credits.reads.unreadable
        ]
        listed = [judged_document(judge, one, ALL_TARGETS) for one in chosen]
        context.output.document([*listed, *unreadable])
    elif not credits and not services.credits.reads.unreadable:
        context.output.line(tr(NO_CREDITS))
    elif not chosen:
        context.output.line(_none_chosen(args))
    else:
        names = short_ids(credit.id for credit in credits)
        context.output.lines(_rows(judge, chosen, args.target, names, context.output.room))
        context.output.line()
        context.output.lines(_sums(chosen, args.target))
    return DONE


def _none_chosen(args: Namespace) -> str:
    if args.state is StateChoice.ALL:
        return tr("No credit fits. Ask for less.")
    return tr(_NONE_OF[State(args.state.value)])


def _rows(
    judge: Judge,
    chosen: Sequence[Judged],
    target: Target,
    names: dict[str, str],
    room: int | None,
) -> list[str]:
    several_stores = len(judge.stores) > 1
    several_states = len({one.state for one in chosen}) > 1
    columns = [
        Column(tr("Id")),
        Column(tr("Credit"), gives=Gives.MIDDLE),
        Column(tr("Left"), right=True),
    ]
    columns += [Column(tr(TARGET_TITLES[target]), gives=Gives.END), Column(tr("Expires"))]
    columns += [Column(tr("Store"), gives=Gives.MIDDLE)] if several_stores else []
    columns += [Column(tr("State"))] if several_states else []
    rows = []
    for one in chosen:
        row = [shown(names[one.credit.id]), shown(one.credit.name), left_words(one)]
        row += [answer_words(judge, one, target), expiry_words(one)]
        row += [shown(one.store.name)] if several_stores else []
        row += [tr(STATE_WORDS[one.state])] if several_states else []
        rows.append(row)
    return table(columns, rows, room)


def _sums(chosen: Sequence[Judged], target: Target) -> list[str]:
    """Add up per currency what is left, by answer, and what has ended unspent."""
    lines = []
    for currency in sorted({one.credit.currency for one in chosen}):
        mine = [one for one in chosen if one.credit.currency == currency]
        usable = [one for one in mine if one.state in OPEN or one.state is State.ARCHIVED]
        parts = [
            f"{tr(word)} {money_text(total, currency)}"
            for answer, word in ANSWER_WORDS.items()
            if (total := sum(one.left for one in usable if one.answer(target) is answer))
        ]
        ended = sum(one.left for one in mine if one.state is State.EXPIRED)
        parts += (
            [tr("Expired {amount}").format(amount=money_text(ended, currency))] if ended else []
        )
        left = money_text(sum(one.left for one in usable), currency)
        line = tr("{number}, {left} left").format(number=credit_count(len(mine)), left=left)
        lines.append(f"{line}: {', '.join(parts)}" if parts else line)
    return lines


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Shorten each id to a start that no other has, of six characters or more."""
    ordered = sorted(ids)
    lengths = dict.fromkeys(ordered, _ID_LENGTH)
    for one, other in pairwise(ordered):
        same = 0
        for first, second in zip(one, other, strict=False):
            if first != second:
                break
            same += 1
        lengths[one] = max(lengths[one], same + 1)
        lengths[other] = max(lengths[other], same + 1)
    return {one: one[:length] for one, length in lengths.items()}


COMMANDS = (
    Command(
        name="list",
        summary=mark("credits with what they can buy, soonest expiry first"),
        text=mark(
            "Lists credits with what is left, the answer for what you want to buy, and when they\n"
            "end. Never comes after all dates, an unknown expiry last. The last line adds up, one\n"
            "line for each currency; only Yes is money you can count on."
        ),
        define=_define,
        run=_run,
        examples="spendby list --answer yes\n"
        "spendby list --target goods --buying books --expiring-within 30\n"
        "spendby list --state all --sort=-left --json",
        see_also="spendby explain, spendby totals",
    ),
)
