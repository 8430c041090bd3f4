"""The words for backups: the sidebar's sentence, and what the restore dialog says of each."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, QTime

from spendby.domain.backup import Backup, Offer, Reason
from spendby.services.backups import BackupState
from spendby.translation import ntr, tr
from spendby.ui.credit_list.sidebar_foot import BackupLine
from spendby.ui.kit.formatting import day_month, money

Word = Callable[[], str]

_REASONS: dict[str, Word] = {
    Reason.DAILY: lambda: tr("First change of the day"),
    Reason.QUIT: lambda: tr("Spendby was closed"),
    Reason.BEFORE_IMPORT: lambda: tr("Before an import"),
    Reason.BEFORE_MIGRATION: lambda: tr("Before an update"),
    Reason.BEFORE_RESTORE: lambda: tr("Before a restore"),
    Reason.REPLACED: lambda: tr("The file was replaced"),
    Reason.MANUAL: lambda: tr("Made by hand"),
}


def backup_line(state: BackupState, now: datetime, locale: QLocale | None = None) -> BackupLine:
    """Say when the last backup was made; amber when too much isn't in one, or none can be made.

    `now` carries its zone; the day and the hour that are said are those of that zone.
    """
    tone = "warn" if state.overdue or state.problem else "text2"
    more = state.problem
    if not more and state.overdue:
        more = ntr(
            "{count} day with changes is in no backup.",
            "{count} days with changes are in no backup.",
            state.bare_days,
        )
    if state.last is None:
        return BackupLine(tr("No backup yet"), tone, more)
    at = state.last.made_at.astimezone(now.tzinfo)
    days = (now.date() - at.date()).days
    time = _time(at, locale)
    if days == 0:
        text = tr("Backed up today {time}").format(time=time)
    elif days == 1:
        text = tr("Backed up yesterday {time}").format(time=time)
    else:
        day = day_month(at.date(), now.date(), locale)
        text = tr("Backed up {day}").format(day=day)
    return BackupLine(text, tone, more)


def backup_warning(state: BackupState) -> str:
    """Say in the banner's sentences that a backup is overdue, or can't be made; else nothing."""
    if state.problem:
        return tr("No backup could be made: {why}").format(why=state.problem)
    if state.overdue:
        return ntr(
            "{count} day with changes is in no backup yet. Your credits themselves are saved.",
            "{count} days with changes are in no backup yet. Your credits themselves are saved.",
            state.bare_days,
        )
    return ""


def made_words(backup: Backup, now: datetime, locale: QLocale | None = None) -> str:
    """Say when a backup was made: "22 Nov 17:03", in the zone that `now` carries."""
    at = backup.made_at.astimezone(now.tzinfo)
    return tr("{day} {time}", "day and time").format(
        day=day_month(at.date(), now.date(), locale), time=_time(at, locale)
    )


def reason_word(reason: str) -> str:
    """Say why a backup was made."""
    word = _REASONS.get(reason)
    return word() if word is not None else reason


def left_words(backup: Backup, locale: QLocale | None = None) -> str:
    """Write what was left in it, by currency; empty where that isn't known."""
    if backup.contents is None:
        return ""
    return "\n".join(money(minor, code, locale) for code, minor in backup.contents.left)


def checked_word(backup: Backup) -> str:
    """Say whether the file is what it was when it was checked."""
    if backup.checked and backup.contents is not None and backup.contents.unreadable:
        return ntr(
            "Checked, {count} unreadable", "Checked, {count} unreadable", backup.contents.unreadable
        )
    if backup.checked:
        return tr("Checked")
    if backup.contents is None:
        return tr("Not checked yet")
    return tr("Damaged")


def loss_sentence(offer: Offer) -> str:
    """Say what restoring a backup would take away."""
    backup, lost = offer.backup, offer.lost
    if not backup.checked and backup.contents is not None:
        return tr("This backup is damaged and can't be used.")
    if not backup.checked:
        return tr("This file is in no list. It is checked before it is used.")
    if lost is None:
        return tr("What is here now is kept beside it.")
    if lost == 0:
        return tr("You would lose no changes.")
    return ntr("You would lose {count} change.", "You would lose {count} changes.", lost)


def usable(offer: Offer) -> bool:
    """Tell whether it makes sense to try to restore it."""
    return offer.backup.checked or offer.backup.contents is None


def _time(at: datetime, locale: QLocale | None) -> str:
    # The "C" locale knows no AM and PM of its own, so its 24 hours are what everybody reads.
    shown = QLocale() if locale is None else locale
    return shown.toString(QTime(at.hour, at.minute), "HH:mm")
