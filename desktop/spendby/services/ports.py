"""What the use cases need of the outside world; what storage keeps for them is `storage_ports`'s.

Structural types: nothing has to inherit from them, and a test can hand in ten lines instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # types have no use for a start, and their modules would make it longer
    from collections.abc import Callable
    from datetime import date, datetime

    from spendby.domain.backup import Backup, Offer, Restored
    from spendby.domain.guide import Guide
    from spendby.domain.notice import Notice, Outcome
    from spendby.domain.pack import Pack


class Clock(Protocol):
    """Tells the time; the only place where a day comes from."""

    def now(self) -> datetime:
        """Give the present moment, with its zone."""
        ...

    def today(self, time_zone: str | None = None) -> date:
        """Tell which day it is in an IANA time zone, or for the user when none is named."""
        ...

    def here(self) -> datetime:
        """Give the moment on the user's own clock and calendar, on the day taken for today."""
        ...


class BackupShelf(Protocol):
    """The checked copies of the file; what can't be done raises `FileRefused`."""

    def newest(self) -> Backup | None:
        """Find the newest backup, without reading any of them."""
        ...

    def listed(self, *, check: bool = False) -> list[Backup]:
        """List the backups, newest first; with `check` each is compared with its hash."""
        ...

    def offers(self) -> list[Offer]:
        """List the backups, each compared with its hash, and what restoring it would lose."""
        ...

    def make(self, reason: str, at: datetime) -> Backup:
        """Make and check a backup, then let go of those that it outlives."""
        ...

    def save_copy(self, path: str) -> str:
        """Save a checked copy where no file is yet; gives its whole path."""
        ...

    def restore(self, file: str, at: datetime) -> Restored:
        """Put a backup, or a copy at a path, in the place of the file; all of it or nothing."""
        ...


class PackShelf(Protocol):
    """The packs there are: those that come with Spendby, and the user's own."""

    def packs(self) -> dict[str, Pack]:
        """Give every pack that can be used, by id."""
        ...

    def text(self, pack_id: str) -> str:
        """Give the text of a pack's file, the user's own before a built-in one; `NotFound`."""
        ...

    def save(self, text: str) -> Pack:
        """Keep a pack among the user's own, whatever its id; raises `PackRefused`, `FileRefused`.

        A built-in file is never written to: one of the user's stands in for it.
        """
        ...

    def problems(self) -> list[str]:
        """Give a sentence for each of the user's packs that can't be used."""
        ...


class GuideShelf(Protocol):
    """The guides there are, one to a pack."""

    def guide(self, pack: Pack) -> Guide:
        """Give the guide of a pack, or the general one where it has none that can be used."""
        ...

    def guide_problems(self) -> list[str]:
        """Give a sentence for each of the user's guides read so far that can't be used."""
        ...


class Files(Protocol):
    """Whole files, read with a limit and written all or nothing, private to the user."""

    def read(self, path: str, limit: int) -> bytes:
        """Read a file of at most `limit` bytes; raises `FileRefused`."""
        ...

    def write(self, path: str, content: bytes) -> None:
        """Replace or create a file in one step, mode 0600; raises `FileRefused`."""
        ...

    def check_target(self, path: str) -> None:
        """Raise `FileRefused` where no file may be written, whatever it holds."""
        ...

    def is_writable(self, path: str) -> bool:
        """Tell whether a file, and files beside it, may be written."""
        ...

    def conflicting_copies(self, path: str) -> list[str]:
        """Name the copies that a syncing program has left beside a file."""
        ...


class Unwritten(Protocol):
    """Remembers for a day, outside the user's data, that something was shown.

    For when the data can't be written to. Never raises: what can't be remembered may be shown
    again.
    """

    def was_told(self, day: date) -> bool:
        """Tell whether `note` was called for this day, by whatever process."""
        ...

    def note(self, day: date) -> None:
        """Remember that something was shown on this day."""
        ...


class Announcer(Protocol):
    """Puts notices before the user's eyes, outside the window's own lists."""

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show a notice; `tell` is called once, within seconds: at once, or later in this thread.

        Never raises: what can't be shown is told as an outcome that wasn't shown.
        """
        ...
