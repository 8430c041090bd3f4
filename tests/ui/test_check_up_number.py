"""The number beside the check-up: that of everything, at once after a change, or none at all."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Credit, Kind
from spendby.domain.expiry import on_day
from spendby.services.services import Services
from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow

MANY = 2_500


def credit(number: int) -> Credit:
    """Make a credit of whose offer nobody has read the terms: one thing to mend."""
    end = on_day(DAY + timedelta(1 + number % 300))
    return make_credit(
        f"c{number}", kind=Kind.PROMOTIONAL, expiry=end, source="Mail", checked_on=DAY
    )


def number_of(window: MainWindow) -> str:
    """Give what is heard of the line in the sidebar."""
    buttons = window.sidebar.findChildren(NavButton)
    return next(one.accessibleName() for one in buttons if one.word == "Check-up")


def said(services: Services) -> str:
    """Give what is to be heard: what the page would show."""
    found = len(services.check_ups.look().findings)
    return f"Check-up, {found:,} thing{'' if found == 1 else 's'} to mend"


@pytest.fixture
def services() -> Services:
    """The use cases over three credits, each with one thing to mend."""
    return memory_services([credit(number) for number in range(3)])


@pytest.fixture
def window(open_window: OpenWindow, services: Services, qtbot: QtBot) -> MainWindow:
    """A window that has come to rest."""
    made = open_window(services)
    qtbot.waitUntil(lambda: number_of(made) == "Check-up, 3 things to mend", timeout=20_000)
    return made


def test_the_number_is_right_at_once_after_each_change(
    window: MainWindow, services: Services
) -> None:
    changes = (
        lambda: services.check_ups.mute("M5", "c0", "Its mail is lost"),
        lambda: services.check_ups.lift("M5", "c0"),
        lambda: services.credits.archive(["c1", "c2"]),
        services.history.undo,
        lambda: services.credits.archive(["c0"]),
        services.history.undo,
        lambda: services.reminders.settings.choose_compare_days(None),
        lambda: services.credits.use("c1", 2_500),
        services.history.undo,
    )
    heard = []
    for change in changes:
        change()
        QApplication.processEvents()
        heard.append(number_of(window))
        assert heard[-1] == said(services)
    assert len(set(heard)) > 2


def test_the_number_of_a_large_drawer_is_never_that_of_a_part(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    services = memory_services([credit(number) for number in range(MANY)])
    window = open_window(services)
    seen = {number_of(window)}

    def is_right() -> bool:
        seen.add(number_of(window))
        return number_of(window) == said(services)

    qtbot.waitUntil(is_right, timeout=30_000)
    assert seen == {"Check-up", said(services)}
    services.credits.archive([f"c{number}" for number in range(1_000)])
    seen.clear()
    qtbot.waitUntil(is_right, timeout=30_000)
    assert seen <= {"Check-up", said(services)}
    services.reminders.settings.choose_compare_days(None)  # everything is read anew
    services.credits.archive(["c2000"])  # in the midst of it
    seen.clear()
    qtbot.waitUntil(is_right, timeout=30_000)
    assert seen <= {"Check-up", said(services)}
