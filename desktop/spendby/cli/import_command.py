"""The command that brings credits in from a file: import."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from enum import StrEnum

from spendby.cli.command import DONE, REFUSED, Command, Context
from spendby.cli.literal import shown
from spendby.cli.naming import naming
from spendby.cli.parser import one_of
from spendby.cli.tables import Column, Gives, table
from spendby.domain.credit import Credit
from spendby.domain.errors import FileRefused, Trouble
from spendby.domain.explain import day_text
from spendby.domain.money import is_currency, money_text
from spendby.services.foreign.csv_columns import DELIMITERS, FIELDS
from spendby.services.foreign.found import DayOrder, Form, ReadAs
from spendby.services.foreign.taking import Asked
from spendby.services.foreign.texts import ENCODINGS
from spendby.services.incoming import Choice, Incoming, Problem
from spendby.translation import mark, ntr, tr


class WhenChanged(StrEnum):
    """What is done about a credit that is here and otherwise in a file."""

    SKIP = "skip"
    SET = "set"


def _form(text: str) -> Form:
    folded = text.strip().lower().replace("_", "-")
    return Form(folded) if folded in set(Form) else one_of(Form)(text)


def _column(text: str) -> tuple[str, str]:
    name, sign, column = text.partition("=")
    field = name.strip().lower().replace("-", "_")
    if not sign or field not in FIELDS or not column.strip():
        known = ", ".join(FIELDS)
        raise ArgumentTypeError(
            tr("“{text}” isn't FIELD=COLUMN with a field of {known}").format(text=text, known=known)
        )
    return field, column.strip()


def _encoding(text: str) -> str:
    folded = text.strip().lower().replace("_", "-").replace("cp125", "windows-125")
    if folded not in ENCODINGS:
        raise ArgumentTypeError(
            tr("“{text}” is none of {encodings}").format(text=text, encodings=", ".join(ENCODINGS))
        )
    return folded


def _currency(text: str) -> str:
    if not is_currency(text.strip().upper()):
        raise ArgumentTypeError(
            tr("“{text}” is no currency code, such as USD or EUR").format(text=text)
        )
    return text.strip().upper()


def _sign(text: str) -> str:
    if text.strip() not in {".", ","}:
        raise ArgumentTypeError(tr("“{text}” is neither . nor ,").format(text=text))
    return text.strip()


def _delimiter(text: str) -> str:
    sign = "\t" if text.strip().lower() in {"tab", "\\t"} or text == "\t" else text.strip()
    if not sign or sign not in DELIMITERS:
        raise ArgumentTypeError(tr("“{text}” is none of , ; | and tab").format(text=text))
    return sign


def _define_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=tr("the file to read, 20 MB at most"))
    add = parser.add_argument
    forms = ", ".join(Form)
    add(
        "--as",
        dest="form",
        metavar="FORMAT",
        type=_form,
        help=tr("its form: {forms}").format(forms=forms),
    )
    add("--store", metavar="S", help=tr("the store of rows that don't name one"))
    parser.add_argument("--dry-run", action="store_true", help=tr("tell what would happen, only"))
    parser.add_argument(
        "--skip-problems", action="store_true", help=tr("bring in the good rows all the same")
    )
    parser.add_argument(
        "--without-backup",
        action="store_true",
        help=tr("bring it in even where no backup can be made before"),
    )
    parser.add_argument(
        "--changed",
        metavar="skip|set",
        type=one_of(WhenChanged),
        help=tr(
            "what to do about credits that are here and changed in the file: leave them as they "
            "are, or take what is left and the last day from it (asked on a terminal when left out)"
        ),
    )
    table = parser.add_argument_group(tr("for files that leave a doubt"))
    add = table.add_argument
    add("--encoding", metavar="NAME", type=_encoding, help=tr("how its letters are written"))
    add(
        "--column",
        dest="columns",
        metavar="FIELD=COLUMN",
        type=_column,
        action="append",
        help=tr("what a column of a table holds: {fields}").format(fields=", ".join(FIELDS)),
    )
    add(
        "--not-read",
        dest="unread",
        metavar="COLUMN",
        action="append",
        help=tr("a column of a table that is left out"),
    )
    add(
        "--dates",
        metavar="dmy|mdy|ymd",
        type=one_of(DayOrder),
        help=tr("what comes first in its dates"),
    )
    add(
        "--currency",
        metavar="CODE",
        type=_currency,
        help=tr("the currency of amounts beside which none stands, such as EUR"),
    )
    add("--decimal", metavar=".|,", type=_sign, help=tr("which sign its decimals follow"))
    add(
        "--delimiter",
        metavar="SIGN",
        type=_delimiter,
        help=tr("what parts the cells of a table: , ; | or tab"),
    )


def _import(context: Context, args: Namespace) -> int:
    columns = dict(args.columns or ())
    unread = frozenset(args.unread or ())
    read_as = ReadAs(
        args.encoding,
        args.dates,
        args.decimal,
        columns,
        delimiter=args.delimiter,
        unread=unread,
        currency=args.currency,
    )
    asked = Asked(args.form, args.store, read_as, args.without_backup)
    exchange = context.services.exchange
    choice = Choice()
    if args.dry_run:
        with naming(args.file):
            incoming = exchange.look(args.file, asked)
    else:
        skip = args.skip_problems
        try:
            with naming(args.file):
                choice = _choice(context, args, asked)
                incoming = exchange.take_in(args.file, asked, skip_problems=skip, choice=choice)
        except FileRefused as why:
            if why.trouble is not Trouble.NO_BACKUP:
                raise
            message = tr("{why} To bring it in all the same, add --without-backup.").format(why=why)
            raise FileRefused(message, why.trouble) from None
    if args.store is not None and incoming.format == Form.SPENDBY:
        context.output.say(tr("A Spendby file names its stores itself, so --store had no effect."))
    for remark in (incoming.how, *incoming.remarks):
        if remark:
            context.output.say(remark)
    if incoming.ignored:
        names = ", ".join(incoming.ignored[:10])
        context.output.say(
            tr("Fields that Spendby doesn't know were left out: {names}.").format(names=names)
        )
    refused = bool(incoming.problems) and (incoming.whole or not args.skip_problems)
    if context.output.as_json:
        context.output.document(_import_document(incoming))
    else:
        _tell(context, incoming, dry_run=args.dry_run, refused=refused)
    _tell_changed(context, incoming, choice, skipped=args.dry_run or refused)
    if refused:
        said = ntr(
            "Nothing was brought in: the file has {count} problem.",
            "Nothing was brought in: the file has {count} problems.",
            len(incoming.problems),
        )
        context.output.say(f"{said} {tr(_WHOLE if incoming.whole else _SKIP)}")
    return REFUSED if refused else DONE


def _choice(context: Context, args: Namespace, asked: Asked) -> Choice:
    """Decide which credits take what the file has; asks where somebody can answer."""
    if args.changed is not None:
        return Choice(changed=None if args.changed is WhenChanged.SET else frozenset())
    if not context.output.can_ask:
        return Choice()
    differing = context.services.exchange.look(args.file, asked).differing
    if not differing:
        return Choice()
    for before, credit in differing:
        context.output.say(_difference(before, credit))
    wanted = context.output.ask(
        ntr(
            "Take what the file has for it?",
            "Take what the file has for these {count} credits?",
            len(differing),
        )
    )
    return Choice(changed=frozenset(one.id for _, one in differing) if wanted else frozenset())


def _difference(before: Credit, credit: Credit) -> str:
    """Say how a credit of the file is otherwise than the one that is here."""
    here, there = _holds(before), _holds(credit)
    if credit.expiry.on in {None, before.expiry.on}:
        here, there = (money_text(one.left, one.currency) for one in (before, credit))
    return tr("{what} has {here} left here and {there} in the file.").format(
        what=before.name or tr("A credit"), here=here, there=there
    )


def _holds(credit: Credit) -> str:
    left = money_text(credit.left, credit.currency)
    if credit.expiry.on is None:
        return left
    return tr("{left} until {day}").format(left=left, day=day_text(credit.expiry.on))


_SKIP = mark("Mend them, or bring in the other rows with --skip-problems.")
_WHOLE = mark("Its rows hang together by their balances, so none comes in without the others.")


def _import_document(incoming: Incoming) -> dict[str, object]:
    return {
        "format": incoming.format,
        "new": incoming.new,
        "already": incoming.already,
        "changed": len(incoming.differing),
        "problems": [
            {"row": one.row, "field": one.field, "message": one.message}
            for one in incoming.problems
        ],
    }


def _tell(context: Context, incoming: Incoming, *, dry_run: bool, refused: bool) -> None:
    if incoming.rows is None:
        parts = [ntr("{count} new credit", "{count} new credits", incoming.new)]
    else:
        parts = [ntr("{count} new row", "{count} new rows", incoming.new)]
    if incoming.already:
        parts.append(ntr("{count} already here", "{count} already here", incoming.already))
    if incoming.differing:
        parts.append(ntr("{count} changed", "{count} changed", len(incoming.differing)))
    said = tr("The file has {what}.") if dry_run or refused else tr("Brought in {what}.")
    context.output.line(said.format(what=", ".join(parts)))
    if incoming.problems:
        context.output.line()
        context.output.lines(_problem_table(incoming.problems, context.output.room))


def _tell_changed(context: Context, incoming: Incoming, choice: Choice, *, skipped: bool) -> None:
    """Name what is otherwise in the file, and say what became of it."""
    if not incoming.differing:
        return
    for before, credit in incoming.differing:
        context.output.say(_difference(before, credit))
    count = len(incoming.differing)
    if choice.changed != frozenset() and not skipped:
        context.output.say(
            ntr(
                "Took what the file has for it.",
                "Took what the file has for these {count} credits.",
                count,
            )
        )
    else:
        context.output.say(
            ntr(
                "It stays as it is here; --changed set takes what the file has.",
                "All {count} stay as they are here; --changed set takes what the file has.",
                count,
            )
        )


def _problem_table(problems: Sequence[Problem], room: int | None) -> list[str]:
    columns = [
        Column(tr("Row"), right=True),
        Column(tr("Field"), gives=Gives.MIDDLE),
        Column(tr("Problem")),
    ]
    rows = [
        [f"{one.row}" if one.row else tr("file"), shown(one.field), shown(one.message)]
        for one in problems
    ]
    return table(columns, rows, room)


COMMANDS = (
    Command(
        name="import",
        summary=mark("bring in credits from a file"),
        text=mark(
            "Brings in credits, all of them in one change that one undo takes back. Reads\n"
            "Spendby files (.json), Catima (table or zip), both programs called VoucherVault,\n"
            "Audible.Credits.csv, returns from Amazon's data export, Amazon's gift card activity\n"
            "(the saved page, or its text), and any table with a header. The form is told from\n"
            "what is in the file. Credits that are here already are known again, so importing a\n"
            "file twice adds nothing; where what is left or the last day has changed in the file,\n"
            "they stay as they are unless --changed set is given. With a problem in any row\n"
            "nothing is brought in, unless --skip-problems is given; rows count from 1, below the\n"
            "header of a table."
        ),
        define=_define_import,
        run=_import,
        examples="spendby import credits.json --dry-run\n"
        "spendby import credits.json --skip-problems --json\n"
        "spendby import balance.html\n"
        'spendby import cards.csv --store "Best Buy" --column granted=Value --dates mdy',
        see_also="spendby export, spendby undo",
    ),
)
