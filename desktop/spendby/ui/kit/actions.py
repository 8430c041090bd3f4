"""Actions: what `action_table` lists, made real for menus, context menus, buttons and keys.

What each does is handed in.
"""

from collections.abc import Callable, Collection, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from spendby.translation import tr
from spendby.ui.kit.action_table import (
    ON_CREDITS,
    ON_ONE_CREDIT,
    PAGES,
    TABLE,
    THEMES,
    VIEWS,
    Do,
    Menu,
    Spec,
)
from spendby.ui.kit.theme import Theme


class Command(Struct, frozen=True):
    """Something that can be done: its words, the menu it is in, its keys as people read them."""

    text: str
    menu: str
    keys: str
    run: Callable[[], object]


class Actions(QObject):
    """Every action of the window, by what it does."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Make the actions of `window`, in the icons of `theme`."""
        super().__init__(window)
        self._theme = theme
        self._actions = {spec.do: _action(spec, window) for spec in TABLE}
        self._off: set[Do] = set()
        self._held: Collection[Do] = ()
        for group in ((*VIEWS, *PAGES), THEMES):
            self._group(window, group)
        window.addActions(list(self._actions.values()))

    def __getitem__(self, do: Do) -> QAction:
        return self._actions[do]

    def bind(self, act: Callable[[Do], object]) -> None:
        """Say who does what an action promises."""
        for do, action in self._actions.items():
            action.triggered.connect(lambda _on=False, do=do: act(do))

    def enable(self, do: Do, *, enabled: bool) -> None:
        """Say whether this can be done now, as far as the credits are concerned."""
        if enabled:
            self._off.discard(do)
        else:
            self._off.add(do)
        self._refresh(do)

    def hold(self, held: Collection[Do]) -> None:
        """Let these not be done, and all others as `enable` has it."""
        self._held = held
        for do in self._actions:
            self._refresh(do)

    def fill(self, bar: QMenuBar) -> None:
        """Put all actions into the menus of the menu bar."""
        for menu in Menu:
            shown = bar.addMenu(_menu_title(menu))
            shown.aboutToShow.connect(self._draw_icons)
            for spec in TABLE:
                if spec.menu is menu:
                    if spec.gap:
                        shown.addSeparator()
                    shown.addAction(self[spec.do])

    def credit_menu(self, parent: QWidget, *, without: Iterable[Do] = ()) -> QMenu:
        """Make the menu of what can be done with a credit."""
        menu = QMenu(parent)
        menu.aboutToShow.connect(self._draw_icons)
        left_out = set(without)
        for do in ON_ONE_CREDIT:
            if do not in left_out:
                menu.addAction(self[do])
        menu.addSeparator()
        for do in ON_CREDITS:
            menu.addAction(self[do])
        menu.addSeparator()
        menu.addAction(self[Do.DELETE])
        return menu

    def commands(self) -> list[Command]:
        """List what can be done now, for the palette; the palette itself is none of it."""
        return [
            Command(
                plain(action.text()),
                plain(_menu_title(spec.menu)),
                " / ".join(_written(spec)),
                action.trigger,
            )
            for spec in TABLE
            if (action := self[spec.do]).isEnabled()
            and action.isVisible()
            and spec.do is not Do.PALETTE
        ]

    def keys(self) -> dict[str, list[tuple[str, str]]]:
        """List what has keys, by menu: its text, and the keys as people read them."""
        return {
            plain(_menu_title(menu)): [
                (plain(spec.text()), " / ".join(_written(spec)))
                for spec in TABLE
                if spec.keys and spec.menu is menu
            ]
            for menu in Menu
        }

    def _refresh(self, do: Do) -> None:
        self[do].setEnabled(do not in self._off and do not in self._held)

    def _group(self, window: QWidget, members: Iterable[Do]) -> None:
        group = QActionGroup(window)
        for do in members:
            self[do].setCheckable(True)
            group.addAction(self[do])

    def _draw_icons(self) -> None:
        """Draw them in the theme of the moment; only menus show them, so the start needn't wait."""
        for spec in TABLE:
            if spec.icon:
                self[spec.do].setIcon(self._theme.icon(spec.icon))


def plain(text: str) -> str:
    """Take the mnemonic marks out of an action's text."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


_MENU_ROLES = {
    Do.QUIT: QAction.MenuRole.QuitRole,
    Do.ABOUT: QAction.MenuRole.AboutRole,
    Do.SETTINGS: QAction.MenuRole.PreferencesRole,
}


def _action(spec: Spec, window: QWidget) -> QAction:
    action = QAction(spec.text(), window)
    action.setObjectName(spec.do.value)
    action.setShortcuts([QKeySequence(one) for one in spec.keys])
    # Qt would guess the others' roles from their words, and move them on macOS.
    action.setMenuRole(_MENU_ROLES.get(spec.do, QAction.MenuRole.NoRole))
    return action


def _written(spec: Spec) -> list[str]:
    """Write the keys as people read them."""
    native = QKeySequence.SequenceFormat.NativeText
    return [QKeySequence(one).toString(native) for one in spec.keys]


def _menu_title(menu: Menu) -> str:
    titles = {
        Menu.FILE: tr("&File"),
        Menu.EDIT: tr("&Edit"),
        Menu.CREDIT: tr("&Credit"),
        Menu.VIEW: tr("&View"),
        Menu.HELP: tr("&Help"),
    }
    return titles[menu]
