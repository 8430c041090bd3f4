"""A field of a form: its title above, its editor, and under it what was understood or is wrong."""

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from spendby.domain.errors import Refused
from spendby.ui.kit.formatting import heard
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

PAUSE_MS = 800
"""Whoever types slower than this between two letters hears what was understood so far."""


class Echo(Struct, frozen=True):
    """A line under a field: text, the token of its colour, and an icon (may be empty)."""

    text: str = ""
    tone: str = "text2"
    icon: str = ""


class Field(QWidget):
    """Says nothing is wrong before its content was edited once; after that, at every change."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str, editor: QWidget, hint: str = "") -> None:
        """Put `title` over `editor`; `hint` stands under it while there is nothing else to say."""
        super().__init__()
        self._theme = theme
        self.title = title
        self._editor = editor
        self._hint = Echo(hint)
        self._touched = False
        self._problem = ""
        heading = label(title, TextRole.LABEL, "text2")
        heading.setBuddy(editor)
        editor.setAccessibleName(title)
        self._icon = IconLabel(theme, "", "text2", 14)
        self._below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._line = QHBoxLayout()
        self._line.setSpacing(6)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._below, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._row = QHBoxLayout()
        self._row.addWidget(editor, 1)
        self._column.addWidget(heading)
        self._column.addLayout(self._row)
        self._column.addLayout(self._line)
        self._described = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self._describe(self._described))
        self._say(self._hint)
        self._remark: tuple[IconLabel, QLabel] | None = None
        self.changed.connect(self._drop_remark)

    @property
    def editor(self) -> QWidget:
        """What is edited in."""
        return self._editor

    @property
    def below(self) -> str:
        """The line under the field."""
        return self._below.text()

    @property
    def problem(self) -> str:
        """What is wrong; empty while nothing is, or nothing is said yet."""
        return self._problem

    def check(self) -> bool:
        """Say what is wrong, now and at every change from now on; tells whether all is well."""
        self._touched = True
        self.refresh()
        return not self._problem

    def refuse(self, problem: str) -> None:
        """Say what is wrong, until the next change."""
        self._touched = True
        self._show_problem(problem)

    @property
    def remark(self) -> str:
        """What is said about how the field was filled; empty where a person did it."""
        shown = self._remark is not None and not self._remark[1].isHidden()
        return self._remark[1].text() if self._remark and shown else ""

    def say_of_it(self, echo: Echo) -> None:
        """Say something about the content, until it is changed."""
        if self._remark is None:
            self._remark = IconLabel(self._theme, "", "info", 14), label(wrap=True)
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(self._remark[0], 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(self._remark[1], 1)
            self._column.addLayout(line)
        icon, words = self._remark
        set_text(words, echo.text)
        set_type(words, TextRole.SECONDARY, echo.tone)
        icon.show_icon(echo.icon, echo.tone)
        for part in self._remark:
            part.show()
        self._describe(f"{self.below} {echo.text}".strip())

    def say_no_more_of_it(self) -> None:
        """Take back what was said about how the field was filled."""
        self._drop_remark()

    def forget(self) -> None:
        """Behave as before the first edit."""
        self._touched = False
        self.refresh()

    def refresh(self) -> None:
        """Say anew what was understood, or what is wrong."""
        try:
            echo = self.understood()
        except Refused as refused:
            if self._touched:
                self._show_problem(str(refused))
            else:
                self._show_problem("")
                self._say(self._hint)
            return
        self._show_problem("")
        self._say(echo or self._hint)

    def understood(self) -> Echo | None:
        """Say what was understood (None: the hint); raises `Refused` for what is wrong."""
        return None

    def watch(self, editor: QLineEdit) -> None:
        """Follow what is typed into `editor`."""
        editor.textChanged.connect(self._on_changed)
        editor.editingFinished.connect(self._on_finished)

    def _drop_remark(self) -> None:
        for part in self._remark or ():
            part.hide()

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _on_finished(self) -> None:
        # Leaving an empty field is no edit: people look around before they type.
        if isinstance(self._editor, QLineEdit) and self._editor.text():
            self.check()

    def _show_problem(self, problem: str) -> None:
        self._problem = problem
        mark(self._editor, problem=bool(problem))
        if problem:
            self._say(Echo(problem, "danger", "info"))

    def _say(self, echo: Echo) -> None:
        set_text(self._below, echo.text)
        set_type(self._below, TextRole.SECONDARY, echo.tone)
        self._icon.show_icon(echo.icon, echo.tone)
        self._below.setVisible(bool(echo.text))
        self._described = echo.text
        # Each letter changes what is understood; whoever listens hears it once, after the last;
        # what is wrong is heard at once.
        if self._editor.hasFocus() and not self._problem:
            self._pause.start()
        else:
            self._describe(echo.text)

    def _describe(self, text: str) -> None:
        self._pause.stop()
        self._editor.setAccessibleDescription(heard(text))


class TextField(Field):
    """One line of free text."""

    def __init__(self, theme: Theme, title: str, hint: str = "", longest: int = 500) -> None:
        """Take at most `longest` characters."""
        self._line_edit = QLineEdit()
        self._line_edit.setMaxLength(longest)
        super().__init__(theme, title, self._line_edit, hint)
        self.watch(self._line_edit)

    @property
    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return self._line_edit.text().strip()

    def set_text(self, text: str) -> None:
        """Put text into the field."""
        self._line_edit.setText(text)
