"""Chips, the question what to buy, and what the figures add up while the list is narrowed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from spendby.domain.credit import Kind, Store, Target
from spendby.domain.expiry import NEVER
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import NO_FILTERS, Filters, Span
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.chip import Chip
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, focused, names

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TARGET = Store("target", "Target <b>", "EUR", "America/Chicago")


@pytest.fixture
def several() -> Services:
    """Give the drawer and a credit of another store, in another currency."""
    other = make_credit("t", 900, name="Circle", store="target", currency="EUR", expiry=NEVER)
    return memory_services([*drawer(), other], [TARGET])


def pick(chip: Chip, word: str) -> None:
    """Choose a line of a chip's menu by its words."""
    action = next(one for one in chip._menu.actions() if one.text() == word)  # noqa: SLF001
    action.trigger()


def figures(window: MainWindow) -> list[str]:
    """List what the figures say."""
    labels = window.page.head.figures.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text()]


def test_the_filters_open_by_their_key_and_take_the_focus(window: MainWindow) -> None:
    assert not window.page.head.filters.isVisible()
    QTest.keyClick(window.page.table, Qt.Key.Key_F, CONTROL_SHIFT)
    assert window.page.head.filters.isVisible()
    assert focused().accessibleName() == "Filter by Kind: everything"
    QTest.keyClick(focused(), Qt.Key.Key_F, CONTROL_SHIFT)
    assert not window.page.head.filters.isVisible()
    assert window.page.table.hasFocus()


def test_chips_narrow_together_and_say_what_they_let_through(window: MainWindow) -> None:
    window.lists.toggle_filters()
    bar = window.page.head.filters
    pick(bar.kind, "Promo credit")
    assert names(window) == ["Prime Day"]
    pick(bar.kind, "Reward")
    assert names(window) == ["Survey panel payout", "Prime Day"]
    assert bar.kind.text == "Kind: Promo credit and 1 more"
    pick(bar.answer, "No")
    assert names(window) == ["Prime Day"]
    pick(bar.expiry, "Within 7 days")
    assert names(window) == []
    assert window.page.empty_heading == "No credit passes these filters."
    pick(bar.expiry, "Within 7 days")
    assert bar.expiry.text == "Expires"
    assert names(window) == ["Prime Day"]


def test_a_chip_is_cleared_by_its_cross_and_by_delete(window: MainWindow) -> None:
    window.control.filter(Filters(frozenset({Kind.REWARD}), expiry=Span.MONTH))
    bar = window.page.head.filters
    assert bar.isVisible()
    bar.kind._clear.click()  # noqa: SLF001
    assert window.control.chosen.filters == Filters(expiry=Span.MONTH)
    bar.expiry.take_focus()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    assert window.control.chosen.filters == NO_FILTERS
    assert not bar.isVisible()


def test_everything_is_shown_again_by_one_key(window: MainWindow) -> None:
    window.control.filter(Filters(answers=frozenset({Answer.YES})))
    window.page.search.setText("lamp")
    assert names(window) == ["Store refund card"]
    QTest.keyClick(window.page.table, Qt.Key.Key_X, CONTROL_SHIFT)
    assert len(names(window)) == 5
    assert window.page.search.text() == ""
    assert not window.actions_of[Do.CLEAR_FILTERS].isEnabled()


def test_stores_and_currencies_can_be_chosen_where_there_are_several(
    open_window: OpenWindow, several: Services
) -> None:
    window = open_window(several)
    window.lists.toggle_filters()
    bar = window.page.head.filters
    pick(bar.currency, "EUR")
    assert names(window) == ["Circle"]
    bar.currency.clear()
    pick(bar.store, "Target <b>")
    assert names(window) == ["Circle"]
    assert bar.store.text == "Store: Target <b>"
    assert window.control.chosen.store == "target"
    bar.cleared.emit()
    assert bar.store.text == "Store"
    assert len(names(window)) == 6


def test_one_store_needs_no_chip_for_stores(window: MainWindow) -> None:
    window.lists.toggle_filters()
    bar = window.page.head.filters
    assert [chip.text for chip in bar.chips if chip.isVisible()] == ["Kind", "Answer", "Expires"]


def test_search_looks_in_kinds_stores_and_categories(
    open_window: OpenWindow, several: Services
) -> None:
    several.credits.edit("t", eligible=("kindle-books",))
    window = open_window(several)
    for words, found in (
        ("courtesy credit", ["Courtesy, late parcel"]),
        ("target", ["Circle"]),
        ("kindle books", ["Circle"]),
        ("lamp", ["Store refund card"]),
    ):
        window.page.search.setText(words)
        assert names(window) == found, words


def test_the_figures_say_that_they_are_of_what_is_shown(window: MainWindow) -> None:
    assert figures(window)[:2] == ["Total left", "$1,190.00"]
    window.control.filter(Filters(frozenset({Kind.REFUND, Kind.REWARD})))
    assert figures(window) == [
        "Left, of what is shown",
        "$130.00",
        "in 2 credits",
        "Buys gift cards, of these",
        "$125.00",
        "1 credit",
        "Expires within 30 days, of these",
        "$5.00",
        "1 credit, first tomorrow",
    ]
    window.control.clear()
    assert figures(window)[0] == "Total left"


def test_what_to_buy_is_asked_of_every_credit(window: MainWindow) -> None:
    table = window.page.table
    across = Qt.Orientation.Horizontal
    window.control.choose_target(Target.THIRD_PARTY_GIFT_CARD)
    assert table.model().headerData(Column.ANSWER, across) == "Buys other brands' cards?"
    assert window.page.head.buying.chosen_text == "Other brands' gift cards"
    window.control.show_view(View.GIFT_CARDS)
    assert names(window) == []
    assert window.page.empty_heading == "Nothing can buy other brands' gift cards right now."
    window.control.choose_target(Target.CASH)
    assert window.page.empty_heading == "No credit turns into cash."
    window.control.choose_target(Target.GOODS)
    assert window.actions_of[Do.SHOW_GIFT_CARDS].text() == "Buys goods"
    assert names(window) == ["Store refund card"]
    assert "Buys goods" in figures(window)


def test_goods_of_a_category_are_asked_about_by_name(
    window: MainWindow, services: Services
) -> None:
    services.credits.edit("soon", eligible=("books",))
    window.control.choose_target(Target.GOODS, ("books",))
    answer = window.page.table.model().index(1, Column.ANSWER)
    heard = str(answer.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "buys Books: Check first" in heard.replace("\u2068", "").replace("\u2069", "")
    # What is bound to other goods can't buy these, and a change made now is judged the same way.
    terms = services.credits.get("yes").terms
    services.credits.edit("soon", eligible=("groceries",), terms=terms)
    window.control.filter(Filters(answers=frozenset({Answer.NO})))
    assert names(window) == ["Prime Day"]
    window.control.choose_target(Target.GOODS)
    assert names(window) == []


def test_categories_are_offered_with_those_that_people_wrote(
    window: MainWindow, services: Services
) -> None:
    services.credits.edit("soon", eligible=("books", "My <b>own</b>"))
    buying = window.page.head.buying
    buying.menu.aboutToShow.emit()
    goods = buying.menu.findChildren(QMenu)[-1]
    offered = [one.text() for one in goods.actions()]
    assert {"Books", "Groceries", "My <b>own</b>"} <= set(offered)
    next(one for one in goods.actions() if one.text() == "Books").trigger()
    assert window.control.chosen.buying == ("books",)
    assert buying.chosen_text == "Goods: Books"


def test_words_give_way_where_there_is_no_room(window: MainWindow) -> None:
    row = window.page.head.buying
    window.resize(1240, 780)
    assert row._ask.isVisible()  # noqa: SLF001
    row.resize(330, row.height())
    assert not row._ask.isVisible()  # noqa: SLF001
    row.resize(200, row.height())
    assert row._filter.text() == ""  # noqa: SLF001
    assert row._filter.accessibleName() == "Filter"  # noqa: SLF001
