"""The restore dialog, and the sidebar's sentence about backups."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.backup import Backup, Contents, Offer, Reason
from spendby.services.backups import BackupState
from spendby.ui.backups.backup_words import backup_line
from spendby.ui.backups.restore_dialog import RestoreDialog
from spendby.ui.kit.theme import Theme
from tests.ui.test_accessible import unnamed

NOW = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)


def backup(number: int = 1, reason: str = Reason.DAILY, **changes: object) -> Backup:
    """Make a backup of two credits that is `number` hours old."""
    made = Backup(
        f"{number:06d}_x.db",
        number,
        reason,
        NOW - timedelta(hours=number),
        4096,
        Contents(2, (("USD", 105_000),), 5, NOW),
        checked=True,
    )
    return replace(made, **changes)


class Asked:
    """A dialog over a window, and what it was asked to restore."""

    def __init__(self, qtbot: QtBot, theme: Theme, *offers: Offer) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.restored: list[str] = []
        self.dialog = RestoreDialog(
            theme, offers, NOW, lambda one: self.restored.append(one.file), self.window
        )
        self.dialog.open()
        QApplication.processEvents()

    def row(self, number: int) -> list[str]:
        """What a row says."""
        row = self.dialog.list.topLevelItem(number)
        assert row is not None
        return [row.text(column) for column in range(row.columnCount())]


def test_backups_are_listed_with_what_they_hold(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(
        qtbot,
        theme,
        Offer(backup(1), 3),
        Offer(backup(30, Reason.BEFORE_IMPORT), 1),
        Offer(backup(31, "from-later"), 0),
    )
    assert asked.row(0) == [
        "22 Nov 16:03",
        "First change of the day",
        "2",
        "$1,050.00",
        "Checked",
    ]
    assert asked.row(1)[:2] == ["21 Nov 11:03", "Before an import"]
    assert asked.row(2)[1] == "from-later"
    assert asked.dialog.sentence == "You would lose 3 changes."
    QTest.keyClick(asked.dialog.list, Qt.Key.Key_Down)
    assert asked.dialog.sentence == "You would lose 1 change."
    QTest.keyClick(asked.dialog.list, Qt.Key.Key_Down)
    assert asked.dialog.sentence == "You would lose no changes."


def test_enter_restores_the_one_that_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Offer(backup(1), 3), Offer(backup(2), 5))
    QTest.keyClick(asked.dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(asked.dialog.list, Qt.Key.Key_Return)
    assert asked.restored == ["000002_x.db"]


def test_the_button_restores_and_escape_does_not(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Offer(backup(1), 3))
    asked.dialog.accept_button.click()
    assert asked.restored == ["000001_x.db"]
    again = Asked(qtbot, theme, Offer(backup(1), 3))
    QTest.keyClick(again.dialog, Qt.Key.Key_Escape)
    assert again.restored == []


def test_a_damaged_one_can_not_be_chosen(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Offer(backup(1, checked=False), None))
    assert asked.row(0)[-1] == "Damaged"
    assert asked.dialog.sentence == "This backup is damaged and can't be used."
    assert not asked.dialog.accept_button.isEnabled()
    QTest.keyClick(asked.dialog.list, Qt.Key.Key_Return)
    assert asked.restored == []


def test_a_file_that_is_in_no_list_may_be_tried(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Offer(backup(1, checked=False, contents=None), None))
    assert asked.row(0)[2:] == ["", "", "Not checked yet"]
    assert asked.dialog.accept_button.isEnabled()


def test_without_backups_it_says_when_the_first_is_made(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme)
    assert asked.dialog.sentence == "No backups yet. The first is made after your first change."
    assert not asked.dialog.accept_button.isEnabled()
    assert not asked.dialog.list.isVisible()


def test_it_can_be_heard_and_shows_text_literally(qtbot: QtBot, theme: Theme) -> None:
    asked = Asked(qtbot, theme, Offer(backup(1, "<b>bold</b>"), 3))
    assert unnamed(asked.dialog) == []
    assert asked.row(0)[1] == "<b>bold</b>"
    for shown in asked.dialog.findChildren(QLabel):
        assert shown.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (0, "Backed up today 17:03"),
        (17, "Backed up today 00:03"),
        (18, "Backed up yesterday 23:03"),
        (48, "Backed up 20 Nov"),
        (24 * 365, "Backed up 22 Nov 2025"),
        (-48, "Backed up 24 Nov"),
    ],
)
def test_the_sidebar_says_when(hours: int, text: str) -> None:
    line = backup_line(BackupState(backup(hours)), NOW)
    assert (line.text, line.tone, line.more) == (text, "text2", "")


def test_the_sidebar_speaks_in_the_users_zone() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=9)))
    assert backup_line(BackupState(backup(1)), there).text == "Backed up today 01:03"


def test_the_sidebar_turns_amber() -> None:
    assert backup_line(BackupState(), NOW).text == "No backup yet"
    assert backup_line(BackupState(bare_days=6), NOW).tone == "text2"
    late = backup_line(BackupState(backup(1), bare_days=7), NOW)
    assert (late.tone, late.more) == ("warn", "7 days with changes are in no backup.")
    full = backup_line(BackupState(backup(1), problem="The disk is full."), NOW)
    assert (full.tone, full.more) == ("warn", "The disk is full.")
