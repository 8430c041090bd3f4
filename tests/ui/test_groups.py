"""Groups: headings with counts and sums, that no key stops at, and columns beside the four."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Store
from spendby.domain.expiry import NEVER
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Group
from spendby.ui.credit_list.columns import OPTIONAL, Column
from spendby.ui.credit_list.views import View
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, names

ENABLED = Qt.ItemFlag.ItemIsEnabled
HEARD = Qt.ItemDataRole.AccessibleTextRole


def headings(window: MainWindow) -> list[str]:
    """List the headings as they are read aloud."""
    model = window.page.table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data(HEARD)) for row in rows if not row.flags() & ENABLED]


def test_what_expires_soon_stands_under_its_nearness(window: MainWindow) -> None:
    window.control.show_view(View.EXPIRING)
    assert headings(window) == [
        "Within 7 days, 1 credit, $5.00",
        "Within 30 days, 1 credit, $10.00",
    ]
    window.control.show_view(View.ACTIVE)
    assert headings(window) == []


def test_months_stand_in_order_and_never_after_them(window: MainWindow) -> None:
    window.control.group(Group.MONTH)
    assert headings(window) == [
        "November 2026, 1 credit, $5.00",
        "December 2026, 1 credit, $10.00",
        "February 2027, 1 credit, $125.00",
        "Never expires, 1 credit, $1,040.00",
        "Expiry not set, 1 credit, $10.00",
    ]
    window.memory.sort(Column.EXPIRES, descending=True)
    assert headings(window)[0].startswith("Expiry not set")
    assert headings(window)[-1].startswith("November 2026")


def test_stores_and_kinds_have_their_sums_currency_by_currency(open_window: OpenWindow) -> None:
    books = Store("books", "Books & more", "GBP", "Europe/London")
    other = make_credit("t", 900, store="books", currency="GBP", expiry=NEVER)
    window = open_window(memory_services([*drawer(), other], [books]))
    window.control.group(Group.STORE)
    plain = [one.replace("\u2068", "").replace("\u2069", "") for one in headings(window)]
    assert plain == ["Amazon.com, 5 credits, $1,190.00", "Books & more, 1 credit, £9.00"]
    window.control.group(Group.KIND)
    assert "Promo credit, 2 credits, £9.00, $10.00" in headings(window)


def test_keys_pass_over_headings(window: MainWindow) -> None:
    window.control.group(Group.MONTH)
    table = window.page.table
    window.page.select("tomorrow")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert window.control.current is not None
    assert window.control.current.credit.id == "soon"
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert window.control.current.credit.id == "tomorrow"
    table.selectAll()
    assert len(window.control.selected) == 5


def test_headings_are_lower_than_rows_through_every_change(window: MainWindow) -> None:
    table = window.page.table
    window.control.group(Group.MONTH)
    assert [table.rowHeight(row) for row in range(4)] == [36, 52, 36, 52]
    window.page.search.setText("s")
    window.control.group(Group.NONE)
    window.page.search.clear()
    assert {table.rowHeight(row) for row in range(table.model().rowCount())} == {52}


def test_sums_follow_a_change_and_the_current_credit_stays(
    window: MainWindow, services: Services
) -> None:
    window.control.group(Group.MONTH)
    window.page.select("soon")
    services.credits.use("soon", 400)
    assert "December 2026, 1 credit, $6.00" in headings(window)
    assert window.detail.name == "Prime Day"
    services.credits.archive(["tomorrow"])
    assert not any(one.startswith("November") for one in headings(window))


def test_a_view_remembers_how_it_is_grouped(window: MainWindow) -> None:
    window.control.show_view(View.EXPIRING)
    window.control.group(Group.KIND)
    window.control.show_view(View.ACTIVE)
    window.control.show_view(View.EXPIRING)
    assert window.control.chosen.group is Group.KIND


def test_columns_are_added_after_the_four(window: MainWindow) -> None:
    table = window.page.table
    assert table.optional_columns == []
    table.show_columns([Column.STORE, Column.CHECKED])
    header = table.horizontalHeader()
    shown = [header.logicalIndex(at) for at in range(header.count())]
    assert shown[:4] == [Column.CREDIT, Column.ANSWER, Column.EXPIRES, Column.LEFT]
    assert [one for one in OPTIONAL if not table.isColumnHidden(one)] == [
        Column.STORE,
        Column.CHECKED,
    ]
    row = window.page.table.model().index(0, Column.CHECKED)
    assert row.data() == "Never"


def test_every_column_sorts(window: MainWindow) -> None:
    for column in Column:
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            window.page.table.sortByColumn(column, order)
            assert len(names(window)) == 5
    window.page.table.sortByColumn(Column.GRANTED, Qt.SortOrder.DescendingOrder)
    assert names(window)[0] == "Gift card from Mum"


def test_the_menu_of_columns_adds_and_takes_away(window: MainWindow) -> None:
    menu = window.lists._menus.columns  # noqa: SLF001
    menu.aboutToShow.emit()
    offered = [one.text() for one in menu.actions() if one.text()]
    assert offered == [
        *("Store", "Kind", "Received", "Source", "Reference", "Categories", "Last checked"),
        *("Granted", "Usual columns and widths"),
    ]
    menu.actions()[0].trigger()
    assert window.page.table.optional_columns == [Column.STORE]
    menu.actions()[-1].trigger()
    assert window.page.table.optional_columns == []


def test_a_width_set_by_hand_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    table = window.page.table
    table.resize(900, 400)
    table.horizontalHeader().resized_by_hand.emit(Column.EXPIRES, 200)  # type: ignore[attr-defined]
    assert table.columnWidth(Column.EXPIRES) == 200
    table.resize(860, 400)
    qtbot.wait(1)
    assert table.columnWidth(Column.EXPIRES) == 200
    table.set_widths({})
    assert table.columnWidth(Column.EXPIRES) != 200
