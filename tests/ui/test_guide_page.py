"""The guide in the window: found by words and by “Why?”, and joined to the user's own credits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind
from spendby.services.services import Services
from spendby.ui.guide.guide_page import GuidePage
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, names, shown_dialog


@pytest.fixture
def services() -> Services:
    """Two promo credits, one of which is used up, and a refund."""
    return memory_services(
        [
            make_credit("promo", name="Prime Day"),
            make_credit("over", spent=2500, name="Used promo"),
            make_credit("refund", name="Refund", kind=Kind.REFUND, note="could sell it"),
        ]
    )


@pytest.fixture
def window(open_window: OpenWindow, services: Services) -> MainWindow:
    """A window over them."""
    return open_window(services)


@pytest.fixture
def page(window: MainWindow) -> GuidePage:
    """The guide, opened by its own key."""
    QTest.keyClick(focused(), Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    found = window.places.page
    assert isinstance(found, GuidePage)
    return found


def _texts(parent: QWidget) -> str:
    return "\n".join(one.text() for one in parent.findChildren(QLabel))


def _button(parent: QWidget, text: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text() == text)


def test_the_guide_says_that_it_is_unofficial_and_for_whom(page: GuidePage) -> None:
    assert "Unofficial, and for shoppers at Amazon.com in the United States" in _texts(page)
    assert len(page.titles) > 30


def test_what_it_helps_with_least_is_found_and_explained(page: GuidePage) -> None:
    for word, title in (
        ("sell", "Selling credit, loopholes and other tricks"),
        ("transfer", "Giving it to somebody else"),
        ("cash", "Turning credit into cash"),
    ):
        assert focused() is page.field
        page.field.clear()
        QTest.keyClicks(page.field, word)
        assert page.titles[0] == title
        assert page.view is not None
        assert page.view.topic.title == title


def test_each_sentence_names_who_says_it_and_when(page: GuidePage) -> None:
    page.field.setText("can promo credit buy")
    view = page.view
    assert view is not None
    said = _texts(view)
    assert "The guide, unofficial" in said
    assert "The store's own words" in said
    assert "2026" in said


def test_ones_own_credits_are_counted_and_listed(window: MainWindow, page: GuidePage) -> None:
    page.field.setText("can promo credit buy")
    view = page.view
    assert view is not None
    _button(view, "1 of your credits is like this").click()
    assert window.places.current is None
    assert names(window) == ["Prime Day"]
    assert window.page.head.filters.rule.isVisible()


def test_a_search_for_nothing_known_says_so(page: GuidePage) -> None:
    page.field.setText("zebra")
    assert page.titles == []
    assert page.view is None
    assert "Nothing found" in _texts(page)
    page.field.clear()
    assert page.view is not None


def test_why_opens_the_guide_at_the_rule_of_the_verdict(window: MainWindow) -> None:
    window.page.select("promo")
    _button(window.detail, "Why?").click()
    page = window.places.page
    assert isinstance(page, GuidePage)
    assert page.titles == ["Can promo credit buy a gift card?"]
    assert page.asked.startswith("Prime Day: ")
    assert "Rule D19" in page.asked
    page.field.setText("cash")
    assert page.asked == ""


def test_why_of_a_caution_opens_the_guide_at_its_reason(window: MainWindow) -> None:
    window.page.select("refund")
    _button(window.detail.caution, "Why?").click()
    page = window.places.page
    assert isinstance(page, GuidePage)
    assert "Selling credit, loopholes and other tricks" in page.titles


def test_why_not_to_try_it_leads_from_the_dialog_to_the_guide(window: MainWindow) -> None:
    window.page.select("promo")
    window.actions_of[Do.CHECKOUT].trigger()
    _button(shown_dialog(window), "Why?").click()
    assert window.places.current is Do.SHOW_GUIDE


def test_an_id_leads_to_what_else_is_said_of_it(page: GuidePage) -> None:
    page.field.setText("can promo credit buy")
    view = page.view
    assert view is not None
    _button(view, "R2").click()
    assert page.field.text() == "R2"
    assert "Can promo credit buy a gift card?" in page.titles


def test_escape_clears_the_search_and_then_leads_back(window: MainWindow, page: GuidePage) -> None:
    QTest.keyClicks(page.field, "cash")
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    page.topics.setFocus()
    QTest.keyClick(page.topics, Qt.Key.Key_Escape)
    assert window.places.current is None


def test_a_guide_of_ones_own_that_cannot_be_used_is_named(
    theme: Theme, services: Services, qtbot: QtBot
) -> None:
    guide = services.guidance.guide(services.packs.packs()["amazon-us"])
    problem = "packs/guides/amazon-us.toml: the file isn't UTF-8 text."
    page = GuidePage(theme, lambda: guide, lambda: [problem], lambda _: 0)
    qtbot.addWidget(page)
    page.refresh()
    assert problem in _texts(page).replace("\u200b", "")
