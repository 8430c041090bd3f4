"""The stores in the window: their rules in words, editing one, and a pack of one's own."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from spendby.domain.credit import Store
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import plain
from spendby.ui.kit.buttons import Button
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.stores.pack_dialog import PackDialog
from spendby.ui.stores.store_dialog import StoreDialog
from spendby.ui.stores.stores_dialog import StoresDialog
from tests.helpers.memory_services import NOON, FixedClock, memory_services
from tests.ui.conftest import OpenWindow

CORNER = Store("corner", "Corner Books", "USD", "America/Chicago")


@pytest.fixture
def services() -> Services:
    return memory_services(stores=[CORNER])


def stores_of(window: MainWindow) -> StoresDialog:
    window.actions_of[Do.STORES].trigger()
    return next(one for one in window.findChildren(StoresDialog) if one.isVisible())


def said(dialog: StoresDialog) -> str:
    return "\n".join(one.text().replace("\u200b", "") for one in dialog.findChildren(QLabel))


def press(dialog: StoresDialog, words: str) -> None:
    next(one for one in dialog.findChildren(Button) if one.text() == words).click()


def test_the_rules_of_a_store_are_told_in_words(
    open_window: OpenWindow, services: Services
) -> None:
    dialog = stores_of(open_window(services))
    text = said(dialog)
    assert "In USD; its days end in America/Los_Angeles." in text
    assert "D06: Greyed out at checkout" in text
    assert "Compared with its sources on Mon 23 Nov 2026." in text
    dialog.store.set_value(CORNER)
    assert "Any other store" in said(dialog)


def test_rules_that_nobody_compared_for_a_year_say_so(open_window: OpenWindow) -> None:
    late = FixedClock(NOON + timedelta(days=368))
    dialog = stores_of(open_window(memory_services(clock=late)))
    assert "more than a year ago" in said(dialog)


def test_a_store_gets_another_name_and_undo_gives_the_old_one_back(
    open_window: OpenWindow, services: Services
) -> None:
    dialog = stores_of(open_window(services))
    dialog.store.set_value(CORNER)
    press(dialog, "Edit…")
    (form,) = dialog.findChildren(StoreDialog)
    form.called.set_text("Corner & Sons")
    assert form.submit()
    assert services.stores.all()[1].name == "Corner & Sons"
    assert services.stores.all()[1].currency == "USD"
    services.history.undo()
    assert services.stores.all()[1] == CORNER


def test_a_pack_is_copied_adapted_and_judges_the_store(
    open_window: OpenWindow, services: Services
) -> None:
    window = open_window(services)
    dialog = stores_of(window)
    dialog.store.set_value(CORNER)
    press(dialog, "Copy and adapt its rules…")
    (form,) = dialog.findChildren(PackDialog)
    assert "id = 'corner-own'" in form.pack.text
    assert form.pack.problem == ""
    form.pack.set_text(form.pack.text.replace("name = 'Any other store'", "name = 5"))
    assert "name" in form.pack.problem
    assert not form.submit()
    assert services.stores.all()[1].pack == "general"
    form.pack.set_text(form.pack.text.replace("name = 5", "name = 'My rules'"))
    assert form.submit()
    assert services.stores.all()[1].pack == "corner-own"
    assert "My rules" in said(dialog)


def test_a_link_is_shown_before_it_opens(open_window: OpenWindow, services: Services) -> None:
    dialog = stores_of(open_window(services))
    link = next(one for one in dialog.findChildren(Button) if one.property("role") == "quiet")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "https://" in "\n".join(one.text() for one in dialog.findChildren(QLabel))


def test_the_menu_that_chooses_a_store_leads_to_the_stores_too(
    open_window: OpenWindow, services: Services
) -> None:
    window = open_window(services)
    switch = window.sidebar.findChild(QToolButton)
    assert switch is not None
    last = switch.menu().actions()[-1]
    assert plain(last.text()) == "Stores…"
    last.trigger()
    assert any(one.isVisible() for one in window.findChildren(StoresDialog))
