"""The pages beside the lists: how one gets there, and that nothing out of sight is changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from spendby.domain.errors import FileRefused
from spendby.services.services import Services
from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import PAGES, Do
from spendby.ui.kit.actions import plain
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import focused, names, shown_dialog


class Page(PlacePage):
    """A page with one button, which counts how often it was asked to show what holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "A page")
        self.button = QPushButton("Do it")
        self.column.addWidget(self.button)
        self.column.addStretch()
        self.refreshed = 0
        self.refusal = ""
        self.searched = False

    def refresh(self) -> None:
        self.refreshed += 1
        if self.refusal:
            raise FileRefused(self.refusal)

    def take_focus(self) -> None:
        self.button.setFocus()

    def search(self) -> bool:
        return self.searched


@pytest.fixture
def page(window: MainWindow, theme: Theme) -> Page:
    """A page that the sidebar offers, before anybody went there."""
    made = Page(theme)
    window.places.offer(Do.SHOW_GUIDE, lambda: made)
    return made


def nav(window: MainWindow, word: str) -> NavButton:
    return next(one for one in window.sidebar.findChildren(NavButton) if one.word == word)


def checked(window: MainWindow) -> list[str]:
    return [one.word for one in window.sidebar.findChildren(NavButton) if one.isChecked()]


def go(window: MainWindow) -> None:
    window.actions_of[Do.SHOW_GUIDE].trigger()


def test_the_sidebar_leads_to_a_page_and_back(window: MainWindow, page: Page) -> None:
    nav(window, "Guide").click()
    assert page.isVisible()
    assert not window.page.isVisible()
    assert not window.detail.isVisible()
    assert checked(window) == ["Guide"]
    assert focused() is page.button
    nav(window, "Expiring soon").click()
    assert not page.isVisible()
    assert window.page.isVisible()
    assert checked(window) == ["Expiring soon"]
    assert window.control.chosen.view is View.EXPIRING


def test_escape_leads_back_to_the_list_that_was_there(window: MainWindow, page: Page) -> None:
    window.actions_of[Do.SHOW_OVER].trigger()
    go(window)
    QTest.keyClick(page.button, Qt.Key.Key_Escape)
    assert window.page.isVisible()
    assert checked(window) == ["Used & expired"]
    assert focused() is window.page.table


def test_what_can_be_asked_for_is_what_the_sidebar_offers(window: MainWindow) -> None:
    offered = {one.word for one in window.sidebar.findChildren(NavButton)}
    actions = [window.actions_of[do] for do in PAGES]
    assert {plain(one.text()) for one in actions if one.isVisible()} <= offered
    assert not {plain(one.text()) for one in actions if not one.isVisible()} & offered


def test_a_credit_out_of_sight_can_not_be_changed(window: MainWindow, page: Page) -> None:
    window.page.select("soon")
    go(window)
    for do in (Do.USE, Do.EDIT, Do.ARCHIVE, Do.DELETE):
        assert not window.actions_of[do].isEnabled()
    page.left.emit()
    assert window.actions_of[Do.USE].isEnabled()


def test_a_page_opens_a_credit_in_the_list(window: MainWindow, page: Page) -> None:
    go(window)
    page.credit_wanted.emit("gone")
    assert window.page.isVisible()
    current = window.control.current
    assert current is not None
    assert current.credit.id == "gone"
    assert checked(window) == ["Used & expired"]


def test_a_page_has_something_done_with_a_credit_and_stays(
    window: MainWindow, page: Page, services: Services
) -> None:
    window.control.show_view(View.OVER)
    go(window)
    before = page.refreshed
    page.deed_wanted.emit("soon", Do.USE)
    dialog = shown_dialog(window)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert services.credits.get("soon").left == 0
    assert page.isVisible()
    assert page.refreshed > before
    assert checked(window) == ["Guide"]
    assert not window.actions_of[Do.USE].isEnabled()


def test_what_a_page_can_not_read_is_said(window: MainWindow, page: Page) -> None:
    page.refusal = "The file can't be read."
    go(window)
    assert window.toast.text == "The file can't be read."


def test_search_stays_on_a_page_that_has_one(window: MainWindow, page: Page) -> None:
    page.searched = True
    go(window)
    window.actions_of[Do.FIND].trigger()
    assert page.isVisible()
    page.searched = False
    window.actions_of[Do.FIND].trigger()
    assert focused() is window.page.search


def test_what_is_to_be_seen_on_a_page_stands_in_the_sidebar(window: MainWindow, page: Page) -> None:
    window.places.note(Do.SHOW_GUIDE, 3, "Guide, 3 new")
    assert nav(window, "Guide").accessibleName() == "Guide, 3 new"
    assert page.refreshed == 0  # nothing is made or read before somebody looks


def test_a_saved_view_and_a_new_credit_lead_to_the_list(window: MainWindow, page: Page) -> None:
    window.memory.save("Mine")
    go(window)
    window.sidebar.saved.button("Mine").click()
    assert not page.isVisible()
    go(window)
    window.control.show_credit("never")
    assert not page.isVisible()
    assert "Gift card from Mum" in names(window)


def test_lists_and_pages_scroll_where_large_text_leaves_no_room(
    window: MainWindow, page: Page, theme: Theme
) -> None:
    window.places.offer(Do.SHOW_REMINDERS, lambda: Page(theme))
    theme.set_text_percent(200)
    window.resize(900, 600)
    QApplication.processEvents()
    foot = window.foot.geometry()
    assert foot.bottom() <= window.sidebar.height()
    assert nav(window, "Active").height() >= theme.px(30)
    theme.set_text_percent(100)
    assert not page.isVisible()
