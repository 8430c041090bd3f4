"""The details: every target's answer, what would change it, terms, history, and the summary."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from spendby.domain.credit import (
    Checkout,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import on_day
from spendby.domain.verdict import Options
from spendby.domain.what_if import ways
from spendby.services.services import Services
from spendby.ui.credits.answers import Answers
from spendby.ui.credits.checkout_dialog import CheckoutDialog
from spendby.ui.credits.expiry_dialogs import ExtendDialog
from spendby.ui.credits.target_row import TargetRow
from spendby.ui.credits.terms_dialog import TermsDialog
from spendby.ui.credits.what_changes import _TEXTS
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.basis_words import basis_words
from spendby.ui.kit.link_dialog import LinkDialog
from spendby.ui.shell.main_window import MainWindow
from tests.domain.test_what_if import BUYING, all_credits
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog


@pytest.fixture(autouse=True)
def wide(window: MainWindow) -> None:
    """Have the details in sight."""
    window.resize(1240, 780)
    window.actions_of[Do.SHOW_ACTIVE].trigger()


def answers(window: MainWindow) -> Answers:
    return window.detail.findChildren(Answers)[0]


def texts(root: QWidget) -> list[str]:
    """List what can be read, as it reads."""
    QApplication.processEvents()
    found = [one for one in root.findChildren(QLabel) if one.isVisibleTo(root)]
    plain = (one.text().translate({0x200B: None, 0xA0: " "}) for one in found)
    return [text for text in plain if text]


def row(window: MainWindow, target: Target) -> TargetRow:
    rows = answers(window).others.findChildren(TargetRow)
    return next(one for one in rows if one.target is target)


def button(window: MainWindow, text: str) -> QAbstractButton:
    """Find a button of the details that can be seen."""
    found = window.detail.findChildren(QAbstractButton)
    return next(one for one in found if one.text() == text and one.isVisibleTo(window.detail))


def test_the_card_says_rule_reason_source_and_next_step(window: MainWindow) -> None:
    window.page.select("never")
    shown = texts(answers(window).card)
    assert shown[0] == "Buys gift cards: Check first; expect No"
    assert shown[-1].startswith("From: Buying Amazon Gift Cards")
    assert shown[-1].endswith("23 Nov.")
    assert "Read the terms" in shown[2]
    window.page.select("yes")
    assert texts(answers(window).card)[-1] == "From what you recorded."


def test_every_target_can_be_looked_at(window: MainWindow) -> None:
    window.page.select("never")
    card = answers(window).card
    expected = {
        Target.GOODS: "Goods: Check first",
        Target.THIRD_PARTY_GIFT_CARD: "Other brands' gift cards: Assume no",
        Target.CASH: "Cash: No",
        Target.ANOTHER_PERSON: "Another person: No",
        Target.OWN_GIFT_CARD: "Buys gift cards: Check first; expect No",
    }
    for target, heading in expected.items():
        row(window, target).click()
        assert texts(card)[0] == heading
        assert not row(window, target).isVisibleTo(window)
        assert window.detail.target is target
    row(window, Target.GOODS).click()
    window.page.select("yes")
    assert texts(card)[0] == "Buys gift cards: Yes"


def test_the_rare_targets_wait_behind_a_button(window: MainWindow) -> None:
    window.page.select("never")
    assert not row(window, Target.CASH).isVisibleTo(window)
    button(window, "Cash, another person").click()
    assert row(window, Target.CASH).isVisibleTo(window)


def test_a_target_is_chosen_by_key_and_the_focus_stays_near(window: MainWindow) -> None:
    window.page.select("never")
    row(window, Target.GOODS).setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    looked_at = [window.detail.target]
    assert focused() is row(window, Target.OWN_GIFT_CARD)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    looked_at.append(window.detail.target)
    assert looked_at == [Target.GOODS, Target.OWN_GIFT_CARD]


def test_what_is_bought_can_be_named(window: MainWindow, services: Services) -> None:
    terms = Terms(TermsStatus.READ)
    services.credits.edit("soon", terms=terms, eligible=("books", "my own"))
    window.page.select("soon")
    row(window, Target.GOODS).click()
    card, buying = answers(window).card, answers(window).buying
    assert texts(card)[0] == "Goods: Check first"
    buying.set_value("books")
    assert texts(card)[0] == "Goods: Yes"
    buying.set_value("digital")
    assert texts(card)[0] == "Goods: No"
    buying.set_value("my own")
    assert texts(card)[0] == "Goods: Yes"
    services.credits.edit("soon", note="Still the same credit")
    assert texts(card)[0] == "Goods: Yes"
    row(window, Target.OWN_GIFT_CARD).click()
    assert not buying.isVisibleTo(window)


def test_what_would_change_the_answer_is_said(window: MainWindow) -> None:
    window.page.select("never")
    assert texts(answers(window).changes) == [
        "If its terms allow gift cards and checkout offers it: Yes",
        "If its terms don't mention gift cards: Assume no",
        "If its terms rule gift cards out: No",
    ]
    row(window, Target.CASH).click()
    assert texts(answers(window).changes) == [
        "Nothing that is still open would change this answer."
    ]


def test_every_way_has_words() -> None:
    for credit in all_credits():
        for target in Target:
            for options in (Options(), BUYING):
                assert {way.records for way in ways(credit, target, DAY, options)} <= set(_TEXTS)


def test_buttons_make_the_records(window: MainWindow, services: Services) -> None:
    window.page.select("never")
    button(window, "Record terms…").click()
    assert isinstance(shown_dialog(window), TermsDialog)
    shown_dialog(window).close()
    row(window, Target.GOODS).click()
    button(window, "Note checkout…").click()
    dialog = shown_dialog(window)
    assert isinstance(dialog, CheckoutDialog)
    assert dialog.target.value is Target.GOODS
    dialog.saw.set_value(Saw.OFFERED)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert services.credits.get("never").checkouts[-1].target is Target.GOODS
    assert texts(answers(window).card)[0] == "Goods: Yes"


def test_an_expired_credit_can_be_extended_from_its_answer(window: MainWindow) -> None:
    window.actions_of[Do.SHOW_OVER].trigger()
    window.page.select("gone")
    assert texts(answers(window).card)[0] == "Expired"
    assert texts(answers(window).changes) == ["If the store gives it longer: No"]
    button(window, "Extend…").click()
    assert isinstance(shown_dialog(window), ExtendDialog)


def test_a_credit_is_marked_checked_in_one_step(window: MainWindow, services: Services) -> None:
    window.page.select("soon")
    assert "Not checked at the store" in texts(window.detail)
    button(window, "Mark checked").click()
    assert services.credits.get("soon").checked_on == DAY
    assert "Checked at the store 22 Nov" in texts(window.detail)
    window.actions_of[Do.MARK_CHECKED].trigger()
    assert window.toast.text == "Already marked checked today."


def test_the_pane_quotes_the_sentence_that_decides(window: MainWindow, services: Services) -> None:
    text = "Valid once. ⟦Not for gift cards.⟧"
    terms = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, False, DAY, text, "https://a.example")
    services.credits.note_terms("soon", terms)
    window.page.select("soon")
    shown = [one.translate({0x2068: None, 0x2069: None}) for one in texts(window.detail)]
    assert {"Read on 22 Nov: they rule gift cards out.", "“Not for gift cards.”"} <= set(shown)
    button(window, "Open the link…").click()
    dialog = shown_dialog(window)
    assert isinstance(dialog, LinkDialog)
    assert {"a.example", "https://a.example"} <= set(texts(dialog))


def test_a_link_that_is_none_can_not_be_opened(window: MainWindow, services: Services) -> None:
    services.credits.note_terms("soon", Terms(url="javascript:alert(1)"))
    window.page.select("soon")
    labels = [one.text() for one in window.detail.findChildren(QAbstractButton) if one.isVisible()]
    assert "Open the link…" not in labels


def test_the_history_tells_notes_and_both_dates(open_window: OpenWindow) -> None:
    entries = (
        Entry(DAY, EntryKind.GRANT, 1_000),
        Entry(DAY, EntryKind.EXPIRE, -1_000),
        Entry(DAY, EntryKind.EXTEND, 400, "Chat with Dana", DAY + timedelta(9), DAY),
        Entry(DAY, EntryKind.EXTEND, 0, "", None, DAY + timedelta(9)),
    )
    seen = (Checkout(DAY - timedelta(1), Target.GOODS, Saw.ABSENT, "In the app"),)
    credit = make_credit(
        entries=entries, checkouts=seen, expiry=on_day(DAY + timedelta(9), "9d after 2026-11-22")
    )
    window = open_window(memory_services([credit]))
    window.resize(1240, 780)
    shown = texts(window.detail)
    for text in (
        "Extended from 22 Nov to 1 Dec",
        "Chat with Dana",
        "Extended, without an end",
        "Goods: not shown at checkout",
        "In the app",
        "Counted: 9 days after 22 Nov.",
    ):
        assert text in shown


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("1d after 2026-11-01", "1 day after 1 Nov"),
        ("2w after 2026-11-01", "2 weeks after 1 Nov"),
        ("6m after 2025-11-01", "6 months after 1 Nov 2025"),
        ("1y after 2026-11-01", "1 year after 1 Nov"),
        ("end of next month after 2026-11-01", "end of the month after 1 Nov"),
        ("9d after 2026-99-99", "\u20689d after 2026-99-99\u2069"),
        ("", ""),
    ],
)
def test_the_rule_of_an_expiry_is_put_into_words(basis: str, words: str) -> None:
    assert basis_words(basis, DAY) == words


def test_a_summary_is_plain_text(window: MainWindow) -> None:
    window.page.select("yes")
    button(window, "Copy").click()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[:4] == [
        "Store refund card",
        "Refund, Amazon.com, received 22 Nov",
        "$125.00 left of $150.00",
        "Good until the end of Thu 4 Feb 2027",
    ]
    assert lines[5].startswith("The store's gift cards: Yes. ")
    assert lines[9].startswith("Another person: No. ")
    assert {"Terms: Read on 22 Nov: they allow gift cards.", "From the return of the lamp"} <= set(
        lines
    )
    assert lines[-1] == "22 Nov, Added, +$150.00"
    assert window.toast.text == "Copied a summary."


def test_nothing_in_the_details_is_offered_that_can_not_be_done(
    open_window: OpenWindow,
) -> None:
    window = open_window(memory_services([make_credit("one", kind=Kind.OTHER)]))
    window.resize(1240, 780)
    window.page.select("one")
    window.actions_of.hold({Do.TERMS, Do.EDIT})
    assert not button(window, "Record terms…").isEnabled()
    assert not button(window, "Edit it…").isEnabled()
    assert button(window, "Note checkout…").isEnabled()
