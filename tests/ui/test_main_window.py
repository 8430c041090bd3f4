"""The window as a whole: what it lists, how it moves, and what its keys do."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind, Store
from spendby.domain.errors import FileRefused
from spendby.services.services import Services
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.labels import IconLabel
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def test_the_soonest_end_comes_first_then_never_then_not_set(window: MainWindow) -> None:
    assert names(window) == [
        "Survey panel payout",
        "Prime Day",
        "Store refund card",
        "Gift card from Mum",
        "Courtesy, late parcel",
    ]
    assert window.detail.name == "Survey panel payout"


def test_the_views_are_filters_of_one_list(window: MainWindow) -> None:
    QTest.keyClick(window.page.table, Qt.Key.Key_2, CONTROL)
    assert names(window) == ["Store refund card"]
    QTest.keyClick(window.page.table, Qt.Key.Key_3, CONTROL)
    assert names(window) == ["Survey panel payout", "Prime Day"]
    QTest.keyClick(window.page.table, Qt.Key.Key_4, CONTROL)
    assert names(window) == ["Summer video", "Used one"]
    QTest.keyClick(window.page.table, Qt.Key.Key_1, CONTROL)
    assert len(names(window)) == 5


def test_search_narrows_with_every_letter_and_escape_brings_all_back(window: MainWindow) -> None:
    QTest.keyClick(window.page.table, Qt.Key.Key_F, CONTROL)
    assert window.page.search.hasFocus()
    QTest.keyClicks(window.page.search, "LAMP")
    assert names(window) == ["Store refund card"]
    QTest.keyClicks(window.page.search, "x")
    assert names(window) == []
    assert window.page.empty_heading.replace("\u2068", "").replace("\u2069", "") == (
        "No credit matches “LAMPx”."
    )
    QTest.keyClick(window.page.search, Qt.Key.Key_Escape)
    assert len(names(window)) == 5


def test_sorting_keeps_the_credit_that_is_being_read(window: MainWindow) -> None:
    window.page.select("soon")
    window.page.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert names(window)[0] == "Gift card from Mum"
    assert window.detail.name == "Prime Day"


def test_undo_and_redo_by_their_keys(window: MainWindow, services: Services) -> None:
    services.credits.use("yes", 2_500)
    assert window.toast.text == "Used $25.00 of Store refund card."
    assert services.credits.get("yes").left == 10_000
    QTest.keyClick(window.page.table, Qt.Key.Key_Z, CONTROL)
    assert services.credits.get("yes").left == 12_500
    assert window.toast.text == "Taken back: Used $25.00 of Store refund card."
    QTest.keyClick(window.page.table, Qt.Key.Key_Z, CONTROL_SHIFT)
    assert services.credits.get("yes").left == 10_000


def test_the_menu_says_what_undo_would_take_back(window: MainWindow, services: Services) -> None:
    action = window.actions_of[Do.UNDO]
    assert not action.isEnabled()
    services.credits.edit("yes", name="Lamp & co")
    assert action.text() == "&Undo: Edited Lamp && co"
    assert action.isEnabled()


def test_the_toast_takes_the_change_back(window: MainWindow, services: Services) -> None:
    services.credits.archive(["yes"])
    assert "Store refund card" not in names(window)
    window.toast.press()
    assert "Store refund card" in names(window)


def test_a_change_made_elsewhere_appears_and_moves_nothing_else(
    window: MainWindow, services: Services
) -> None:
    window.page.select("soon")
    services.credits.add(Kind.GIFT_CARD, 100, name="A new one")
    assert "A new one" in names(window)
    assert window.detail.name == "Prime Day"
    services.credits.edit("soon", name="Prime Day, renamed")
    assert window.detail.name == "Prime Day, renamed"


def test_delete_archives_and_the_archive_gives_back(window: MainWindow, services: Services) -> None:
    window.page.select("soon")
    QTest.keyClick(window.page.table, Qt.Key.Key_Delete)
    assert services.credits.get("soon").archived
    assert window.detail.name == "Store refund card"
    window.actions_of[Do.SHOW_OVER].trigger()
    window.page.select("soon")
    window.actions_of[Do.BRING_BACK].trigger()
    assert not services.credits.get("soon").archived


def test_after_a_credit_has_gone_for_good_the_next_one_is_current(
    window: MainWindow, services: Services
) -> None:
    window.page.select("soon")
    services.credits.delete_for_good("soon")
    assert window.detail.name == "Store refund card"
    window.page.select("unknown")
    services.credits.delete_for_good("unknown")
    assert window.detail.name == "Gift card from Mum"


def test_copying_gives_a_sentence(window: MainWindow) -> None:
    window.page.select("tomorrow")
    QTest.keyClick(window.page.table, Qt.Key.Key_C, CONTROL)
    text = QGuiApplication.clipboard().text().replace("\u2068", "").replace("\u2069", "")
    assert text.startswith("Survey panel payout, Reward, $5.00 left, buys gift cards: Assume no:")
    assert text.endswith("expires: Tomorrow, Mon 23 Nov")


def test_the_figures_reconcile(window: MainWindow) -> None:
    texts = [one.text() for one in window.page.findChildren(QLabel) if one.isVisible()]
    assert {"$1,190.00", "in 5 credits", "$125.00", "1 credit, 1 more to check"} <= set(texts)
    assert {"$15.00", "2 credits, first tomorrow"} <= set(texts)


def test_a_narrow_window_opens_the_details_when_asked(window: MainWindow) -> None:
    window.resize(1240, 780)
    assert window.detail.isVisible()
    window.resize(1000, 700)
    assert not window.detail.isVisible()
    window.page.focus_list()
    QTest.keyClick(window.page.table, Qt.Key.Key_Return)
    assert window.detail.isVisible()
    assert window.detail.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.detail.isVisible()
    assert window.page.table.hasFocus()


def test_the_details_stand_beside_the_list_and_leave_add_credit_in_sight(
    window: MainWindow,
) -> None:
    window.resize(900, 600)
    QTest.keyClick(window.page.table, Qt.Key.Key_Return)
    add = next(one for one in window.findChildren(QPushButton) if one.text() == "Add credit")
    end = add.mapTo(window, add.rect().bottomRight()).x()
    assert end <= window.detail.mapTo(window, QPoint()).x()
    close = next(
        one
        for one in window.detail.findChildren(QPushButton)
        if one.accessibleName() == "Close details"
    )
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.detail.isVisible()


def test_in_a_small_window_the_details_take_the_place_of_the_list_until_it_is_asked_for(
    window: MainWindow,
) -> None:
    window.resize(640, 480)
    QTest.keyClick(window.page.table, Qt.Key.Key_Return)
    assert window.detail.width() >= window.page.width()
    QTest.keyClick(window.detail, Qt.Key.Key_F, CONTROL)
    assert not window.detail.isVisible()
    assert window.page.search.hasFocus()


@pytest.mark.parametrize("size", [(1240, 780), (900, 600), (640, 480)])
def test_another_credit_begins_with_its_head(
    window: MainWindow, services: Services, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.page.select("yes")
    window.panes.open_detail()
    QApplication.processEvents()
    bar = window.detail.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    services.credits.use("yes", 100)
    assert bar.value() > 0  # the same credit, with something that happened to it
    window.page.select("soon")
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    services.credits.add(Kind.GIFT_CARD, 100, name="A new one")
    window.panes.close_detail()
    window.panes.open_detail()
    assert bar.value() == 0 or size == (1240, 780)


def test_a_narrow_sidebar_still_tells_how_many_and_whose(open_window: OpenWindow) -> None:
    other = Store("target", "Target", "USD", "America/Chicago", "")
    credits = [*drawer(), make_credit("t", 900, name="Circle reward", store="target")]
    window = open_window(memory_services(credits, stores=[other]))
    window.resize(640, 480)
    QApplication.processEvents()
    numbers = [
        one.text()
        for one in window.sidebar.findChildren(QLabel)
        if one.isVisible() and one.text().isdigit()
    ]
    assert numbers[:4] == ["6", "1", "2", "2"]
    heading = next(one for one in window.page.head.findChildren(QLabel) if "stores" in one.text())
    assert (heading.isVisible(), heading.text()) == (True, "All stores")
    window.control.choose_store("target")
    assert heading.text() == "Target"


def test_a_narrower_window_shrinks_the_sidebar(window: MainWindow) -> None:
    window.resize(1240, 780)
    wide = window.sidebar.width()
    window.resize(900, 600)
    assert (wide, window.sidebar.width()) == (212, 60)
    assert (window.width(), window.height()) == (900, 600)


def test_the_colours_follow_the_menu(window: MainWindow, theme: Theme) -> None:
    window.actions_of[Do.THEME_DARK].trigger()
    assert theme.mode is Mode.DARK
    assert window.actions_of[Do.THEME_DARK].isChecked()
    assert window.palette().window().color().lightness() < 60
    window.actions_of[Do.THEME_LIGHT].trigger()
    assert window.palette().window().color().lightness() > 200


def test_text_grows_and_shrinks_within_its_limits(window: MainWindow, theme: Theme) -> None:
    for _ in range(9):
        window.actions_of[Do.TEXT_LARGER].trigger()
    assert theme.text_percent == 200
    assert not window.actions_of[Do.TEXT_LARGER].isEnabled()
    for _ in range(9):
        window.actions_of[Do.TEXT_SMALLER].trigger()
    assert theme.text_percent == 100


def test_a_refusal_is_a_sentence_and_changes_nothing(window: MainWindow) -> None:
    window.commands.credits.undo()
    assert window.toast.text == "There is nothing to undo."
    QTest.keyClick(window.page.table, Qt.Key.Key_Z, CONTROL)
    assert len(names(window)) == 5


def test_a_file_that_can_no_longer_be_read_is_a_banner(open_window: OpenWindow) -> None:
    storage = _Broken(drawer())
    storage.broken = False
    window = open_window(memory_services(storage=storage))
    storage.broken = True
    window.load()
    assert window.page.banner.text == "Couldn't read this file. Nothing was changed."
    assert len(names(window)) == 5
    storage.broken = False
    window.load()
    assert window.page.banner.text == ""


def test_a_second_store_turns_the_heading_into_a_choice(open_window: OpenWindow) -> None:
    target = Store("target", "Target", "USD", "America/Chicago")
    credits = [*drawer(), make_credit("t", 900, name="Circle reward", store="target")]
    window = open_window(memory_services(credits, [target]))
    assert len(names(window)) == 6
    window.control.choose_store("target")
    assert names(window) == ["Circle reward"]
    assert window.control.chosen.view is View.ACTIVE


class _Broken(MemoryStorage):
    """A storage whose file can't be read for now."""

    broken = True

    def read(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        if self.broken:
            message = "Couldn't read this file. Nothing was changed."
            raise FileRefused(message)
        return super().read()


@pytest.mark.parametrize("view", list(View))
def test_the_sidebar_counts_what_the_list_shows(window: MainWindow, view: View) -> None:
    window.control.show_view(view)
    button = window.sidebar._buttons[view]  # noqa: SLF001
    count = len(names(window))
    noun = "1 credit" if count == 1 else f"{count} credits"
    assert button.accessibleName().endswith(f", {noun}")


class WindowsShown(QObject):
    """Notes each widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = isinstance(watched, QWidget) and watched.isWindow()
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and is_window:
            self.found.append(watched)
        return False


def test_what_comes_after_the_rows_opens_no_window_of_its_own(
    qtbot: QtBot, qapp: QApplication, theme: Theme, services: Services
) -> None:
    """A part that is shown before it stands in the window would flash, and take the focus."""
    window = MainWindow(services, theme)
    qtbot.addWidget(window)
    shown = WindowsShown()
    qapp.installEventFilter(shown)
    window.show()
    window.load()
    window.furnish()
    QApplication.processEvents()
    qapp.removeEventFilter(shown)
    assert shown.found == [window]
    window.close()


def test_what_is_wanted_before_everything_is_made_is_done_all_the_same(
    qtbot: QtBot, theme: Theme, services: Services
) -> None:
    window = MainWindow(services, theme)
    qtbot.addWidget(window)
    window.show()
    window.load()
    window.actions_of[Do.ADD].trigger()
    assert shown_dialog(window).windowTitle() == "Add credit"
    window.close()


def test_an_early_wish_leaves_no_pane_without_its_credit(
    qtbot: QtBot, theme: Theme, services: Services
) -> None:
    window = MainWindow(services, theme)
    qtbot.addWidget(window)
    window.show()
    window.load()
    window.actions_of[Do.FIND].trigger()
    window.furnish()
    assert window.detail.name == "Survey panel payout"
    window.close()


def test_large_text_in_a_small_window_leaves_the_lists_name_whole(
    window: MainWindow, theme: Theme
) -> None:
    window.resize(900, 600)
    theme.set_text_percent(200)
    QApplication.processEvents()
    titles = [
        one for one in window.page.head.findChildren(QLabel) if one.text() == "Active credits"
    ]
    assert [one.width() >= one.sizeHint().width() for one in titles] == [True]
    icons = [one for one in window.page.search.findChildren(IconLabel) if one.isVisible()]
    assert [one.width() for one in icons] == [theme.px(16)]
