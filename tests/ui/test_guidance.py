"""Steps, looking at checkout, not being sure, and cautions, as a person meets them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from spendby.domain.credit import GiftCardClause, Kind, Saw, Target, Terms, TermsStatus
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.guide import Doubt
from spendby.domain.replies import latest_reply
from spendby.domain.steps import Act
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from spendby.ui.credits.checkout_dialog import CheckoutDialog
from spendby.ui.credits.terms_dialog import TermsDialog
from spendby.ui.guide.ask_dialog import AskDialog
from spendby.ui.guide.reply_dialog import ReplyDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.hint_dialog import HintDialog
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog

READ = Terms(TermsStatus.READ, read_on=DAY)


@pytest.fixture
def services() -> Services:
    """A refund half way, a credit that was just typed in, and one whose terms say no."""
    out = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=DAY)
    return memory_services(
        [
            make_credit(
                "half",
                name="Refund",
                kind=Kind.REFUND,
                reference="Order 7",
                checked_on=DAY,
                terms=READ,
                expiry=NEVER,
            ),
            make_credit("new", name="Offer", note="maybe sell it"),
            make_credit("out", name="Survey", kind=Kind.REWARD, terms=out),
            make_credit("ends", name="Ends soon", expiry=on_day(DAY.replace(day=25))),
        ]
    )


@pytest.fixture
def window(open_window: OpenWindow, services: Services) -> MainWindow:
    """A window over them."""
    return open_window(services)


def _button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text)


def test_the_next_step_is_one_button_away_and_the_following_one_takes_its_place(
    window: MainWindow, services: Services
) -> None:
    window.page.select("new")
    steps = window.detail.steps
    assert steps.next == "Compare it with the store"
    steps.button(Act.COMPARE).click()
    assert services.credits.get("new").checked_on == DAY
    assert steps.next == "Note where it came from"
    assert [act for act in Act if steps.button(act).isVisibleTo(steps)] == [Act.NAME_SOURCE]


def test_all_steps_are_listed_only_when_asked_for(window: MainWindow) -> None:
    window.page.select("half")
    steps = window.detail.steps
    assert not steps.is_open
    QTest.keyClick(steps.findChildren(QPushButton)[-1], Qt.Key.Key_Tab)
    steps.open_list()
    assert steps.is_open


def test_a_credit_in_its_last_week_is_to_be_used(window: MainWindow) -> None:
    window.page.select("ends")
    assert window.detail.steps.next == "Use it in time"
    assert window.detail.steps.act is Act.USE


def test_looking_is_safe_and_says_at_once_what_was_found(
    window: MainWindow, services: Services
) -> None:
    window.page.select("half")
    assert window.detail.steps.act is Act.LOOK
    window.detail.steps.button(Act.LOOK).click()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    assert "Place no order" in dialog.how.text
    assert focused() is dialog.saw.picture(Saw.OFFERED)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert dialog.isVisible(), "nothing was chosen yet"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert dialog.verdict.startswith("Buys gift cards: Check first")
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert dialog.saw.value is Saw.GREYED_OUT
    assert dialog.verdict == "Buys gift cards: No. Greyed out at checkout"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert services.credits.get("half").checkouts[-1].saw is Saw.GREYED_OUT
    assert window.detail.steps.next == "Note why it was refused"


def test_a_missing_reason_is_added_to_what_was_seen(window: MainWindow, services: Services) -> None:
    services.credits.record_checkout("half", Target.OWN_GIFT_CARD, Saw.ABSENT, DAY)
    window.page.select("half")
    window.detail.steps.button(Act.NOTE_REASON).click()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    assert dialog.saw.value is Saw.ABSENT
    QTest.keyClicks(focused(), "Only bank cards")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert services.credits.get("half").checkouts[-1].note == "Only bank cards"
    assert window.detail.steps.act is Act.PLAN


def test_where_the_terms_say_no_nobody_is_sent_to_look(window: MainWindow) -> None:
    window.page.select("out")
    window.actions_of[Do.CHECKOUT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    assert "Don't try it" in dialog.how.text
    assert "suspended" in dialog.how.text
    assert "cart" not in dialog.how.text
    dialog.target.set_value(Target.GOODS)
    assert "cart" in dialog.how.text


def test_ordering_against_the_terms_is_warned_of_before_anybody_does(window: MainWindow) -> None:
    window.page.select("out")
    window.actions_of[Do.CHECKOUT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    assert dialog.warning == ""
    dialog.saw.set_value(Saw.OFFERED)
    assert "reverse" in dialog.warning
    assert "suspend" in dialog.warning
    dialog.target.set_value(Target.GOODS)
    assert dialog.warning == ""


def test_each_picture_says_its_words(window: MainWindow) -> None:
    window.page.select("half")
    window.actions_of[Do.CHECKOUT].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    for saw in Saw:
        picture = dialog.saw.picture(saw)
        assert picture.accessibleName()
        assert "credit" in picture.accessibleDescription()


def test_not_being_sure_leads_to_two_steps_and_a_message(window: MainWindow) -> None:
    window.page.select("new")
    window.actions_of[Do.ASK].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AskDialog)
    assert dialog.doubts[Doubt.EXPIRY].isChecked()
    assert "sell it" not in dialog.message.text
    dialog.doubts[Doubt.CHECKOUT].setChecked(True)
    assert "left out there on purpose" in dialog.message.text
    _button(dialog, "Copy the message").click()
    assert QGuiApplication.clipboard().text() == dialog.message.text
    assert dialog.isVisible()


@pytest.mark.parametrize("do", [Do.CHECKOUT, Do.TERMS])
def test_not_sure_is_an_answer_in_every_dialog(window: MainWindow, do: Do) -> None:
    window.page.select("half")
    window.actions_of[do].trigger()
    before = shown_dialog(window)
    assert isinstance(before, CheckoutDialog | TermsDialog)
    _button(before, "Not sure…").click()
    assert isinstance(shown_dialog(window), AskDialog)


def test_the_reply_becomes_what_the_answer_rests_on_and_can_be_undone(
    window: MainWindow, services: Services
) -> None:
    window.page.select("half")
    window.actions_of[Do.ASK].trigger()
    asking = shown_dialog(window)
    _button(asking, "Note the reply…").click()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ReplyDialog)
    dialog.who.set_text("Maria")
    dialog.said.set_text("No gift cards with a refund.")
    dialog.clause.set_value(GiftCardClause.EXCLUDED)
    assert dialog.verdict == "Buys gift cards: No. Terms rule out gift cards"
    assert dialog.submit()
    credit = services.credits.get("half")
    assert latest_reply(credit.terms.text) == ("Maria", DAY)
    judged = services.credits.judge().judged(credit)
    ruling = judged.rulings[Target.OWN_GIFT_CARD]
    assert (ruling.answer, ruling.rule) == (Answer.NO, "D10")
    window.actions_of[Do.UNDO].trigger()
    assert services.credits.get("half").terms == READ


def test_a_reply_of_a_day_to_come_is_refused(window: MainWindow, services: Services) -> None:
    window.page.select("half")
    window.commands.guidance.note_reply()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ReplyDialog)
    dialog.day.set_day(DAY.replace(day=30))
    assert not dialog.submit()
    assert services.credits.get("half").terms == READ


def test_a_hint_of_ones_own_takes_the_place_of_the_packs(window: MainWindow) -> None:
    window.page.select("half")
    packs = window.detail.where.text
    assert packs
    window.commands.guidance.change_hint()
    dialog = shown_dialog(window)
    assert isinstance(dialog, HintDialog)
    dialog.hint.set_text("Phone app, third tab")
    assert dialog.submit()
    assert "Phone app, third tab" in window.detail.where.text
    window.actions_of[Do.UNDO].trigger()
    assert window.detail.where.text == packs


def test_a_caution_quotes_the_note_and_is_set_aside_for_good(
    window: MainWindow, services: Services
) -> None:
    window.page.select("new")
    caution = window.detail.caution
    assert "sell it" in caution.text
    _button(caution, "Don't say it again").click()
    assert caution.text == ""
    window.page.select("half")
    window.page.select("new")
    assert caution.text == ""
    services.credits.edit("new", note="sell it, or cash out")
    assert "cash out" in caution.text
