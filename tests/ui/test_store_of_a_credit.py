"""The store of a credit: chosen when it is added, asked about in doubt, changed later."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from spendby.domain.credit import Kind, Store
from spendby.domain.expiry import on_day
from spendby.services.services import Services
from spendby.ui.credits.credit_dialog import AddDialog, EditDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.stores.store_dialog import StoreDialog
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, shown_dialog

TARGET = Store("target", "Target", "USD", "America/Chicago")
BERLIN = Store("buch", "Buch Berlin", "EUR", "Europe/Berlin")


def adding(window: MainWindow) -> AddDialog:
    """Open the dialog that adds a credit."""
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    return dialog


def editing(window: MainWindow, credit_id: str) -> EditDialog:
    """Open the dialog that edits a credit."""
    window.page.select(credit_id)
    window.actions_of[Do.EDIT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, EditDialog)
    return dialog


def plain(text: str) -> str:
    """Take out what only guides the direction of text."""
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u200b", "")


def test_several_in_a_row_lie_at_the_store_of_the_one_before(open_window: OpenWindow) -> None:
    services = memory_services([make_credit("a"), make_credit("b")], stores=[BERLIN])
    window = open_window(services)
    dialog = adding(window)
    dialog.form.store.set_value(BERLIN)
    for amount in (500, 700):
        dialog.form.amount.set_value(amount)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        shown = shown_dialog(window)
        assert isinstance(shown, AddDialog)
        dialog = shown
        assert dialog.form.store.value == BERLIN
    dialog.reject()
    assert [one.store for one in services.credits.all()].count(BERLIN.id) == 2
    # Beginning anew goes by where most credits are again.
    assert adding(window).form.store.value.name == "Amazon.com"


def test_the_first_credit_says_where_it_goes_and_another_store_is_one_button_away(
    open_window: OpenWindow,
) -> None:
    services = memory_services()
    dialog = adding(open_window(services))
    assert dialog.form.store.isVisible()
    assert dialog.form.store.value.name == "Amazon.com"
    assert dialog.form.amount.editor.hasFocus()
    dialog.form.amount.set_value(4_000)
    dialog.form.origin.set_text("Target gift card")
    assert plain(dialog.form.store.remark).startswith("Is this credit at Target?")
    add = dialog.form.store.findChild(Button)
    assert add is not None
    add.click()
    asked = next(one for one in dialog.findChildren(StoreDialog) if one.isVisible())
    assert asked.called.text == "Target"
    assert asked.submit()
    assert dialog.form.store.value.name == "Target"
    assert dialog.form.store.remark == ""
    assert dialog.submit()
    credit = services.credits.get("new-1")
    assert (credit.store, credit.kind, credit.left) == ("target", Kind.GIFT_CARD, 4_000)


@pytest.mark.parametrize(
    "typed", ["gift card", "Refund", "target practice", "survey", "Audible credit", "Amazon mail"]
)
def test_what_names_no_other_store_asks_for_none(open_window: OpenWindow, typed: str) -> None:
    dialog = adding(open_window(memory_services()))
    dialog.form.origin.set_text(typed)
    assert dialog.form.store.remark == ""


def test_a_store_of_ones_own_is_recognised_too(open_window: OpenWindow) -> None:
    dialog = adding(open_window(memory_services([], [BERLIN])))
    dialog.form.origin.set_text("buch berlin, returned novel")
    assert "Buch Berlin" in dialog.form.store.remark
    dialog.form.store.set_value(BERLIN)
    assert dialog.form.store.remark == ""


def test_a_mail_from_another_sender_asks_for_the_store(open_window: OpenWindow) -> None:
    dialog = adding(open_window(memory_services()))
    QGuiApplication.clipboard().setText(
        "From: Southwest Airlines <news@southwest.example>\n\n"
        "You have a $75 travel voucher from Southwest Airlines. It expires on March 3, 2027."
    )
    paste = next(one for one in dialog.findChildren(Button) if one.text() == "Paste an offer")
    paste.click()
    assert dialog.form.store.value.name == "Amazon.com"
    assert plain(dialog.form.store.remark).startswith("Is this credit at Southwest")


def test_a_credit_moves_to_another_store_with_all_that_belongs_to_it(
    open_window: OpenWindow,
) -> None:
    credit = make_credit(
        "a", 4_000, 500, name="Red card", kind=Kind.GIFT_CARD, expiry=on_day(DAY + timedelta(20))
    )
    services = memory_services([credit], [TARGET])
    window = open_window(services)
    dialog = editing(window, "a")
    assert dialog.form.store.isVisible()
    assert dialog.form.amount.editor.hasFocus()
    dialog.form.store.set_value(TARGET)
    assert dialog.submit()
    moved = services.credits.get("a")
    assert (moved.store, moved.entries, moved.expiry) == ("target", credit.entries, credit.expiry)
    assert services.history.latest(1)[0].label == "Moved Red card to another store"
    current = window.control.current
    assert current is not None
    assert current.store.name == "Target"
    window.actions_of[Do.UNDO].trigger()
    assert services.credits.get("a") == credit


def test_money_is_never_turned_into_another_currency(open_window: OpenWindow) -> None:
    credit = make_credit("a", 4_000, name="Red card")
    services = memory_services([credit], [BERLIN])
    dialog = editing(open_window(services), "a")
    dialog.form.store.set_value(BERLIN)
    assert not dialog.submit()
    assert dialog.form.store.problem == (
        "Buch Berlin is in EUR and this credit in USD, so it can't be moved there."
    )
    assert services.credits.get("a") == credit


def test_a_credit_in_a_currency_of_its_own_can_still_be_edited(open_window: OpenWindow) -> None:
    services = memory_services([make_credit("a", 4_000, currency="EUR")])
    dialog = editing(open_window(services), "a")
    dialog.form.more.note_edit.setPlainText("From Ann")
    assert dialog.submit()
    assert services.credits.get("a").note == "From Ann"


def test_a_pasted_offer_can_be_taken_back(open_window: OpenWindow) -> None:
    dialog = adding(open_window(memory_services()))
    form = dialog.form
    form.amount.set_value(1_250)
    form.origin.set_text("Ann")
    form.when.editor.setText("2027-03-04")  # type: ignore[attr-defined]
    form.more.kind.set_value(Kind.REWARD)
    form.more.note_edit.setPlainText("Mine")
    before = form.read()
    QGuiApplication.clipboard().setText(
        "You have a $10 Prime Day credit. It expires on December 31, 2026. No gift cards."
    )
    buttons = {one.text(): one for one in dialog.findChildren(Button)}
    assert buttons["Undo the paste"].isHidden()
    buttons["Paste an offer"].click()
    assert form.amount.value() == 1_000
    assert form.when.value().on == date(2026, 12, 31)
    buttons["Undo the paste"].click()
    assert form.read() == before
    assert dialog.offer.isHidden()
    assert buttons["Undo the paste"].isHidden()
    assert form.amount.remark == ""


def test_an_empty_form_has_no_paste_to_be_undone(open_window: OpenWindow) -> None:
    dialog = adding(open_window(memory_services()))
    QGuiApplication.clipboard().setText("You have a $10 credit. It expires on December 31, 2026.")
    buttons = {one.text(): one for one in dialog.findChildren(Button)}
    buttons["Paste an offer"].click()
    assert buttons["Undo the paste"].isHidden()


def test_a_draft_says_that_it_is_one_and_the_next_amount_replaces_the_old(
    window: MainWindow, services: Services
) -> None:
    dialog = adding(window)
    assert dialog.draft_note == ""
    QTest.keyClicks(dialog.form.amount.editor, "12")
    QTest.keyClick(dialog.form.amount.editor, Qt.Key.Key_Escape)
    again = adding(window)
    assert again.draft_note.startswith("This is what you typed before")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.selectedText() == editor.text() == "12.00"
    QTest.keyClicks(editor, "7")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert services.credits.get("new-1").left == 700
