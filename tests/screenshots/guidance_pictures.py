"""Pictures of guidance: steps, looking at checkout, asking the store, cautions, the guide."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from spendby.domain.credit import Checkout, GiftCardClause, Kind, Saw, Target, Terms, TermsStatus
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services

_READ = Terms(TermsStatus.READ, read_on=DAY)
_OUT = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=DAY)


def guided_services() -> Services:
    """Give five credits at five points of the way."""
    refused = (Checkout(DAY - timedelta(3), Target.OWN_GIFT_CARD, Saw.GREYED_OUT),)
    return memory_services(
        [
            make_credit(
                "hurry",
                350,
                name="No-rush shipping reward",
                preset="no-rush",
                expiry=on_day(DAY + timedelta(4)),
                source="Amazon, order 114-22",
            ),
            make_credit("new", 1000, name="Prime Day credit", note="Could sell it on a forum"),
            make_credit(
                "look",
                12_500,
                name="Refund for order 114-4417",
                kind=Kind.REFUND,
                preset="refund",
                terms=_READ,
                checked_on=DAY,
                expiry=NEVER,
            ),
            make_credit(
                "reason",
                4_820,
                name="Gift card from Mum",
                kind=Kind.GIFT_CARD,
                preset="gift-card",
                terms=_READ,
                checked_on=DAY,
                checkouts=refused,
                expiry=NEVER,
            ),
            make_credit(
                "out",
                2_500,
                name="Survey credit",
                kind=Kind.REWARD,
                preset="survey",
                terms=_OUT,
                checked_on=DAY,
                expiry=on_day(DAY + timedelta(60)),
            ),
        ]
    )


def _chosen(window: MainWindow, credit_id: str) -> None:
    window.page.select(credit_id, centre=True)
    QApplication.processEvents()


def _dialog(window: MainWindow, do: Do) -> QDialog:
    window.actions_of[do].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def next_step(window: MainWindow) -> QWidget:
    """Show a credit that was just typed in, with a note that gives rise to a caution."""
    _chosen(window, "new")
    return window


def all_steps(window: MainWindow) -> QWidget:
    """List all steps of a credit half way."""
    _chosen(window, "reason")
    window.detail.steps.open_list()
    return window


def opened_steps(window: MainWindow) -> QWidget:
    """Show the steps in the pane over the list."""
    _chosen(window, "look")
    window.panes.open_detail()
    return window


def looking(window: MainWindow) -> QWidget:
    """Be led to the payment page."""
    _chosen(window, "look")
    dialog = _dialog(window, Do.CHECKOUT)
    dialog.saw.set_value(Saw.OFFERED)  # type: ignore[attr-defined]  # it is the checkout dialog
    return dialog


def not_looking(window: MainWindow) -> QWidget:
    """Be kept from a try that the terms rule out."""
    _chosen(window, "out")
    dialog = _dialog(window, Do.CHECKOUT)
    dialog.saw.set_value(Saw.OFFERED)  # type: ignore[attr-defined]  # it is the checkout dialog
    return dialog


def asking(window: MainWindow) -> QWidget:
    """Write to the store."""
    _chosen(window, "new")
    return _dialog(window, Do.ASK)


def replying(window: MainWindow) -> QWidget:
    """Note what it replied."""
    _chosen(window, "look")
    window.commands.guidance.note_reply()
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.who.set_text("Maria, chat")  # type: ignore[attr-defined]  # it is the reply dialog
    dialog.said.set_text("Refund balance can't be used for gift cards.")  # type: ignore[attr-defined]
    dialog.clause.set_value(GiftCardClause.EXCLUDED)  # type: ignore[attr-defined]
    return dialog


def guide(window: MainWindow) -> QWidget:
    """Open the guide."""
    window.actions_of[Do.SHOW_GUIDE].trigger()
    return window


def guide_found(window: MainWindow) -> QWidget:
    """Search the guide for what it helps nobody with."""
    guide(window)
    page = window.places.page
    page.field.setText("sell")  # type: ignore[union-attr]  # it is the page of the guide
    return window


def guide_nothing(window: MainWindow) -> QWidget:
    """Search the guide for what isn't there."""
    guide(window)
    page = window.places.page
    page.field.setText("zebra")  # type: ignore[union-attr]  # it is the page of the guide
    return window


def why(window: MainWindow) -> QWidget:
    """Ask why, of a verdict."""
    _chosen(window, "new")
    next(one for one in window.detail.findChildren(QPushButton) if one.text() == "Why?").click()
    return window


_Shot = tuple[str, Callable[[], Services], Callable[[MainWindow], QWidget], tuple[int, int], int]


def pictures(full: tuple[int, int], small: tuple[int, int]) -> list[_Shot]:
    """List them: name, credits, what is done, size of the window, text size in percent."""
    return [
        ("steps", guided_services, next_step, full, 100),
        ("steps_all", guided_services, all_steps, full, 100),
        ("steps_small", guided_services, opened_steps, small, 100),
        ("steps_200", guided_services, opened_steps, small, 200),
        ("checkout_look", guided_services, looking, full, 100),
        ("checkout_look_200", guided_services, looking, small, 200),
        ("checkout_no", guided_services, not_looking, full, 100),
        ("ask", guided_services, asking, full, 100),
        ("guide", guided_services, guide, full, 100),
        ("guide_small", guided_services, guide_found, small, 100),
        ("guide_200", guided_services, guide, small, 200),
        ("guide_nothing", guided_services, guide_nothing, full, 100),
        ("guide_why", guided_services, why, full, 100),
        ("reply", guided_services, replying, full, 100),
    ]
