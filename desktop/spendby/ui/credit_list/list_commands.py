"""What can be done with the list as such: ask, filter, arrange, and save how it stands."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from spendby.translation import tr
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.list_memory import ListMemory
from spendby.ui.credit_list.list_menus import ListMenus
from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.saved_views import SavedView
from spendby.ui.credit_list.sidebar import Sidebar
from spendby.ui.credit_list.views import SHOWN_BY
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.categories import offered_categories
from spendby.ui.kit.desk import open_dialog
from spendby.ui.kit.labels import menu_text, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.toast import Toast


class ListParts(Struct, frozen=True):
    """What makes up the list, and what knows how it stands."""

    model: CreditTableModel
    page: ListPage
    sidebar: Sidebar
    control: ListControl
    memory: ListMemory


class ListCommands(QObject):
    """Opens the list's menus and its one dialog; each has a key, a menu line and a button."""

    def __init__(
        self, theme: Theme, actions: Actions, parts: ListParts, toast: Toast, parent: QWidget
    ) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._theme, self._actions, self._toast, self._window = theme, actions, toast, parent
        self._control, self._memory, self._model = parts.control, parts.memory, parts.model
        self._page, self._sidebar = parts.page, parts.sidebar
        control, memory, model, page = parts.control, parts.memory, parts.model, parts.page
        self._menus = ListMenus(control, memory, model, page.table, parent)
        self._arrange = QMenu(parent)
        for menu in (self._menus.group, self._menus.sort, self._menus.columns):
            self._arrange.addMenu(menu)
        self._arrange.addSeparator()
        self._arrange.addAction(actions[Do.SAVE_VIEW])
        actions[Do.TARGET].setMenu(page.head.buying.menu)
        actions[Do.GROUP].setMenu(self._menus.group)
        actions[Do.COLUMNS].setMenu(self._menus.columns)
        page.head.buying.offer(self._categories, self._arrange)
        self._connect()

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        head = self._page.head
        return {
            Do.TARGET: head.buying.open,
            Do.FILTER: self.toggle_filters,
            Do.CLEAR_FILTERS: self._control.clear,
            Do.GROUP: lambda: self._open(self._menus.group),
            Do.COLUMNS: lambda: self._open(self._menus.columns),
            Do.SAVE_VIEW: self.save_view,
        }

    def toggle_filters(self) -> None:
        """Show the filters and go there, or leave them."""
        head = self._page.head
        wanted = not head.filters_wanted
        head.want_filters(wanted)
        if wanted:
            head.filters.take_focus()
        else:
            self._page.focus_list()

    def save_view(self) -> None:
        """Ask under which name to keep what is shown."""
        if self._memory.is_full:
            self._toast.refuse(tr("There are 30 saved views already. Delete one first."))
            return
        self._ask_name(tr("Save this view"), tr("Save"), "", self._save)

    def rename_view(self, view: SavedView) -> None:
        """Ask for another name of a saved view."""

        def rename(name: str) -> None:
            self._memory.rename(view, name)

        self._ask_name(tr("Rename the view"), tr("Rename"), view.name, rename)

    def delete_view(self, view: SavedView) -> None:
        """Forget a saved view; the credits in it stay as they are."""
        at = self._memory.delete(view)
        text = tr("Deleted the view {name}.").format(name=shortened(view.name))
        self._toast.say(text, tr("Undo"), lambda: self._memory.put(view, at))

    def _save(self, name: str) -> None:
        self._memory.save(name)
        self._toast.say(tr("Saved the view {name}.").format(name=shortened(name)))

    def _ask_name(self, title: str, verb: str, name: str, do: Callable[[str], None]) -> None:
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.credit_list.view_dialog import ViewDialog

        taken = [one.name for one in self._memory.saved if one.name != name]
        dialog = ViewDialog(self._theme, do, taken, self._window)
        dialog.name(title, verb)
        dialog.field.set_text(name)
        open_dialog(dialog)

    def _categories(self) -> list[tuple[str, str]]:
        judge = self._control.judge
        return offered_categories(judge, self._control.source.everything) if judge else []

    def _open(self, menu: QMenu) -> None:
        header = self._page.table.horizontalHeader()
        menu.popup(header.mapToGlobal(QPoint(0, header.height())))

    def _connect(self) -> None:
        header = self._page.table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self._menus.columns.popup(header.mapToGlobal(at))
        )
        saved = self._sidebar.saved
        saved.chosen.connect(self._memory.show)
        saved.renamed.connect(self.rename_view)
        saved.deleted.connect(self.delete_view)
        self._memory.saved_changed.connect(self._on_saved_changed)
        self._control.chosen_changed.connect(self._on_chosen_changed)
        self._on_saved_changed()
        self._on_chosen_changed()

    def _on_saved_changed(self) -> None:
        self._sidebar.show_saved(self._memory.saved, self._memory.current)

    def _on_chosen_changed(self) -> None:
        """Let the menu name the second list as the sidebar does."""
        chosen = self._control.chosen
        self._actions.enable(Do.CLEAR_FILTERS, enabled=chosen.is_narrowed)
        self._actions[Do.SHOW_GIFT_CARDS].setText(menu_text(self._model.question.claim))
        self._actions[SHOWN_BY[chosen.view]].setChecked(True)
