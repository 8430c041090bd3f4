"""The window over credits that end, or never quite end, at the edges of the calendar."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import TracebackType
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from spendby.domain.credit import Store
from spendby.domain.expiry import on_day
from spendby.ui.credit_list.roles import Role
from spendby.ui.kit.action_table import PAGES, VIEWS
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import FixedClock, memory_services
from tests.ui.conftest import OpenWindow

DAYS = (date.min, date(1, 1, 2), date(9999, 12, 30), date.max)
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "UTC")

_COUNTED = re.compile(r"[0-9,]{6,} days?|-[0-9,]+ days?")
"""A count of days that nobody would count: such a day is said by its date."""


@pytest.mark.parametrize("here", ZONES)
def test_every_credit_and_view_can_be_looked_at(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    went_wrong: list[BaseException] = []

    def hook(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        went_wrong.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    stores = [Store(f"s{n}", f"Store {n}", "USD", zone, "general") for n, zone in enumerate(ZONES)]
    credits = [
        make_credit(f"{store.id}-{day}", 2_500, name=f"{day}", store=store.id, expiry=on_day(day))
        for store in stores
        for day in DAYS
    ]
    now = datetime(2026, 11, 22, 20, 0, tzinfo=UTC).astimezone(ZoneInfo(here))
    window = open_window(memory_services(credits, stores, clock=FixedClock(now)))
    for do in (*VIEWS, *PAGES):
        window.actions_of[do].trigger()
        QApplication.processEvents()
        for row in range(window.page.table.model().rowCount()):
            window.page.table.selectRow(row)
            QApplication.processEvents()
            assert [said for said in _said(window) if _COUNTED.search(said)] == []
    assert went_wrong == []


def _said(window: MainWindow) -> Iterator[str]:
    for shown in window.findChildren(QLabel):
        yield shown.text().replace("\u200b", "")
    model = window.page.table.model()
    for row in range(model.rowCount()):
        yield str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
        yield str(model.index(row, 0).data(Role.EXPIRY_TEXT))
