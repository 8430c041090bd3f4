"""What has just happened: a toast with the way back, and the menu's words for undo and redo."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from spendby.domain.change import PURGE, Change
from spendby.domain.errors import Refused
from spendby.services.backups import RESTORED
from spendby.services.changes import Changed
from spendby.services.history import HistoryService
from spendby.translation import tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.labels import menu_text, shortened
from spendby.ui.kit.toast import Toast

_LABEL_LENGTH = 48


class News(QObject):
    """Says every change, whoever made it."""

    def __init__(
        self, history: HistoryService, actions: Actions, toast: Toast, parent: QObject
    ) -> None:
        """Say it in `toast` and in the words of `actions`."""
        super().__init__(parent)
        self._history, self._actions, self._toast = history, actions, toast

    def tell(self, changed: Changed) -> None:
        """Say what was done, with the way back."""
        self.name_undo()
        change = changed.change
        if change.kind in {RESTORED, PURGE}:
            return  # who asked for it says it, with the way back if there is one
        label = shortened(change.said, 2 * _LABEL_LENGTH)
        history = self._history
        # What a toast offers is about what it tells, whatever came after that.
        own = change if change.of is None else replace(change, number=change.of)
        if change.kind == "undo":
            text = tr("Taken back: {change}.").format(change=label)
            redo = partial(self._try, history.redo_only, own)
            self._toast.say(text, tr("Redo"), redo)
            return
        if change.kind == "redo":
            label = tr("Done again: {change}").format(change=label)
        undo = partial(self._try, history.undo_only, own)
        self._toast.say(tr("{change}.").format(change=label), tr("Undo"), undo)

    def _try(self, step: Callable[[Change], None], change: Change) -> None:
        try:
            step(change)
        except Refused as refused:
            self._toast.turn_down(refused)
            self.name_undo()

    def name_undo(self) -> None:
        """Let the menu say what undo and redo would do."""
        try:
            undo, redo = self._history.next_undo(), self._history.next_redo()
        except Refused as refused:
            self._toast.turn_down(refused)
            return
        for do, change, bare, named in (
            (Do.UNDO, undo, tr("&Undo"), tr("&Undo: {change}")),
            (Do.REDO, redo, tr("&Redo"), tr("&Redo: {change}")),
        ):
            label = menu_text(shortened(change.said, _LABEL_LENGTH)) if change else ""
            self._actions[do].setText(named.format(change=label) if label else bare)
            self._actions.enable(do, enabled=change is not None)
