"""Every window, dialog, page, settings page and menu of the program, and the way to each.

Who makes a new one adds its stop here; `test_the_walk.py` says which are missing.
"""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolButton, QWidget

from spendby.domain.credit import Store
from spendby.domain.errors import Trouble
from spendby.services.services import Services
from spendby.ui.check_up.check_up_page import CheckUpPage
from spendby.ui.credit_list.chosen import Group
from spendby.ui.kit.action_table import PAGES, VIEWS, Do
from spendby.ui.kit.notices import About
from spendby.ui.reminders.reminder_page import ReminderPage
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import drawer
from tests.ui.test_status_page import broken

_PATIENCE_MS = 20_000
_CSV = b"shop,amount,expires\nBooks,5.00,03/04/2027\nShoes,7.00,05/06/2027\n"
_OFFER = "You have a $10 promotional credit. Use it by December 31, 2026. It can't buy gift cards."


def settle() -> None:
    """Let everything happen that is about to."""
    QApplication.processEvents()
    QApplication.processEvents()


def leave(window: MainWindow) -> None:
    """Close what is in front of the window, and show the list of the beginning."""
    while (front := QApplication.activePopupWidget() or _dialog(window)) is not None:
        front.close()
        settle()
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    window.control.group(Group.NONE)


def settle_only(_window: MainWindow) -> None:
    """Stay where the window opens."""


def _dialog(window: MainWindow) -> QDialog | None:
    """Give the dialog in front: the one that is over no other's parent."""
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    over = {one.parentWidget() for one in shown}
    return next((one for one in shown if one not in over), None)


def _services() -> Services:
    services = memory_services(drawer(), [Store("corner", "Corner Books", "EUR", "Europe/Paris")])
    services.purchases.add("Atlas", category="books")
    services.purchases.add("A lamp")
    return services


class Stop(Struct, frozen=True):
    """One place of the walk: what it is called, the way to it, and the data that it needs."""

    name: str
    go: Callable[[MainWindow], object]
    services: Callable[[], Services] = _services
    size: tuple[int, int] = (1240, 780)

    def root(self, window: MainWindow) -> QWidget:
        """Go there, and give the window, dialog or menu that is now in front."""
        window.resize(*self.size)
        window.page.select("yes")
        self.go(window)
        settle()
        return QApplication.activePopupWidget() or _dialog(window) or window


def _empty() -> Services:
    return memory_services()


def _cautioned() -> Services:
    """Give a credit whose note names what Spendby doesn't help with, and one with a text."""
    return memory_services(
        [make_credit("yes", 2_000, name="Lamp", note="could sell it on", source="a lawsuit")]
    )


def _unreadable() -> Services:
    return broken(Trouble.DAMAGED)[1]


def _wait(true: Callable[[], object]) -> None:
    waited = 0
    while not true():
        assert waited < _PATIENCE_MS, "waited in vain"
        QTest.qWait(20)
        waited += 20


def _do(do: Do, window: MainWindow) -> None:
    """Trigger an action; what it opens may have to be read first."""
    before = QApplication.activePopupWidget() or _dialog(window)
    window.actions_of[do].trigger()
    if do is Do.RESTORE:
        _wait(lambda: _dialog(window) is not before)


def _after(do: Do, act: Callable[[MainWindow], object]) -> Callable[[MainWindow], object]:
    def go(window: MainWindow) -> None:
        _do(do, window)
        settle()
        act(window)

    return go


def _press(words: str, window: MainWindow) -> None:
    """Click the button that says this, in what is in front."""
    root: QWidget = _dialog(window) or window
    buttons = [one for one in root.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if words in one.text().replace("&", "")).click()


def _add_all(window: MainWindow) -> None:
    dialog = _dialog(window)
    dialog.form.show_more(shown=True)  # type: ignore[union-attr]


def _offer(window: MainWindow) -> None:
    window.commands.offers.take_text(_OFFER)
    _wait(lambda: _dialog(window))


def _import(window: MainWindow) -> None:
    window.commands.imports.look_into(_CSV)
    dialog = _dialog(window)
    _wait(lambda: dialog.counts or dialog.problem)  # type: ignore[union-attr]


def _filters(window: MainWindow) -> None:
    window.lists.toggle_filters()
    window.control.group(Group.NEAR)


def _several(window: MainWindow) -> None:
    window.page.table.selectAll()


def _reminders(window: MainWindow) -> None:
    window.commands.reminders.start()
    window.commands.reminders.look()
    _do(Do.SHOW_REMINDERS, window)
    page = window.places.page
    assert isinstance(page, ReminderPage)

    def listed() -> bool:
        page.refresh()
        return bool(page.list.rows.items)

    _wait(listed)


def _settings_page(page: int, window: MainWindow) -> None:
    _do(Do.SETTINGS, window)
    _dialog(window).tabs.setCurrentIndex(page)  # type: ignore[union-attr]


def _menu_of(do: Do, window: MainWindow) -> None:
    """Open the menu bar's menu that an action is in."""
    for one in window.menuBar().actions():
        menu = one.menu()
        if isinstance(menu, QMenu) and window.actions_of[do] in menu.actions():
            menu.popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))


def _refused(window: MainWindow) -> None:
    window.toast.say("Archived Lamp.", "Undo", lambda: None)
    window.notices.say(About.UNREADABLE, "Couldn't read the file.", "Try again", window.load)


def _mute(window: MainWindow) -> None:
    _do(Do.SHOW_CHECK_UP, window)
    page = window.places.page
    assert isinstance(page, CheckUpPage)
    settle()
    _press("Mute", window)


def _edit_store(window: MainWindow) -> None:
    _do(Do.STORES, window)
    window.commands.settings.stores.edit(window.control.source.stores[-1])


def _adapt_store(window: MainWindow) -> None:
    _do(Do.STORES, window)
    window.commands.settings.stores.adapt(window.control.source.stores[0])


def _popup(menu: Callable[[MainWindow], QMenu]) -> Callable[[MainWindow], object]:
    return lambda window: menu(window).popup(window.mapToGlobal(window.rect().center()))


_OPENING = (
    *(Do.ADD, Do.EDIT, Do.DUPLICATE, Do.USE, Do.PUT_BACK, Do.SET_LEFT, Do.CHECKOUT, Do.TERMS),
    *(Do.ASK, Do.WRITE_OFF, Do.EXTEND, Do.REMIND, Do.DELETE, Do.TAG, Do.PLAN, Do.RECONCILE),
    *(Do.RESTORE, Do.ADD_STORE, Do.STORES, Do.SAVE_VIEW, Do.PALETTE, Do.SHORTCUTS, Do.ABOUT),
)
_SETTINGS = ("appearance", "reminders", "rules", "data", "backups")

DIALOGS = (
    *(Stop(do.value, partial(_do, do)) for do in _OPENING),
    Stop("restore without backups", partial(_do, Do.RESTORE), _empty),
    Stop("add, all fields", _after(Do.ADD, _add_all)),
    Stop("add from an offer", _offer),
    Stop("import", _import),
    Stop("export", partial(_do, Do.EXPORT)),
    *(Stop(f"settings, {name}", partial(_settings_page, at)) for at, name in enumerate(_SETTINGS)),
    Stop("edit a store", _edit_store),
    Stop("adapt a store", _adapt_store),
    Stop("link", lambda window: window.commands.credits.records.open_link("https://a.example")),
    Stop("reply", lambda window: window.commands.guidance.note_reply()),
    Stop("hint", lambda window: window.commands.guidance.change_hint()),
    Stop("mute a finding", _mute),
    Stop("plan a purchase", _after(Do.SHOW_PURCHASES, partial(_press, "Plan a purchase"))),
    Stop("bought it", _after(Do.SHOW_PURCHASES, partial(_press, "Bought it"))),
)

WINDOWS = (
    *(Stop(do.value, partial(_do, do)) for do in (*VIEWS, *PAGES)),
    Stop("reminders that came due", _reminders),
    Stop("first start", settle_only, _empty),
    Stop("details beside a small list", lambda window: window.panes.open_detail(), size=(900, 600)),
    Stop("filters and groups", _filters),
    Stop("several selected", _several),
    Stop("toast and banner", _refused),
    Stop("a saved view", lambda window: window.memory.save("Mine")),
    Stop("a caution", settle_only, _cautioned),
    Stop("a guide's rule", lambda window: window.commands.guidance.explain("D06")),
    Stop("unreadable file", settle_only, _unreadable),
)

MENUS = (
    *(
        Stop(f"menu {do.value}", partial(_menu_of, do))
        for do in (Do.IMPORT, Do.UNDO, Do.ADD, Do.SHOW_ACTIVE, Do.SHORTCUTS)
    ),
    Stop("menu of a credit", _popup(lambda window: window.actions_of.credit_menu(window))),
    Stop("menu of groups", partial(_do, Do.GROUP)),
    Stop("menu of columns", partial(_do, Do.COLUMNS)),
    Stop("menu of what to buy", partial(_do, Do.TARGET)),
    Stop(
        "menu of stores", _popup(lambda window: window.sidebar.findChildren(QToolButton)[0].menu())
    ),
)

STOPS = (*WINDOWS, *DIALOGS, *MENUS)
