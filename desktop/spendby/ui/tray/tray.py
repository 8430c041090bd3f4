"""The tray: an icon with the number of reminders, a menu, and a message where nothing better is.

Where there is no tray there is no icon, and nothing here claims that there is one.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from spendby.domain.notice import Choice, Notice, Outcome, Place, Press
from spendby.translation import mark, ntr, tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions, plain
from spendby.ui.kit.theme import Theme
from spendby.ui.tray.tray_icon import tray_icon

NO_TRAY = mark("There is no tray here.")
_TRAYLESS = frozenset({"offscreen", "minimal"})
_BY_BUS_ALONE = frozenset({"wayland"})
_TRAY_NAME = "org.kde.StatusNotifierWatcher"
_CLICKS = frozenset(
    {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}
)


class Tray(QObject):
    """The icon and its menu; shown and hidden as the user chose."""

    window_wanted = Signal()
    """Asks for the window, whatever it was doing."""
    deed_wanted = Signal(object)
    """Asks for the window, and to do something (`Do`) in it."""
    quit_wanted = Signal()

    def __init__(
        self, theme: Theme, actions: Actions, pressed: Callable[[Notice, Choice, str], None]
    ) -> None:
        """Offer what `actions` offer, in their words; a click on a message is `pressed`."""
        super().__init__()
        self._theme, self._pressed = theme, pressed
        self._count = 0
        self._wanted = False
        self._coming: QObject | None = None
        self._said: Notice | None = None
        self.menu = QMenu()
        self._show = self.menu.addAction(tr("Show Spendby"))
        self._show.triggered.connect(self.window_wanted)
        self._reminders = self.menu.addAction("")
        self._reminders.triggered.connect(lambda: self.deed_wanted.emit(Do.SHOW_REMINDERS))
        self.menu.addSeparator()
        for do in (Do.ADD, Do.SETTINGS):
            item = self.menu.addAction(plain(actions[do].text()))
            item.triggered.connect(lambda _on=False, what=do: self.deed_wanted.emit(what))
        self.menu.addSeparator()
        leave = self.menu.addAction(plain(actions[Do.QUIT].text()))
        leave.triggered.connect(self.quit_wanted)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self._on_message_clicked)
        theme.changed.connect(self._draw)
        self.show_count(0)

    @property
    def is_there(self) -> bool:
        """Whether the desktop has a tray, and the icon is in it."""
        return QSystemTrayIcon.isSystemTrayAvailable() and self.icon.isVisible()

    @property
    def words(self) -> str:
        """What the icon says to whoever points at it."""
        return self.icon.toolTip()

    def switch(self, *, on: bool) -> None:
        """Put the icon into the tray, or take it out; a tray that comes later gets it then."""
        platform = QGuiApplication.platformName()
        # Qt complains where the platform can't have one at all.
        self._wanted = on and platform not in _TRAYLESS
        if self._wanted and platform in _BY_BUS_ALONE:
            self._wait_for_bus()  # there Qt complains of a tray that isn't there yet, too
            if not QSystemTrayIcon.isSystemTrayAvailable():
                return
        self._put()

    def show_count(self, count: int) -> None:
        """Show how many reminders wait."""
        self._count = count
        waiting = ntr("{count} reminder", "{count} reminders", count)
        if not count:
            waiting = tr("No reminders")
        self._reminders.setText(waiting)
        self.icon.setToolTip(tr("Spendby: {what}").format(what=waiting))
        self._draw()

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show a message beside the icon, of which nobody can tell whether it was seen."""
        if not self.is_there or not QSystemTrayIcon.supportsMessages():
            tell(Outcome(Place.TRAY, shown=False, why=tr(NO_TRAY)))
            return
        self._said = notice
        self.icon.showMessage(notice.title, notice.body, self.icon.icon())
        tell(Outcome(Place.TRAY, shown=False))

    def _put(self) -> None:
        self.icon.setVisible(self._wanted)

    def _wait_for_bus(self) -> None:
        """Hear of a tray that comes to the session's bus."""
        if self._coming is None:
            from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

            bus = QDBusConnection.sessionBus()
            registered = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
            coming = QDBusServiceWatcher(_TRAY_NAME, bus, registered, self)
            coming.serviceRegistered.connect(self._put)
            self._coming = coming

    def _draw(self) -> None:
        self.icon.setIcon(tray_icon(self._theme, self._count))

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.window_wanted.emit()

    def _on_message_clicked(self) -> None:
        said, self._said = self._said, None
        if said is not None:
            show = next((one for one in said.choices if one.press is Press.SHOW), None)
            if show is not None:
                self._pressed(said, show, "")
