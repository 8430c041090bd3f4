"""Saved views and what the list remembers from start to start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from spendby.domain.credit import Kind, Target
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Chosen, Filters, Group, Span
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.saved_views import MOST, SavedView, read, written
from spendby.ui.credit_list.views import View
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog
from tests.ui.test_accessible import unnamed

FULL = SavedView(
    "Rewards & <b>more</b>",
    Chosen(
        View.EXPIRING,
        "amazon-us",
        "survey",
        Target.GOODS,
        ("books",),
        Filters(
            frozenset({Kind.REWARD}),
            frozenset({Answer.NO, Answer.CHECK_FIRST}),
            Span.MONTH,
            frozenset({"USD"}),
            (DAY, DAY),
        ),
        Group.KIND,
    ),
    Column.LEFT,
    descending=True,
)


def save(window: MainWindow, name: str) -> None:
    """Save what is shown, as a person would."""
    window.actions_of[Do.SAVE_VIEW].trigger()
    dialog = shown_dialog(window)
    QTest.keyClicks(dialog.focusWidget(), name)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Services]:
    """The drawer, with a folder for what the window remembers."""
    return iter([memory_services(drawer(), data_folder=str(tmp_path))])


def test_what_is_written_is_read_again() -> None:
    assert read(written([FULL, SavedView("Plain", Chosen())])) == (
        FULL,
        SavedView("Plain", Chosen()),
    )


@pytest.mark.parametrize(
    "text", ["", "x", "{}", "[1, null]", '[{"name": 3}]', '[{"name": "\\u0000"}]', "[" * 9000]
)
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read(text) == ()


def test_odd_values_become_the_usual_ones() -> None:
    text = '[{"name": "A", "view": 7, "kinds": ["x", "reward"], "sort": [], "ends": ["x", "y"]}]'
    chosen = Chosen(filters=Filters(frozenset({Kind.REWARD})))
    assert read(text) == (SavedView("A", chosen),)


def test_a_view_is_saved_under_a_name_and_shown_again(window: MainWindow) -> None:
    window.control.filter(Filters(frozenset({Kind.REFUND, Kind.REWARD})))
    window.memory.sort(Column.LEFT, descending=True)
    window.control.group(Group.KIND)
    save(window, "Mine")
    assert window.sidebar.saved.names == ["Mine"]
    assert window.toast.text == "Saved the view Mine."
    button = window.sidebar.saved.button("Mine")
    assert button.isChecked()
    window.control.clear()
    window.control.group(Group.NONE)
    window.memory.sort(Column.EXPIRES, descending=False)
    assert not window.sidebar.saved.button("Mine").isChecked()
    window.sidebar.saved.button("Mine").click()
    assert names(window) == ["Store refund card", "Survey panel payout"]
    assert window.sidebar.saved.button("Mine").isChecked()
    assert window.actions_of[Do.SHOW_ACTIVE].isChecked()


def test_a_name_is_needed_and_none_is_given_twice(window: MainWindow) -> None:
    save(window, "Mine")
    window.actions_of[Do.SAVE_VIEW].trigger()
    dialog = shown_dialog(window)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.focusWidget(), "mine")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.accessibleDescription() == "Another view has this name already."
    dialog.reject()


def test_a_view_is_renamed_and_deleted_by_key_and_comes_back(window: MainWindow) -> None:
    save(window, "One")
    window.memory.save("Two")
    button = window.sidebar.saved.button("One")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F2)
    dialog = shown_dialog(window)
    QTest.keyClicks(dialog.focusWidget(), "One more")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert window.sidebar.saved.names == ["One more", "Two"]
    QTest.keyClick(window.sidebar.saved.button("One more"), Qt.Key.Key_Delete)
    assert window.sidebar.saved.names == ["Two"]
    assert window.toast.text == "Deleted the view One more."
    assert len(names(window)) == 5
    window.toast.press()
    assert window.sidebar.saved.names == ["One more", "Two"]


def test_there_is_an_end_to_saving(window: MainWindow) -> None:
    for number in range(MOST):
        window.memory.save(f"View {number}")
    window.actions_of[Do.SAVE_VIEW].trigger()
    assert window.toast.text == "There are 30 saved views already. Delete one first."


def test_the_list_comes_back_as_it_was_left(
    kept: Iterator[Services], open_window: OpenWindow, theme: Theme
) -> None:
    services = next(kept)
    first = open_window(services)
    first.control.choose_target(Target.GOODS, ("books",))
    first.control.show_view(View.EXPIRING)
    first.control.group(Group.KIND)
    first.page.table.show_columns([Column.REFERENCE])
    first.page.table.set_widths({Column.EXPIRES: 170})
    first.memory.save("Mine")
    first.control.filter(Filters(frozenset({Kind.REWARD})))
    first.close()
    second = MainWindow(services, theme)
    second.load()
    second.furnish()
    chosen = second.control.chosen
    assert (chosen.target, chosen.buying) == (Target.GOODS, ("books",))
    assert (chosen.view, chosen.group) == (View.EXPIRING, Group.KIND)
    assert not chosen.filters
    assert second.page.table.optional_columns == [Column.REFERENCE]
    assert second.page.table.widths == {Column.EXPIRES: 170}
    assert second.sidebar.saved.names == ["Mine"]
    assert second.page.head.buying.chosen_text == "Goods: Books"
    second.close()


def test_tab_meets_saved_views_and_chips_where_they_are_read(window: MainWindow) -> None:
    window.resize(1240, 780)
    window.memory.save("Mine")
    window.lists.toggle_filters()
    window.page.table.selectAll()
    assert unnamed(window) == []
    window.sidebar.saved.button("Mine").setFocus()
    met = []
    for _ in range(11):
        here = focused()
        met.append(here.accessibleName() or getattr(here, "text", str)())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met == [
        "Mine, saved view",
        "Settings",
        "Search credits",
        "Add credit",
        "What do you want to buy? The store's gift cards",
        "Filter",
        "Arrange",
        "Filter by Kind: everything",
        "Filter by Answer: everything",
        "Filter by Expires: everything",
        "Credits",
    ]
