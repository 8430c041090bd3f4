"""Pictures of the detail pane in its states, and of the dialogs about one credit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby.domain.credit import Checkout, GiftCardClause, Kind, Saw, Target, Terms, TermsStatus
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.screenshots.sample import trying_services

PRINT = (
    "Promotional credit of $25. Valid until 31 December 2026 at 11:59 p.m. PT. ⟦It can't be used "
    "to buy gift cards, nor for orders that ship outside the US.⟧ One per customer.\n\n"
    "If you return what you bought with it, the credit is not given back."
)
ARABIC = (
    "هذا الرصيد صالح حتى نهاية السنة. ⟦لا يمكن استعماله لشراء بطاقات الهدايا.⟧ رصيد واحد لكل زبون."
)


def full_services() -> Services:
    """Give credits whose details say a lot."""
    received = date(2026, 11, 1)
    told = make_credit(
        "told",
        name="Prime Day promotional credit",
        received_on=received,
        entries=(
            Entry(received, EntryKind.GRANT, 2500),
            Entry(date(2026, 11, 9), EntryKind.SPEND, -500, "Kindle book"),
            Entry(date(2026, 11, 15), EntryKind.EXPIRE, -2000),
            Entry(
                date(2026, 11, 18),
                EntryKind.EXTEND,
                2000,
                "Chat with Dana, customer service",
                date(2026, 12, 31),
                date(2026, 11, 14),
            ),
        ),
        expiry=on_day(date(2026, 12, 31), "60d after 2026-11-01"),
        terms=Terms(
            TermsStatus.READ,
            GiftCardClause.EXCLUDED,
            read_on=date(2026, 11, 2),
            text=PRINT,
            url="https://www.amazon.com/gp/help/customer/display.html?nodeId=GPAU9BCECRXQBFQR",
        ),
        eligible=("books",),
        source="Prime Day 2026",
        reference="Offer 114-2290011",
        note="Meant for the atlas.",
        checked_on=date(2026, 11, 20),
        checkouts=(
            Checkout(date(2026, 11, 3), Target.OWN_GIFT_CARD, Saw.GREYED_OUT, "App, not website"),
        ),
    )
    arabic = make_credit(
        "arabic",
        name="رصيد ترويجي من العرض الطويل",
        terms=Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=DAY, text=ARABIC),
    )
    return memory_services(
        [
            told,
            arabic,
            make_credit(
                "card", 104_000, name="Gift card from Mum", kind=Kind.GIFT_CARD, expiry=NEVER
            ),
            make_credit("other", 1_250, name="Credit of unknown origin", kind=Kind.OTHER),
            make_credit("gone", 999, name="Ended", expiry=on_day(date(2026, 11, 2))),
        ]
    )


def details(credit_id: str, target: Target | None = None) -> Callable[[MainWindow], QWidget]:
    """Show the whole of the details of a credit, for a target, as if there were no end of room."""

    def picture(window: MainWindow) -> QWidget:
        if credit_id == "gone":
            window.actions_of[Do.SHOW_OVER].trigger()
        window.page.select(credit_id)
        window.panes.open_detail()
        QApplication.processEvents()
        if target is not None:
            window.detail._answers.others.chosen.emit(target)  # noqa: SLF001
            QApplication.processEvents()
        inner = window.detail._scroll.widget()  # noqa: SLF001
        assert inner is not None
        return inner

    return picture


def dialog(do: Do, credit_id: str = "told") -> Callable[[MainWindow], QWidget]:
    """Open a dialog about a credit."""

    def picture(window: MainWindow) -> QWidget:
        if credit_id == "gone":
            window.actions_of[Do.SHOW_OVER].trigger()
        window.page.select(credit_id)
        window.actions_of[do].trigger()
        QApplication.processEvents()
        return next(one for one in window.findChildren(QDialog) if one.isVisible())

    return picture


def terms_wrong(window: MainWindow) -> QWidget:
    """Give an address that isn't one."""
    shown = dialog(Do.TERMS)(window)
    shown.link.editor.setText("amazon.com/terms")  # type: ignore[attr-defined]
    shown.link.check()  # type: ignore[attr-defined]
    return shown


def extend_typed(window: MainWindow) -> QWidget:
    """Give it longer."""
    shown = dialog(Do.EXTEND, "gone")(window)
    focused = shown.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "90d")
    return shown


def link(window: MainWindow) -> QWidget:
    """Ask before a page is opened."""
    window.page.select("told")
    return window.commands.credits.records.open_link(full_services().credits.get("told").terms.url)


def pictures(
    full: tuple[int, int], small: tuple[int, int]
) -> list[
    tuple[str, Callable[[], Services], Callable[[MainWindow], QWidget], tuple[int, int], int]
]:
    """List the pictures."""
    services = full_services
    return [
        ("detail_told", services, details("told"), full, 100),
        ("detail_goods", services, details("told", Target.GOODS), full, 100),
        ("detail_cash", services, details("told", Target.CASH), full, 100),
        ("detail_card", services, details("card"), full, 100),
        ("detail_card_third", services, details("card", Target.THIRD_PARTY_GIFT_CARD), full, 100),
        ("detail_other", services, details("other"), full, 100),
        ("detail_gone", services, details("gone"), full, 100),
        ("detail_arabic", services, details("arabic"), full, 100),
        ("detail_long", trying_services, details(f"{'A' * 12}-500"), full, 100),
        ("detail_told_200", services, details("told"), full, 200),
        ("terms", services, dialog(Do.TERMS), full, 100),
        ("terms_empty", services, dialog(Do.TERMS, "card"), full, 100),
        ("terms_wrong", services, terms_wrong, full, 100),
        ("terms_arabic", services, dialog(Do.TERMS, "arabic"), full, 100),
        ("terms_200", services, dialog(Do.TERMS), full, 200),
        ("write_off", services, dialog(Do.WRITE_OFF), full, 100),
        ("extend", services, dialog(Do.EXTEND), full, 100),
        ("extend_typed", services, extend_typed, full, 100),
        ("extend_200", services, extend_typed, small, 200),
        ("delete", services, dialog(Do.DELETE), full, 100),
        ("delete_200", services, dialog(Do.DELETE), full, 200),
        ("duplicate", services, dialog(Do.DUPLICATE), full, 100),
        ("link", services, link, full, 100),
        ("link_200", services, link, full, 200),
    ]
