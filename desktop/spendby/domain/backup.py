"""Backups: what is told of one, and which may go once a new one was made and checked.

Making, checking and restoring them is storage's part; when one is made, the services'.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct


class Reason(StrEnum):
    """Why a backup was made; part of its name."""

    DAILY = "daily"
    QUIT = "quit"
    BEFORE_IMPORT = "before-import"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_RESTORE = "before-restore"
    REPLACED = "replaced"
    MANUAL = "manual"


ROTATED = frozenset({Reason.DAILY, Reason.QUIT, Reason.BEFORE_IMPORT})
"""The reasons that don't keep a backup for good; any other one does."""


class Contents(Struct, frozen=True):
    """What a backup holds, so that a person can tell it from others.

    `left` has minor units by currency, of the credits that were open on the day it was made.
    `change` and `changed_at` are those of its newest change; 0 and None before the first one.
    Of `credits`, so many are `unreadable`: restoring it brings the others back whole.
    """

    credits: int
    left: tuple[tuple[str, int], ...]
    change: int = 0
    changed_at: datetime | None = None
    unreadable: int = 0


class Backup(Struct, frozen=True):
    """A backup in the folder; `contents` is None where the list of backups doesn't have it.

    `checked` says that the file is, as far as was looked, what it was when it was checked.
    """

    file: str
    sequence: int
    reason: str
    made_at: datetime
    size: int
    contents: Contents | None
    checked: bool


class Offer(Struct, frozen=True):
    """A backup that could be restored, and how many changes that would take away.

    `lost` is None where that can't be told, because one of the two files can't be read.
    """

    backup: Backup
    lost: int | None


class Restored(Struct, frozen=True):
    """What a restore did: what is there now, and where to find what was there before.

    `before` names the backup that was made of it; `set_aside` is the folder into which the file
    was moved where it was too damaged for one. Both are None where there was no file.
    """

    file: str
    contents: Contents
    lost: int | None = None
    before: str | None = None
    set_aside: str | None = None


RECENT = timedelta(hours=48)
MOST_RECENT = 20
DAYS, WEEKS, MONTHS = 14, 8, 12
LEAST = 3

_Period = Callable[[Backup], tuple[int, ...]]

_TIERS: tuple[tuple[int, _Period], ...] = (
    (DAYS, lambda one: (one.made_at.toordinal(),)),
    (WEEKS, lambda one: one.made_at.isocalendar()[:2]),
    (MONTHS, lambda one: (one.made_at.year, one.made_at.month)),
)


def outlived(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Tell which backups may be removed, after a new one was made and checked.

    Kept are the `MOST_RECENT` of the last 48 hours, then the newest one of each of 14 days, 8
    weeks and 12 months, and never fewer than 3; a backup with a reason outside `ROTATED` always.
    The order is that of the sequence numbers. One that is dated after `now` is kept and takes
    nobody's place, and no jump of the clock ahead makes another backup older.
    """
    rotated = sorted(
        (one for one in backups if one.reason in ROTATED and one.made_at <= now),
        key=lambda one: -one.sequence,
    )
    kept = set(_recent(rotated)) | {one.sequence for one in rotated[:LEAST]}
    for most, period in _TIERS:
        kept |= _newest_of_each(rotated, period, most, kept)
    return [one for one in rotated if one.sequence not in kept]


def _recent(newest_first: Sequence[Backup]) -> list[int]:
    age = timedelta()
    recent = []
    later: Backup | None = None
    for one in newest_first[:MOST_RECENT]:
        if later is not None:
            gap = later.made_at - one.made_at
            # A longer gap may be a jump of the clock, and a negative one is.
            age += gap if timedelta() < gap <= RECENT else timedelta()
        if age > RECENT:
            break
        recent.append(one.sequence)
        later = one
    return recent


def _newest_of_each(
    newest_first: Sequence[Backup], period: _Period, most: int, kept: set[int]
) -> set[int]:
    """Choose the newest backup of each period, passing over those that are kept anyway."""
    seen: set[tuple[int, ...]] = set()
    chosen: set[int] = set()
    for one in newest_first:
        when = period(one)
        if when in seen:
            continue
        seen.add(when)
        if one.sequence not in kept:
            chosen.add(one.sequence)
        if len(chosen) == most:
            break
    return chosen
