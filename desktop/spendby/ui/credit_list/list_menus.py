"""The menus that arrange the list: what it is grouped by, sorted by, and which columns it has."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from spendby.translation import tr
from spendby.ui.credit_list.chosen import Group
from spendby.ui.credit_list.columns import OPTIONAL, Column, column_title
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.list_memory import ListMemory
from spendby.ui.credit_list.table import CreditTable
from spendby.ui.kit.chip import ChoiceMenu
from spendby.ui.kit.labels import menu_text


class ListMenus(QObject):
    """Fills each menu when it is opened, so that it shows how the list stands."""

    def __init__(
        self,
        control: ListControl,
        memory: ListMemory,
        model: CreditTableModel,
        table: CreditTable,
        parent: QWidget,
    ) -> None:
        """Arrange `table`, which shows `model`."""
        super().__init__(parent)
        self._control, self._memory = control, memory
        self._model, self._table = model, table
        self.group = self._menu(QMenu(parent), self._fill_group)
        self.sort = self._menu(QMenu(parent), self._fill_sort)
        self.columns = self._menu(ChoiceMenu(parent, several=True), self._fill_columns)
        self.group.setTitle(tr("Gr&oup by"))
        self.sort.setTitle(tr("Sor&t by"))
        self.columns.setTitle(tr("&Columns"))

    def _menu(self, menu: QMenu, fill: Callable[[], None]) -> QMenu:
        menu.aboutToShow.connect(fill)
        return menu

    def _fill_group(self) -> None:
        self.group.clear()
        choices = QActionGroup(self.group)
        for group in Group:
            action = self.group.addAction(group_word(group))
            action.setCheckable(True)
            action.setChecked(self._control.chosen.group is group)
            choices.addAction(action)
            action.triggered.connect(lambda _on=False, to=group: self._control.group(to))

    def _fill_sort(self) -> None:
        self.sort.clear()
        column, descending = self._memory.order
        columns, directions = QActionGroup(self.sort), QActionGroup(self.sort)
        for one in (*_SORTED, *OPTIONAL):
            action = self.sort.addAction(menu_text(self._title(one)))
            action.setCheckable(True)
            action.setChecked(one is column)
            columns.addAction(action)
            action.triggered.connect(
                lambda _on=False, to=one: self._memory.sort(to, descending=self._memory.order[1])
            )
        self.sort.addSeparator()
        for text, down in (
            (tr("Ascending"), False),
            (tr("Descending"), True),
        ):
            action = self.sort.addAction(text)
            action.setCheckable(True)
            action.setChecked(down is descending)
            directions.addAction(action)
            action.triggered.connect(
                lambda _on=False, to=down: self._memory.sort(self._memory.order[0], descending=to)
            )

    def _fill_columns(self) -> None:
        self.columns.clear()
        shown = self._table.optional_columns
        for column in OPTIONAL:
            action = self.columns.addAction(menu_text(self._title(column)))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.triggered.connect(lambda _on=False, one=column: self._toggle(one))
        self.columns.addSeparator()
        usual = self.columns.addAction(tr("Usual columns and widths"))
        usual.triggered.connect(self._reset_columns)

    def _toggle(self, column: Column) -> None:
        shown = set(self._table.optional_columns)
        self._table.show_columns(shown ^ {column})

    def _reset_columns(self) -> None:
        self._table.set_widths({})
        self._table.show_columns(())

    def _title(self, column: Column) -> str:
        asked = column is Column.ANSWER
        return self._model.question.title if asked else column_title(column)


_SORTED = (Column.EXPIRES, Column.CREDIT, Column.ANSWER, Column.LEFT)


def group_word(group: Group) -> str:
    """Say what a list is grouped by."""
    words = {
        Group.NONE: tr("&Nothing"),
        Group.NEAR: tr("How &soon it expires"),
        Group.MONTH: tr("&Month of expiry"),
        Group.STORE: tr("St&ore"),
        Group.KIND: tr("&Kind"),
    }
    return words[group]
