"""The command that writes credits to a file: export."""

from argparse import ArgumentParser, Namespace
from enum import StrEnum
from pathlib import Path

from spendby.cli.command import DONE, Command, Context
from spendby.cli.list_command import STATE_METAVAR, StateChoice
from spendby.cli.literal import shown
from spendby.cli.parser import one_of
from spendby.domain.credit import State
from spendby.services.exports import Rows, Wanted
from spendby.translation import mark, ntr, tr


class Keep(StrEnum):
    """Whether a calendar file stays up to date."""

    ON = "on"
    OFF = "off"


def _define_export(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        help=tr("the file to write; its name ends in .json, .csv, .ics or .pdf"),
    )
    parser.add_argument(
        "--state",
        metavar=STATE_METAVAR,
        type=one_of(StateChoice),
        help=tr("which credits (left out: all, in a .pdf active and upcoming)"),
    )
    parser.add_argument(
        "--rows",
        metavar="credits|entries",
        type=one_of(Rows),
        default=Rows.CREDITS,
        help=tr("what a .csv has a row for (credits when left out)"),
    )
    parser.add_argument(
        "--keep",
        metavar="on|off",
        type=one_of(Keep),
        help=tr("keep this .ics up to date after every change from now on, or stop doing so"),
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
        said = ntr(
            "Wrote {count} credit to {file}.", "Wrote {count} credits to {file}.", written.credits
        )
        context.output.line(said.format(file=shown(args.file)))
    if args.keep is Keep.ON:
        context.output.say(tr("It is written anew after every change from now on."))
    elif args.keep is Keep.OFF:
        context.output.say(tr("From now on no calendar file is kept up to date."))
    if written.without_day:
        context.output.say(
            ntr(
                "{count} credit without a last day can't be in a calendar.",
                "{count} credits without a last day can't be in a calendar.",
                written.without_day,
            )
        )
    return DONE


COMMANDS = (
    Command(
        name="export",
        summary=mark("write credits to a file"),
        text=mark(
            "The ending of the file's name says what is written:\n"
            "  .json  a Spendby file with everything; import brings it back without loss\n"
            "  .csv   a table for spreadsheets, with a row for each credit or, with --rows\n"
            "         entries, for each entry; import reads both. A cell that a spreadsheet might\n"
            "         run as a formula starts with an apostrophe, which import takes off again\n"
            "  .ics   a calendar: an event on the last day of each credit that has one, with an\n"
            "         alarm for each reminder; what is used up is cancelled in it\n"
            "  .pdf   the list on pages, soonest expiry first, with what each credit can buy\n"
            "The file is replaced in one step, and only you can read it."
        ),
        define=_define_export,
        run=_export,
        examples="spendby export credits.json\nspendby export open.json --state active\n"
        "spendby export credits.csv\nspendby export ledger.csv --rows entries\n"
        "spendby export credits.ics --keep on\n"
        "spendby export list.pdf",
        see_also="spendby import",
    ),
)
