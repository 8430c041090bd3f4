"""What the window's tests share: a theme, and a window over credits in memory."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Checkout as Seen
from spendby.domain.credit import Credit, GiftCardClause, Kind, Saw, Target, Terms, TermsStatus
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.services.services import Services
from spendby.ui.credit_list.roles import Role
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.built_window import built_window
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.figures_agree import disagreements

OpenWindow = Callable[[Services], MainWindow]

ALLOWED = Terms(TermsStatus.READ, GiftCardClause.ALLOWED, read_on=DAY)


def drawer() -> list[Credit]:
    """Give seven credits, of which five are active and one buys gift cards."""
    offered = (Seen(DAY, Target.OWN_GIFT_CARD, Saw.OFFERED),)
    return [
        make_credit("never", 104_000, name="Gift card from Mum", kind=Kind.GIFT_CARD, expiry=NEVER),
        make_credit("unknown", 1_000, name="Courtesy, late parcel", kind=Kind.COURTESY),
        make_credit("soon", 1_000, name="Prime Day", expiry=on_day(DAY.replace(month=12, day=11))),
        make_credit(
            "yes",
            15_000,
            2_500,
            name="Store refund card",
            kind=Kind.REFUND,
            terms=ALLOWED,
            checkouts=offered,
            expiry=on_day(DAY.replace(year=2027, month=2, day=4)),
            note="From the return of the lamp",
        ),
        make_credit(
            "tomorrow",
            500,
            name="Survey panel payout",
            kind=Kind.REWARD,
            expiry=on_day(DAY.replace(day=23)),
        ),
        make_credit("gone", 350, name="Summer video", expiry=on_day(DAY.replace(day=2))),
        make_credit("used", 700, 700, name="Used one", expiry=UNKNOWN),
    ]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at its usual size."""
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme) -> Iterator[OpenWindow]:
    """Open windows, each loaded and with the focus in its list.

    In the end each has to say of the credits what they themselves do.
    """
    opened: list[tuple[MainWindow, Services]] = []

    def open_one(services: Services) -> MainWindow:
        window = built_window(services, theme)
        opened.append((window, services))
        qtbot.addWidget(window)
        theme.set_mode(Mode.LIGHT)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        window.load()
        window.furnish()
        QApplication.processEvents()
        return window

    yield open_one
    QApplication.processEvents()
    wrong = [
        said
        for window, services in opened
        if window.isVisible()
        for said in disagreements(window, services)
    ]
    for window, _ in opened:
        window.close()
    assert wrong == []


@pytest.fixture
def services() -> Services:
    """The use cases over `drawer`."""
    return memory_services(drawer())


@pytest.fixture
def window(open_window: OpenWindow, services: Services) -> MainWindow:
    """A window over `drawer`."""
    return open_window(services)


def names(window: MainWindow) -> list[str]:
    """List the names in the table, from top to bottom, without the headings of groups."""
    model = window.page.table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(row.data()) for row in rows if row.data(Role.CREDIT_ID)]


def focused() -> QWidget:
    """Give what has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def shown_dialog(window: MainWindow) -> QDialog:
    """Find the dialog that is open."""
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())
