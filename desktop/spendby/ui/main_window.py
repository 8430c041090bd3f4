"""The main window: puts panes, actions and commands together, and says what was changed.

What each of them does is its own; every change comes back through `CreditSource`.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from spendby.domain.credit import State
from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.services import Services
from spendby.ui.action_table import ON_CREDITS, ON_ONE_CREDIT, VIEWS, Do
from spendby.ui.actions import Actions, plain
from spendby.ui.credit_commands import CreditCommands
from spendby.ui.file_commands import FileCommands
from spendby.ui.labels import menu_text, shortened
from spendby.ui.list_control import ListControl
from spendby.ui.models.credit_source import CreditSource
from spendby.ui.models.credit_table import Chosen, Column, CreditTableModel
from spendby.ui.models.views import View
from spendby.ui.pages.detail_pane import DetailActions, DetailPane
from spendby.ui.pages.list_page import ListPage
from spendby.ui.pages.panes import Panes
from spendby.ui.sidebar import Sidebar
from spendby.ui.theme import Theme
from spendby.ui.toast import Toast
from spendby.ui.view_commands import ViewCommands
from spendby.ui.window_state import SMALLEST_SIZE, Shown, WindowState
from spendby.ui.worker import Worker

_VIEW_OF = dict(zip(VIEWS, View, strict=True))
_LABEL_LENGTH = 48


class MainWindow(QMainWindow):
    """The one window; empty until `load`."""

    def __init__(self, services: Services, theme: Theme) -> None:
        """Build the window as it was left, over `services`."""
        super().__init__()
        self._services, self._theme = services, theme
        self._state = WindowState(services.data_folder)
        self._model = CreditTableModel(self)
        self._source = CreditSource(services, self._model, self)
        self.actions_of = Actions(self, theme)
        self._build()
        self.toast = Toast(theme, self.panes)
        self.worker = Worker(self)
        self.control = ListControl(self._source, self._model, self.page, self.sidebar)
        self._views = ViewCommands(services, theme, self.actions_of, self)
        self.credits = CreditCommands(services, theme, self.control, self.toast, self)
        self.files = FileCommands(services, theme, self.toast, self.worker, self)
        self.actions_of.bind(self._slots())
        self._connect()
        self._restore(self._state.load())

    def load(self) -> None:
        """Read the credits and show them."""
        self._source.load()

    def changeEvent(self, event: QEvent) -> None:
        """Catch up with the calendar when the window comes to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._source.catch_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being done, and remember how the window was left."""
        self.worker.wait()
        self._source.close()
        header = self.page.table.horizontalHeader()
        chosen = self.control.chosen
        shown = Shown(
            chosen.view,
            chosen.store,
            Column(header.sortIndicatorSection()),
            header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
            self._theme.mode,
            self._theme.text_percent,
        )
        self._state.save(shown, self)
        super().closeEvent(event)

    def _build(self) -> None:
        actions, theme = self.actions_of, self._theme
        actions.fill(self.menuBar())
        menu = actions.credit_menu(self)
        self.page = ListPage(theme, self._model, actions[Do.ADD], menu)
        more = actions.credit_menu(self, without=(Do.USE, Do.EDIT))
        buttons = DetailActions(actions[Do.USE], actions[Do.EDIT], more)
        self.detail = DetailPane(theme, self._services.clock, buttons)
        views = {view: (actions[do], plain(actions[do].text())) for do, view in _VIEW_OF.items()}
        self.sidebar = Sidebar(theme, views)
        self.panes = Panes(theme, self.sidebar, self.page, self.detail)
        self.setCentralWidget(self.panes)
        self.setMinimumSize(*SMALLEST_SIZE)

    def _slots(self) -> dict[Do, Callable[[], object]]:
        credits, files = self.credits, self.files
        return {
            Do.IMPORT: files.import_file,
            Do.EXPORT: files.export_file,
            Do.QUIT: self.close,
            Do.UNDO: credits.undo,
            Do.REDO: credits.redo,
            Do.ADD: credits.add,
            Do.USE: credits.use,
            Do.EDIT: credits.edit,
            Do.PUT_BACK: credits.put_back,
            Do.SET_LEFT: credits.set_left,
            Do.CHECKOUT: credits.checkout,
            Do.COPY: credits.copy,
            Do.ARCHIVE: credits.archive,
            Do.BRING_BACK: credits.bring_back,
            Do.FIND: self._find,
            **{do: partial(self.control.show_view, view) for do, view in _VIEW_OF.items()},
            **self._views.slots(),
        }

    def _connect(self) -> None:
        self.page.current_changed.connect(self._on_current_changed)
        self.page.opened.connect(self.panes.open_detail)
        self._source.loaded.connect(self._on_loaded)
        self._source.changed.connect(self._on_changed)
        self._source.refused.connect(self._on_refused)

    def _restore(self, shown: Shown) -> None:
        self._views.restore(shown.mode, shown.text_percent)
        self._model.choose(Chosen(shown.view, shown.store))
        order = Qt.SortOrder.DescendingOrder if shown.descending else Qt.SortOrder.AscendingOrder
        self.page.table.sortByColumn(shown.sort, order)
        for do, view in _VIEW_OF.items():
            self.actions_of[do].setChecked(view is shown.view)
        self._state.place(self)
        self._on_current_changed()
        self.page.focus_list()

    def _find(self) -> None:
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.search.selectAll()

    def _on_current_changed(self) -> None:
        current, judge = self.control.current, self.control.judge
        if current is None or judge is None:
            self.detail.show_nothing(listed=self._model.rowCount() > 0)
        else:
            self.detail.show_credit(current, judge)
        selected = self.control.selected
        archived = [one.state is State.ARCHIVED for one in selected]
        can = {
            **dict.fromkeys(ON_ONE_CREDIT, current is not None and len(selected) == 1),
            **dict.fromkeys(ON_CREDITS, bool(selected)),
        }
        can[Do.USE] = can[Do.USE] and current is not None and current.left > 0
        can[Do.ARCHIVE] = not all(archived)
        can[Do.BRING_BACK] = any(archived)
        for do, enabled in can.items():
            self.actions_of[do].setEnabled(enabled)
        self.actions_of[Do.BRING_BACK].setVisible(any(archived))

    def _on_loaded(self) -> None:
        self.page.banner.clear()
        self._name_undo()

    def _on_changed(self, changed: Changed) -> None:
        """Say what was done, with the way back."""
        self._name_undo()
        change = changed.change
        label = shortened(change.label, 2 * _LABEL_LENGTH)
        undo, redo = self.actions_of[Do.UNDO].trigger, self.actions_of[Do.REDO].trigger
        if change.kind == "undo":
            text = self.tr("Taken back: {change}.").format(change=label)
            self.toast.say(text, self.tr("Redo"), redo)
            return
        if change.kind == "redo":
            label = self.tr("Done again: {change}").format(change=label)
        self.toast.say(self.tr("{change}.").format(change=label), self.tr("Undo"), undo)

    def _on_refused(self, sentence: str) -> None:
        self.page.banner.say(sentence, self.tr("Try again"), self.load)

    def _name_undo(self) -> None:
        """Let the menu say what undo and redo would do."""
        try:
            undo = self._services.history.next_undo()
            redo = self._services.history.next_redo()
        except Refused as refused:
            self._on_refused(str(refused))
            return
        for do, change, bare, named in (
            (Do.UNDO, undo, self.tr("&Undo"), self.tr("&Undo: {change}")),
            (Do.REDO, redo, self.tr("&Redo"), self.tr("&Redo: {change}")),
        ):
            label = menu_text(shortened(change.label, _LABEL_LENGTH)) if change else ""
            self.actions_of[do].setText(named.format(change=label) if label else bare)
            self.actions_of[do].setEnabled(change is not None)
