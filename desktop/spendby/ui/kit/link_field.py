"""The field for a link: the web addresses that a browser may open, and no others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from spendby.domain.fine_print import is_web_address, web_address
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_LONGEST = 2_000


class LinkField(Field):
    """Reads an address; nothing typed means that there is none."""

    wanted = Signal(str)
    """Asks to open the page; carries its address."""

    def __init__(self, theme: Theme, title: str, hint: str = "") -> None:
        """Start empty."""
        self._line_edit = QLineEdit()
        self._line_edit.setMaxLength(_LONGEST)
        self._before = ""
        super().__init__(theme, title, self._line_edit, hint)
        self.visit = Button(theme, tr("Open…"), role="quiet", icon="external-link", token="accent")
        mark(self.visit, small=True)
        self.visit.clicked.connect(lambda: self.wanted.emit(self._line_edit.text().strip()))
        self._line.addWidget(self.visit)
        self.visit.hide()
        self.watch(self._line_edit)
        self._line_edit.textChanged.connect(
            lambda text: self.visit.setVisible(is_web_address(text))
        )

    def value(self) -> str:
        """Give the address; raises `FieldRefused`.

        One that came from elsewhere stays, whatever it is, as long as nobody edits it.
        """
        text = self._line_edit.text()
        return text if text == self._before else web_address(text)

    def set_address(self, address: str) -> None:
        """Put an address into the field."""
        self._before = address[:_LONGEST]
        self._line_edit.setText(self._before)
        self._line_edit.setCursorPosition(0)

    def understood(self) -> Echo | None:
        """Refuse what is no web address."""
        self.value()
        return None
