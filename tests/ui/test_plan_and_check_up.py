"""Planning a payment, and the page of the check-up, as a person meets them."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind, Target, Terms, TermsStatus
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.buying.plan_dialog import PlanDialog
from spendby.ui.check_up.check_up_page import CheckUpPage
from spendby.ui.check_up.mute_dialog import MuteDialog
from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.credits.check_up_line import CheckUpLine
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog

READ = Terms(TermsStatus.READ, read_on=DAY, text="For shopping.")


@pytest.fixture
def paying() -> Services:
    """Give a refund that pays, a promo credit for books, and a card that has to be checked."""
    soon, later = on_day(DAY.replace(month=12, day=2)), on_day(DAY.replace(month=12, day=24))
    sound: dict[str, Any] = {"checked_on": DAY, "source": "Mail"}
    return memory_services(
        [
            make_credit(
                "r", 2500, name="Lamp", kind=Kind.REFUND, terms=READ, expiry=later, **sound
            ),
            make_credit(
                "b", 1000, name="Books", terms=READ, eligible=("books",), expiry=soon, **sound
            ),
            make_credit("c", 4000, name="Card", kind=Kind.GIFT_CARD, expiry=NEVER, **sound),
        ]
    )


def planning(window: MainWindow) -> PlanDialog:
    window.actions_of[Do.PLAN].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, PlanDialog)
    return dialog


def test_the_plan_is_shown_while_one_types_and_recorded_with_enter(
    open_window: OpenWindow, paying: Services
) -> None:
    window = open_window(paying)
    dialog = planning(window)
    assert dialog.preview.texts == ["Type an amount to see which credits pay it."]
    QTest.keyClicks(focused(), "30")
    assert dialog.preview.texts[0] == "Spend $25.00 in this order. $5.00 of $30.00 is missing."
    dialog.buying.set_text("books")
    texts = dialog.preview.texts
    assert texts[0] == "Spend $30.00 in this order."
    assert texts[1:3] == ["Books", "$10.00"]
    assert "Used up" in texts[3]
    assert texts[4:6] == ["Lamp", "$20.00"]
    assert texts[-1] == "Could also pay, after checking (not counted): \u2068Card\u2069 ($40.00)"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [one.left for one in paying.credits.all()] == [500, 0, 4000]
    assert window.toast.text == "Paid $30.00 with 2 credits."
    window.toast.press()
    assert [one.left for one in paying.credits.all()] == [2500, 1000, 4000]


def test_where_nothing_pays_nothing_is_recorded(open_window: OpenWindow, paying: Services) -> None:
    dialog = planning(open_window(paying))
    QTest.keyClicks(focused(), "30")
    dialog.target.set_value(Target.OWN_GIFT_CARD)
    assert dialog.preview.texts[0] == "None of your credits surely pays for this."
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.problem == "None of your credits surely pays, so nothing was recorded."
    assert paying.history.latest(1) == []


def checking(window: MainWindow) -> CheckUpPage:
    window.actions_of[Do.SHOW_CHECK_UP].trigger()
    page = window.places.page
    assert isinstance(page, CheckUpPage)
    return page


def texts(page: CheckUpPage) -> list[str]:
    return [one.text().replace("\u200b", "") for one in page.findChildren(QLabel)]


def button(page: CheckUpPage, words: str) -> Button:
    return next(one for one in page.findChildren(Button) if one.text() == words)


@pytest.fixture
def unread(open_window: OpenWindow) -> MainWindow:
    """A window over one promo credit whose terms nobody has read."""
    credit = make_credit("p", expiry=on_day(DAY), source="Mail", checked_on=DAY)
    return open_window(memory_services([credit]))


def test_each_mistake_says_what_it_causes_and_leads_to_what_mends_it(unread: MainWindow) -> None:
    page = checking(unread)
    assert "Not reading the fine print" in texts(page)
    assert "$25.00 left, received Sun 22 Nov 2026. Its own terms aren't recorded." in texts(page)
    button(page, "Record terms…").click()
    assert shown_dialog(unread).windowTitle()
    shown_dialog(unread).reject()
    button(page, "Prime Day credit").click()
    assert unread.page.isVisible()
    assert unread.control.current is not None


def test_a_finding_is_muted_with_a_reason_and_can_be_heard_again(unread: MainWindow) -> None:
    page = checking(unread)
    button(page, "Mute…").click()
    dialog = shown_dialog(unread)
    assert isinstance(dialog, MuteDialog)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.reason.editor, "Its mail is lost")
    QTest.keyClick(dialog.reason.editor, Qt.Key.Key_Return)
    assert "Nothing to mend." in texts(page)
    assert any("Its mail is lost" in one for one in texts(page))
    button(page, "Listen again").click()
    assert "$25.00 left, received Sun 22 Nov 2026. Its own terms aren't recorded." in texts(page)


def test_a_quiet_line_at_the_credit_leads_to_the_check_up(unread: MainWindow) -> None:
    unread.page.select("p")
    line = unread.detail.findChild(CheckUpLine)
    assert line is not None
    assert line.text() == "Check-up: 1 thing to mend"
    line.click()
    assert isinstance(unread.places.page, CheckUpPage)
    button(unread.places.page, "Mute…").click()
    dialog = shown_dialog(unread)
    assert isinstance(dialog, MuteDialog)
    dialog.reason.set_text("Its mail is lost")
    dialog.submit()
    assert line.isHidden()


def test_the_sidebar_says_how_much_there_is_to_mend(unread: MainWindow, qtbot: QtBot) -> None:
    nav = next(one for one in unread.sidebar.findChildren(NavButton) if one.word == "Check-up")
    qtbot.waitUntil(lambda: nav.accessibleName() == "Check-up, 1 thing to mend", timeout=20_000)


@pytest.mark.parametrize(("days", "heard"), [(None, "Check-up"), (30, "Check-up, 1 thing to mend")])
def test_the_check_up_goes_by_the_time_chosen_for_comparing(
    open_window: OpenWindow, qtbot: QtBot, days: int | None, heard: str
) -> None:
    compared = DAY - timedelta(45)
    credit = make_credit("p", terms=READ, eligible=("books",), expiry=on_day(DAY), source="Mail")
    services = memory_services([replace(credit, checked_on=compared)])
    services.reminders.settings.choose_compare_days(90)
    window = open_window(services)
    page = checking(window)
    assert "Nothing to mend." in texts(page)
    services.reminders.settings.choose_compare_days(days)
    window.page.select("p")
    line = window.detail.findChild(CheckUpLine)
    assert line is not None
    assert line.isHidden() == (days is None)
    found = "What is left wasn't compared with the store for 45 days."
    assert any(found in one for one in texts(checking(window))) == (days == 30)
    nav = next(one for one in window.sidebar.findChildren(NavButton) if one.word == "Check-up")
    qtbot.waitUntil(lambda: nav.accessibleName() == heard, timeout=20_000)


def test_putting_back_is_offered_only_where_something_was_spent(open_window: OpenWindow) -> None:
    services = memory_services([make_credit("a"), make_credit("b", spent=500)])
    services.credits.set_left("a", 0)
    window = open_window(services)
    window.actions_of[Do.SHOW_OVER].trigger()
    window.page.select("a")
    assert not window.actions_of[Do.PUT_BACK].isEnabled()
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    window.page.select("b")
    assert window.actions_of[Do.PUT_BACK].isEnabled()
