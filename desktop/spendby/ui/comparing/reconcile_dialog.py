"""Comparing with a store: a number typed or a page pasted, the difference, what settles it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.credit import Store
from spendby.domain.errors import Refused
from spendby.domain.reconcile import Cause, Why
from spendby.services.exchange import Source
from spendby.services.reconcile import SETTLED_HERE, Outcome
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.comparing.reconcile_words import (
    cause_sentence,
    cause_verb,
    last_sentence,
    left_out_sentence,
    outcome_sentence,
)
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label, set_text, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class ReconcileDialog(FormDialog):
    """What agrees is kept on the store; the dialog stays for what explains a difference."""

    credits_wanted = Signal(list)
    """Asks to show credits in the list; carries their ids."""

    def __init__(
        self,
        theme: Theme,
        services: Services,
        store: Store,
        bring_in: Callable[[Source], object],
        parent: QWidget,
    ) -> None:
        """Start with `store`; `bring_in` shows the rows of a page that aren't here yet."""
        super().__init__(theme, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name(tr("Compare with the store"), tr("Compare"))
        self._services, self._bring_in = services, bring_in
        self._stores = {one.id: one for one in services.stores.all()}
        named = [(one.id, shortened(one.name, 40)) for one in self._stores.values()]
        self.store = ChoiceField(theme, tr("Store"), named)
        self.store.set_value(store.id)
        self.store.setVisible(len(named) > 1)
        self.store.changed.connect(self._on_store)
        self.amount = AmountField(
            theme,
            tr("The store shows"),
            store.currency,
            tr("The balance on the store's own page today. 0 when nothing is left."),
            zero=True,
        )
        self._last = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._result = label(role=TextRole.VERDICT, wrap=True)
        self._left_out = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._causes = QWidget()
        self._rows = QVBoxLayout(self._causes)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        for part in (
            *(self.store, self.amount, self._last),
            *(self._result, self._left_out, self._causes),
        ):
            self.body.addWidget(part)
        self.body.addStretch()
        paste = Button(theme, tr("Paste the page"), icon="copy")
        paste.clicked.connect(self.paste)
        self.footer.addWidget(paste)
        self.footer.addStretch()
        self._cancel.setText(tr("Close"))
        self.amount.changed.connect(self._forget)
        self.use_fields([("shown", self.amount)], self._compare)
        self._on_store()

    @property
    def said(self) -> str:
        """How the store compares; empty until it was compared."""
        return "" if self._result.isHidden() else self._result.text().replace("\u200b", "")

    @property
    def buttons(self) -> list[Button]:
        """The buttons that settle a cause, the most telling cause first."""
        return self._causes.findChildren(Button)

    def submit(self) -> bool:
        """Compare, and stay to show what may explain a difference."""
        if not self.amount.check():
            self.point_at(self.amount, self.amount.problem)
            return False
        return self._try(self._compare)

    def show_shown(self, minor: int) -> None:
        """Compare with an amount that is known."""
        self.amount.set_value(minor)
        self.submit()

    def paste(self) -> None:
        """Take the balance from a page that was copied; rows that aren't here are shown first."""
        content = QGuiApplication.clipboard().text().encode("utf-8", "replace")
        self._try(lambda: self._take_page(content))

    def _take_page(self, content: bytes) -> None:
        incoming = self._services.exchange.look(content)
        if incoming.balance is None:
            message = tr("What was copied is no activity page. Copy its table, then try again.")
            raise Refused(message)
        store, shown = incoming.balance
        if incoming.new and not incoming.whole:
            self.accept()
            self._bring_in(content)
            return
        self.store.set_value(store.id)
        self.amount.set_value(shown)
        self._compare()

    def _compare(self) -> None:
        """Look; what agrees is kept, and a difference is the user's to decide about."""
        reconcile, store_id, shown = self._services.reconcile, self.store.value, self.amount.value()
        outcome = reconcile.look(store_id, shown)
        if outcome.comparison.agrees:
            outcome = reconcile.keep(store_id, shown)
        self._show(outcome)

    def _keep(self) -> None:
        """Keep in mind that the store shows another sum."""
        self._show(self._services.reconcile.keep(self.store.value, self.amount.value()))

    def _settle(self, cause: Cause) -> None:
        if cause.why in SETTLED_HERE:
            shown = self.amount.value()
            store_id = self.store.value
            self._try(lambda: self._show(self._services.reconcile.settle(store_id, shown, cause)))
        elif cause.why is Why.MISSING_ROW:
            self.paste()
        elif cause.credits:
            self.accept()
            self.credits_wanted.emit([one.id for one in cause.credits])

    def _try(self, step: Callable[[], object]) -> bool:
        self._problem.hide()
        try:
            step()
        except Refused as refused:
            self.say(str(refused))
            return False
        return True

    def _show(self, outcome: Outcome) -> None:
        set_text(self._result, outcome_sentence(outcome))
        set_text(self._left_out, left_out_sentence(outcome))
        self._result.show()
        self._left_out.setVisible(bool(self._left_out.text()))
        self._say_last()
        self._list(outcome.causes, outcome)
        announce(self, self.said)
        follow_reading_order(self)
        self.fit()

    def _list(self, causes: Sequence[Cause], outcome: Outcome) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        if causes:
            heading = tr("What may explain it")
            self._rows.addWidget(label(heading, TextRole.LABEL, "text2"))
        for cause in causes:
            sentence = cause_sentence(cause, outcome.store.currency, outcome.comparison.on)
            self._add_row(sentence, cause_verb(cause), partial(self._settle, cause))
        if not outcome.comparison.agrees and not self._is_kept(outcome):
            sentence = tr("Or keep in mind that it differs, and look into it later.")
            self._add_row(sentence, tr("Note it"), lambda: self._try(self._keep))
        self._causes.setVisible(self._rows.count() > 0)

    def _is_kept(self, outcome: Outcome) -> bool:
        return self._services.stores.compared(outcome.store) == outcome.comparison

    def _add_row(self, sentence: str, verb: str, act: Callable[[], object]) -> None:
        """Add what may be done about a difference."""
        row = QWidget()
        mark(row, card="plain")
        button = Button(self._theme, verb)
        button.setAccessibleDescription(sentence)
        button.clicked.connect(lambda _on=False: act())
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(label(sentence, TextRole.CONTROL, wrap=True), 1)
        line.addWidget(button)
        self._rows.addWidget(row)

    def _on_store(self) -> None:
        store = self._stores[self.store.value]
        hint = tr("The balance on the store's own page today. 0 when nothing is left.")
        self.amount.set_currency(store.currency, hint)
        self._forget()

    def _forget(self) -> None:
        """Take back what was found: it is about another store, or another sum."""
        for part in (self._result, self._left_out, self._causes):
            part.hide()
        self._say_last()

    def _say_last(self) -> None:
        store = self._stores[self.store.value]
        today = self._services.clock.today(store.time_zone)
        text = last_sentence(self._services.stores.compared(store), store, today)
        set_text(self._last, text)
        self._last.setVisible(bool(text))
