"""What every dialog with a form shares: title, fields, buttons, and where a refusal is shown."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spendby.domain.errors import FieldRefused, Refused
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.field import Field
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.room import resize_inside, room_for
from spendby.ui.kit.style import mark
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole

_WIDTH = 460
_SLACK = 16
_LOW = 600
"""As high as this a dialog may be over any window."""


class FormDialog(QDialog):
    """Enter does it when all fields are well; else the first that isn't says why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Open over `parent`; `name` says what the dialog does."""
        super().__init__(parent)
        self._theme = theme
        self._fields: list[tuple[str, Field]] = []
        self._do: Callable[[], object] = lambda: None
        self._title = label(role=TextRole.PANEL, wrap=True)
        self._problem = label(role=TextRole.CONTROL, tone="danger", wrap=True)
        self._problem.hide()
        self._hint = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._hint.hide()
        self._body = QWidget()
        self.body = QVBoxLayout(self._body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)
        self.outcome = QHBoxLayout()
        """What follows from the fields; in sight however they are scrolled."""
        self.outcome.setSpacing(8)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(8)
        self._cancel = Button(theme, tr("Cancel"))
        self._cancel.clicked.connect(self.reject)
        self._accept = Button(theme, role="primary")
        self._accept.setDefault(True)
        self._accept.clicked.connect(self.submit)
        self._scroll = QScrollArea()
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is wrong with the whole; empty while nothing is."""
        return "" if self._problem.isHidden() else self._problem.text()

    def name(self, title: str, verb: str) -> None:
        """Say what the dialog does, and what its main button does."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._accept.setText(verb)

    def call_cancel(self, verb: str) -> None:
        """Name the button that leaves the dialog."""
        self._cancel.setText(verb)

    def say_below(self, hint: str) -> None:
        """Say under the buttons what else there is."""
        set_text(self._hint, hint)
        self._hint.show()

    def use_fields(self, fields: Sequence[tuple[str, Field]], do: Callable[[], object]) -> None:
        """Check these fields before doing `do`; their names are those that a refusal gives."""
        self._fields = list(fields)
        self._do = do

    def submit(self) -> bool:
        """Do it, and close; or say what is wrong and stay. Tells whether it was done."""
        self._problem.hide()
        for _, field in self._fields:
            if not field.check():
                self.point_at(field, field.problem)
                return False
        try:
            self._do()
        except FieldRefused as refused:
            self._refuse_field(refused)
            return False
        except Refused as refused:
            self.say(str(refused))
            return False
        self.accept()
        return True

    def point_at(self, field: Field, problem: str) -> None:
        """Lead to a field that is wrong."""
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(field)
        announce(field.editor, problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the content, so that no line of it is cut; never shrink under the hands."""
        grown = event.type() is QEvent.Type.LayoutRequest and watched is self._body
        if grown and self.isVisible() and self._needed(self.width()) > self._scroll.height():
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as the content, as far as screen and window allow."""
        self.ensurePolished()
        room = room_for(self)
        width = min(self._theme.px(_WIDTH), room.width())
        layout = self.layout()
        if layout is not None:
            self.resize(width, self.height())
            layout.activate()
        frame = self.height() - self._scroll.height()
        # Room for a line that comes under a field, so that nothing jumps when it does.
        wanted = frame + self._needed(width) + self._theme.px(_SLACK)
        parent = self.parentWidget()
        most = room.height() if parent is None else max(parent.window().height(), _LOW)
        resize_inside(self, QSize(width, min(wanted, most)))

    def done(self, result: int) -> None:
        """Close, and give the focus back to the window."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the content when it is first seen."""
        super().showEvent(event)
        self.fit()
        follow_reading_order(self)
        if not self._has_focus_inside():
            self._fields[0][1].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _needed(self, width: int) -> int:
        """Tell how high the content is in a dialog of this width."""
        inner = width - 2 * DIALOG_MARGIN
        content = self._body
        known = content.hasHeightForWidth()
        return content.heightForWidth(inner) if known else content.sizeHint().height()

    def _has_focus_inside(self) -> bool:
        """Tell whether a field was chosen already; a button that Qt chose doesn't count."""
        focused: object = self.focusWidget()
        return isinstance(focused, QWidget) and self._body.isAncestorOf(focused)

    def _refuse_field(self, refused: FieldRefused) -> None:
        for name, field in self._fields:
            if name == refused.field:
                field.refuse(str(refused))
                self.point_at(field, str(refused))
                return
        self.say(str(refused))

    def say(self, problem: str) -> None:
        """Say what is wrong with the whole; nothing takes it back."""
        set_text(self._problem, problem)
        self._problem.setVisible(bool(problem))
        if problem:
            announce(self, problem)

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._body)
        self._body.installEventFilter(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self._body, surface="panel")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addLayout(self.footer, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._accept)
        column = QVBoxLayout(self)
        margin = DIALOG_MARGIN
        column.setContentsMargins(margin, 20, margin, 20)
        column.setSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._scroll, 1)
        column.addLayout(self.outcome)
        column.addWidget(self._problem)
        column.addLayout(buttons)
        column.addWidget(self._hint)
