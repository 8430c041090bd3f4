"""The commands on the whole: doctor, and stores with their packs."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence

from spendby.cli.command import DONE, REFUSED, Command, Context
from spendby.cli.literal import shown
from spendby.cli.output import Output
from spendby.cli.parser import add_command
from spendby.cli.tables import Column, Gives, table
from spendby.domain.change import Finding
from spendby.domain.errors import NotFound, Refused
from spendby.services.credit_json import store_document
from spendby.services.judging import GENERAL
from spendby.translation import mark, tr


def _define_doctor(parser: ArgumentParser) -> None:
    """Doctor takes no arguments of its own."""


def _doctor(context: Context, args: Namespace) -> int:  # noqa: ARG001 - it has none of its own
    return _report(context.output, context.services.doctor.check())


def report_refused(output: Output, refused: Refused) -> int:
    """Tell as a finding that the database can't be used at all."""
    return _report(output, [Finding("database", ok=False, detail=str(refused))])


def _report(output: Output, findings: Sequence[Finding]) -> int:
    ok = all(one.ok for one in findings)
    if output.as_json:
        output.document(
            {
                "ok": ok,
                "findings": [
                    {"name": one.name, "ok": one.ok, "detail": one.detail} for one in findings
                ],
            }
        )
    else:
        rows = [
            [tr("Good") if one.ok else tr("Bad"), one.name, shown(one.detail)] for one in findings
        ]
        output.lines(table([Column(tr("Is")), Column(tr("What")), Column(tr("Finding"))], rows))
    if not ok:
        bad = next(one for one in findings if not one.ok)
        output.say(bad.detail)
    return DONE if ok else REFUSED


def _define_stores(parser: ArgumentParser) -> None:
    choices = parser.add_subparsers(
        prog="spendby stores", dest="store_command", metavar="[add ...]", help=SUPPRESS
    )
    add_command(choices, _ADD)


def _stores(context: Context, args: Namespace) -> int:  # noqa: ARG001 - it has none of its own
    services = context.services
    stores, packs = services.stores.all(), services.packs.packs()
    if context.output.as_json:
        context.output.document([store_document(store) for store in stores])
    else:
        columns = [Column(tr("Id")), Column(tr("Name"), gives=Gives.MIDDLE), Column(tr("Currency"))]
        columns += [Column(tr("Time zone")), Column(tr("Pack"))]
        rows = [
            [
                shown(store.id),
                shown(store.name),
                store.currency,
                store.time_zone,
                shown(store.pack)
                + (
                    ""
                    if store.pack in packs
                    else tr(" (can't be used: {general})").format(general=GENERAL)
                ),
            ]
            for store in stores
        ]
        context.output.lines(table(columns, rows, context.output.room))
    return DONE


def _define_add(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("name", metavar="NAME", nargs="?", help=tr("what the store is called"))
    add("--name", dest="named", metavar="NAME", help=tr("the same"))
    add("--id", metavar="ID", default="", help=tr("a short name for commands (made from the name)"))
    add("--currency", metavar="CUR", help=tr("a code of ISO 4217 such as USD (the pack's)"))
    add("--time-zone", metavar="ZONE", help=tr("where its days end: America/New_York (the pack's)"))
    add("--pack", metavar="P", default=GENERAL, help=tr("the policy pack that judges it (general)"))


def _add(context: Context, args: Namespace) -> int:
    name = args.named or args.name
    if not name:
        args.parser.error(tr("NAME is missing: say what the store is called"))
    services = context.services
    pack = services.packs.packs().get(args.pack)
    if pack is None:
        raise NotFound(_no_pack(context, args.pack))
    currency, time_zone = args.currency or pack.currency, args.time_zone or pack.time_zone
    store = services.stores.add(name, currency.upper(), time_zone, args.id, pack.id)
    if args.currency is None or args.time_zone is None:
        context.output.say(
            tr(
                "{store} is in {currency} and its days end in {time_zone}; what you left out "
                "is the pack's."
            ).format(store=store.name, currency=store.currency, time_zone=store.time_zone)
        )
    if context.output.as_json:
        context.output.document(store_document(store))
    else:
        context.output.line(
            tr("Added the store {store} (id {store2}).").format(
                store=shown(store.name), store2=shown(store.id)
            )
        )
    return DONE


def _no_pack(context: Context, wanted: str) -> str:
    """Say why there is no such pack: its file can't be used, or there is none."""
    packs = context.services.packs
    for problem in packs.problems():
        if problem.startswith((f"packs/{wanted}.toml:", f"packs/{wanted}.toml,")):
            return problem
    return tr("There is no pack “{wanted}”. Known packs: {listed}.").format(
        wanted=wanted[:60], listed=", ".join(sorted(packs.packs()))
    )


_ADD = Command(
    name="add",
    summary=mark("add a store"),
    text=mark("Adds a store. Its currency and time zone are the pack's unless given."),
    define=_define_add,
    run=_add,
    examples='spendby stores add "Best Buy" --currency USD --time-zone America/Chicago',
    see_also="spendby stores",
)

COMMANDS = (
    Command(
        name="doctor",
        summary=mark("check the database and say what it found"),
        text=mark("Checks the database and your policy packs, and changes nothing."),
        define=_define_doctor,
        run=_doctor,
        exit_status=mark("0 all is well. 1 something is wrong: it is listed. 2 wrong usage."),
        examples="spendby doctor --json",
        see_also="spendby export",
    ),
    Command(
        name="stores",
        summary=mark("stores and their policy packs; stores add adds one"),
        text=mark(
            "Lists the stores. A policy pack of your own is a file in packs/ in the data folder;\n"
            "it may replace one that comes with Spendby. A store whose pack can't be used is\n"
            "judged by the general pack, which never says Yes from the kind of credit alone."
        ),
        define=_define_stores,
        run=_stores,
        examples='spendby stores\nspendby stores add "Best Buy" --time-zone America/Chicago',
        see_also="spendby stores add --help, spendby doctor",
    ),
)
