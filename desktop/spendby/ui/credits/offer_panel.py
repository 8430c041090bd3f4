"""The offer beside the form that was filled from it: its text, with the words that decided."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from spendby.domain.money import money_text
from spendby.domain.offer.offer import Evidence, Offer
from spendby.domain.offer.offer import Field as Found
from spendby.translation import ntr, tr
from spendby.ui.credits.credit_form import CreditForm
from spendby.ui.credits.offer_filling import fields_of, fill
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.text_places import units
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_HEIGHT = 116
_USUAL = "USD"


class OfferPanel(QWidget):
    """Hidden until there is an offer; the field with the focus has its words stand out."""

    def __init__(self, theme: Theme, form: CreditForm) -> None:
        """Fill `form`."""
        super().__init__()
        self._theme, self._form = theme, form
        self._offer: Offer | None = None
        self._looked_at: set[Found] = set()
        heading = label(tr("The offer"), TextRole.LABEL, "text2")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The offer's text"))
        heading.setBuddy(self.text)
        self._icon = IconLabel(theme, "", "warn", 14)
        self._state = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(self.text)
        column.addLayout(line)
        self.hide()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        for field in set(fields_of(form).values()):
            field.editor.installEventFilter(self)

    @property
    def state(self) -> str:
        """What is said of the whole offer."""
        return self._state.text()

    def show_offer(self, offer: Offer) -> None:
        """Fill the form from an offer, and show its text."""
        self._offer = offer
        self.text.setPlainText(offer.text)
        fill(self._form, offer)
        self._show_state(offer)
        self.show()
        self._mark()

    def marked(self) -> list[str]:
        """Give the words that are marked in the text, those of the field in use last."""
        selections = self.text.extraSelections()
        return [one.cursor.selectedText() for one in selections]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the words that filled a field stand out while the field has the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut} and self._offer:
            fields = fields_of(self._form).items()
            here = {found for found, field in fields if field.editor is watched}
            self._looked_at = here if event.type() is QEvent.Type.FocusIn else set()
            self._mark()
        return super().eventFilter(watched, event)

    def _show_state(self, offer: Offer) -> None:
        count = len(offer.unsure)
        open_ = ntr(
            "{count} thing is for you to decide.", "{count} things are for you to decide.", count
        )
        parts = [open_] if count else [tr("Check what was found before you add it.")]
        if offer.minimum_spend is not None:
            sum_ = money_text(offer.minimum_spend, offer.currency or _USUAL)
            parts.append(tr("Minimum spend: {sum}.").format(sum=sum_))
        if offer.one_time:
            parts.append(tr("Good for one use only."))
        set_text(self._state, " ".join(parts))
        self._icon.show_icon("question-circle" if count else "info", "warn" if count else "text2")

    def _mark(self) -> None:
        offer = self._offer
        if offer is None:
            return
        # What is looked at comes last, because it is drawn over the rest.
        ordered = sorted(offer.evidence, key=lambda one: (one.field in self._looked_at, one.start))
        self.text.setExtraSelections([self._selection(offer.text, one) for one in ordered])
        first = next((one for one in offer.evidence if one.field in self._looked_at), None)
        if first is not None:
            cursor = self.text.textCursor()
            cursor.setPosition(units(offer.text, first.start))
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()

    def _selection(self, text: str, one: Evidence) -> QTextEdit.ExtraSelection:
        tokens = self._theme.tokens
        looked_at = one.field in self._looked_at
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.colour("accent" if looked_at else "info_bg")))
        look.setForeground(QColor(tokens.colour("on_accent" if looked_at else "info")))
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(units(text, one.start))
        cursor.setPosition(units(text, one.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def _on_theme_changed(self) -> None:
        self.text.setFixedHeight(self._theme.px(_HEIGHT))
        self._mark()
