"""The words on screen: plain, true, and nothing in a copy that nobody typed."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from spendby.domain.credit import Kind, Terms, TermsStatus
from spendby.domain.expiry import NEVER, UNKNOWN, Expiry, on_day
from spendby.services.services import Services
from spendby.services.sheets import Sheet, SheetKind, to_use_first, to_use_later
from spendby.ui.credit_list.buying_row import BuyingRow
from spendby.ui.credit_list.chosen import Filters
from spendby.ui.credits.credit_dialog import AddDialog
from spendby.ui.kit.action_table import PAGES, Do
from spendby.ui.kit.plain_copies import keep_copies_plain
from spendby.ui.paper.sheet_words import paper_of
from spendby.ui.reminders.reminder_dialog import ReminderDialog
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, names, shown_dialog

UI = Path(__file__).parents[2] / "desktop" / "spendby" / "ui"
SMALL_PRINT = {"guide_page.py", "topic_view.py"}
"""Where an explanation names the rule that it explains, and where the guide's statements stand."""
NUMBERS = re.compile(r"\b(?:D[0-3][0-9]|[MRSFQX][0-9]{1,2})\b|\{check\}")
TOOLS = re.compile(
    r"\bspendby [a-z]|systemd|systemctl|SQL|(?:with|exit) status|\bprocess\b|\bPID\b|[Tt]raceback"
)


def _said_in(path: Path) -> Iterator[str]:
    """Give the sentences that a module hands to be translated."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            if called in {"tr", "translate"}:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield part.value


def test_no_sentence_of_the_window_holds_a_rules_number_or_a_tools_name() -> None:
    wrong = [
        f"{path.name}: {said}"
        for path in sorted(UI.rglob("*.py"))
        for said in _said_in(path)
        if TOOLS.search(said) or (NUMBERS.search(said) and path.name not in SMALL_PRINT)
    ]
    assert wrong == []


def _shown(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QLabel) + window.findChildren(QAbstractButton):
        if widget.isVisibleTo(window):
            yield widget.text().replace("\u200b", "")


def test_no_page_shows_a_rules_number(open_window: OpenWindow) -> None:
    credits = [
        make_credit(kind.value, name=kind.value, kind=kind, expiry=on_day(DAY + timedelta(days)))
        for days, kind in enumerate(Kind)
    ]
    window = open_window(memory_services(credits))
    for credit in credits:
        window.page.select(credit.id)
        assert [text for text in _shown(window) if NUMBERS.search(text)] == []
    filters = window.page.head.filters
    window.control.filter(Filters(rules=frozenset({"D19", "D20"})))
    assert filters.rule.text == "Guide: as in its topic"
    assert [text for text in _shown(window) if NUMBERS.search(text)] == []
    filters.rule.clear()
    assert not filters.rule.isVisible()
    assert len(names(window)) == len(Kind)
    for place in set(PAGES) - {Do.SHOW_GUIDE}:
        window.places.show(place)
        QApplication.processEvents()
        assert [text for text in _shown(window) if NUMBERS.search(text)] == []


def test_nothing_is_offered_as_a_purchase_that_is_always_refused(window: MainWindow) -> None:
    row = window.findChild(BuyingRow)
    assert row is not None
    row._fill()  # noqa: SLF001 - as the menu does when it opens
    words = [action.text().replace("&", "") for action in row._menu.actions()]  # noqa: SLF001
    assert {"Cash", "Another person"} & set(words) == set()
    assert "Goods" in words


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """The clipboard as the program has it: the platform of the tests never says whose it is."""
    made = qapp.clipboard()
    made.ownsClipboard = lambda: True  # type: ignore[method-assign]
    keep_copies_plain(made)
    yield made
    made.changed.disconnect()
    del made.ownsClipboard


@pytest.mark.parametrize("do", [Do.COPY, Do.COPY_SUMMARY, Do.COPY_TABLE, Do.COPY_CSV])
def test_a_copy_holds_nothing_that_nobody_typed(
    window: MainWindow, clipboard: QClipboard, do: Do
) -> None:
    window.page.select("yes")
    window.actions_of[do].trigger()
    QApplication.processEvents()
    data = clipboard.mimeData()
    assert data.hasText()
    for name in data.formats():
        content = bytes(data.data(name).data()).decode("utf-8", "replace")
        assert re.search("[\u2066-\u2069\u200b]", content) is None, name


def test_a_selection_copied_from_a_text_is_plain_too(clipboard: QClipboard) -> None:
    shown = QLabel("Added \u2068Target gift card\u2069 at \u2068Target\u2069.")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    shown.show()
    shown.setSelection(0, len(shown.text()))
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert clipboard.text() == "Added Target gift card at Target."


def test_archiving_says_what_nothing_reminds_of_any_more(
    window: MainWindow, services: Services
) -> None:
    services.credits.archive(["soon", "tomorrow", "used"])
    said = "Archived 3 credits with $15.00 left, no longer reminded of"
    assert window.toast.text == f"{said}."
    window.toast.press()
    assert not any(one.archived for one in services.credits.all())
    services.credits.archive(["used"])
    assert window.toast.text == "Archived Used one."


@pytest.mark.parametrize(
    ("expiry", "said"),
    [
        (NEVER, "This credit never ends, so there is no day to be reminded before. You are "),
        (UNKNOWN, "No last day is set, so there is none to be reminded before. Set it first."),
    ],
)
def test_a_credit_without_an_end_says_why_there_is_no_day_to_choose(
    open_window: OpenWindow, expiry: Expiry, said: str
) -> None:
    window = open_window(memory_services([make_credit("a", expiry=expiry)]))
    window.page.select("a")
    window.actions_of[Do.REMIND].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ReminderDialog)
    texts = [one.text().replace("\u200b", "") for one in dialog.findChildren(QLabel)]
    assert any(text.startswith(said) for text in texts)
    assert dialog.leads.isHidden()
    dialog.mute.setChecked(True)
    assert dialog.submit()


def test_terms_that_nobody_read_say_nothing_about_gift_cards(window: MainWindow) -> None:
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    more = dialog.form.more
    assert more.clause.isHidden()
    more.status.set_value(TermsStatus.READ)
    assert not more.clause.isHidden()


def test_what_is_left_on_the_sheet_is_what_is_left() -> None:
    later = make_credit("b", 4_000, name="Kohl's Cash", usable_from=DAY + timedelta(5))
    services = memory_services([make_credit("a", 2_500, terms=Terms()), later])
    judge, credits = services.credits.all_judged()
    some = [judge.judged(one) for one in credits]
    sheet = Sheet(SheetKind.FIRST, to_use_first(some), judge, DAY, later=to_use_later(some))
    sums = [line.text for line in paper_of(sheet).sums]
    assert sums == [
        "Total left: $65.00 in 2 credits",
        "Of it, not to be used yet: $40.00 in 1 credit.",
    ]
