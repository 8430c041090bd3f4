"""Comparing with a store as a person meets it: a number or a page, causes, and one click each."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind
from spendby.domain.expiry import NEVER
from spendby.services.services import Services
from spendby.ui.comparing.reconcile_dialog import ReconcileDialog
from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.foreign_files import US_ROWS, activity_text
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog

_PLAIN = {0x200B: None, 0x2068: None, 0x2069: None}


@pytest.fixture
def services() -> Services:
    """Use cases over two cards, of which one was used in part, and a promotion."""
    return memory_services(
        [
            make_credit("card", 2_000, kind=Kind.GIFT_CARD, name="Birthday card", expiry=NEVER),
            make_credit("used", 1_500, 300, kind=Kind.REFUND, name="Lamp refund", expiry=NEVER),
            make_credit("promo", 500, name="Book credit"),
        ]
    )


def opened(window: MainWindow) -> ReconcileDialog:
    """Open the dialog by its action."""
    window.actions_of[Do.RECONCILE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ReconcileDialog)
    return dialog


def under_the_store(window: MainWindow) -> str:
    """Read what stands under the store's name about it."""
    texts = [one.text() for one in window.sidebar.findChildren(QLabel)]
    return next((text for text in texts if text.startswith("Compared")), "")


def test_a_number_that_agrees_stays_under_the_stores_name(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    assert under_the_store(window) == ""
    dialog = opened(window)
    dialog.show_shown(3_200)
    assert dialog.said == "Agrees: $32.00 here too."
    assert dialog.buttons == []
    qtbot.waitUntil(lambda: under_the_store(window) == "Compared on 22 Nov: agrees")
    assert services.credits.get("promo").checked_on is None
    dialog.reject()
    window.actions_of[Do.UNDO].trigger()
    qtbot.waitUntil(lambda: under_the_store(window) == "")


def test_a_difference_comes_with_causes_and_a_click_settles_it(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    dialog = opened(window)
    dialog.show_shown(3_500)
    assert dialog.said == "The store shows $3.00 more than the $32.00 here."
    assert [one.text() for one in dialog.buttons] == ["Put it back", "Add it", "Note it"]
    assert services.history.latest(1) == []
    dialog.submit()
    assert services.history.latest(1) == []
    dialog.buttons[2].click()
    qtbot.waitUntil(lambda: under_the_store(window) == "Compared on 22 Nov: differs by $3.00")
    assert [one.text() for one in dialog.buttons] == ["Put it back", "Add it"]
    dialog.buttons[0].click()
    assert dialog.said == "Agrees: $35.00 here too."
    assert services.credits.get("used").left == 1_500


def test_a_page_that_is_here_is_compared_by_its_last_balance(
    window: MainWindow, services: Services
) -> None:
    page = activity_text(US_ROWS)
    fresh = memory_services()
    fresh.exchange.take_in(page)
    for credit in fresh.credits.all():
        assert credit.store == "amazon-us"
    services.exchange.take_in(page)
    QGuiApplication.clipboard().setText(page.decode())
    dialog = opened(window)
    dialog.paste()
    assert dialog.said == "The store shows $32.00 less than the $39.75 here."


def test_rows_of_a_page_that_are_not_here_are_shown_first(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(activity_text(US_ROWS).decode())
    opened(window).paste()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))


def test_other_text_is_no_page(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("name,amount\nBook,5.00\n")
    dialog = opened(window)
    dialog.paste()
    assert "no activity page" in dialog.problem


def test_what_is_no_amount_is_said_at_the_field(window: MainWindow) -> None:
    dialog = opened(window)
    assert not dialog.submit() or dialog.amount.value() == 0
    dialog.amount.editor.setFocus()
    dialog.amount._line_edit.setText("much")  # noqa: SLF001 - as if it were typed
    assert not dialog.submit()
    assert dialog.amount.problem != ""


def test_credits_that_make_up_the_difference_are_named_and_shown_together(
    open_window: OpenWindow,
) -> None:
    names = {"card": "Birthday card", "uber": "Uber Cash", "gap": "Gap card"}
    kinds = {"card": Kind.GIFT_CARD, "uber": Kind.OTHER, "gap": Kind.OTHER}
    services = memory_services(
        [make_credit(one, 2_000, kind=kinds[one], name=names[one], expiry=NEVER) for one in names]
    )
    window = open_window(services)
    dialog = opened(window)
    dialog.show_shown(2_000)
    said = [one.text().translate(_PLAIN) for one in dialog.findChildren(QLabel)]
    assert "Counted: $40.00 of a kind that isn't settled." in said
    assert (
        "2 credits of a kind that isn't settled make up the whole difference, so they may be no "
        "part of this balance: Gap card ($20.00), Uber Cash ($20.00)." in said
    )
    assert [one.text() for one in dialog.buttons] == ["Show them", "Note it"]
    dialog.buttons[0].click()
    assert {one.credit.id for one in window.control.selected} == {"uber", "gap"}
    assert services.history.latest(1) == []


def test_a_credit_that_may_explain_it_is_shown(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.show_shown(3_700)
    show = next(one for one in dialog.buttons if one.text() == "Show it")
    show.click()
    current = window.control.current
    assert current is not None
    assert current.credit.id == "promo"


def test_what_was_found_is_offered_only_for_the_sum_that_stands_there(window: MainWindow) -> None:
    dialog = opened(window)
    QTest.keyClicks(focused(), "30")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.said.startswith("The store shows $2.00 less")
    assert [one for one in dialog.buttons if one.isVisible()]
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    assert dialog.said == ""
    assert not [one for one in dialog.buttons if one.isVisible()]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.said.startswith("The store shows $2.00 less")
