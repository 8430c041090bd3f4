"""The commands on backups: backup, backups and restore."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from spendby.cli.command import DONE, Command, Context
from spendby.cli.literal import shown
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import counted
from spendby.domain.backup import Backup, Contents, Reason, Restored
from spendby.domain.explain import day_text
from spendby.domain.money import money_text

_REASONS = {
    Reason.DAILY: "First change of the day",
    Reason.QUIT: "Spendby was closed",
    Reason.BEFORE_IMPORT: "Before an import",
    Reason.BEFORE_MIGRATION: "Before an update",
    Reason.BEFORE_RESTORE: "Before a restore",
    Reason.REPLACED: "The file was replaced",
    Reason.MANUAL: "Made by hand",
}
_KILO = 1024


def _define_backup(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="save a copy under this name instead; there must be no such file",
    )


def _backup(context: Context, args: Namespace) -> int:
    backups = context.services.backups
    if args.file is not None:
        path = backups.save_copy(args.file)
        if context.output.as_json:
            context.output.document({"file": path})
        else:
            context.output.line(f"Saved a checked copy as {shown(path)}.")
        return DONE
    made = backups.make()
    if context.output.as_json:
        context.output.document(_document(made))
    else:
        held = f" of {counted(made.contents.credits, 'credit')}" if made.contents else ""
        context.output.line(f"Made a backup{held} and checked it: {made.file}.")
    return DONE


def _define_backups(parser: ArgumentParser) -> None:
    """Backups takes no arguments of its own."""


def _backups(context: Context, args: Namespace) -> int:  # noqa: ARG001 - it has none of its own
    backups = context.services.backups.checked()
    if context.output.as_json:
        context.output.document([_document(one) for one in backups])
    elif not backups:
        context.output.line("No backups yet. The first is made after your first change.")
    else:
        context.output.lines(_table(backups, context.output.room))
    return DONE


def _document(backup: Backup) -> dict[str, object]:
    return {
        "file": backup.file,
        "made_at": backup.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "reason": backup.reason,
        "credits": None if backup.contents is None else backup.contents.credits,
        "size": backup.size,
        "checked": backup.checked,
    }


def _table(backups: Sequence[Backup], room: int | None) -> list[str]:
    columns = [
        Column("No.", right=True),
        Column("Made"),
        Column("Why", gives=Gives.END),
        Column("Credits", right=True),
        Column("Left", right=True, gives=Gives.END),
        Column("Size", right=True),
        Column("Checked"),
    ]
    return table(columns, [_row(one) for one in backups], room)


def _row(backup: Backup) -> list[str]:
    held = backup.contents
    return [
        str(backup.sequence),
        _moment(backup.made_at),
        _reason(backup.reason),
        "" if held is None else f"{held.credits:,}",
        _left(held),
        _size(backup.size),
        _checked(backup),
    ]


def _reason(reason: str) -> str:
    return _REASONS[Reason(reason)] if reason in set(Reason) else shown(reason)


def _left(held: Contents | None) -> str:
    if held is None:
        return ""
    return ", ".join(money_text(minor, shown(currency)) for currency, minor in held.left)


def _size(size: int) -> str:
    if size < _KILO * _KILO:
        return f"{-(-size // _KILO):,} KB"
    return f"{-(-size // (_KILO * _KILO)):,} MB"


def _checked(backup: Backup) -> str:
    if backup.checked and backup.contents is not None and backup.contents.unreadable:
        return f"Yes, but {counted(backup.contents.unreadable, 'credit')} can't be read"
    if backup.checked:
        return "Yes"
    return "When restored" if backup.contents is None else "Damaged"


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day_text(local.date())} {local:%H:%M}"


def _define_restore(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="a backup's number or name, the start of it, or a path"
    )


def _restore(context: Context, args: Namespace) -> int:
    restored = context.services.backups.restore(args.file)
    if context.output.as_json:
        context.output.document(
            {
                "file": restored.file,
                "credits": restored.contents.credits,
                "lost_changes": restored.lost,
                "before": restored.before,
                "set_aside": restored.set_aside,
            }
        )
    else:
        context.output.lines(_told(restored))
    return DONE


def _told(restored: Restored) -> list[str]:
    held = counted(restored.contents.credits, "credit")
    lines = [f"Restored {shown(restored.file)}: {held}."]
    if restored.before is not None:
        lines.append(f"{_lost(restored.lost or 0)} All of it is kept as {restored.before}.")
        lines.append(f"To go back: spendby restore {restored.before}")
    if restored.set_aside is not None:
        lines.append(f"The file that was there was set aside in {shown(restored.set_aside)}.")
    if restored.contents.unreadable:
        count = counted(restored.contents.unreadable, "credit")
        lines.append(f"{count} in it can't be read.")
    return lines


def _lost(count: int) -> str:
    if count == 0:
        return "No change that was here is missing in it."
    was = "was" if count == 1 else "were"
    return f"{counted(count, 'change')} that it doesn't hold {was} taken away."


COMMANDS = (
    Command(
        name="backup",
        summary="make a backup now, or save a copy as FILE",
        text="Makes a backup in the data folder and checks it: it is read in full, its ledgers\n"
        "are added up, and its hash is noted. One that is made by hand is kept until you\n"
        "remove it. With FILE a copy is saved there instead, which holds no traces of what\n"
        "was deleted; a file that is there already is never written over.\n\n"
        "Spendby also makes backups by itself: after the first change of a day, before an\n"
        "import, a restore or an update, and when the window closes. Of these the last 48\n"
        "hours, 14 days, 8 weeks and 12 months are kept.",
        define=_define_backup,
        run=_backup,
        examples="spendby backup\nspendby backup /media/stick/spendby.db",
        see_also="spendby backups, spendby restore",
    ),
    Command(
        name="backups",
        summary="the backups there are, and whether each is sound",
        text="Lists the backups, newest first, after comparing each with the hash that was noted\n"
        "when it was made.",
        define=_define_backups,
        run=_backups,
        examples="spendby backups --json",
        see_also="spendby backup, spendby restore",
    ),
    Command(
        name="restore",
        summary="put a backup in the place of everything",
        text="Puts a backup, or a copy that was saved elsewhere, in the place of everything. It\n"
        "is checked before anything is touched, and what is here now is backed up first. A\n"
        "file that can't be backed up, being damaged or another program's, is moved into the\n"
        "folder damaged/.\n\n"
        "A backup brings its own history with it, so undo doesn't take a restore back:\n"
        "restore the backup that was made before it, which the answer names.",
        define=_define_restore,
        run=_restore,
        examples="spendby restore 12\nspendby restore /media/stick/spendby.db",
        see_also="spendby backups",
    ),
)
