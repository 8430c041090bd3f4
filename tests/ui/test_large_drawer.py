"""A drawer so large that it is read bit by bit: what ends first stands there at once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Credit, Kind
from spendby.domain.expiry import NEVER, on_day
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Group
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.gathering import Gathering
from spendby.ui.credit_list.views import View
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import names

MANY = 2_500


def credit(number: int) -> Credit:
    """Make one of many: a third has ended, some never end."""
    end = on_day(DAY + timedelta(number % 600 - 200)) if number % 10 else NEVER
    return make_credit(f"c{number}", name=f"Number {number}", kind=Kind.REFUND, expiry=end)


@pytest.fixture
def services() -> Services:
    """The use cases over many credits."""
    return memory_services([credit(number) for number in range(MANY)])


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, services: Services) -> Iterator[MainWindow]:
    """A window over them, of which it has the first part."""
    made = MainWindow(services, theme)
    qtbot.addWidget(made)
    made.show()
    made.load()
    yield made
    made.close()


def wait(window: MainWindow) -> None:
    """Let the window read everything, and come to rest."""
    window.control.source.finish()
    QApplication.processEvents()


def current(window: MainWindow) -> str:
    """Name the current credit."""
    found = window.control.current
    return "" if found is None else found.credit.name


def test_the_first_rows_are_there_at_once_and_the_others_come_after_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    first = names(window)
    assert 0 < len(first) < MANY // 2
    window.page.table.selectRow(3)
    window.page.table.scrollTo(window.page.table.model().index(150, 0))
    chosen, seen = current(window), window.page.table.verticalScrollBar().value()
    with qtbot.assertNotEmitted(window.page.table.model().modelReset):
        wait(window)
    assert names(window)[: len(first)] == first
    assert len(names(window)) > MANY // 2
    assert (current(window), window.page.table.verticalScrollBar().value()) == (chosen, seen)


def test_figures_and_counts_wait_for_everything(window: MainWindow) -> None:
    figures = window.page.head.figures
    heard = [one.accessibleName() for one in figures._cells]  # noqa: SLF001
    assert all("…" in one for one in heard)
    wait(window)
    heard = [one.accessibleName() for one in figures._cells]  # noqa: SLF001
    count = len(names(window))
    assert f"in {count:,} credits" in heard[0].replace("\u202f", ",") or str(count) in heard[0]
    assert not any("…" in one for one in heard)


@pytest.mark.parametrize("how", ["order", "group", "view"])
def test_where_the_soonest_do_not_come_first_rows_wait_for_everything(
    window: MainWindow, how: str
) -> None:
    if how == "order":
        header = window.page.table.horizontalHeader()
        header.setSortIndicator(Column.LEFT, Qt.SortOrder.DescendingOrder)
    elif how == "group":
        window.control.group(Group.KIND)
    else:
        window.control.show_view(View.OVER)
    assert names(window) == []
    assert window.page.empty_heading == ""
    wait(window)
    assert len(names(window)) > 0


def test_a_change_in_between_is_kept(window: MainWindow, services: Services) -> None:
    QApplication.processEvents()
    used = current(window)
    assert window.control.current is not None
    services.credits.edit(window.control.current.credit.id, name="Renamed in between")
    services.credits.add(Kind.REFUND, 700, name="Added in between", expiry=NEVER)
    wait(window)
    assert current(window) == "Renamed in between"
    assert used not in names(window)
    assert "Added in between" in names(window)
    assert len(window.control.source.everything) == MANY + 1


def test_a_change_is_kept_whenever_it_is_made(window: MainWindow, services: Services) -> None:
    steps = 0
    while window.control.source.is_reading:
        steps += 1
        if steps < 30:
            services.credits.add(Kind.REFUND, 700, name=f"Added {steps}", expiry=NEVER)
        QApplication.processEvents()
    listed = names(window)
    assert steps >= 3
    assert all(f"Added {step}" in listed for step in range(1, min(steps, 29) + 1))
    assert len(window.control.source.everything) == MANY + min(steps, 29)


def test_a_change_is_kept_that_is_made_while_all_are_put_in_order(
    window: MainWindow, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Gathering.put_in_order

    def slowly(gathering: Gathering) -> Iterator[None]:
        yield from whole(gathering)
        if not any(credit.name == "Just then" for credit in services.credits.all()):
            services.credits.add(Kind.REFUND, 700, name="Just then", expiry=NEVER)

    monkeypatch.setattr(Gathering, "put_in_order", slowly)
    wait(window)
    assert "Just then" in names(window)


def test_a_search_that_is_typed_in_between_finds_everything(window: MainWindow) -> None:
    window.page.search.setText("number 2301")
    wait(window)
    assert names(window) == ["Number 2301"]


def test_a_credit_is_shown_though_it_was_not_read_yet(window: MainWindow) -> None:
    window.control.show_credit(f"c{MANY - 10}")
    assert current(window) == f"Number {MANY - 10}"


def test_everything_is_what_is_everything(window: MainWindow) -> None:
    assert len(window.control.source.everything) == MANY


def test_who_asks_in_the_midst_of_a_step_gets_what_is_there(window: MainWindow) -> None:
    seen: list[int] = []
    model = window.page.table.model()
    model.rowsInserted.connect(lambda *_: seen.append(len(window.control.source.everything)))
    wait(window)
    assert seen == [MANY]


def test_reading_anew_leaves_the_rows_until_all_are_there(
    window: MainWindow, services: Services
) -> None:
    wait(window)
    before = names(window)
    window.page.table.selectRow(1_000)
    chosen = current(window)
    window.load()
    QApplication.processEvents()
    assert names(window) == before
    wait(window)
    assert (names(window), current(window)) == (before, chosen)
    services.credits.archive([f"c{number}" for number in range(600)])
    wait(window)
    assert len(names(window)) < len(before)


def test_a_window_may_be_closed_before_all_is_there(window: MainWindow) -> None:
    window.close()
    QApplication.processEvents()
    assert not window.isVisible()
