"""The command that plans a payment: which credits to spend, in which order."""

from argparse import ArgumentParser, Namespace

from spendby.cli.command import DONE, Command, Context
from spendby.cli.list_command import short_ids
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import answer_words, credit_count, expiry_words
from spendby.domain.credit import Credit, Store, Target
from spendby.domain.money import amount_text, money_text
from spendby.domain.plan import Plan, Portion
from spendby.services.credit_json import Json
from spendby.services.credits import find_store
from spendby.services.judging import Judge
from spendby.services.planning import plan_at, usual_store
from spendby.translation import mark, tr

TEXT = mark("""\
Says which credits to spend for AMOUNT, and in which order: what ends first is
spent first, what never ends last, and of those that end together the smallest
first, so that fewer stay open. Only credits whose answer is Yes count. What has
to be checked first is listed apart and is in no sum.

Without --target the plan is for goods: gift cards need terms that allow them.
Credits for goods of one kind only count when --buying names it. The store is
the only one with open credits, else Amazon.com; credits of other stores or
currencies have no part in it.

--apply records the spending on every credit of the plan, as one change.

--json prints {"amount", "currency", "store", "target", "buying", "as_of",
"spend": [{"id", "name", "amount", "left_after", "expires_on", "may_lose_rest"}],
"covered", "missing", "after_checking": [{"id", "name", "left", "expires_on",
"next_step"}], "applied"}.""")


def _define(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("amount", metavar="AMOUNT", help=tr("what you want to pay, such as 12.50"))
    add("--store", metavar="S", help=tr("where, by id or name"))
    targets = ", ".join(target.value for target in Target)
    add(
        "--target",
        metavar="T",
        type=one_of(Target),
        default=Target.GOODS,
        help=tr("what you want to buy: {targets} (goods when left out)").format(targets=targets),
    )
    add("--buying", metavar="TAG", action="append", help=tr("a category of what you want to buy"))
    add("--apply", action="store_true", help=tr("record it"))


def _run(context: Context, args: Namespace) -> int:
    services = context.services
    judge, credits = services.credits.all_judged(context.options(args.buying))
    store = _store(judge, credits, args.store)
    amount = context.reader.amount(args.amount, store.currency)
    plan = plan_at(judge, credits, amount, store, args.target)
    if args.apply:
        services.credits.many.spend(plan, ", ".join(args.buying or ()))
    if context.output.as_json:
        context.output.document(_document(judge, plan, args))
    else:
        names = short_ids(credit.id for credit in credits)
        _tell(context, judge, plan, args, names)
    return DONE


def _store(judge: Judge, credits: list[Credit], wanted: str | None) -> Store:
    if wanted is None:
        return usual_store(judge, credits)
    return find_store(list(judge.stores.values()), wanted)


def _document(judge: Judge, plan: Plan, args: Namespace) -> Json:
    bill = plan.bill

    def money(minor: int) -> str:
        return amount_text(minor, bill.currency)

    return {
        "amount": money(bill.amount),
        "currency": bill.currency,
        "store": bill.store,
        "target": args.target.value,
        "buying": args.buying or [],
        "as_of": bill.today.isoformat(),
        "spend": [
            {
                "id": one.credit.id,
                "name": one.credit.name,
                "amount": money(one.amount),
                "left_after": money(one.rest),
                "expires_on": _ends(one.credit),
                "may_lose_rest": one.may_lose_rest,
            }
            for one in plan.portions
        ],
        "covered": money(plan.covered),
        "missing": money(plan.missing),
        "after_checking": [
            {
                "id": one.id,
                "name": one.name,
                "left": money(one.left),
                "expires_on": _ends(one),
                "next_step": judge.verdict(judge.judged(one), args.target).next_step,
            }
            for one in plan.after_checking
        ],
        "applied": args.apply,
    }


def _ends(credit: Credit) -> str | None:
    return credit.expiry.on.isoformat() if credit.expiry.on else None


def _tell(
    context: Context, judge: Judge, plan: Plan, args: Namespace, names: dict[str, str]
) -> None:
    output, bill = context.output, plan.bill
    covered, amount = (money_text(one, bill.currency) for one in (plan.covered, bill.amount))
    if not plan.portions:
        output.line(
            tr("None of your credits at {store} surely pays.").format(
                store=shown(judge.stores[bill.store].name)
            )
        )
    else:
        said = (
            tr("Recorded {covered} of {amount} from {credits}, in this order:")
            if args.apply
            else tr("Spend {covered} of {amount} from {credits}, in this order:")
        )
        credits = credit_count(len(plan.portions))
        output.line(said.format(covered=covered, amount=amount, credits=credits))
        output.lines(_portions(judge, plan, names, output.room))
        for one in plan.portions:
            if one.may_lose_rest:
                output.line(_loses(one))
    if plan.missing and plan.portions:
        output.line(
            tr("{amount} is missing.").format(amount=money_text(plan.missing, bill.currency))
        )
    if plan.after_checking:
        output.line()
        output.line(tr("Could also pay, after checking (not counted):"))
        output.lines(_unsure(judge, plan, args.target, names, output.room))


def _portions(judge: Judge, plan: Plan, names: dict[str, str], room: int | None) -> list[str]:
    columns = [
        Column(tr("Id")),
        Column(tr("Credit"), gives=Gives.MIDDLE),
        Column(tr("Spend"), right=True),
    ]
    columns += [Column(tr("Left after"), right=True), Column(tr("Expires"))]
    rows = [
        [
            shown(names[one.credit.id]),
            shown(one.credit.name),
            money_text(one.amount, plan.bill.currency),
            money_text(one.rest, plan.bill.currency),
            expiry_words(judge.judged(one.credit)),
        ]
        for one in plan.portions
    ]
    return table(columns, rows, room)


def _loses(portion: Portion) -> str:
    rest = money_text(portion.rest, portion.credit.currency)
    return tr(
        "{credit} is for one purchase: the {rest} left on it may be lost. Spend it whole "
        "if you can."
    ).format(credit=shown(portion.credit.name), rest=rest)


def _unsure(
    judge: Judge, plan: Plan, target: Target, names: dict[str, str], room: int | None
) -> list[str]:
    columns = [
        Column(tr("Id")),
        Column(tr("Credit"), gives=Gives.MIDDLE),
        Column(tr("Left"), right=True),
    ]
    columns += [Column(tr("Expires")), Column(tr("Why"), gives=Gives.END)]
    rows = []
    for credit in plan.after_checking:
        one = judge.judged(credit)
        row = [shown(names[credit.id]), shown(credit.name), money_text(one.left, credit.currency)]
        rows.append([*row, expiry_words(one), answer_words(judge, one, target)])
    return table(columns, rows, room)


COMMANDS = (
    Command(
        name="plan",
        summary=mark("which credits to spend for an amount, in which order"),
        text=TEXT,
        define=_define,
        run=_run,
        exit_status=mark(
            "0 done, also where something is missing. 1 refused, or nothing that --apply\n"
            "could record: one sentence on standard error says why. 2 wrong usage."
        ),
        examples="spendby plan 60 --buying books\n"
        "spendby plan 25 --target own_gift_card --json\n"
        "spendby plan 60 --buying books --apply",
        see_also="spendby list --target goods --answer yes, spendby use, spendby undo",
    ),
)
