"""The model of the list: sound for Qt, and careful with what it announces."""

import gc
from collections.abc import Iterator
from datetime import timedelta
from weakref import ref

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind, State
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.services.listing import Query, select
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.columns import ALWAYS, Column
from spendby.ui.credit_list.credit_source import CreditSource
from spendby.ui.credit_list.credit_table import SINGLY, CreditTableModel
from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.views import View
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services


@pytest.fixture
def model(qapp: QApplication, services: Services) -> Iterator[CreditTableModel]:
    """A loaded model that Qt's own tester watches."""
    assert qapp is not None
    made = CreditTableModel()
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Warning, made
    )
    source = CreditSource(services, made, made)
    source.load()
    yield made
    source.close()
    tester.deleteLater()


def ids(model: CreditTableModel) -> list[str]:
    """List the credits shown."""
    return [one.credit.id for one in model.rows.found]


def test_every_choice_and_order_is_sound(model: CreditTableModel) -> None:
    for view in View:
        for search in ("", "p", "pr", "pri", "e", "no such"):
            model.choose(Chosen(view, None, search))
            for column in Column:
                for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                    model.sort(column, order)
    model.choose(Chosen())
    model.sort(Column.EXPIRES)
    assert ids(model) == ["tomorrow", "soon", "yes", "never", "unknown"]


def test_a_longer_search_finds_the_same_as_a_new_one(model: CreditTableModel) -> None:
    for text in ("s", "st", "sto", "store", "store l"):
        model.choose(Chosen(search=text))
    narrowed = ids(model)
    model.choose(Chosen())
    model.choose(Chosen(search="store l"))
    assert ids(model) == narrowed == ["yes"]


def test_a_change_touches_one_row(
    model: CreditTableModel, services: Services, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as heard:
        services.credits.edit("soon", name="Prime Day, renamed")
    first, last, *_ = heard.args or []
    assert (first.row(), last.row(), last.column()) == (1, 1, len(Column) - 1)


def test_a_change_of_place_moves_the_row(
    model: CreditTableModel, services: Services, qtbot: QtBot
) -> None:
    kept = QPersistentModelIndex(model.index(1, 0))
    for expiry, row in ((NEVER, 3), (on_day(DAY), 0), (UNKNOWN, 4)):
        with qtbot.waitSignal(model.rowsMoved):
            services.credits.edit("soon", expiry=expiry)
        assert (kept.row(), kept.data(Role.CREDIT_ID)) == (row, "soon")


def test_rows_come_and_go(model: CreditTableModel, services: Services, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.rowsRemoved):
        services.credits.use("soon", 1_000)
    with qtbot.waitSignal(model.rowsInserted):
        services.credits.put_back("soon", 1_000)
    with qtbot.waitSignal(model.rowsInserted):
        services.credits.add(Kind.REWARD, 100)
    assert ids(model) == ["tomorrow", "soon", "yes", "never", "unknown", "new-1"]


def test_many_changes_at_once_are_one(services: Services, qtbot: QtBot) -> None:
    many = [make_credit(f"c{number}") for number in range(SINGLY + 5)]
    services = memory_services(many)
    model = CreditTableModel()
    source = CreditSource(services, model, model)
    source.load()
    with qtbot.waitSignal(model.modelReset):
        services.credits.archive([credit.id for credit in many])
    assert model.rowCount() == 0


def test_sorting_carries_what_is_held(model: CreditTableModel) -> None:
    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(Column.LEFT, Qt.SortOrder.DescendingOrder)
    assert kept.data(Role.CREDIT_ID) == "tomorrow"
    assert kept.row() == model.rowCount() - 1


def test_a_row_is_heard_once_each_cell_with_its_own_part(model: CreditTableModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = [str(model.index(0, column).data(role)) for column in ALWAYS]
    assert [one.replace("\u2068", "").replace("\u2069", "") for one in heard] == [
        "Survey panel payout, Reward",
        "buys gift cards: Assume no: Rewards usually don't",
        "expires: Tomorrow, Mon 23 Nov",
        "$5.00 left",
    ]
    assert model.index(2, Column.LEFT).data(role) == "$125.00 left of $150.00"


def test_words_are_made_for_what_is_asked_for_alone(model: CreditTableModel) -> None:
    model.index(0, 0).data(Role.NAME)
    assert len(model._texts) <= model.rowCount()  # noqa: SLF001
    assert model.index(9, 0).data(Role.NAME) is None
    assert model.data(QModelIndex(), Role.NAME) is None


def test_a_name_is_no_markup_in_its_tooltip(services: Services, model: CreditTableModel) -> None:
    services.credits.edit("tomorrow", name="<b>x</b>")
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"


def test_what_undo_takes_away_leaves_the_other_rows_alone(
    model: CreditTableModel, services: Services
) -> None:
    before = ids(model)
    held = QPersistentModelIndex(model.index(before.index("yes"), 0))
    services.credits.add(Kind.REFUND, 700, name="Added last")
    assert len(ids(model)) == len(before) + 1
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    services.history.undo()
    assert ids(model) == before
    services.history.redo()
    assert len(ids(model)) == len(before) + 1
    assert held.data(Role.CREDIT_ID) == "yes"
    assert resets == []


def test_what_is_made_ready_for_a_search_finds_the_same(model: CreditTableModel) -> None:
    model.choose(Chosen(search="lamp"))
    found = ids(model)
    other = CreditTableModel()
    judge = memory_services().credits.judge()
    other.load(judge, model.everything)
    while other.rows.get_ready(2):
        other.sort(Column.LEFT)
    other.choose(Chosen(search="lamp"))
    assert ids(other) == found == ["yes"]


def test_the_window_lists_what_the_command_line_lists(
    model: CreditTableModel, services: Services
) -> None:
    services.credits.add(Kind.REWARD, 400, usable_from=DAY + timedelta(9))
    judge, credits = services.credits.all_judged()
    listed = select(map(judge.judged, credits), Query())
    model.choose(Chosen())
    assert ids(model) == [one.credit.id for one in listed]
    assert State.UPCOMING in {one.state for one in listed}


class Round:
    """Holds itself, as a closed dialog and its closures do until the collector comes."""

    def __init__(self) -> None:
        self.own = self


def test_what_was_dropped_before_the_list_was_read_anew_gives_its_memory_back(
    model: CreditTableModel, services: Services
) -> None:
    source = CreditSource(services, model, model)
    dropped = ref(Round())
    source.load()
    source.finish()
    gc.collect()
    assert dropped() is None
    source.close()
