"""How the window shares its room: rows first, nothing covered, and figures that say of what."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.credit_list.figures import Figures
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.screenshots.sample import sample_services
from tests.ui.conftest import OpenWindow, drawer, names, shown_dialog


def settle() -> None:
    """Let layouts inside each other find their sizes."""
    for _ in range(4):
        QApplication.processEvents()


def whole_rows(window: MainWindow) -> list[str]:
    """Name the credits whose row is in sight from top to bottom."""
    table, found = window.page.table, []
    for row in range(table.model().rowCount()):
        index = table.model().index(row, 0)
        seen = table.viewport().rect().contains(table.visualRect(index).adjusted(0, 0, -1, -1))
        if seen and window.page.table.model().judged_at(row):  # type: ignore[attr-defined]
            found.append(str(index.data()))
    return found


def place_of(widget: QWidget, window: QWidget) -> QRect:
    """Say where a widget is in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def figures(window: MainWindow) -> list[str]:
    """Read the figures over the list."""
    shown = window.page.head.findChildren(Figures)[0]
    return [one.text() for one in shown.findChildren(QLabel) if one.isVisible() and one.text()]


@pytest.mark.parametrize("size", [(1240, 780), (900, 600)])
def test_five_credits_that_expire_soon_are_seen_at_once(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(sample_services())
    window.resize(*size)
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    settle()
    assert len(whole_rows(window)) >= 5
    assert window.commands.outlook.strip.isVisible()


def test_a_low_strip_still_tells_every_sum_and_what_it_leaves_out(open_window: OpenWindow) -> None:
    window = open_window(sample_services())
    window.resize(900, 600)
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    settle()
    strip = window.commands.outlook.strip
    assert [bar.figures.amount for bar in strip.bars if bar.figures][:2] == ["$8.50", "$65.00"]
    said = [one.text() for one in strip.findChildren(QLabel) if one.isVisible()]
    assert said == ["Not drawn: £24.50 in 1 credit. After Oct 2027: £17.01 in 1 credit."]


@pytest.mark.parametrize("size", [(1240, 780), (900, 600), (640, 480)])
def test_what_has_been_done_is_said_without_covering_anything(
    window: MainWindow, services: Services, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.page.select("never")
    services.credits.use("yes", 100)
    settle()
    toast = place_of(window.toast, window)
    assert window.rect().contains(toast)
    for one in (window.page.table, *window.findChildren(QPushButton)):
        if one.isVisible() and not window.toast.isAncestorOf(one):
            assert not place_of(one, window).intersects(toast), one
    assert "Gift card from Mum" in whole_rows(window)
    below = window.page.height()
    window.toast.hide()
    settle()
    assert window.page.height() > below


def test_the_toast_leaves_the_buttons_of_a_page_free(
    window: MainWindow, services: Services
) -> None:
    window.resize(900, 600)
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    services.credits.use("yes", 100)
    settle()
    page = window.places.page
    assert page is not None
    toast = place_of(window.toast, window)
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisible()]
    assert buttons
    assert [one.text() for one in buttons if place_of(one, window).intersects(toast)] == []


def test_used_and_expired_tells_what_was_lost_as_the_totals_do(open_window: OpenWindow) -> None:
    ledger = (Entry(DAY, EntryKind.GRANT, 1_000), Entry(DAY, EntryKind.EXPIRE, -400))
    credits = [
        *drawer(),
        make_credit("taken", name="Taken", entries=ledger, expiry=NEVER),
        make_credit("pound", 250, name="Tesco", currency="GBP", expiry=on_day(DAY.replace(day=1))),
    ]
    window = open_window(memory_services(credits))
    window.resize(1240, 780)
    window.actions_of[Do.SHOW_OVER].trigger()
    settle()
    assert figures(window) == ["Lost so far", "$7.50", "of 2 credits", "£2.50", "of 1 credit"]
    window.page.search.setText("Summer")
    settle()
    assert figures(window) == ["Lost, of what is shown", "$3.50", "of 1 credit"]


def test_where_nothing_was_lost_no_figure_is_shown(open_window: OpenWindow) -> None:
    window = open_window(memory_services([make_credit("used", 700, 700, name="Used one")]))
    window.actions_of[Do.SHOW_OVER].trigger()
    settle()
    assert figures(window) == []


@pytest.mark.parametrize(
    ("do", "first"),
    [
        (Do.SHOW_ACTIVE, "Total left"),
        (Do.SHOW_GIFT_CARDS, "Left in all credits"),
    ],
)
def test_the_first_figure_says_of_what_it_is_the_sum(
    window: MainWindow, do: Do, first: str
) -> None:
    window.resize(1240, 780)
    window.actions_of[do].trigger()
    settle()
    assert figures(window)[0] == first


def test_an_empty_list_of_what_buys_gift_cards_leads_to_what_needs_a_check(
    open_window: OpenWindow,
) -> None:
    window = open_window(memory_services([one for one in drawer() if one.id != "yes"]))
    window.actions_of[Do.SHOW_GIFT_CARDS].trigger()
    assert window.page.empty_heading == "Nothing can buy a gift card right now."
    button = next(
        one for one in window.page.findChildren(QPushButton) if one.text().startswith("Show ")
    )
    assert button.text() == "Show what needs a check"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.control.chosen.view is View.ACTIVE
    assert names(window) == ["Gift card from Mum"]


def test_the_first_start_has_no_empty_third(open_window: OpenWindow) -> None:
    window = open_window(memory_services())
    window.resize(1240, 780)
    settle()
    assert window.page.width() > 1000
    window = open_window(memory_services(drawer()))
    window.resize(1240, 780)
    settle()
    assert window.detail.isVisible()


def test_only_a_credit_that_can_be_used_offers_it_first(window: MainWindow) -> None:
    window.resize(1240, 780)
    window.page.select("yes")
    primary = [one for one in window.detail.findChildren(QPushButton) if _leads(one)]
    assert [one.text() for one in primary] == ["Use…"]
    window.actions_of[Do.SHOW_OVER].trigger()
    window.page.select("gone")
    assert [one for one in window.detail.findChildren(QPushButton) if _leads(one)] == []


def _leads(button: QPushButton) -> bool:
    return button.isVisible() and button.property("role") == "primary"


def test_adding_grows_with_what_is_said_and_cuts_no_line(window: MainWindow) -> None:
    window.resize(1240, 780)
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    for text in ("25", "no-rush", "03/04"):
        QTest.keyClicks(dialog.focusWidget(), text)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        settle()
        area = dialog.findChildren(QScrollArea)[0]
        inner = area.widget()
        assert inner is not None
        assert inner.height() <= area.viewport().height()
    dialog.form.show_more(shown=True)  # type: ignore[attr-defined]
    settle()
    assert dialog.height() <= window.height()
