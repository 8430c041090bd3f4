"""The commands on the change log: undo, redo and history."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from spendby.cli.command import DONE, Command, Context
from spendby.cli.literal import shown
from spendby.cli.parser import positive
from spendby.cli.tables import Column, Gives, table
from spendby.domain.change import DELETED, NAMELESS, Change
from spendby.domain.explain import day_text
from spendby.translation import mark, tr

_ALL = 2**31 - 1


def _define_steps(parser: ArgumentParser) -> None:
    parser.add_argument(
        "count", metavar="N", nargs="?", type=positive, default=1, help=tr("how many changes (1)")
    )


def _undo(context: Context, args: Namespace) -> int:
    return _tell(context, context.services.history.undo(args.count), tr("Undone"))


def _redo(context: Context, args: Namespace) -> int:
    return _tell(context, context.services.history.redo(args.count), tr("Done again"))


def _tell(context: Context, changes: Sequence[Change], what: str) -> int:
    if context.output.as_json:
        context.output.document([_document(one) for one in changes])
    else:
        context.output.lines(f"{what}: {shown(one.said)}" for one in changes)
    return DONE


def _define_history(parser: ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="ID", nargs="?", help=tr("only this credit's, by its id or the start of it")
    )
    parser.add_argument(
        "--limit", metavar="N", type=positive, default=_ALL, help=tr("only the newest N changes")
    )


def _history(context: Context, args: Namespace) -> int:
    services = context.services
    credit_id = None if args.id is None else services.credits.get(args.id).id
    changes = services.history.latest(args.limit, credit_id)
    if context.output.as_json:
        context.output.document([_document(one) for one in changes])
    elif not changes:
        context.output.line(tr("Nothing was changed yet."))
    else:
        context.output.lines(_table(changes, context.output.room))
    return DONE


def _document(change: Change) -> dict[str, object]:
    return {
        "number": change.number,
        "label": change.label,
        "at": change.at.isoformat(timespec="seconds"),
        "kind": change.kind,
        "undone": change.undone,
    }


def _table(changes: Sequence[Change], room: int | None) -> list[str]:
    columns = [
        Column(tr("No."), right=True),
        Column(tr("When")),
        Column(tr("Change"), gives=Gives.MIDDLE),
    ]
    rows = [[str(one.number), _moment(one), _words(one)] for one in changes]
    return table(columns, rows, room)


def _words(change: Change) -> str:
    said = {"undo": tr("Undid: {change}"), "redo": tr("Did again: {change}")}.get(
        change.kind, "{change}"
    )
    if change.undone and change.label not in {DELETED, NAMELESS}:
        said = tr("{change} (undone)").format(change=said)
    return said.format(change=shown(change.said))


def _moment(change: Change) -> str:
    local = change.at.astimezone()
    return f"{day_text(local.date())} {local:%H:%M}"


COMMANDS = (
    Command(
        name="undo",
        summary=mark("take back the latest change, or the latest N"),
        text=mark(
            "Takes back the latest N changes, whether they were made here or in the window, and\n"
            "however long ago. An import is one change. With fewer than N, none is taken back."
        ),
        define=_define_steps,
        run=_undo,
        examples="spendby undo\nspendby undo 3",
        see_also="spendby redo, spendby history",
    ),
    Command(
        name="redo",
        summary=mark("do again what was undone"),
        text=mark("Does the last N undone changes again. A new change ends what can be redone."),
        define=_define_steps,
        run=_redo,
        examples="spendby redo 2",
        see_also="spendby undo, spendby history",
    ),
    Command(
        name="history",
        summary=mark("what was changed, newest first"),
        text=mark(
            "Lists the changes, newest first, all of them or one credit's. The log only grows:\n"
            "what was undone stays in it."
        ),
        define=_define_history,
        run=_history,
        examples="spendby history --limit 20\nspendby history 3f9a --json",
        see_also="spendby undo, spendby redo",
    ),
)
