"""Where to look for a credit at its store: in the pack's words, or in the user's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.domain.fine_print import is_web_address
from spendby.domain.where import Where, where_to_look
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class WhereCard(QWidget):
    """A line or two, with the page to open and the words to change."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    change_wanted = Signal()
    """Asks to put the hint in other words."""

    def __init__(self, theme: Theme) -> None:
        """Start without a credit."""
        super().__init__()
        self._where = Where()
        self._text = label(role=TextRole.CONTROL, wrap=True)
        self._called = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._open = Button(
            theme, tr("Open the page…"), role="quiet", icon="external-link", token="accent"
        )
        self._open.clicked.connect(lambda: self.link_wanted.emit(self._where.url))
        self._change = Button(theme, tr("Change the hint…"), role="quiet")
        self._change.clicked.connect(self.change_wanted)
        flow = FlowLayout(8)
        for button in (self._open, self._change):
            mark(button, small=True)
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._called)
        column.addLayout(flow)

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.text()

    def show_credit(self, judged: Judged, judge: Judge, own: str) -> None:
        """Say where this credit is found; the user's `own` words come before the pack's."""
        self._where = where_to_look(judge.pack_of(judged.store), judged.credit)
        nothing = tr("No hint so far. Note where you found it for the next time.")
        set_text(self._text, isolate(own) if own else self._where.text or nothing)
        called = tr("The page there: {name}.").format(name=self._where.called)
        set_text(self._called, called)
        self._called.setVisible(bool(self._where.called))
        self._open.setVisible(is_web_address(self._where.url))
