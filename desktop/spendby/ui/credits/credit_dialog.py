"""The dialogs that add a credit and edit one: the same form, with its own main button."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.domain.offer.offer import Offer
from spendby.services.offers import read_offer_text
from spendby.translation import tr
from spendby.ui.credits.credit_form import CreditForm, Filled
from spendby.ui.credits.offer_panel import OfferPanel
from spendby.ui.credits.typed import typed_in
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import explain, label
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class AddDialog(FormDialog):
    """Adds a credit; Enter adds and closes, Ctrl+Enter adds and asks for the next one."""

    another_wanted = Signal()
    start_over_wanted = Signal()

    def __init__(
        self, theme: Theme, form: CreditForm, add: Callable[[Filled], object], parent: QWidget
    ) -> None:
        """Hand what is filled into `form` to `add`."""
        super().__init__(theme, parent)
        self.name(tr("Add credit"), tr("Add"))
        self.say_below(tr("Ctrl+Enter adds it and starts another."))
        self.setModal(False)
        self.form = form
        self.form.more_shown.connect(self.fit)
        self.offer = OfferPanel(theme, form)
        self._again = label(
            tr("This is what you typed before and didn't add. Start over to empty it."),
            TextRole.CONTROL,
            "text2",
            wrap=True,
        )
        self._again.hide()
        self.body.addWidget(self._again)
        self.body.addWidget(self.offer)
        self.body.addWidget(self.form)
        self.use_fields(self.form.fields(), lambda: add(self.form.read()))
        self._paste = Button(theme, tr("Paste an offer"), role="quiet")
        explain(self._paste, tr("Fills the form from the text of an offer that you copied"))
        self._paste.clicked.connect(self._on_paste)
        self.footer.addWidget(self._paste)
        self._unpaste = Button(theme, tr("Undo the paste"), role="quiet", icon="undo")
        self._unpaste.clicked.connect(self._on_unpaste)
        self.footer.addWidget(self._unpaste)
        self._unpaste.hide()
        self._put_back: Callable[[], None] = lambda: None
        self._start_over = Button(theme, tr("Start over"), role="quiet")
        self._start_over.clicked.connect(self.start_over_wanted)
        self._start_over.hide()
        self.footer.addWidget(self._start_over)
        self.footer.addStretch()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_another)

    @property
    def draft_note(self) -> str:
        """What is said of a draft; empty where the form is new."""
        return "" if self._again.isHidden() else self._again.text()

    def ask(self, *, again: bool = False) -> None:
        """Show the form, with the focus in the amount; `again` with a draft from before."""
        self._start_over.setVisible(again)
        self._again.setVisible(again)
        self.show()
        self.activateWindow()
        self.form.amount.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if again:  # once the window has settled, which takes a selection away
            QTimer.singleShot(0, self.form.amount.select_all)

    def show_offer(self, offer: Offer) -> None:
        """Fill the form from an offer."""
        self.offer.show_offer(offer)
        self.fit()

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.say(tr("Copy the offer's text first, then paste it here."))
            return
        try:
            offer = read_offer_text(text, self.form.today())
        except Refused as refused:
            self.say(str(refused))
            return
        if not offer.found:
            self.say(tr("This doesn't read like an offer: it names no sum and no last day."))
            return
        self.say("")
        self._put_back = typed_in(self.form)
        self._unpaste.setVisible(not self.form.is_empty)
        self.show_offer(offer)

    def _on_unpaste(self) -> None:
        """Bring back what had been typed before the offer was pasted."""
        self._put_back()
        self._unpaste.hide()
        self.offer.hide()
        for _, field in self.form.fields():
            field.say_no_more_of_it()
        self.form.amount.select_all()
        self.fit()

    def _on_another(self) -> None:
        if self.submit():
            self.another_wanted.emit()


class EditDialog(FormDialog):
    """Changes a credit."""

    def __init__(
        self, theme: Theme, form: CreditForm, save: Callable[[Filled], object], parent: QWidget
    ) -> None:
        """Hand what is filled into `form` to `save`."""
        super().__init__(theme, parent)
        self.name(tr("Edit credit"), tr("Save"))
        self.form = form
        self.form.show_more(shown=True)
        self.form.more_shown.connect(self.fit)
        self.body.addWidget(self.form)
        self.use_fields(self.form.fields(), lambda: save(self.form.read()))
        self.footer.addStretch()
