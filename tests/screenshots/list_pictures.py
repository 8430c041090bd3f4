"""Pictures of the list: filtered, grouped, with other columns, several selected, saved views."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from spendby.domain.credit import Kind, Target
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Filters, Group, Span
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.screenshots.sample import sample_services, trying_services

Picture = Callable[[MainWindow], QWidget]
Shot = tuple[str, Callable[[], Services], Picture, tuple[int, int], int]


def chips(window: MainWindow) -> QWidget:
    """Narrow the list by three things."""
    kinds = frozenset({Kind.PROMOTIONAL, Kind.REWARD})
    window.control.filter(Filters(kinds, frozenset({Answer.NO}), Span.MONTH))
    return window


def chips_open(window: MainWindow) -> QWidget:
    """Show the filters without using them."""
    window.lists.toggle_filters()
    return window


def chip_menu(window: MainWindow) -> QWidget:
    """Open the menu of a chip."""
    chips(window)
    menu = window.page.head.filters.kind.findChild(QMenu)
    return _popped(menu)


def nothing_passes(window: MainWindow) -> QWidget:
    """Filter by what isn't there."""
    window.control.filter(Filters(currencies=frozenset({"EUR"})))
    return window


def nothing_can(window: MainWindow) -> QWidget:
    """Ask what turns into cash."""
    window.control.choose_target(Target.CASH)
    window.control.show_view(View.GIFT_CARDS)
    return window


def grouped(group: Group) -> Picture:
    """Group the list."""

    def group_it(window: MainWindow) -> QWidget:
        window.control.group(group)
        return window

    return group_it


def rtl(window: MainWindow) -> QWidget:
    """Mirror the window."""
    chips(window)
    window.control.group(Group.MONTH)
    # The whole program's, as a translation would have it; until the picture is taken.
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = Qt.LayoutDirection.LeftToRight
    window.destroyed.connect(lambda: QApplication.setLayoutDirection(turned))
    return window


def third_party(window: MainWindow) -> QWidget:
    """Ask about other brands' gift cards."""
    window.control.choose_target(Target.THIRD_PARTY_GIFT_CARD)
    return window


def goods(window: MainWindow) -> QWidget:
    """Ask about books."""
    window.control.choose_target(Target.GOODS, ("books",))
    window.control.show_view(View.GIFT_CARDS)
    return window


def target_menu(window: MainWindow) -> QWidget:
    """Open the menu of what can be bought."""
    return _popped(window.page.head.buying.menu)


def columns(window: MainWindow) -> QWidget:
    """Add three columns."""
    window.page.table.show_columns([Column.STORE, Column.CHECKED, Column.GRANTED])
    return window


def all_columns(window: MainWindow) -> QWidget:
    """Add every column, and look at the end of the rows."""
    window.page.table.show_columns(list(Column))
    bar = window.page.table.horizontalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    return window


def columns_menu(window: MainWindow) -> QWidget:
    """Open the menu of columns."""
    columns(window)
    window.actions_of[Do.COLUMNS].trigger()
    menu = window.actions_of[Do.COLUMNS].menu()
    assert isinstance(menu, QMenu)
    return menu


def selected(window: MainWindow) -> QWidget:
    """Select some credits."""
    table = window.page.table
    table.selectRow(1)
    for _ in range(3):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return window


def saved(window: MainWindow) -> QWidget:
    """Save two views, and show one of them."""
    window.memory.save("Everything, soonest first")
    window.control.group(Group.STORE)
    window.memory.save("By store <b>& more</b>, whatever it is")
    return window


def save_view(window: MainWindow) -> QWidget:
    """Ask for a name."""
    return _dialog(window, Do.SAVE_VIEW)


def tag(window: MainWindow) -> QWidget:
    """Ask for a category."""
    selected(window)
    dialog = _dialog(window, Do.TAG)
    QTest.keyClicks(dialog.focusWidget(), "b")
    return dialog


def _dialog(window: MainWindow, do: Do) -> QDialog:
    window.actions_of[do].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def _popped(menu: object) -> QMenu:
    assert isinstance(menu, QMenu)
    menu.popup(menu.pos())
    return menu


def pictures(full: tuple[int, int], small: tuple[int, int]) -> list[Shot]:
    """List the pictures of the list."""
    sample, trying = sample_services, trying_services
    return [
        ("list_chips", sample, chips, full, 100),
        ("list_chips_small", sample, chips, small, 100),
        ("list_chips_200", sample, chips_open, full, 200),
        ("list_chip_menu", sample, chip_menu, full, 100),
        ("list_nothing_passes", sample, nothing_passes, full, 100),
        ("list_nothing_can", sample, nothing_can, full, 100),
        ("list_by_month", sample, grouped(Group.MONTH), full, 100),
        ("list_by_kind", trying, grouped(Group.KIND), full, 100),
        ("list_by_store_200", sample, grouped(Group.STORE), small, 200),
        ("list_rtl", sample, rtl, full, 100),
        ("list_third_party", sample, third_party, full, 100),
        ("list_goods", sample, goods, full, 100),
        ("list_target_menu", sample, target_menu, full, 100),
        ("list_columns", sample, columns, full, 100),
        ("list_all_columns", sample, all_columns, small, 100),
        ("list_columns_menu", sample, columns_menu, full, 100),
        ("list_selected", sample, selected, full, 100),
        ("list_selected_200", sample, selected, small, 200),
        ("list_saved", sample, saved, full, 100),
        ("list_saved_small", sample, saved, small, 100),
        ("list_save_view", sample, save_view, full, 100),
        ("list_tag", sample, tag, full, 100),
    ]
