"""When a backup is made by itself, and what is said when it can't be."""

from datetime import datetime, timedelta
from typing import NoReturn

import pytest

from spendby.domain.backup import Reason
from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused, NotFound
from spendby.services.backups import RESTORED, BackupService
from spendby.services.changes import Changed, Notifier
from tests.helpers.credits import make_credit
from tests.helpers.memory_backups import MemoryBackups
from tests.helpers.memory_services import NOON, FixedClock
from tests.helpers.memory_storage import MemoryStorage

FULL = "No backup could be made: the disk is full. Your credits are saved."


class Desk:
    """A storage, its backups, and a clock to move."""

    def __init__(self) -> None:
        self.clock = FixedClock()
        self.storage = MemoryStorage()
        self.shelf = MemoryBackups(self.storage)
        self.notifier = Notifier()
        self.backups = BackupService(self.shelf, self.storage, self.clock, self.notifier)
        self._number = 0

    def change(self) -> None:
        """Add a credit, as any change would be made."""
        self._number += 1
        self.clock.moment += timedelta(minutes=1)
        with self.storage.change() as unit:
            unit.credits.add([make_credit(f"c{self._number}", kind=Kind.REFUND)])
            unit.commit("Added", self.clock.moment)

    def later(self, **span: int) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**span)

    def reasons(self) -> list[str]:
        """Why the backups there are were made, oldest first."""
        return [one.reason for one in reversed(self.shelf.listed())]


@pytest.fixture
def desk() -> Desk:
    """An empty desk at noon in Seattle."""
    return Desk()


def test_the_first_change_of_a_day_is_backed_up_and_no_other(desk: Desk) -> None:
    assert desk.backups.after_change() is None
    for _ in range(3):
        desk.change()
        desk.backups.after_change()
    assert desk.reasons() == [Reason.DAILY]
    newest = desk.shelf.newest()
    assert newest is not None
    assert newest.contents is not None
    assert newest.contents.credits == 1
    desk.later(days=1)
    desk.change()
    desk.backups.after_change()
    assert desk.reasons() == [Reason.DAILY, Reason.DAILY]


def test_a_backup_by_hand_before_the_first_change_is_not_the_days(desk: Desk) -> None:
    desk.change()
    desk.later(days=1)
    desk.backups.make()
    desk.change()
    assert desk.backups.after_change() is not None


def test_a_backup_from_the_future_is_not_todays(desk: Desk) -> None:
    desk.later(days=2000)
    desk.change()
    desk.backups.after_change()
    desk.later(days=-2000)
    desk.change()
    assert desk.backups.after_change() is not None


def test_at_quit_only_what_is_new_is_backed_up(desk: Desk) -> None:
    assert desk.backups.at_quit() is None
    desk.change()
    desk.backups.after_change()
    assert desk.backups.at_quit() is None
    desk.change()
    assert desk.backups.at_quit() is not None
    assert desk.backups.at_quit() is None
    assert desk.reasons() == [Reason.DAILY, Reason.QUIT]


def test_before_an_import_what_is_here_is_backed_up(desk: Desk) -> None:
    assert desk.backups.before_import() is None
    desk.change()
    desk.backups.before_import()
    desk.backups.before_import()
    assert desk.reasons() == [Reason.BEFORE_IMPORT]


def test_a_backup_that_can_not_be_made_is_said_until_one_can(desk: Desk) -> None:
    desk.change()
    desk.shelf.refusal = FULL
    assert desk.backups.after_change() is None
    assert desk.backups.problem == FULL
    assert desk.backups.state().problem == FULL
    with pytest.raises(FileRefused):
        desk.backups.make()
    desk.shelf.refusal = ""
    desk.backups.after_change()
    assert desk.backups.problem == ""


def test_the_last_backup_is_known_while_the_file_can_not_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.change()
    made = desk.backups.make()

    def replaced() -> NoReturn:
        message = "The file was replaced."
        raise FileRefused(message)

    monkeypatch.setattr(desk.storage, "read", replaced)
    state = desk.backups.state()
    assert (state.last, state.problem) == (made, "The file was replaced.")


def test_an_earlier_backup_that_failed_does_not_stop_an_import(desk: Desk) -> None:
    desk.change()
    desk.backups.make()
    desk.change()
    desk.shelf.refusal = FULL
    desk.backups.after_change()
    desk.shelf.refusal = ""
    desk.backups.before_import()
    assert desk.backups.problem == ""


def test_after_seven_days_with_changes_a_backup_is_overdue(desk: Desk) -> None:
    assert not desk.backups.state().overdue
    desk.change()
    desk.backups.make()
    for day in range(7):
        assert not desk.backups.state().overdue
        assert desk.backups.state().bare_days == day
        desk.later(days=1)
        desk.change()
        desk.change()
    assert desk.backups.state().overdue
    desk.backups.make()
    assert desk.backups.state().bare_days == 0


def test_days_without_changes_need_no_backup(desk: Desk) -> None:
    desk.change()
    desk.backups.make()
    desk.later(days=100)
    assert desk.backups.state().bare_days == 0


def test_days_without_any_backup_count(desk: Desk) -> None:
    for _ in range(7):
        desk.change()
        desk.later(days=1)
    assert desk.backups.state().overdue
    assert desk.backups.state().last is None


def test_what_comes_after_a_restore_is_counted(desk: Desk) -> None:
    desk.change()
    desk.backups.make()
    for _ in range(3):
        desk.change()
    desk.backups.restore("1")
    assert desk.backups.state().bare_days == 0
    desk.later(days=1)
    desk.change()
    assert desk.backups.state().bare_days == 1
    assert desk.backups.after_change() is not None


def test_a_restore_is_announced_and_leads_back(desk: Desk) -> None:
    heard: list[Changed] = []
    desk.notifier.subscribe(heard.append)
    desk.change()
    desk.backups.make()
    desk.change()
    restored = desk.backups.restore("000001")
    assert (restored.lost, restored.contents.credits) == (1, 1)
    assert set(desk.storage.contents.credits) == {"c1"}
    assert [(one.change.kind, one.everything) for one in heard] == [(RESTORED, True)]
    assert restored.before is not None
    desk.backups.restore(restored.before)
    assert set(desk.storage.contents.credits) == {"c1", "c2"}


def test_a_backup_is_found_by_number_start_or_name(desk: Desk) -> None:
    desk.change()
    name = desk.backups.make().file
    for wanted in ("1", "000001", "000001_2026", name):
        assert desk.backups.restore(wanted).file == name
    with pytest.raises(NotFound, match="could be any of 5 backups"):
        desk.backups.restore("0000")
    for wanted in ("", "9", "x.db", "elsewhere/1"):
        with pytest.raises(FileRefused):
            desk.backups.restore(wanted)


def test_the_day_is_the_users(desk: Desk) -> None:
    desk.clock.moment = datetime.combine(NOON.date(), NOON.time(), NOON.tzinfo).replace(hour=23)
    desk.change()
    desk.backups.after_change()
    desk.later(hours=1)
    desk.change()
    desk.backups.after_change()
    assert len(desk.reasons()) == 2
