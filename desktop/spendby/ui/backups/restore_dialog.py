"""The dialog that puts a backup in the place of everything; what that would lose is said first."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spendby.domain.backup import Backup, Offer
from spendby.translation import tr
from spendby.ui.backups.backup_words import (
    checked_word,
    left_words,
    loss_sentence,
    made_words,
    reason_word,
    usable,
)
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.room import resize_inside
from spendby.ui.kit.style import mark
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole

_SIZE = (620, 420)
_NUMBERS = (2, 3)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RestoreDialog(QDialog):
    """Lists the backups, newest first; Enter restores the one that is chosen."""

    def __init__(
        self,
        theme: Theme,
        offers: Sequence[Offer],
        now: datetime,
        restore: Callable[[Backup], None],
        parent: QWidget,
    ) -> None:
        """Hand the backup that is chosen to `restore`; `now` carries the user's zone."""
        super().__init__(parent)
        self.setWindowTitle(tr("Restore a backup"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers, self._restore = list(offers), restore
        self.list = QTreeWidget()
        self._loss = label(role=TextRole.BODY, wrap=True)
        self.accept_button = Button(theme, tr("Restore backup"), role="primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._on_restore)
        self._fill(now)
        self._lay_out(theme)
        self.list.currentItemChanged.connect(lambda _now, _before: self._on_chosen())
        self.list.itemActivated.connect(lambda _item, _column: self._on_restore())
        if self._offers:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
            self.list.setFocus()
        self._on_chosen()

    @property
    def sentence(self) -> str:
        """What is said about the backup that is chosen."""
        return self._loss.text().replace("\u200b", "")

    def done(self, result: int) -> None:
        """Close, and give the focus back to the window."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def _fill(self, now: datetime) -> None:
        titles = [
            tr("Made"),
            tr("Why"),
            tr("Credits"),
            tr("Left"),
            tr("State"),
        ]
        self.list.setHeaderLabels(titles)
        self.list.setAccessibleName(tr("Backups"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(False)
        self.list.setAllColumnsShowFocus(True)
        mark(self.list, framed=True)
        for offer in self._offers:
            backup = offer.backup
            held = backup.contents
            row = QTreeWidgetItem(
                [
                    made_words(backup, now),
                    reason_word(backup.reason),
                    "" if held is None else str(held.credits),
                    left_words(backup),
                    checked_word(backup),
                ]
            )
            for column in _NUMBERS:
                row.setTextAlignment(column, _RIGHT)
            self.list.addTopLevelItem(row)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        for column in _NUMBERS:
            self.list.headerItem().setTextAlignment(column, _RIGHT)

    def _lay_out(self, theme: Theme) -> None:
        cancel = Button(theme, tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(14)
        column.addWidget(label(tr("Restore a backup"), TextRole.PANEL))
        column.addWidget(self.list, 1)
        column.addWidget(self._loss)
        column.addLayout(buttons)
        self.list.setVisible(bool(self._offers))
        follow_reading_order(self)
        if self._offers:
            resize_inside(self, QSize(*(theme.px(side) for side in _SIZE)))

    def _chosen(self) -> Offer | None:
        row = self.list.currentIndex().row()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def _on_chosen(self) -> None:
        offer = self._chosen()
        if offer is None:
            text = tr("No backups yet. The first is made after your first change.")
        else:
            text = loss_sentence(offer)
        set_text(self._loss, text)
        self.accept_button.setEnabled(offer is not None and usable(offer))
        if self.isVisible():
            announce(self._loss, text)

    def _on_restore(self) -> None:
        offer = self._chosen()
        if offer is not None and usable(offer):
            self.accept()
            self._restore(offer.backup)
