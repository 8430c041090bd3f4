"""What stands in place of a list or a page: why it is empty, and the one thing to do about it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import IconLabel, label, menu_text, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_WIDTH = 380
_MARGIN = 16


class Emptiness(Struct, frozen=True):
    """Icon, sentence, explanation, and the words on the button (none: no button).

    `quiet` are the words of what else can be done, in passing.
    """

    icon: str
    heading: str
    text: str = ""
    button: str = ""
    primary: bool = False
    button_icon: str = ""
    quiet: str = ""
    tone: str = "text3"


class EmptyState(QWidget):
    """Says one `Emptiness` at a time."""

    def __init__(self, theme: Theme) -> None:
        """Start without anything to say."""
        super().__init__()
        mark(self, surface="panel")
        self._theme = theme
        self._act: Callable[[], object] | None = None
        self._quiet_act: Callable[[], object] | None = None
        self._icon = IconLabel(theme, "inbox-empty", "text3", 48)
        self._heading = label(role=TextRole.PANEL, wrap=True)
        self._text = label(role=TextRole.BODY, tone="text2", wrap=True)
        for text in (self._heading, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._primary = Button(theme, role="primary", token="on_accent")
        self._secondary = Button(theme, role="secondary")
        self._quiet = Button(theme, role="quiet")
        for button in (self._primary, self._secondary):
            button.clicked.connect(self._on_clicked)
        self._quiet.clicked.connect(self._on_quiet_clicked)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(12)
        for button in (self._primary, self._secondary, self._quiet):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._column = column

    @property
    def heading(self) -> str:
        """The sentence shown."""
        return self._heading.text()

    @property
    def text(self) -> str:
        """The explanation shown."""
        return self._text.text().replace("\u200b", "")

    def say(
        self,
        emptiness: Emptiness,
        act: Callable[[], object] | None = None,
        quiet_act: Callable[[], object] | None = None,
    ) -> None:
        """Say why it is empty; the button does `act`, the quiet words `quiet_act`."""
        self._act, self._quiet_act = act, quiet_act
        self._icon.show_icon(emptiness.icon, emptiness.tone)
        set_text(self._heading, emptiness.heading)
        set_text(self._text, emptiness.text)
        self._text.setVisible(bool(emptiness.text))
        self._primary.set_icon(emptiness.button_icon)
        for button, wanted in ((self._primary, True), (self._secondary, False)):
            button.setText(menu_text(emptiness.button))
            button.setVisible(bool(emptiness.button) and emptiness.primary is wanted)
        self._quiet.setText(menu_text(emptiness.quiet))
        self._quiet.setVisible(bool(emptiness.quiet) and quiet_act is not None)

    def press(self) -> None:
        """Do what the button does."""
        self._on_clicked()

    def press_quiet(self) -> None:
        """Do what the quiet words do."""
        self._on_quiet_clicked()

    def take_focus(self) -> None:
        """Put the focus on the first thing to do, where there is any."""
        for button in (self._primary, self._secondary, self._quiet):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short in a wide pane."""
        super().resizeEvent(event)
        side = max(_MARGIN, (self.width() - self._theme.px(_WIDTH)) // 2)
        self._column.setContentsMargins(side, _MARGIN, side, _MARGIN)

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()

    def _on_quiet_clicked(self) -> None:
        if self._quiet_act is not None:
            self._quiet_act()
