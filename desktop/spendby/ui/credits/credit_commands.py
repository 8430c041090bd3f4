"""What can be done with credits from the window: each opens a dialog or asks a use case."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from spendby.domain.credit import Credit, State, Store, Target
from spendby.domain.errors import Refused
from spendby.services.credits import CreditService
from spendby.services.judging import Judge, Judged
from spendby.translation import ntr
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credits.record_commands import RecordCommands
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk, open_dialog
from spendby.ui.kit.theme import Theme

if TYPE_CHECKING:
    from spendby.ui.credits.credit_dialog import AddDialog
    from spendby.ui.credits.credit_form import Filled

DRAFT_MS = 10 * 60 * 1000
"""How long a credit that was not added waits for its owner to come back."""


class CreditCommands(QObject):
    """Acts on the current credit, or on those selected."""

    def __init__(self, desk: Desk, control: ListControl, target: Callable[[], Target]) -> None:
        """Open dialogs over the window; `target` tells which target is being looked at."""
        super().__init__(desk.window)
        self._services, self._theme, self._control = desk.services, desk.theme, control
        self._toast, self._window = desk.toast, desk.window
        self.records = RecordCommands(desk, control, target)
        self._draft: AddDialog | None = None
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self._forget_draft)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say what does what."""
        return {
            Do.UNDO: self.undo,
            Do.REDO: self.redo,
            Do.ADD: self.add,
            Do.USE: self.use,
            Do.EDIT: self.edit,
            Do.PUT_BACK: self.put_back,
            Do.SET_LEFT: self.set_left,
            Do.DUPLICATE: self.duplicate,
            Do.COPY: self.copy,
            Do.ARCHIVE: partial(self._set_archived, archived=True),
            Do.BRING_BACK: partial(self._set_archived, archived=False),
            **self.records.slots(),
        }

    def add(self, at: Store | None = None) -> None:
        """Ask for a new credit, or go on with the one that was being added.

        It lies `at` the store of the one added before, where several are added in a row.
        """
        if self._draft is not None:
            again = self._draft.isHidden() and not self._draft.form.is_empty
            self._draft_timer.stop()
            self._draft.ask(again=again)
            return
        judge = self._control.judge
        if judge is None:
            return
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.credits.credit_dialog import AddDialog
        from spendby.ui.credits.credit_form import CreditForm
        from spendby.ui.credits.new_store import offer_new_stores

        credits = self._services.credits.all()
        store = at or self._control.store or _usual_store(judge, credits)
        form = CreditForm(self._theme, judge, credits, store)
        dialog = AddDialog(self._theme, form, self._on_add, self._window)
        offer_new_stores(form, self._services, self._theme, dialog)
        dialog.accepted.connect(self._forget_draft)
        dialog.rejected.connect(self._keep_draft)
        dialog.another_wanted.connect(lambda: self.add(form.store.value))
        dialog.start_over_wanted.connect(self._start_over)
        self._draft = dialog
        dialog.ask()

    def duplicate(self) -> None:
        """Ask for a new credit that starts as a copy of the current one."""
        judged, judge = self._control.current, self._control.judge
        if judged is None or judge is None:
            return
        from spendby.ui.credits.credit_dialog import AddDialog
        from spendby.ui.credits.credit_form import CreditForm
        from spendby.ui.credits.new_store import offer_new_stores

        form = CreditForm(self._theme, judge, self._services.credits.all(), judged.store)
        form.copy_of(judged.credit)
        dialog = AddDialog(self._theme, form, self._on_add, self._window)
        offer_new_stores(form, self._services, self._theme, dialog)
        dialog.another_wanted.connect(lambda: self.add(form.store.value))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.ask()

    def edit(self) -> None:
        """Ask for changes to the current credit."""
        judged, judge = self._control.current, self._control.judge
        if judged is None or judge is None:
            return
        from spendby.ui.credits.credit_dialog import EditDialog
        from spendby.ui.credits.credit_form import CreditForm
        from spendby.ui.credits.new_store import offer_new_stores

        credit = judged.credit

        def save(filled: "Filled") -> Credit:
            amount = None if filled.amount == credit.granted else filled.amount
            fields = filled.fields
            return self._services.credits.edit(credit.id, amount, kind=filled.kind, **fields)

        form = CreditForm(self._theme, judge, (), judged.store, credit)
        dialog = EditDialog(self._theme, form, save, self._window)
        offer_new_stores(form, self._services, self._theme, dialog)
        open_dialog(dialog)

    def use(self) -> None:
        """Ask what was spent."""
        from spendby.ui.credits.money_dialogs import UseDialog

        self._open_for_current(UseDialog)

    def put_back(self) -> None:
        """Ask what was returned."""
        from spendby.ui.credits.put_back_dialog import PutBackDialog

        judged, judge = self._control.current, self._control.judge
        if judged is not None and judge is not None:
            pack, credits = judge.pack_of(judged.store), self._services.credits
            open_dialog(PutBackDialog(self._theme, credits, judged, pack, self._window))

    def set_left(self) -> None:
        """Ask what the store shows."""
        from spendby.ui.credits.money_dialogs import SetLeftDialog

        self._open_for_current(SetLeftDialog)

    def copy(self) -> None:
        """Copy the credits selected as sentences."""
        credits = self._control.selected
        if not credits:
            return
        text = "\n".join(self._control.sentence(one) for one in credits)
        QGuiApplication.clipboard().setText(text)
        count = len(credits)
        said = ntr("Copied {count} credit.", "Copied {count} credits.", count)
        self._toast.say(said)

    def undo(self) -> None:
        """Take the last change back."""
        self._try(self._services.history.undo)

    def redo(self) -> None:
        """Do the last change that was taken back again."""
        self._try(self._services.history.redo)

    def _set_archived(self, *, archived: bool) -> None:
        ids = [
            one.credit.id
            for one in self._control.selected
            if (one.state is State.ARCHIVED) is not archived
        ]
        if ids:
            self._try(lambda: self._services.credits.archive(ids, archived=archived))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self._toast.turn_down(refused)

    def _open_for_current(
        self, dialog: Callable[[Theme, CreditService, Judged, QWidget], QDialog]
    ) -> None:
        judged = self._control.current
        if judged is not None:
            open_dialog(dialog(self._theme, self._services.credits, judged, self._window))

    def _on_add(self, filled: "Filled") -> None:
        credit = self._services.credits.add(filled.kind, filled.amount, **filled.fields)
        self._control.show_credit(credit.id)

    def _keep_draft(self) -> None:
        if self._draft is not None and self._draft.form.is_empty:
            self._forget_draft()
        else:
            self._draft_timer.start()

    def _forget_draft(self) -> None:
        draft, self._draft = self._draft, None
        self._draft_timer.stop()
        if draft is not None:
            draft.deleteLater()

    def _start_over(self) -> None:
        if self._draft is not None:
            self._draft.hide()
        self._forget_draft()
        self.add()


def _usual_store(judge: Judge, credits: Sequence[Credit]) -> Store:
    """Give the store with the most credits; of equals, and without any, the first one."""
    held = Counter(credit.store for credit in credits)
    return max(judge.stores.values(), key=lambda store: held[store.id])
