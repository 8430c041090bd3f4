"""The dialog for those who aren't sure: where to look, and a message to customer service.

Nothing is sent: the message is copied, and the reply is noted in a dialog of its own.
"""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from spendby.domain.asking import doubts_about, message
from spendby.domain.guide import Doubt, Guide
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.lines_field import LinesField
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_MESSAGE_LINES = 10


class AskDialog(FormDialog):
    """Two steps: look in the account, then ask; and a place for the reply."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    reply_wanted = Signal()
    """There is a reply to note."""

    def __init__(
        self, theme: Theme, guide: Guide, judged: Judged, doubts: Iterable[Doubt], parent: QWidget
    ) -> None:
        """Ask about `doubts`, or about what isn't known of the credit when there are none."""
        super().__init__(theme, parent)
        self.name(tr("Not sure? Two steps"), tr("Copy the message"))
        self._guide, self._judged = guide, judged
        asked = set(doubts) or set(doubts_about(judged.credit)) or {Doubt.TERMS}
        self.doubts = {one: QCheckBox(text) for one, text in self._questions().items()}
        for doubt, box in self.doubts.items():
            box.setChecked(doubt in asked)
            box.toggled.connect(self._write)
        self.message = LinesField(
            theme,
            tr("Message to customer service"),
            tr("Spendby sends nothing. Your notes are not in it."),
            _MESSAGE_LINES,
        )
        self._copied = label(role=TextRole.SECONDARY, tone="text2")
        self._put_in_place(theme)
        self._write()
        self.use_fields([("message", self.message)], lambda: None)

    def submit(self) -> bool:
        """Copy the message, and stay: a reply may follow."""
        QGuiApplication.clipboard().setText(self.message.text)
        said = tr("Copied. Paste it into the store's chat or form.")
        set_text(self._copied, said)
        announce(self, said)
        return True

    def _questions(self) -> dict[Doubt, str]:
        return {
            Doubt.SOURCE: tr("What it is"),
            Doubt.TERMS: tr("Its terms"),
            Doubt.CHECKOUT: tr("Checkout"),
            Doubt.EXPIRY: tr("When it ends"),
        }

    def _write(self) -> None:
        asked = [doubt for doubt, box in self.doubts.items() if box.isChecked()]
        judged = self._judged
        self.message.set_text(message(self._guide.asking, judged.credit, judged.store, asked))

    def _put_in_place(self, theme: Theme) -> None:
        asking = self._guide.asking
        look = asking.look.format(store=self._judged.store.name)
        self.body.addWidget(label(tr("1. Look in your account"), TextRole.NAME, wrap=True))
        self.body.addWidget(label(look, TextRole.CONTROL, wrap=True))
        self._add_link(theme, tr("Open the page…"), asking.link)
        self.body.addWidget(label(tr("2. Ask customer service"), TextRole.NAME, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, box in enumerate(self.doubts.values()):
            grid.addWidget(box, at // 2, at % 2)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.message)
        self._add_link(theme, tr("Open customer service…"), asking.contact)
        self.body.addStretch()
        self.outcome.addWidget(self._copied, 1)
        reply = Button(theme, tr("Note the reply…"))
        reply.clicked.connect(self._on_reply)
        self.footer.addWidget(reply)
        self.footer.addStretch()
        self.call_cancel(tr("Close"))

    def _add_link(self, theme: Theme, text: str, link_id: str) -> None:
        url = next((one.url for one in self._guide.of.links if one.id == link_id), "")
        if not url:
            return
        button = Button(theme, text, role="quiet", icon="external-link", token="accent")
        mark(button, small=True)
        button.clicked.connect(lambda: self.link_wanted.emit(url))
        row = QHBoxLayout()
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        row.addStretch()
        self.body.addLayout(row)

    def _on_reply(self) -> None:
        self.reject()
        self.reply_wanted.emit()
