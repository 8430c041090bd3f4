"""The preview of an import as a person meets it: rows, choices, doubts, and one undo for all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind
from spendby.services.exchange import Source
from spendby.services.foreign.found import DayOrder, Form
from spendby.services.services import Services
from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.files.import_table import ImportColumn
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.foreign_files import CATIMA_V2, US_ROWS, activity_html, activity_text
from tests.helpers.memory_backups import MemoryBackups
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, names

Look = Callable[[Source], ImportDialog]
DOUBTFUL = b"shop,amount,expires\nBooks,5.00,03/04/2027\nShoes,7.00,05/06/2027\n"


@pytest.fixture
def services() -> Services:
    """Use cases over an empty drawer."""
    return memory_services()


@pytest.fixture
def look(window: MainWindow, qtbot: QtBot) -> Look:
    """Look into something, and wait until it was read."""

    def into(source: Source) -> ImportDialog:
        window.commands.imports.look_into(source)
        return settled(window, qtbot)

    return into


def settled(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    """Find the dialog, once it has said something."""
    dialog = next(one for one in window.findChildren(ImportDialog) if one.isVisible())
    qtbot.waitUntil(lambda: bool(dialog.counts or dialog.problem))
    return dialog


def cells(dialog: ImportDialog, column: ImportColumn) -> list[str]:
    """List a column of the preview."""
    rows = dialog.list.rows
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def tick(dialog: ImportDialog, row: int, state: Qt.CheckState) -> None:
    """Tick a row, or take the tick away."""
    rows = dialog.list.rows
    rows.setData(rows.index(row, 0), state.value, Qt.ItemDataRole.CheckStateRole)


def add(dialog: ImportDialog, window: MainWindow, qtbot: QtBot) -> None:
    """Confirm, and wait until all is in."""
    said = window.toast.text
    dialog.add_button.click()
    qtbot.waitUntil(lambda: window.toast.text != said)


def test_each_row_has_a_word_and_the_button_counts_them(look: Look) -> None:
    dialog = look(CATIMA_V2)
    assert dialog.counts == "2 new"
    assert cells(dialog, ImportColumn.STATUS) == ["New", "New"]
    assert cells(dialog, ImportColumn.AMOUNT) == ["€20.50", "¤75.00"]
    assert dialog.options.form.value is None
    assert "Left out: 1 without a balance." in dialog.remarks
    assert dialog.add_button.text() == "Add 2"


def test_rows_are_chosen_and_one_undo_takes_all_back(
    look: Look, window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    dialog = look(CATIMA_V2)
    tick(dialog, 1, Qt.CheckState.Unchecked)
    assert dialog.add_button.text() == "Add 1, skip 1"
    add(dialog, window, qtbot)
    assert [one.name for one in services.credits.all()] == ["Corner Café"]
    assert [one.name for one in services.stores.all()] == ["Amazon.com", "Corner Café"]
    window.actions_of[Do.UNDO].trigger()
    qtbot.waitUntil(lambda: services.credits.all() == [])


def test_what_is_here_and_differs_is_taken_only_when_it_is_ticked(
    look: Look, window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.exchange.take_in(CATIMA_V2)
    (money, points) = services.credits.all()
    services.credits.use(money.id, 800)
    dialog = look(CATIMA_V2)
    assert dialog.counts == "1 already here, 1 changed"
    assert not dialog.add_button.isEnabled()
    assert "€12.50 left" in cells(dialog, ImportColumn.ABOUT)[0]
    tick(dialog, 0, Qt.CheckState.Checked)
    assert dialog.add_button.text() == "Add 1, skip 1"
    add(dialog, window, qtbot)
    assert [one.left for one in services.credits.all()] == [2_050, points.left]
    assert services.history.latest(1)[0].label == "Updated 1 credit from a file"


def test_a_table_in_doubt_asks_and_shows_what_each_answer_makes(
    look: Look, window: MainWindow, qtbot: QtBot
) -> None:
    dialog = look(DOUBTFUL)
    assert "comes first, day or month" in dialog.problem
    assert "--" not in dialog.problem
    mapper = dialog.options.mapper
    assert mapper.isVisible()
    assert mapper.column("amount").currentText() == "Amount"
    mapper.order.set_value(DayOrder.MONTH_FIRST)
    qtbot.waitUntil(lambda: dialog.counts == "2 new")
    assert cells(dialog, ImportColumn.EXPIRES) == ["4 Mar 2027", "6 May 2027"]
    mapper.order.set_value(DayOrder.DAY_FIRST)
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.EXPIRES) == ["3 Apr 2027", "5 Jun 2027"])
    add(dialog, window, qtbot)
    again = look(DOUBTFUL.replace(b"5.00", b"6.00"))
    assert again.problem == ""
    assert cells(again, ImportColumn.EXPIRES)[0] == "3 Apr 2027"


def test_a_column_is_read_as_something_else_at_once(look: Look, qtbot: QtBot) -> None:
    dialog = look(b"what,how much\nBooks,5.00\n")
    assert "hold amounts" in dialog.problem
    choice = dialog.options.mapper.column("how much")
    choice.setCurrentIndex(choice.findText("Amount"))
    qtbot.waitUntil(lambda: dialog.counts == "1 new")
    choice = dialog.options.mapper.column("what")
    choice.setCurrentIndex(choice.findText("Name"))
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.NAME) == ["Books"])


@pytest.mark.parametrize(
    "order", [["How much", "Good til"], ["Good til", "How much"]], ids=["amount first", "day first"]
)
def test_an_order_of_dates_that_nobody_chose_is_left_to_the_file(
    look: Look, window: MainWindow, qtbot: QtBot, order: list[str]
) -> None:
    dialog = look(
        b"Where,How much,Good til\nBest Buy,$15.00,12/31/2026\nGap,$20.00,03/04/2027\n"
        b"Nike,$30.00,05/06/2027\n"
    )
    words = {"How much": "Amount", "Good til": "Expires", "Where": "Name"}
    mapper = dialog.options.mapper
    for name in [*order, "Where"]:
        choice = mapper.column(name)
        choice.setCurrentIndex(choice.findText(words[name]))
        assert window.worker.wait()
        QApplication.processEvents()
        assert mapper.order.value is None
    qtbot.waitUntil(lambda: "Gap" in cells(dialog, ImportColumn.NAME))
    assert cells(dialog, ImportColumn.EXPIRES) == ["Thu 31 Dec", "4 Mar 2027", "6 May 2027"]
    assert mapper.order.value is None


def test_a_column_said_not_to_be_read_stays_out(look: Look, qtbot: QtBot) -> None:
    dialog = look(b"name,amount,balance\na,5.00,3.00\nb,7.00,7.00\n")
    assert cells(dialog, ImportColumn.AMOUNT) == ["$3.00", "$7.00"]
    dialog.options.mapper.column("balance").setCurrentIndex(0)
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.AMOUNT) == ["$5.00", "$7.00"])


def test_a_doubt_about_a_column_is_settled_beside_it(look: Look, qtbot: QtBot) -> None:
    dialog = look(b"Name,Amount,Bis wann,Farbe\nA,5.00,2027-03-04,rot\n")
    assert "“Bis wann” holds dates" in dialog.problem
    assert "Choose in the table what the column is, or Not read." in dialog.problem
    assert "--" not in dialog.problem
    choice = dialog.options.mapper.column("Bis wann")
    assert choice.currentIndex() == -1
    assert choice.placeholderText() == "Choose what it is"
    choice.setCurrentIndex(choice.findText("Not read"))
    qtbot.waitUntil(lambda: dialog.counts == "1 new")
    assert "Not read: “Farbe”." in dialog.remarks
    choice.setCurrentIndex(choice.findText("Expires"))
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.EXPIRES) == ["4 Mar 2027"])


def test_two_columns_of_one_name_are_told_apart_by_choosing_one(look: Look, qtbot: QtBot) -> None:
    dialog = look(b"Name,Amount,Amount\nA,5.00,6.00\n")
    assert "2 columns are called" in dialog.problem
    second = dialog.options.mapper.column("Amount (2)")
    assert second.currentIndex() == dialog.options.mapper.column("Amount").currentIndex() == -1
    second.setCurrentIndex(second.findText("Amount"))
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.AMOUNT) == ["$6.00"])


def test_an_activity_list_is_no_list_of_credits_until_that_is_said(
    look: Look, qtbot: QtBot
) -> None:
    dialog = look(b"Date,Description,Amount,Balance\n2026-11-01,a,50,50\n2026-11-09,b,5,43\n")
    assert "activity list" in dialog.problem
    assert not dialog.add_button.isEnabled()
    choice = dialog.options.mapper.column("Balance")
    choice.setCurrentIndex(choice.findText("Not read"))
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.AMOUNT) == ["$50.00", "$5.00"])


def test_without_amounts_it_is_said_what_to_do(look: Look) -> None:
    dialog = look(b"what,how much\nBooks,5.00\n")
    assert dialog.problem.endswith("Choose Amount beside the column that holds them.")


def test_the_currency_of_amounts_without_one_can_be_chosen(look: Look, qtbot: QtBot) -> None:
    dialog = look(b"name,amount\nA,5.00\n")
    assert "read as USD" in dialog.remarks
    dialog.options.mapper.currency.set_value("EUR")
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.AMOUNT) == ["€5.00"])
    assert "read as USD" not in dialog.remarks


def test_the_store_that_is_taken_is_said_where_the_file_names_none(look: Look) -> None:
    dialog = look(b"name,amount\nA,5.00\n")
    (store,) = dialog.options.store.findChildren(QComboBox)
    assert store.currentText() == "Amazon.com (the file names none)"


def test_a_table_of_changed_balances_shows_them_unticked(
    look: Look, window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.exchange.take_in(b"Name,Balance,Expires\nCard A,50.00,2027-03-31\n")
    dialog = look(b"Name,Balance,Expires\nCard A,32.50,2027-03-31\nCard B,0.00,\n")
    assert dialog.counts == "1 changed"
    assert not dialog.add_button.isEnabled()
    tick(dialog, 0, Qt.CheckState.Checked)
    add(dialog, window, qtbot)
    assert [one.left for one in services.credits.all()] == [3_250]


def test_the_columns_of_a_table_are_five_rows_high(look: Look) -> None:
    dialog = look(b"a,b,c,d,amount,f,g\n1,2,3,4,5,6,7\n")
    table = dialog.options.mapper.columns
    fifth = table.topLevelItem(4)
    assert fifth is not None
    assert table.viewport().rect().contains(table.visualItemRect(fifth).center())
    QApplication.processEvents()
    shown = table.visibleRegion().boundingRect()
    assert shown.height() == table.height()  # nothing below cuts it off


def test_a_rows_words_are_not_cut_off_beside_empty_space(look: Look) -> None:
    dialog = look(b"name,amount,received\nGift Card applied to an order of books,5.00,2026-11-30\n")
    table, rows = dialog.list.table, dialog.list.rows
    for column in (ImportColumn.NAME, ImportColumn.DAY):
        text = str(rows.index(0, column).data())
        assert table.columnWidth(column) > table.fontMetrics().horizontalAdvance(text)


def test_letters_are_chosen_by_how_they_read(look: Look, qtbot: QtBot) -> None:
    dialog = look("Name;Betrag;Währung\nCafé;2,50;EUR\n".encode("cp1252"))
    assert "encoding can't be told" in dialog.problem
    dialog.options.encoding.set_value("windows-1252")
    qtbot.waitUntil(lambda: cells(dialog, ImportColumn.NAME) == ["Café"])


def test_another_format_can_be_chosen(look: Look, qtbot: QtBot) -> None:
    dialog = look(activity_text(US_ROWS))
    assert dialog.counts == "5 new"
    dialog.options.form.set_value(Form.CATIMA)
    qtbot.waitUntil(lambda: "no table of Catima cards" in dialog.problem)
    assert not dialog.add_button.isEnabled()


def test_a_page_is_pasted_and_pasting_it_again_adds_nothing(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(activity_text(US_ROWS).decode())
    window.actions_of[Do.PASTE_PAGE].trigger()
    dialog = settled(window, qtbot)
    add(dialog, window, qtbot)
    assert sum(one.left for one in services.credits.all()) == 775
    QApplication.processEvents()
    window.actions_of[Do.PASTE_PAGE].trigger()
    again = settled(window, qtbot)
    assert again.counts == "5 already here"
    assert not again.add_button.isEnabled()


def test_a_page_that_is_pasted_as_an_offer_is_known_for_what_it_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(activity_text(US_ROWS).decode())
    window.actions_of[Do.PASTE_OFFER].trigger()
    assert settled(window, qtbot).counts == "5 new"


def test_problems_are_counted_in_their_plural(look: Look) -> None:
    dialog = look(b"name,amount\na,1.00\nb,x\nc,y\n")
    assert dialog.counts == "1 new, 2 problems"
    assert dialog.add_button.text() == "Add 1, skip 2"


def test_rows_missing_on_a_page_are_said_in_full_before_they_are_bridged(
    look: Look, window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    dialog = look(activity_html([*US_ROWS[:2], *US_ROWS[3:]]))
    assert dialog.counts == "3 new, 1 problem"
    assert "Rows are missing before this one: $40.00 less" in dialog.list.detail.text()
    add(dialog, window, qtbot)
    assert sum(one.left for one in services.credits.all()) == 775


def test_a_file_is_dropped_on_the_window(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_bytes(CATIMA_V2)
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    where, action, button = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(where, action, carried, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    dropped = QDropEvent(where, action, carried, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, dropped)
    assert settled(window, qtbot).counts == "2 new"


def test_a_long_file_tells_how_far_it_is_and_can_be_given_up(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    rows = "".join(f"Credit {number},1.00,USD\n" for number in range(3_000))
    window.commands.imports.look_into(f"name,amount,currency\n{rows}".encode())
    dialog = window.findChildren(ImportDialog)[-1]
    with qtbot.waitSignal(dialog.beats.beaten) as beat:
        pass
    assert "rows" in beat.args[0]
    dialog.reject()
    assert window.worker.wait()
    assert services.credits.all() == []
    assert services.history.latest(1) == []


def test_escape_closes_the_preview_and_adds_nothing(look: Look, services: Services) -> None:
    dialog = look(CATIMA_V2)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert services.credits.all() == []


def test_a_file_without_rows_says_so(look: Look, window: MainWindow) -> None:
    dialog = look(b"name,amount\n")
    assert dialog.counts == "No rows found in this file."
    assert not dialog.add_button.isEnabled()
    assert names(window) == []


def test_other_stores_can_be_chosen(open_window: OpenWindow, qtbot: QtBot) -> None:
    services = memory_services()
    services.stores.add("Amazon Deutschland", "EUR", "Europe/Berlin", "de")
    window = open_window(services)
    window.commands.imports.look_into(
        activity_html([("1 July 2026", "Gutschein", "10,00 €", "10,00 €")])
    )
    dialog = settled(window, qtbot)
    assert "which store" in dialog.problem
    dialog.options.store.set_value("de")
    qtbot.waitUntil(lambda: dialog.counts == "1 new")


def test_without_room_for_a_backup_what_was_chosen_stays_and_can_be_added_all_the_same(
    look: Look, window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.credits.add(Kind.REFUND, 500)
    shelf = services.backups._shelf  # noqa: SLF001 - as a full disk would have it
    assert isinstance(shelf, MemoryBackups)
    shelf.refusal = "Couldn't save: the disk is full."
    dialog = look(CATIMA_V2)
    tick(dialog, 1, Qt.CheckState.Unchecked)
    assert dialog.without_backup.isHidden()
    dialog.add_button.click()
    qtbot.waitUntil(lambda: bool(dialog.problem))
    assert dialog.problem.startswith(
        "No backup could be made: Couldn't save: the disk is full. Nothing was brought in. Add it"
    )
    assert "one undo takes it back" in dialog.problem
    assert dialog.add_button.text() == "Add 1, skip 1"
    assert dialog.add_button.isEnabled()
    assert dialog.without_backup.isVisible()
    assert len(services.credits.all()) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Return)  # tries again, with a backup
    qtbot.waitUntil(dialog.add_button.isEnabled)
    assert len(services.credits.all()) == 1
    dialog.without_backup.click()
    qtbot.waitUntil(lambda: len(services.credits.all()) == 2)
    window.actions_of[Do.UNDO].trigger()
    qtbot.waitUntil(lambda: len(services.credits.all()) == 1)
