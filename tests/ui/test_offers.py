"""Offers in the window: pasted, dropped or opened, they fill the form and are never guessed at."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from spendby.domain.credit import GiftCardClause, Kind, TermsStatus
from spendby.domain.fine_print import read_fine_print
from spendby.services.services import Services
from spendby.ui.credits.credit_dialog import AddDialog
from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.field import Field
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.foreign_files import SAMPLES
from tests.ui.conftest import shown_dialog

CONTROL = Qt.KeyboardModifier.ControlModifier
OFFER = (
    "Hello, a $12.00 promotional credit has been added to your Amazon.com account. "
    "Use it by January 31, 2027. It can't be used to buy gift cards."
)
OPEN = "Your $8 Amazon.com voucher is good until 03.04.27."
NO_OFFER = "Dear Jo, see you on Tuesday at the usual place."


def take(window: MainWindow, text: str) -> AddDialog:
    """Read an offer, and give the form that it filled."""
    window.commands.offers.take_text(text)
    return filled_form(window)


def filled_form(window: MainWindow) -> AddDialog:
    """Give the form that an offer filled, as soon as it was read."""
    window.worker.wait()
    QApplication.processEvents()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    return dialog


def text_of(field: Field) -> str:
    """Read what stands in a field."""
    editor = field.editor
    assert isinstance(editor, QLineEdit)
    return editor.text()


def drop(window: MainWindow, data: QMimeData) -> bool:
    """Drag something onto the window and let it go; tells whether it was taken."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), copy, data, left, keys))
    return enter.isAccepted()


def test_ctrl_v_fills_the_form(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(OFFER)
    QTest.keyClick(window.page.table, Qt.Key.Key_V, CONTROL)
    form = filled_form(window).form
    assert (text_of(form.amount), text_of(form.when)) == ("12.00", "31 Jan 2027")
    assert text_of(form.origin) == "Promo credit"
    assert form.more.kind.value is Kind.PROMOTIONAL
    assert form.more.clause.value is GiftCardClause.EXCLUDED
    assert form.more.status.value is TermsStatus.READ
    assert form.card.accessibleName().startswith("Buys gift cards: No.")


def test_ctrl_v_in_the_search_still_pastes_there(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(OFFER)
    window.actions_of[Do.FIND].trigger()
    QTest.keyClick(window.page.search, Qt.Key.Key_V, CONTROL)
    QApplication.processEvents()
    assert window.page.search.text().startswith("Hello, a $12.00")
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_each_finding_says_which_words_decided(window: MainWindow) -> None:
    form = take(window, OFFER).form
    assert "Use it by January 31, 2027." in form.when.remark
    assert "A $12.00" not in form.when.remark
    assert "$12.00 promotional credit" in form.amount.remark
    assert "It can't be used to buy gift cards." in form.more.clause.remark
    assert "Use it by January 31, 2027." in form.when.editor.accessibleDescription()
    text_editor = form.when.editor
    assert isinstance(text_editor, QLineEdit)
    text_editor.setText("1 Feb 2027")
    assert form.when.remark == ""


def test_the_words_of_the_field_in_use_stand_out(window: MainWindow) -> None:
    dialog = take(window, OFFER)
    assert "Use it by January 31, 2027." in dialog.offer.marked()
    dialog.form.when.editor.setFocus()
    assert dialog.offer.marked()[-1] == "Use it by January 31, 2027."
    dialog.form.amount.editor.setFocus()
    assert "$12.00" in dialog.offer.marked()[-1]


def test_what_is_added_keeps_the_text_as_its_terms(window: MainWindow, services: Services) -> None:
    dialog = take(window, OFFER)
    assert dialog.submit()
    credit = services.credits.get("new-1")
    print_ = read_fine_print(credit.terms.text)
    assert (credit.granted, credit.expiry.on) == (1_200, date(2027, 1, 31))
    assert print_.text == OFFER
    assert print_.sentence == "It can't be used to buy gift cards."
    assert credit.source == "Amazon"


def test_a_doubt_is_asked_and_the_field_left_empty(window: MainWindow) -> None:
    dialog = take(window, OPEN)
    assert text_of(dialog.form.when) == ""
    assert "isn't one certain day" in dialog.form.when.remark
    assert dialog.offer.state.startswith("1 thing is for you to decide.")


def test_an_offer_in_another_currency_asks_for_its_store(window: MainWindow) -> None:
    form = take(window, "Your £10 voucher at Fern & Fig ends on 31/12/2026.").form
    assert text_of(form.amount) == ""
    assert "The offer is in GBP" in form.amount.remark
    assert text_of(form.when) == "31 Dec 2026"


@pytest.mark.parametrize(
    ("text", "said"),
    [(NO_OFFER, "doesn't read like an offer"), (" \n", "Copy the offer's text first")],
)
def test_a_text_that_is_no_offer_says_so(window: MainWindow, text: str, said: str) -> None:
    window.commands.offers.take_text(text)
    window.worker.wait()
    QApplication.processEvents()
    assert said in window.toast.text
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_the_form_takes_an_offer_too(window: MainWindow) -> None:
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    paste = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Paste an offer")
    QGuiApplication.clipboard().setText(NO_OFFER)
    paste.click()
    assert "doesn't read like an offer" in dialog.problem
    assert dialog.offer.isHidden()
    QGuiApplication.clipboard().setText(OFFER)
    paste.click()
    assert dialog.problem == ""
    assert text_of(dialog.form.amount) == "12.00"
    assert dialog.offer.isVisible()


def test_a_saved_mail_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    mail = tmp_path / "offer.eml"
    mail.write_bytes(
        b"From: Amazon.com <a@amazon.com>\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
        b"<p>Your <b>$5</b> credit ends in 60 days.</p>"
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(mail))])
    assert drop(window, data)
    form = filled_form(window).form
    assert (text_of(form.amount), text_of(form.when)) == ("5.00", "1 Jan 2027")
    assert text_of(form.more.received) == "2 Nov 2026"


def test_a_stores_page_saved_as_text_is_no_offer(window: MainWindow, tmp_path: Path) -> None:
    page = tmp_path / "activity.txt"
    page.write_bytes(SAMPLES["activity text"])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(page))])
    assert drop(window, data)
    assert isinstance(shown_dialog(window), ImportDialog)


def test_text_can_be_dropped_and_several_files_are_left_alone(
    window: MainWindow, tmp_path: Path
) -> None:
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.eml", "b.eml")])
    assert not drop(window, other)
    data = QMimeData()
    data.setText(OFFER)
    assert drop(window, data)
    assert text_of(filled_form(window).form.amount) == "12.00"


def test_a_file_that_can_t_be_read_is_refused(window: MainWindow, tmp_path: Path) -> None:
    window.commands.offers.take_file(str(tmp_path / "nowhere.eml"))
    window.worker.wait()
    QApplication.processEvents()
    assert window.toast.text.startswith("Couldn't read ")
    assert "nowhere.eml: there is no such file" in window.toast.text
