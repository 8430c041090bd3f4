"""The dialogs about one credit, and those of files and help."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QScrollArea
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Saw, Target
from spendby.domain.entry import EntryKind
from spendby.domain.put_back import Happened
from spendby.services.services import Services
from spendby.ui.credits.checkout_dialog import CheckoutDialog
from spendby.ui.credits.money_dialogs import SetLeftDialog, UseDialog
from spendby.ui.credits.put_back_dialog import PutBackDialog
from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog


def opened(window: MainWindow, credit_id: str, do: Do) -> object:
    """Open a dialog about a credit."""
    window.page.select(credit_id)
    window.actions_of[do].trigger()
    return shown_dialog(window)


def type_in(text: str) -> None:
    """Type into what has the focus."""
    QTest.keyClicks(focused(), text)


def enter() -> None:
    """Press Enter."""
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_u_and_enter_use_all(window: MainWindow, services: Services) -> None:
    window.page.select("soon")
    QTest.keyClick(window.page.table, Qt.Key.Key_U)
    dialog = shown_dialog(window)
    assert isinstance(dialog, UseDialog)
    assert dialog.amount.below == "$0.00 will be left"
    enter()
    assert services.credits.get("soon").left == 0
    assert "Prime Day" not in names(window)


def test_using_a_part_says_what_will_be_left(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "yes", Do.USE)
    assert isinstance(dialog, UseDialog)
    type_in("25")
    assert dialog.amount.below == "$100.00 will be left"
    dialog.memo.set_text("Desk lamp")
    enter()
    entry = services.credits.get("yes").entries[-1]
    assert (entry.amount, entry.memo, entry.on) == (-2_500, "Desk lamp", DAY)


def test_more_than_is_left_is_said_while_it_is_typed(window: MainWindow) -> None:
    window.page.select("yes")
    window.actions_of[Do.USE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, UseDialog)
    QTest.keyClicks(dialog.amount.editor, "125.0")
    assert dialog.amount.below == "$0.00 will be left"
    QTest.keyClicks(dialog.amount.editor, "1")
    assert dialog.amount.below == "Only $125.00 is left."


def test_more_than_is_left_is_refused(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "yes", Do.USE)
    assert isinstance(dialog, UseDialog)
    type_in("125.01")
    enter()
    assert dialog.isVisible()
    assert dialog.amount.problem == "Only $125.00 is left."
    assert services.credits.get("yes").left == 12_500


def test_put_back_and_no_more_than_was_spent(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "yes", Do.PUT_BACK)
    assert isinstance(dialog, PutBackDialog)
    type_in("26")
    enter()
    assert dialog.amount.problem == "Only $25.00 was spent from this credit."
    dialog.amount.set_value(2_500)
    enter()
    assert services.credits.get("yes").left == 15_000


def promo_window(open_window: OpenWindow, **changed: bool) -> tuple[MainWindow, Services]:
    """Open a window over one promo credit, of which 5.00 was spent."""
    services = memory_services([make_credit("p", spent=500, **changed)])
    return open_window(services), services


def test_promo_credit_is_lost_with_a_returned_order(open_window: OpenWindow) -> None:
    window, services = promo_window(open_window)
    dialog = opened(window, "p", Do.PUT_BACK)
    assert isinstance(dialog, PutBackDialog)
    dialog.happened.set_value(Happened.RETURNED)
    assert dialog.says.startswith("Promo credit spent on an order is lost when the goods are")
    assert "Amazon help on promotion codes" in dialog.says
    assert not dialog.amount.isVisible()
    enter()
    assert not dialog.isVisible()
    assert services.credits.get("p").left == 2_000
    assert services.history.latest(1) == []


def test_promo_credit_comes_back_with_a_cancelled_order(open_window: OpenWindow) -> None:
    window, services = promo_window(open_window)
    dialog = opened(window, "p", Do.PUT_BACK)
    assert isinstance(dialog, PutBackDialog)
    assert dialog.says.startswith("Promo credit comes back for the next order")
    type_in("5")
    enter()
    entry = services.credits.get("p").entries[-1]
    assert (entry.kind, entry.amount, entry.memo) == (EntryKind.REFUND, 500, "Order cancelled")


def test_gift_card_money_comes_back_with_a_returned_order(
    window: MainWindow, services: Services
) -> None:
    dialog = opened(window, "yes", Do.PUT_BACK)
    assert isinstance(dialog, PutBackDialog)
    dialog.happened.set_value(Happened.RETURNED)
    type_in("10")
    enter()
    assert services.credits.get("yes").left == 13_500
    assert services.credits.get("yes").entries[-1].memo == "Returned"


def test_using_a_part_of_a_credit_for_one_purchase_warns(open_window: OpenWindow) -> None:
    window, _ = promo_window(open_window, keeps_rest=False)
    dialog = opened(window, "p", Do.USE)
    assert isinstance(dialog, UseDialog)
    type_in("5")
    said = "This credit is for one purchase: the $15.00 left may be lost."
    assert dialog.amount.below == said
    dialog.amount.set_value(2_000)
    assert dialog.amount.below == "$0.00 will be left"


def test_set_left_takes_nothing_too(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "soon", Do.SET_LEFT)
    assert isinstance(dialog, SetLeftDialog)
    type_in("0")
    enter()
    credit = services.credits.get("soon")
    assert (credit.left, credit.checked_on) == (0, DAY)


def test_what_checkout_showed_decides(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "yes", Do.CHECKOUT)
    assert isinstance(dialog, CheckoutDialog)
    dialog.saw.set_value(Saw.GREYED_OUT)
    enter()
    seen = services.credits.get("yes").checkouts[-1]
    assert (seen.target, seen.saw, seen.on) == (Target.OWN_GIFT_CARD, Saw.GREYED_OUT, DAY)
    window.actions_of[Do.SHOW_GIFT_CARDS].trigger()
    assert names(window) == []
    assert window.page.empty_heading == "Nothing can buy a gift card right now."


def test_a_day_yet_to_come_is_refused_by_the_service(window: MainWindow) -> None:
    dialog = opened(window, "yes", Do.CHECKOUT)
    assert isinstance(dialog, CheckoutDialog)
    dialog.saw.set_value(Saw.OFFERED)
    dialog.day.set_day(DAY.replace(day=30))
    enter()
    assert dialog.isVisible()
    assert "still to come" in dialog.problem


@pytest.mark.parametrize("credit_id", ["never", "unknown", "yes", "gone", "full"])
def test_saving_without_a_change_changes_nothing(open_window: OpenWindow, credit_id: str) -> None:
    services = memory_services([*drawer(), full_credit()])
    window = open_window(services)
    before = services.credits.get(credit_id)
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    if not window.page.select(credit_id):
        window.actions_of[Do.SHOW_OVER].trigger()
    opened(window, credit_id, Do.EDIT)
    enter()
    assert services.credits.get(credit_id) == before
    assert services.history.latest(5) == []


def test_export_then_import_brings_everything(
    open_window: OpenWindow, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    window, path = open_window(services), tmp_path / "all.json"
    window.commands.files.export_to(str(path))
    qtbot.waitUntil(lambda: window.toast.text == "Exported 7 credits.")
    other = memory_services()
    second = open_window(other)
    second.commands.imports.look_into(str(path))
    qtbot.waitUntil(lambda: bool(second.findChildren(ImportDialog)))
    dialog = shown_dialog(second)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.add_button.text() == "Add 7")
    dialog.add_button.click()
    qtbot.waitUntil(lambda: second.toast.text == "Imported 7 credits.")
    assert names(second) == names(window)


def test_an_import_with_problems_says_which(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "some.json"
    credits = [{"kind": "promotional", "granted": "5.00"}, {"kind": "free", "granted": "5.00"}]
    path.write_text(json.dumps({"format": "spendby", "version": 1, "credits": credits}))
    window.commands.imports.look_into(str(path))
    dialog = shown_dialog(window)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.counts != "")
    assert dialog.counts == "1 new, 1 problem"
    assert dialog.add_button.text() == "Add 1, skip 1"


def test_a_file_that_is_none_of_ours_is_refused(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "other.json"
    path.write_text("[]")
    window.commands.imports.look_into(str(path))
    dialog = shown_dialog(window)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: dialog.problem != "")
    assert "\n" not in dialog.problem
    assert not dialog.add_button.isEnabled()


def test_help_lists_the_keys_and_names_the_data(window: MainWindow) -> None:
    QTest.keyClick(window.page.table, Qt.Key.Key_F1)
    texts = [one.text() for one in shown_dialog(window).findChildren(QLabel)]
    assert {"Add credit", "Ctrl+N", "Use…", "U", "Ctrl+1"} <= set(texts)
    shown_dialog(window).close()
    QApplication.processEvents()
    window.actions_of[Do.ABOUT].trigger()
    box = shown_dialog(window)
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert "Nothing is sent anywhere." in box.text()


def test_the_list_of_keys_fits_the_screen_and_scrolls_by_keys(window: MainWindow) -> None:
    window.actions_of[Do.SHORTCUTS].trigger()
    dialog = shown_dialog(window)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    bar = dialog.findChildren(QScrollArea)[0].verticalScrollBar()
    # The focus is in the search, where End goes to the end of what was typed.
    for _ in range(bar.maximum() // bar.pageStep() + 1):
        QTest.keyClick(focused(), Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()
