"""The commands that bring credits in and take them out: import and export."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from spendby.cli.command import DONE, REFUSED, Command, Context
from spendby.cli.list_command import STATE_METAVAR, StateChoice
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import counted
from spendby.domain.credit import Credit, State
from spendby.domain.errors import FileRefused, Trouble
from spendby.domain.explain import day_text
from spendby.domain.money import is_currency, money_text
from spendby.services.exports import Rows, Wanted
from spendby.services.foreign.csv_columns import DELIMITERS, FIELDS
from spendby.services.foreign.found import DayOrder, Form, ReadAs
from spendby.services.foreign.taking import Asked
from spendby.services.foreign.texts import ENCODINGS
from spendby.services.incoming import Choice, Incoming, Problem


class WhenChanged(StrEnum):
    """What is done about a credit that is here and otherwise in a file."""

    SKIP = "skip"
    SET = "set"


class Keep(StrEnum):
    """Whether a calendar file stays up to date."""

    ON = "on"
    OFF = "off"


def _form(text: str) -> Form:
    folded = text.strip().lower().replace("_", "-")
    return Form(folded) if folded in set(Form) else one_of(Form)(text)


def _column(text: str) -> tuple[str, str]:
    name, sign, column = text.partition("=")
    field = name.strip().lower().replace("-", "_")
    if not sign or field not in FIELDS or not column.strip():
        known = ", ".join(FIELDS)
        raise ArgumentTypeError(f"“{text}” isn't FIELD=COLUMN with a field of {known}")
    return field, column.strip()


def _encoding(text: str) -> str:
    folded = text.strip().lower().replace("_", "-").replace("cp125", "windows-125")
    if folded not in ENCODINGS:
        raise ArgumentTypeError(f"“{text}” is none of {', '.join(ENCODINGS)}")
    return folded


def _currency(text: str) -> str:
    if not is_currency(text.strip().upper()):
        raise ArgumentTypeError(f"“{text}” is no currency code, such as USD or EUR")
    return text.strip().upper()


def _sign(text: str) -> str:
    if text.strip() not in {".", ","}:
        raise ArgumentTypeError(f"“{text}” is neither . nor ,")
    return text.strip()


def _delimiter(text: str) -> str:
    sign = "\t" if text.strip().lower() in {"tab", "\\t"} or text == "\t" else text.strip()
    if not sign or sign not in DELIMITERS:
        raise ArgumentTypeError(f"“{text}” is none of , ; | and tab")
    return sign


def _define_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to read, 20 MB at most")
    add = parser.add_argument
    forms = ", ".join(Form)
    add("--as", dest="form", metavar="FORMAT", type=_form, help=f"its form: {forms}")
    add("--store", metavar="S", help="the store of rows that don't name one")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, only")
    parser.add_argument(
        "--skip-problems", action="store_true", help="bring in the good rows all the same"
    )
    parser.add_argument(
        "--without-backup",
        action="store_true",
        help="bring it in even where no backup can be made before",
    )
    parser.add_argument(
        "--changed",
        metavar="skip|set",
        type=one_of(WhenChanged),
        help="what to do about credits that are here and changed in the file: leave them as they "
        "are, or take what is left and the last day from it (asked on a terminal when left out)",
    )
    table = parser.add_argument_group("for files that leave a doubt")
    add = table.add_argument
    add("--encoding", metavar="NAME", type=_encoding, help="how its letters are written")
    add(
        "--column",
        dest="columns",
        metavar="FIELD=COLUMN",
        type=_column,
        action="append",
        help=f"what a column of a table holds: {', '.join(FIELDS)}",
    )
    add(
        "--not-read",
        dest="unread",
        metavar="COLUMN",
        action="append",
        help="a column of a table that is left out",
    )
    add(
        "--dates",
        metavar="dmy|mdy|ymd",
        type=one_of(DayOrder),
        help="what comes first in its dates",
    )
    add(
        "--currency",
        metavar="CODE",
        type=_currency,
        help="the currency of amounts beside which none stands, such as EUR",
    )
    add("--decimal", metavar=".|,", type=_sign, help="which sign its decimals follow")
    add(
        "--delimiter",
        metavar="SIGN",
        type=_delimiter,
        help="what parts the cells of a table: , ; | or tab",
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
        incoming = exchange.look(args.file, asked)
    else:
        choice = _choice(context, args, asked)
        skip = args.skip_problems
        try:
            incoming = exchange.take_in(args.file, asked, skip_problems=skip, choice=choice)
        except FileRefused as why:
            if why.trouble is not Trouble.NO_BACKUP:
                raise
            message = f"{why} To bring it in all the same, add --without-backup."
            raise FileRefused(message, why.trouble) from None
    if args.store is not None and incoming.format == Form.SPENDBY:
        context.output.say("A Spendby file names its stores itself, so --store had no effect.")
    for remark in (incoming.how, *incoming.remarks):
        if remark:
            context.output.say(remark)
    if incoming.ignored:
        names = ", ".join(incoming.ignored[:10])
        context.output.say(f"Fields that Spendby doesn't know were left out: {names}.")
    refused = bool(incoming.problems) and (incoming.whole or not args.skip_problems)
    if context.output.as_json:
        context.output.document(_import_document(incoming))
    else:
        _tell(context, incoming, dry_run=args.dry_run, refused=refused)
    _tell_changed(context, incoming, choice, skipped=args.dry_run or refused)
    if refused:
        rows = counted(len(incoming.problems), "problem")
        context.output.say(
            f"Nothing was brought in: the file has {rows}. {_WHOLE if incoming.whole else _SKIP}"
        )
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
    them = "it" if len(differing) == 1 else f"these {len(differing):,} credits"
    wanted = context.output.ask(f"Take what the file has for {them}?")
    return Choice(changed=frozenset(one.id for _, one in differing) if wanted else frozenset())


def _difference(before: Credit, credit: Credit) -> str:
    """Say how a credit of the file is otherwise than the one that is here."""
    here, there = _holds(before), _holds(credit)
    if credit.expiry.on in {None, before.expiry.on}:
        here, there = (money_text(one.left, one.currency) for one in (before, credit))
    return f"{before.name or 'A credit'} has {here} left here and {there} in the file."


def _holds(credit: Credit) -> str:
    until = "" if credit.expiry.on is None else f" until {day_text(credit.expiry.on)}"
    return f"{money_text(credit.left, credit.currency)}{until}"


_SKIP = "Mend them, or bring in the other rows with --skip-problems."
_WHOLE = "Its rows hang together by their balances, so none comes in without the others."


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
    new = counted(incoming.new, "new credit" if incoming.rows is None else "new row")
    already = f", {incoming.already:,} already here" if incoming.already else ""
    changed = f", {len(incoming.differing):,} changed" if incoming.differing else ""
    if dry_run or refused:
        context.output.line(f"The file has {new}{already}{changed}.")
    else:
        context.output.line(f"Brought in {new}{already}{changed}.")
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
            f"Took what the file has for {'it' if count == 1 else f'these {count:,} credits'}."
        )
    else:
        stayed = "It stays as it is" if count == 1 else f"All {count:,} stay as they are"
        context.output.say(f"{stayed} here; --changed set takes what the file has.")


def _problem_table(problems: Sequence[Problem], room: int | None) -> list[str]:
    columns = [Column("Row", right=True), Column("Field", gives=Gives.MIDDLE), Column("Problem")]
    rows = [
        [f"{one.row}" if one.row else "file", shown(one.field), shown(one.message)]
        for one in problems
    ]
    return table(columns, rows, room)


def _define_export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="the file to write; its name ends in .json, .csv, .ics or .pdf"
    )
    parser.add_argument(
        "--state",
        metavar=STATE_METAVAR,
        type=one_of(StateChoice),
        help="which credits (left out: all, in a .pdf active and upcoming)",
    )
    parser.add_argument(
        "--rows",
        metavar="credits|entries",
        type=one_of(Rows),
        default=Rows.CREDITS,
        help="what a .csv has a row for (credits when left out)",
    )
    parser.add_argument(
        "--keep",
        metavar="on|off",
        type=one_of(Keep),
        help="keep this .ics up to date after every change from now on, or stop doing so",
    )


def _export(context: Context, args: Namespace) -> int:
    states = None if args.state is None else args.state.states or frozenset(State)
    services = context.services
    if args.keep is Keep.ON:
        services.calendar_file.choose(str(Path(args.file).absolute()))
    elif args.keep is Keep.OFF:
        services.calendar_file.stop()
    wanted = Wanted(states, rows=args.rows, options=services.settings.options())
    written = services.exports.export(args.file, wanted)
    if context.output.as_json:
        context.output.document({"file": args.file, "credits": written.credits})
    else:
        context.output.line(f"Wrote {counted(written.credits, 'credit')} to {shown(args.file)}.")
    if args.keep is Keep.ON:
        context.output.say("It is written anew after every change from now on.")
    elif args.keep is Keep.OFF:
        context.output.say("From now on no calendar file is kept up to date.")
    if written.without_day:
        left_out = counted(written.without_day, "credit")
        context.output.say(f"{left_out} without a last day can't be in a calendar.")
    return DONE


COMMANDS = (
    Command(
        name="import",
        summary="bring in credits from a file",
        text="Brings in credits, all of them in one change that one undo takes back. Reads\n"
        "Spendby files (.json), Catima (table or zip), both programs called VoucherVault,\n"
        "Audible.Credits.csv, returns from Amazon's data export, Amazon's gift card activity\n"
        "(the saved page, or its text), and any table with a header. The form is told from\n"
        "what is in the file. Credits that are here already are known again, so importing a\n"
        "file twice adds nothing; where what is left or the last day has changed in the file,\n"
        "they stay as they are unless --changed set is given. With a problem in any row\n"
        "nothing is brought in, unless --skip-problems is given; rows count from 1, below the\n"
        "header of a table.",
        define=_define_import,
        run=_import,
        examples="spendby import credits.json --dry-run\n"
        "spendby import credits.json --skip-problems --json\n"
        "spendby import balance.html\n"
        'spendby import cards.csv --store "Best Buy" --column granted=Value --dates mdy',
        see_also="spendby export, spendby undo",
    ),
    Command(
        name="export",
        summary="write credits to a file",
        text="The ending of the file's name says what is written:\n"
        "  .json  a Spendby file with everything; import brings it back without loss\n"
        "  .csv   a table for spreadsheets, with a row for each credit or, with --rows\n"
        "         entries, for each entry; import reads both. A cell that a spreadsheet might\n"
        "         run as a formula starts with an apostrophe, which import takes off again\n"
        "  .ics   a calendar: an event on the last day of each credit that has one, with an\n"
        "         alarm for each reminder; what is used up is cancelled in it\n"
        "  .pdf   the list on pages, soonest expiry first, with what each credit can buy\n"
        "The file is replaced in one step, and only you can read it.",
        define=_define_export,
        run=_export,
        examples="spendby export credits.json\nspendby export open.json --state active\n"
        "spendby export credits.csv\nspendby export ledger.csv --rows entries\n"
        "spendby export credits.ics --keep on\n"
        "spendby export list.pdf",
        see_also="spendby import",
    ),
)
