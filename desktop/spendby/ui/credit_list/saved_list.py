"""The saved views in the sidebar: each shows its list, and can be renamed and deleted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from spendby.translation import tr
from spendby.ui.credit_list.saved_views import SavedView
from spendby.ui.kit.controls import PushButton
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.labels import explain, label, menu_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_BESIDE_NAME = 28


def fitted(button: QPushButton, word: str, room: int, elide: Qt.TextElideMode) -> str:
    """Write a button's word, shortened to the `room` there is."""
    font = QFont(button.font())
    font.setBold(button.isChecked())
    shown = QFontMetrics(font).elidedText(one_line(word), elide, max(0, room))
    return f" {menu_text(shown)}"


class _SavedButton(PushButton):
    """A saved view: a click shows it, F2 renames it, Delete deletes it."""

    renamed = Signal()
    deleted = Signal()

    def __init__(self, theme: Theme, name: str, *, checked: bool) -> None:
        super().__init__()
        self._theme, self._name, self._narrow = theme, name, False
        mark(self, role="nav")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(tr("{name}, saved view").format(name=name))
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or all."""
        self._narrow = narrow
        self._on_theme_changed()

    def event(self, event: QEvent) -> bool:
        """Keep Delete for the view, which would archive a credit anywhere else."""
        override = QEvent.Type.ShortcutOverride
        delete = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if delete and event.type() is override:
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the view itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rename = menu.addAction(tr("&Rename…"), self.renamed.emit)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        delete = menu.addAction(tr("&Delete"), self.deleted.emit)
        delete.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename on F2, delete on Delete."""
        if event.key() == Qt.Key.Key_F2:
            self.renamed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a name that is too long for the sidebar."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self.iconSize().width() - _BESIDE_NAME
        self.setText(
            "" if self._narrow else fitted(self, self._name, room, Qt.TextElideMode.ElideMiddle)
        )

    def _on_theme_changed(self) -> None:
        side = self._theme.px(18)
        self.setIconSize(QSize(side, side))
        token = "accent" if self.isChecked() else "text2"
        self.setIcon(self._theme.icon("filter", token, 18))
        self._fit()
        explain(self, self._name)


class SavedList(QWidget):
    """Takes no room while nothing is saved."""

    chosen = Signal(object)
    """A `SavedView` is to be shown."""
    renamed = Signal(object)
    deleted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._narrow = False
        self._shown: tuple[Sequence[SavedView], SavedView | None] = ((), None)
        self._buttons: list[_SavedButton] = []
        self._title = label(tr("Saved views"), TextRole.LABEL, "text2")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(self._inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self._inner, surface="sidebar")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(scroll, 1)
        self.hide()

    @property
    def names(self) -> list[str]:
        """The names shown."""
        return [one.name for one in self._shown[0]]

    def show_views(self, views: Sequence[SavedView], current: SavedView | None) -> None:
        """Offer these views; `current` is the one that is being shown."""
        if (list(views), current) == (list(self._shown[0]), self._shown[1]):
            return
        focused = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), None)
        self._shown = (list(views), current)
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(view, checked=view is current) for view in views]
        for at, button in enumerate(self._buttons):
            self._column.insertWidget(at, button)
        self.setVisible(bool(views))
        if focused is not None and self._buttons:
            self._buttons[min(focused, len(views) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or all."""
        self._narrow = narrow
        self._title.setVisible(not narrow)
        for button in self._buttons:
            button.set_narrow(narrow=narrow)

    def button(self, name: str) -> QPushButton:
        """Give the button of a view; raises StopIteration where there is none."""
        return next(
            one
            for one, view in zip(self._buttons, self._shown[0], strict=True)
            if view.name == name
        )

    def _button(self, view: SavedView, *, checked: bool) -> _SavedButton:
        made = _SavedButton(self._theme, view.name, checked=checked)
        made.set_narrow(narrow=self._narrow)
        made.clicked.connect(lambda: self._on_clicked(made, view))
        made.renamed.connect(lambda: self.renamed.emit(view))
        made.deleted.connect(lambda: self.deleted.emit(view))
        return made

    def _on_clicked(self, button: _SavedButton, view: SavedView) -> None:
        button.setChecked(view is self._shown[1])
        self.chosen.emit(view)
