"""The terms dialog and its fields: plain text only, one sentence marked, links that are links."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from spendby.domain.credit import GiftCardClause, Terms, TermsStatus
from spendby.domain.plain_fields import TEXT_LENGTH
from spendby.services.services import Services
from spendby.ui.credits.fine_print_field import FinePrintEdit, FinePrintField
from spendby.ui.credits.terms_dialog import TermsDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.link_dialog import LinkDialog
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.kit.tokens import DARK, LIGHT
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY
from tests.ui.conftest import focused, shown_dialog

PRINT = "Valid until 31 Dec. 🎁 Not valid on gift cards. One per person."


def opened(window: MainWindow, credit_id: str = "never") -> TermsDialog:
    window.page.select(credit_id)
    window.actions_of[Do.TERMS].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, TermsDialog)
    return dialog


def edit_of(field: FinePrintField) -> QPlainTextEdit:
    assert isinstance(field.editor, QPlainTextEdit)
    return field.editor


def ground(dialog: TermsDialog) -> str:
    """Tell the colour that the mark stands on."""
    (shown,) = edit_of(dialog.print).extraSelections()
    look: QTextCharFormat = shown.format
    return look.background().color().name()


def choose(field: FinePrintField, text: str) -> None:
    """Select a text in the field, as the mouse would."""
    found = edit_of(field).document().find(text)
    edit_of(field).setTextCursor(found)


def test_terms_are_pasted_marked_and_kept(window: MainWindow, services: Services) -> None:
    dialog = opened(window)
    assert focused() is dialog.print.editor
    edit_of(dialog.print).insertPlainText(PRINT)
    choose(dialog.print, "gift")
    dialog.decides.click()
    assert dialog.print.sentence == "🎁 Not valid on gift cards."
    assert dialog.status.value is TermsStatus.READ
    assert dialog.verdict == "Buys gift cards: Assume no. Terms leave it open"
    dialog.clause.set_value(GiftCardClause.EXCLUDED)
    assert dialog.verdict == "Buys gift cards: No. Terms rule out gift cards"
    dialog.link.set_address("")
    dialog.link.editor.setFocus()
    QTest.keyClicks(focused(), " https://a.example/terms")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert services.credits.get("never").terms == Terms(
        TermsStatus.READ,
        GiftCardClause.EXCLUDED,
        False,
        DAY,
        "Valid until 31 Dec. ⟦🎁 Not valid on gift cards.⟧ One per person.",
        "https://a.example/terms",
    )


def test_the_mark_stays_with_its_sentence(window: MainWindow, services: Services) -> None:
    kept = "Valid until 31 Dec. ⟦Not valid on gift cards.⟧ One per person."
    services.credits.note_terms("never", Terms(TermsStatus.READ, read_on=DAY, text=kept))
    dialog = opened(window)
    assert dialog.print.sentence == "Not valid on gift cards."
    edit = edit_of(dialog.print)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.insertPlainText("Note 🎁. ")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertPlainText(" End.")
    assert dialog.print.kept() == f"Note 🎁. {kept} End."
    choose(dialog.print, "Not valid on gift cards.")
    edit.textCursor().removeSelectedText()
    assert dialog.print.sentence == ""


def test_the_mark_can_move_and_go(window: MainWindow) -> None:
    dialog = opened(window)
    edit_of(dialog.print).insertPlainText(PRINT)
    choose(dialog.print, "person")
    dialog.decides.click()
    choose(dialog.print, "Valid")
    dialog.decides.click()
    assert dialog.print.sentence == "Valid until 31 Dec."
    dialog.forget.click()
    assert dialog.print.sentence == ""
    assert dialog.print.kept() == PRINT


def test_without_text_there_is_nothing_to_mark(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.decides.click()
    assert dialog.print.problem == "Paste the terms and select the sentence first."
    assert focused() is dialog.print.editor
    assert dialog.status.value is TermsStatus.NOT_READ


def test_only_plain_text_is_pasted() -> None:
    data = QMimeData()
    data.setHtml("<b>Bold</b> <img src='x'>")
    data.setText("Bold\r\ntext\x0c⟦")
    edit = FinePrintEdit()
    assert edit.canInsertFromMimeData(data)
    edit.insertFromMimeData(data)
    assert edit.toPlainText() == "Bold\ntext"
    edit.deleteLater()


def test_how_long_it_is_is_said_while_it_grows(window: MainWindow) -> None:
    dialog = opened(window)
    edit = edit_of(dialog.print)
    edit.insertPlainText("n" * TEXT_LENGTH)
    assert dialog.print.below == "65,536 of 65,536 characters"
    edit.insertPlainText("n")
    assert dialog.print.problem == "The terms text is longer than 65,536 characters."
    assert not dialog.submit()
    assert dialog.isVisible()


@pytest.mark.parametrize("text", ["a\u00a0b\u2028c", "tab\there", "⟦a⟧ b ⟦c⟧", "x ⟧ y ⟦"])
def test_text_that_nobody_touches_stays_as_it_was(
    window: MainWindow, services: Services, text: str
) -> None:
    services.credits.note_terms("never", Terms(TermsStatus.UNCLEAR, read_on=DAY, text=text))
    for do in (Do.TERMS, Do.EDIT):
        window.page.select("never")
        window.actions_of[do].trigger()
        shown_dialog(window).submit()  # type: ignore[attr-defined]
        assert services.credits.get("never").terms.text == text
    assert len(services.history.latest(9)) == 1


def test_a_wrong_link_is_said_after_the_first_edit(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.link.editor.setFocus()
    QTest.keyClicks(focused(), "javascript:alert(1)")
    assert dialog.link.problem == ""
    assert not dialog.link.visit.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.link.problem == "A link starts with https:// or http:// and names a site."
    assert focused() is dialog.link.editor


def test_a_link_that_came_from_a_file_does_not_stand_in_the_way(
    window: MainWindow, services: Services
) -> None:
    services.credits.note_terms("never", Terms(url="ftp://old.example"))
    dialog = opened(window)
    dialog.status.set_value(TermsStatus.UNCLEAR)
    assert dialog.submit()
    assert services.credits.get("never").terms.url == "ftp://old.example"


def test_a_link_is_shown_before_it_opens(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.link.set_address("https://a.example/x")
    dialog.link.visit.click()
    link = dialog.findChildren(LinkDialog)[0]
    assert link.isVisible()
    link.reject()
    assert dialog.isVisible()


def test_terms_that_were_not_read_have_no_day(window: MainWindow, services: Services) -> None:
    services.credits.note_terms("never", Terms(TermsStatus.READ, read_on=DAY))
    dialog = opened(window)
    dialog.status.set_value(TermsStatus.NOT_READ)
    assert dialog.submit()
    assert services.credits.get("never").terms == Terms()


def test_other_brands_count_only_where_gift_cards_are_allowed(
    window: MainWindow, services: Services
) -> None:
    dialog = opened(window)
    dialog.status.set_value(TermsStatus.READ)
    assert not dialog.named.isVisible()
    dialog.clause.set_value(GiftCardClause.ALLOWED)
    dialog.named.setChecked(True)
    dialog.clause.set_value(GiftCardClause.EXCLUDED)
    assert dialog.submit()
    assert not services.credits.get("never").terms.third_party_named


def test_the_mark_follows_the_colours(window: MainWindow, theme: Theme) -> None:
    dialog = opened(window)
    edit_of(dialog.print).insertPlainText(PRINT)
    choose(dialog.print, "gift")
    dialog.decides.click()
    assert ground(dialog) == LIGHT.info_bg.lower()
    theme.set_mode(Mode.DARK)
    assert ground(dialog) == DARK.info_bg.lower()
