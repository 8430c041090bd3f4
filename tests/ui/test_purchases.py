"""Planned purchases in the window: what pays for them, and Bought it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from spendby.domain.credit import Kind, Terms, TermsStatus
from spendby.domain.expiry import on_day
from spendby.services.services import Services
from spendby.ui.buying.plan_dialog import PlanDialog
from spendby.ui.buying.purchase_dialog import PurchaseDialog
from spendby.ui.buying.purchases_page import PurchasesPage
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog

READ = Terms(TermsStatus.READ, read_on=DAY, text="For shopping.")


@pytest.fixture
def services() -> Services:
    """Give a refund, and a promo credit for books and groceries that ends sooner."""
    soon, later = on_day(DAY + timedelta(9)), on_day(DAY + timedelta(40))
    return memory_services(
        [
            make_credit("r", 9_000, name="Lamp refund", kind=Kind.REFUND, terms=READ, expiry=later),
            make_credit(
                "b", 1_000, name="Promo", terms=READ, eligible=("books", "groceries"), expiry=soon
            ),
        ]
    )


def page_of(window: MainWindow) -> PurchasesPage:
    window.actions_of[Do.SHOW_PURCHASES].trigger()
    page = window.places.page
    assert isinstance(page, PurchasesPage)
    return page


def said(page: PurchasesPage) -> str:
    return "\n".join(one.text().replace("\u200b", "") for one in page.findChildren(QLabel))


def press(page: PurchasesPage, words: str) -> None:
    next(one for one in page.findChildren(Button) if one.text() == words).click()


def test_a_purchase_is_planned_and_matched_soonest_end_first(
    open_window: OpenWindow, services: Services
) -> None:
    window = open_window(services)
    page = page_of(window)
    press(page, "Plan a purchase…")
    dialog = shown_dialog(window)
    assert isinstance(dialog, PurchaseDialog)
    QTest.keyClicks(focused(), "Novels")
    dialog.category.set_text("Books")
    dialog.about.set_value(3_000)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    (purchase,) = services.purchases.all()
    assert (purchase.category, purchase.about, purchase.by) == ("books", 3_000, None)
    assert "\u2068Promo\u2069 pays $10.00, expires in 9 days\n" in said(page)
    assert "\u2068Lamp refund\u2069 pays $20.00, expires in 40 days" in said(page)
    assert window.toast.text == "Planned Novels."


def test_goods_outside_a_credits_categories_are_warned_of(
    open_window: OpenWindow, services: Services
) -> None:
    services.purchases.add("Socks", category="clothing", about=20_000)
    page = page_of(open_window(services))
    assert "For other goods, so not this: \u2068Promo\u2069" in said(page)
    assert "$110.00 is missing." in said(page)


def test_large_sums_and_staples_are_pointed_out(
    open_window: OpenWindow, services: Services
) -> None:
    window = open_window(services)
    page = page_of(window)
    assert "Don't count on $100.00 for gift cards. Plan what else to buy." in said(page)
    press(page, "Plan it…")
    dialog = shown_dialog(window)
    assert isinstance(dialog, PurchaseDialog)
    assert dialog.category.tags() == ("groceries",)


def test_bought_it_leads_to_the_right_credits_and_back(
    open_window: OpenWindow, services: Services
) -> None:
    services.purchases.add("Novels", category="books", about=3_000)
    window = open_window(services)
    page = page_of(window)
    press(page, "Bought it…")
    dialog = shown_dialog(window)
    assert isinstance(dialog, PlanDialog)
    assert dialog.preview.texts[1:3] == ["Promo", "$10.00"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert [one.left for one in services.credits.all()] == [7_000, 0]
    assert services.purchases.all()[0].bought_on == DAY
    assert "Bought" in said(page)
    window.toast.press()
    assert [one.left for one in services.credits.all()] == [9_000, 1_000]
    assert "pays $10.00" in said(page)


def test_dropping_has_a_way_back(open_window: OpenWindow, services: Services) -> None:
    services.purchases.add("Novels")
    window = open_window(services)
    page = page_of(window)
    press(page, "Drop")
    assert services.purchases.all() == []
    window.toast.press()
    assert [one.name for one in services.purchases.all()] == ["Novels"]


def test_without_anything_the_page_says_why(open_window: OpenWindow) -> None:
    assert "Nothing planned yet." in said(page_of(open_window(memory_services())))
