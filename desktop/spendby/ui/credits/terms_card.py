"""The terms card: whether the fine print was read, what it says, and the sentence that decides."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.credit import GiftCardClause, Terms, TermsStatus
from spendby.domain.fine_print import is_web_address, read_fine_print
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.formatting import day_month, isolate
from spendby.ui.kit.labels import label, set_text, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import terms_word

_QUOTED = 240


class TermsCard(QWidget):
    """A summary; the text itself is in the dialog that the button opens."""

    link_wanted = Signal(str)

    def __init__(self, theme: Theme, terms: QAction) -> None:
        """Let the button do `terms`."""
        super().__init__()
        self._url = ""
        self._line = label(role=TextRole.CONTROL, wrap=True)
        self._quote = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self._button = Button(theme).follow(terms)
        mark(self._button, small=True)
        self._open = Button(
            theme, tr("Open the link…"), role="quiet", icon="external-link", token="accent"
        )
        mark(self._open, small=True)
        self._open.clicked.connect(lambda: self.link_wanted.emit(self._url))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._button)
        row.addWidget(self._open)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._quote)
        column.addLayout(row)

    def show_terms(self, terms: Terms, today: date) -> None:
        """Show what is known of a credit's terms."""
        set_text(self._line, terms_sentence(terms, today))
        sentence = read_fine_print(terms.text).sentence
        quote = isolate(shortened(sentence, _QUOTED))
        set_text(self._quote, tr("“{sentence}”").format(sentence=quote))
        self._quote.setVisible(bool(sentence))
        self._button.setText(tr("Terms…") if terms.text else tr("Add terms…"))
        self._url = terms.url if is_web_address(terms.url) else ""
        self._open.setVisible(bool(self._url))


def terms_sentence(terms: Terms, today: date) -> str:
    """Say in one sentence what is known of a credit's terms."""
    if terms.status is not TermsStatus.READ:
        return tr("{status}.").format(status=terms_word(terms.status))
    texts = {
        GiftCardClause.SILENT: tr("Read: they don't say anything about gift cards."),
        GiftCardClause.EXCLUDED: tr("Read: they rule gift cards out."),
        GiftCardClause.ALLOWED: tr("Read: they allow gift cards."),
    }
    dated = {
        GiftCardClause.SILENT: tr("Read on {day}: they don't say anything about gift cards."),
        GiftCardClause.EXCLUDED: tr("Read on {day}: they rule gift cards out."),
        GiftCardClause.ALLOWED: tr("Read on {day}: they allow gift cards."),
    }
    if terms.gift_cards is GiftCardClause.ALLOWED and terms.third_party_named:
        texts[terms.gift_cards] = tr("Read: they allow gift cards, other brands' too.")
        dated[terms.gift_cards] = tr("Read on {day}: they allow gift cards, other brands' too.")
    if terms.read_on is None:
        return texts[terms.gift_cards]
    return dated[terms.gift_cards].format(day=day_month(terms.read_on, today))
