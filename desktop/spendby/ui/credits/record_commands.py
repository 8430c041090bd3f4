"""What can be recorded of the current credit beside its money: terms, expiry, a look at the store.

Deleting for good is here too; `credit_commands` adds, edits and moves money.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from spendby.domain.credit import Target
from spendby.domain.errors import Refused
from spendby.domain.guide import Doubt
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk, open_dialog

if TYPE_CHECKING:
    from spendby.ui.kit.link_dialog import LinkDialog


class RecordCommands(QObject):
    """Acts on the current credit; each dialog is imported when it is first asked for."""

    unsure = Signal(object)
    """Somebody isn't sure what to note; carries the `Doubt`."""
    why_wanted = Signal(str)
    """Asks why; carries a rule or a statement of the guide."""

    def __init__(self, desk: Desk, control: ListControl, target: Callable[[], Target]) -> None:
        """Open dialogs over the window; `target` tells which target is being looked at."""
        super().__init__(desk.window)
        self._services, self._theme, self._control = desk.services, desk.theme, control
        self._toast, self._window = desk.toast, desk.window
        self._target = target

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say what does what."""
        return {
            Do.CHECKOUT: self.checkout,
            Do.TERMS: self.terms,
            Do.MARK_CHECKED: self.mark_checked,
            Do.WRITE_OFF: self.write_off,
            Do.EXTEND: self.extend,
            Do.DELETE: self.delete,
            Do.COPY_SUMMARY: self.copy_summary,
        }

    def checkout(self) -> None:
        """Ask what the payment page showed, for the target that is being looked at."""
        from spendby.ui.credits.checkout_dialog import CheckoutDialog

        judged, judge = self._control.current, self._control.judge
        if judged is not None and judge is not None:
            credits, target = self._services.credits, self._target()
            dialog = CheckoutDialog(self._theme, credits, judge, judged, self._window, target)
            dialog.unsure.connect(lambda: self.unsure.emit(Doubt.CHECKOUT))
            dialog.why_wanted.connect(lambda rule: self._leave_for(dialog, rule))
            open_dialog(dialog)

    def terms(self) -> None:
        """Ask for the fine print and what it says."""
        from spendby.ui.credits.terms_dialog import TermsDialog

        judged, judge = self._control.current, self._control.judge
        if judged is not None and judge is not None:
            credits = self._services.credits
            dialog = TermsDialog(self._theme, credits, judge, judged, self._window)
            dialog.link_wanted.connect(lambda url: self.open_link(url, dialog))
            dialog.unsure.connect(lambda: self.unsure.emit(Doubt.TERMS))
            open_dialog(dialog)

    def mark_checked(self) -> None:
        """Note that what is left was compared with the store."""
        judged = self._control.current
        if judged is None:
            return
        if judged.credit.checked_on == judged.today:
            self._toast.say(tr("Already marked checked today."))
            return
        self._try(lambda: self._services.credits.mark_checked(judged.credit.id))

    def write_off(self) -> None:
        """Ask on which day the store took what was left."""
        from spendby.ui.credits.expiry_dialogs import WriteOffDialog

        judged = self._control.current
        if judged is not None:
            dialog = WriteOffDialog(self._theme, self._services.credits, judged, self._window)
            open_dialog(dialog)

    def extend(self) -> None:
        """Ask for the new last day."""
        from spendby.ui.credits.expiry_dialogs import ExtendDialog

        judged = self._control.current
        if judged is not None:
            open_dialog(ExtendDialog(self._theme, self._services.credits, judged, self._window))

    def delete(self) -> None:
        """Ask whether the credit is really to go for good."""
        from spendby.ui.credits.delete_dialog import DeleteDialog

        judged = self._control.current
        if judged is not None:
            delete = self._delete
            open_dialog(DeleteDialog(self._theme, judged, lambda: delete(judged), self._window))

    def copy_summary(self) -> None:
        """Copy everything about the credit as plain text."""
        from spendby.ui.credits.credit_summary import summary

        judged, judge = self._control.current, self._control.judge
        if judged is not None and judge is not None:
            QGuiApplication.clipboard().setText(summary(judged, judge))
            self._toast.say(tr("Copied a summary."))

    def open_link(self, url: str, over: QWidget | None = None) -> "LinkDialog":
        """Show where a link leads, and open it in the browser if that is wanted."""
        from spendby.ui.kit.link_dialog import LinkDialog

        dialog = LinkDialog(self._theme, url, over or self._window)
        open_dialog(dialog)
        return dialog

    def _leave_for(self, dialog: QDialog, rule: str) -> None:
        dialog.reject()
        self.why_wanted.emit(rule)

    def _delete(self, judged: Judged) -> None:
        clean = self._services.credits.delete_for_good(judged.credit.id)
        if clean:
            self._toast.say(tr("Deleted for good."))
        else:
            self._toast.refuse(
                tr(
                    "Deleted for good, but the file couldn't be rewritten, so traces of its texts "
                    "may stay in it until the next such deletion."
                )
            )

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self._toast.turn_down(refused)
