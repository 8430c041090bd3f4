"""The commands that bring credits in and take them out: import and export."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from enum import StrEnum

from spendby.cli.command import DONE, REFUSED, Command, Context
from spendby.cli.list_command import STATE_METAVAR, StateChoice
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import counted
from spendby.domain.errors import FileRefused
from spendby.services.exchange import Incoming, Problem


class FileFormat(StrEnum):
    """The kinds of file that the command knows by name."""

    SPENDBY = "spendby"
    CSV = "csv"
    CATIMA = "catima"
    VOUCHERVAULT = "vouchervault"
    AMAZON_ACTIVITY = "amazon-activity"
    AMAZON_RETURNS = "amazon-returns"
    AUDIBLE = "audible"


def _format(text: str) -> FileFormat:
    folded = text.strip().lower().replace("_", "-")
    return FileFormat(folded) if folded in set(FileFormat) else one_of(FileFormat)(text)


def _define_import(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to read, 20 MB at most")
    parser.add_argument(
        "--as", dest="form", metavar="FORMAT", type=_format, help="its form: spendby"
    )
    parser.add_argument("--store", metavar="S", help="the store of rows that don't name one")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, only")
    parser.add_argument(
        "--skip-problems", action="store_true", help="bring in the good rows all the same"
    )


def _import(context: Context, args: Namespace) -> int:
    if args.form not in {None, FileFormat.SPENDBY}:
        message = (
            f"This version of Spendby doesn't read {args.form} files yet. Nothing was changed."
        )
        raise FileRefused(message)
    if args.store is not None:
        context.output.say("A Spendby file names its stores itself, so --store had no effect.")
    exchange = context.services.exchange
    if args.dry_run:
        incoming = exchange.look(args.file)
    else:
        incoming = exchange.take_in(args.file, skip_problems=args.skip_problems)
    if incoming.ignored:
        names = ", ".join(incoming.ignored[:10])
        context.output.say(f"Fields that Spendby doesn't know were left out: {names}.")
    refused = bool(incoming.problems) and not args.skip_problems
    if context.output.as_json:
        context.output.document(_import_document(incoming))
    else:
        _tell(context, incoming, dry_run=args.dry_run, refused=refused)
    if refused:
        rows = counted(len(incoming.problems), "problem")
        context.output.say(
            f"Nothing was brought in: the file has {rows}. Mend them, or bring in the other "
            "rows with --skip-problems."
        )
    return REFUSED if refused else DONE


def _import_document(incoming: Incoming) -> dict[str, object]:
    return {
        "format": incoming.format,
        "new": len(incoming.credits),
        "already": incoming.already,
        "problems": [
            {"row": one.row, "field": one.field, "message": one.message}
            for one in incoming.problems
        ],
    }


def _tell(context: Context, incoming: Incoming, *, dry_run: bool, refused: bool) -> None:
    new = counted(len(incoming.credits), "new credit")
    already = f", {incoming.already:,} already here" if incoming.already else ""
    if dry_run or refused:
        context.output.line(f"The file has {new}{already}.")
    else:
        context.output.line(f"Brought in {new}{already}.")
    if incoming.problems:
        context.output.line()
        context.output.lines(_problem_table(incoming.problems, context.output.room))


def _problem_table(problems: Sequence[Problem], room: int | None) -> list[str]:
    columns = [Column("Row", right=True), Column("Field", gives=Gives.MIDDLE), Column("Problem")]
    rows = [
        [f"{one.row}" if one.row else "file", shown(one.field), shown(one.message)]
        for one in problems
    ]
    return table(columns, rows, room)


def _define_export(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to write; its name ends in .json")
    parser.add_argument(
        "--state",
        metavar=STATE_METAVAR,
        type=one_of(StateChoice),
        default=StateChoice.ALL,
        help="which credits (all when left out)",
    )


def _export(context: Context, args: Namespace) -> int:
    number = context.services.exchange.export(args.file, args.state.states)
    if context.output.as_json:
        context.output.document({"file": args.file, "credits": number})
    else:
        context.output.line(f"Wrote {counted(number, 'credit')} to {shown(args.file)}.")
    return DONE


COMMANDS = (
    Command(
        name="import",
        summary="bring in credits from a file",
        text="Brings in the credits of a Spendby file (.json), all of them in one change that one\n"
        "undo takes back. Credits that are here already stay as they are, so importing a file\n"
        "twice adds nothing. With a problem in any row nothing is brought in, unless\n"
        "--skip-problems is given; rows count from 1.",
        define=_define_import,
        run=_import,
        examples="spendby import credits.json --dry-run\n"
        "spendby import credits.json --skip-problems --json",
        see_also="spendby export, spendby undo",
    ),
    Command(
        name="export",
        summary="write credits to a file",
        text="Writes everything to a Spendby file (.json), from which import brings it back\n"
        "without loss. The file is replaced in one step, and only you can read it.",
        define=_define_export,
        run=_export,
        examples="spendby export credits.json\nspendby export open.json --state active",
        see_also="spendby import",
    ),
)
