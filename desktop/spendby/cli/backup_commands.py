"""The commands on backups: backup, backups and restore."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import UTC, datetime

from spendby.cli.command import DONE, Command, Context
from spendby.cli.literal import shown
from spendby.cli.tables import Column, Gives, table
from spendby.cli.wording import credit_count
from spendby.domain.backup import Backup, Contents, Reason, Restored
from spendby.domain.explain import day_text
from spendby.domain.money import money_text
from spendby.translation import mark, ntr, tr

_REASONS = {
    Reason.DAILY: mark("First change of the day"),
    Reason.QUIT: mark("Spendby was closed"),
    Reason.BEFORE_IMPORT: mark("Before an import"),
    Reason.BEFORE_MIGRATION: mark("Before an update"),
    Reason.BEFORE_RESTORE: mark("Before a restore"),
    Reason.REPLACED: mark("The file was replaced"),
    Reason.MANUAL: mark("Made by hand"),
}
_KILO = 1024


def _define_backup(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help=tr("save a copy under this name instead; there must be no such file"),
    )


def _backup(context: Context, args: Namespace) -> int:
    backups = context.services.backups
    if args.file is not None:
        path = backups.save_copy(args.file)
        if context.output.as_json:
            context.output.document({"file": path})
        else:
            context.output.line(tr("Saved a checked copy as {path}.").format(path=shown(path)))
        return DONE
    made = backups.make()
    if context.output.as_json:
        context.output.document(_document(made))
    else:
        said = tr("Made a backup and checked it: {file}.")
        if made.contents:
            said = ntr(
                "Made a backup of {count} credit and checked it: {file}.",
                "Made a backup of {count} credits and checked it: {file}.",
                made.contents.credits,
            )
        context.output.line(said.format(file=made.file))
    return DONE


def _define_backups(parser: ArgumentParser) -> None:
    """Backups takes no arguments of its own."""


def _backups(context: Context, args: Namespace) -> int:  # noqa: ARG001 - it has none of its own
    backups = context.services.backups.checked()
    if context.output.as_json:
        context.output.document([_document(one) for one in backups])
    elif not backups:
        context.output.line(tr("No backups yet. The first is made after your first change."))
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
        Column(tr("No."), right=True),
        Column(tr("Made")),
        Column(tr("Why"), gives=Gives.END),
        Column(tr("Credits"), right=True),
        Column(tr("Left"), right=True, gives=Gives.END),
        Column(tr("Size"), right=True),
        Column(tr("Checked")),
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
    return tr(_REASONS[Reason(reason)]) if reason in set(Reason) else shown(reason)


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
        return ntr(
            "Yes, but {count} credit can't be read",
            "Yes, but {count} credits can't be read",
            backup.contents.unreadable,
        )
    if backup.checked:
        return tr("Yes")
    return tr("When restored") if backup.contents is None else tr("Damaged")


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day_text(local.date())} {local:%H:%M}"


def _define_restore(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help=tr("a backup's number or name, the start of it, or a path")
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
    held = credit_count(restored.contents.credits)
    lines = [tr("Restored {file}: {held}.").format(file=shown(restored.file), held=held)]
    if restored.before is not None:
        lines.append(
            tr("{lost} All of it is kept as {before}.").format(
                lost=_lost(restored.lost or 0), before=restored.before
            )
        )
        lines.append(tr("To go back: spendby restore {before}").format(before=restored.before))
    if restored.set_aside is not None:
        lines.append(
            tr("The file that was there was set aside in {set_aside}.").format(
                set_aside=shown(restored.set_aside)
            )
        )
    if restored.contents.unreadable:
        lines.append(
            ntr(
                "{count} credit in it can't be read.",
                "{count} credits in it can't be read.",
                restored.contents.unreadable,
            )
        )
    return lines


def _lost(count: int) -> str:
    if count == 0:
        return tr("No change that was here is missing in it.")
    return ntr(
        "{count} change that it doesn't hold was taken away.",
        "{count} changes that it doesn't hold were taken away.",
        count,
    )


COMMANDS = (
    Command(
        name="backup",
        summary=mark("make a backup now, or save a copy as FILE"),
        text=mark(
            "Makes a backup in the data folder and checks it: it is read in full, its ledgers\n"
            "are added up, and its hash is noted. One that is made by hand is kept until you\n"
            "remove it. With FILE a copy is saved there instead, which holds no traces of what\n"
            "was deleted; a file that is there already is never written over.\n\n"
            "Spendby also makes backups by itself: after the first change of a day, before an\n"
            "import, a restore or an update, and when the window closes. Of these the last 48\n"
            "hours, 14 days, 8 weeks and 12 months are kept."
        ),
        define=_define_backup,
        run=_backup,
        examples="spendby backup\nspendby backup /media/stick/spendby.db",
        see_also="spendby backups, spendby restore",
    ),
    Command(
        name="backups",
        summary=mark("the backups there are, and whether each is sound"),
        text=mark(
            "Lists the backups, newest first, after comparing each with the hash that was noted\n"
            "when it was made."
        ),
        define=_define_backups,
        run=_backups,
        examples="spendby backups --json",
        see_also="spendby backup, spendby restore",
    ),
    Command(
        name="restore",
        summary=mark("put a backup in the place of everything"),
        text=mark(
            "Puts a backup, or a copy that was saved elsewhere, in the place of everything. It\n"
            "is checked before anything is touched, and what is here now is backed up first. A\n"
            "file that can't be backed up, being damaged or another program's, is moved into the\n"
            "folder damaged/.\n\n"
            "A backup brings its own history with it, so undo doesn't take a restore back:\n"
            "restore the backup that was made before it, which the answer names."
        ),
        define=_define_restore,
        run=_restore,
        examples="spendby restore 12\nspendby restore /media/stick/spendby.db",
        see_also="spendby backups",
    ),
)
