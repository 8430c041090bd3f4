"""Expired, extended, duplicated, deleted for good; and links before they open."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from spendby.domain.credit import GiftCardClause, Kind, Terms, TermsStatus
from spendby.domain.entry import EntryKind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.credits.credit_dialog import AddDialog
from spendby.ui.credits.delete_dialog import DeleteDialog
from spendby.ui.credits.expiry_dialogs import ExtendDialog, WriteOffDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.link_dialog import LinkDialog
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY
from tests.ui.conftest import focused, names, shown_dialog

URL = "https://www.amazon.com/gp/help?nodeId=1"


def opened(window: MainWindow, credit_id: str, do: Do) -> object:
    if not window.page.select(credit_id):
        window.actions_of[Do.SHOW_OVER].trigger()
        window.page.select(credit_id)
    window.actions_of[do].trigger()
    return shown_dialog(window)


def enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_an_expired_credit_is_written_off_on_its_last_day(
    window: MainWindow, services: Services
) -> None:
    dialog = opened(window, "gone", Do.WRITE_OFF)
    assert isinstance(dialog, WriteOffDialog)
    enter()
    credit = services.credits.get("gone")
    assert (credit.left, credit.entries[-1].on) == (0, DAY.replace(day=2))
    assert window.toast.text == "Wrote off $3.50 of Summer video."


def test_nothing_is_taken_on_a_day_yet_to_come(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "soon", Do.WRITE_OFF)
    assert isinstance(dialog, WriteOffDialog)
    dialog.day.set_day(DAY + timedelta(1))
    enter()
    assert "still to come" in dialog.problem
    assert services.credits.get("soon").left == 1_000


def test_there_is_nothing_to_write_off_where_nothing_is_left(window: MainWindow) -> None:
    window.actions_of[Do.SHOW_OVER].trigger()
    window.page.select("used")
    assert not window.actions_of[Do.WRITE_OFF].isEnabled()


def test_support_gives_longer_and_brings_money_back(window: MainWindow, services: Services) -> None:
    services.credits.write_off("gone")
    dialog = opened(window, "gone", Do.EXTEND)
    assert isinstance(dialog, ExtendDialog)
    assert dialog.back.below == "$3.50 will be left"
    QTest.keyClicks(focused(), "90d")
    assert dialog.when.below == "Sat 20 Feb 2027, in 90 days"
    dialog.back.set_value(200)
    enter()
    credit = services.credits.get("gone")
    entry = credit.entries[-1]
    assert (credit.left, credit.expiry.on) == (200, DAY + timedelta(90))
    assert (entry.kind, entry.expired_on) == (EntryKind.EXTEND, DAY.replace(day=2))


def test_an_extension_needs_a_later_day(window: MainWindow, services: Services) -> None:
    dialog = opened(window, "soon", Do.EXTEND)
    assert isinstance(dialog, ExtendDialog)
    assert not dialog.back.isVisible()
    assert dialog.when.problem == ""
    enter()
    assert dialog.when.problem == "Type the new last day, such as 31 Dec or 90d, or never."
    assert focused() is dialog.when.editor
    QTest.keyClicks(focused(), "1 dec")
    assert dialog.when.problem == (
        "That isn't later than Fri 11 Dec 2026, when it ended until now."
    )
    dialog.when.editor.setText("never")  # type: ignore[attr-defined]
    enter()
    assert services.credits.get("soon").expiry == NEVER


def test_no_more_comes_back_than_had_expired(window: MainWindow, services: Services) -> None:
    services.credits.write_off("gone")
    dialog = opened(window, "gone", Do.EXTEND)
    assert isinstance(dialog, ExtendDialog)
    dialog.when.editor.setText("90d")  # type: ignore[attr-defined]
    dialog.back.set_value(351)
    enter()
    assert dialog.back.problem == "Only $3.50 was recorded as expired."


def test_a_copy_starts_with_what_another_one_would_have(
    window: MainWindow, services: Services
) -> None:
    terms = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, False, DAY, "⟦No.⟧", URL)
    expiry = on_day(DAY - timedelta(10), "60d after 2026-11-22")
    services.credits.edit(
        "soon", terms=terms, eligible=("books",), reference="Order 1", source="Shop", expiry=expiry
    )
    services.credits.use("soon", 400)
    dialog = opened(window, "soon", Do.DUPLICATE)
    assert isinstance(dialog, AddDialog)
    enter()
    (copy,) = (one for one in services.credits.all() if one.id.startswith("new"))
    assert (copy.name, copy.kind, copy.left) == ("Prime Day", Kind.PROMOTIONAL, 1_000)
    assert (copy.terms, copy.eligible, copy.source) == (terms, ("books",), "Shop")
    assert (copy.reference, copy.received_on) == ("", DAY)
    assert copy.expiry == on_day(DAY + timedelta(60), "60d after 2026-11-22")


def test_a_copy_of_a_credit_that_ended_asks_for_the_date(
    window: MainWindow, services: Services
) -> None:
    dialog = opened(window, "gone", Do.DUPLICATE)
    assert isinstance(dialog, AddDialog)
    assert dialog.form.when.editor.property("text") == ""
    dialog.reject()
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    dialog = opened(window, "tomorrow", Do.DUPLICATE)
    assert isinstance(dialog, AddDialog)
    enter()
    copies = [one for one in services.credits.all() if one.name == "Survey panel payout"]
    assert [one.expiry for one in copies] == [on_day(DAY + timedelta(1))] * 2


def test_a_copy_leaves_the_draft_alone(window: MainWindow) -> None:
    window.actions_of[Do.ADD].trigger()
    shown_dialog(window)
    QTest.keyClicks(focused(), "7")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    dialog = opened(window, "soon", Do.DUPLICATE)
    assert isinstance(dialog, AddDialog)
    dialog.reject()
    window.actions_of[Do.ADD].trigger()
    assert shown_dialog(window).form.amount.value() == 700  # type: ignore[attr-defined]


def test_deleting_for_good_names_the_credit_and_enter_cancels(
    window: MainWindow, services: Services
) -> None:
    dialog = opened(window, "soon", Do.DELETE)
    assert isinstance(dialog, DeleteDialog)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert "“\u2068Prime Day\u2069”: $10.00 left of $10.00." in texts
    assert focused() is dialog.cancel_button
    enter()
    assert not dialog.isVisible()
    assert services.credits.get("soon").left == 1_000


def test_what_is_deleted_is_gone_and_undo_has_no_part_in_it(
    window: MainWindow, services: Services
) -> None:
    services.credits.edit("yes", note="Before")
    dialog = opened(window, "soon", Do.DELETE)
    assert isinstance(dialog, DeleteDialog)
    dialog.accept_button.click()
    assert "Prime Day" not in names(window)
    assert window.toast.text == "Deleted for good."
    assert not any(
        one.isVisible() and one.text() == "Undo"
        for one in window.toast.findChildren(QAbstractButton)
    )
    assert window.actions_of[Do.UNDO].text() == "&Undo: Edited Store refund card"


def test_a_deletion_that_fails_says_so(
    window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_prefix: str) -> bool:
        message = "Couldn't save: the disk is full. Your earlier credits are safe."
        raise FileRefused(message)

    monkeypatch.setattr(services.credits, "delete_for_good", fail)
    dialog = opened(window, "soon", Do.DELETE)
    assert isinstance(dialog, DeleteDialog)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.problem.startswith("Couldn't save: the disk is full.")


def test_traces_that_may_be_left_are_said(
    window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.credits, "delete_for_good", lambda _prefix: False)
    dialog = opened(window, "soon", Do.DELETE)
    assert isinstance(dialog, DeleteDialog)
    dialog.accept_button.click()
    assert "traces of its texts may stay" in window.toast.text


@pytest.fixture
def visited() -> list[str]:
    """The pages that were opened."""
    return []


@pytest.fixture
def ask(window: MainWindow, theme: Theme, visited: list[str]) -> Callable[[str, bool], LinkDialog]:
    """Asks about an address, with a browser that works or doesn't."""

    def make(address: str, works: bool) -> LinkDialog:  # noqa: FBT001 - one of two things
        def browse(url: QUrl) -> bool:
            visited.append(url.toString())
            return works

        dialog = LinkDialog(theme, address, window, browse)
        dialog.open()
        return dialog

    return make


def test_a_page_opens_only_after_its_address_was_shown(
    ask: Callable[[str, bool], LinkDialog], visited: list[str]
) -> None:
    dialog = ask(URL, True)
    texts = [one.text().replace("\u200b", "") for one in dialog.findChildren(QLabel)]
    assert {"www.amazon.com", URL} <= set(texts)
    assert visited == []
    dialog.accept_button.click()
    assert visited == [URL]
    assert not dialog.isVisible()


def test_letters_of_other_scripts_show_in_the_name_of_a_site(
    ask: Callable[[str, bool], LinkDialog],
) -> None:
    dialog = ask("https://\u0430mazon.com/x", True)
    assert "xn--mazon-3ve.com" in [one.text() for one in dialog.findChildren(QLabel)]


def test_without_a_browser_the_address_can_be_copied(
    ask: Callable[[str, bool], LinkDialog],
) -> None:
    dialog = ask(URL, False)
    dialog.accept_button.click()
    assert dialog.problem == "No browser could be opened. Copy the address instead."
    copy = next(
        one for one in dialog.findChildren(QAbstractButton) if one.text() == "Copy the address"
    )
    copy.click()
    assert QGuiApplication.clipboard().text() == URL


def test_no_other_address_ever_reaches_the_browser(
    ask: Callable[[str, bool], LinkDialog], visited: list[str]
) -> None:
    for url in ("file:///etc/passwd", "javascript:alert(1)", ""):
        dialog = ask(url, True)
        dialog.accept_button.click()
        assert dialog.isVisible()
        dialog.reject()
    assert visited == []
