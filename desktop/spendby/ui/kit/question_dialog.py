"""What dialogs that ask one thing share: a title, sentences, and two buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.room import resize_inside, room_for
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole

_WIDTH = 460


class QuestionDialog(QDialog):
    """Asks before something that undo can't take back, or that leads out of the program."""

    def __init__(self, theme: Theme, parent: QWidget, *, danger: bool = False) -> None:
        """Open over `parent`; a danger's button is red and doesn't have the focus."""
        super().__init__(parent)
        self._theme = theme
        self._danger = danger
        self._title = label(role=TextRole.PANEL, wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._problem = label(role=TextRole.CONTROL, tone="danger", wrap=True)
        self._problem.hide()
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self.cancel_button = Button(theme, tr("Cancel"))
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = Button(theme, role="danger" if danger else "primary")
        self.accept_button.clicked.connect(self.act)
        (self.cancel_button if danger else self.accept_button).setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self.footer, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.accept_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addLayout(self.body)
        column.addWidget(self._problem)
        column.addStretch()
        column.addLayout(row)

    @property
    def problem(self) -> str:
        """Why it could not be done; empty while nothing is wrong."""
        return "" if self._problem.isHidden() else self._problem.text().replace("\u200b", "")

    def name(self, title: str, verb: str) -> None:
        """Say what is asked, and what the button does."""
        self.setWindowTitle(title)
        set_text(self._title, title)
        self.accept_button.setText(verb)

    def say(self, *sentences: str) -> None:
        """Say what there is to know before answering."""
        for sentence in sentences:
            self.body.addWidget(label(sentence, TextRole.BODY, wrap=True))

    def act(self) -> None:
        """Do it, and close."""
        self.accept()

    def refuse(self, problem: str) -> None:
        """Say why it could not be done, and stay open."""
        set_text(self._problem, problem)
        self._problem.show()
        announce(self, problem)
        self.fit()

    def fit(self) -> None:
        """Be as high as the content."""
        self.ensurePolished()
        width = min(self._theme.px(_WIDTH), room_for(self).width())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.height()
        resize_inside(self, QSize(width, height))

    def open(self) -> None:
        """Show the question, with the focus on the answer that does no harm."""
        self.fit()
        super().open()
        follow_reading_order(self)
        button = self.cancel_button if self._danger else self.accept_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Close, and give the focus back to the window."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()
