"""The preview of an import: what is new, what is here already, what can't be brought in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from spendby.services.exchange import Incoming
from spendby.ui.buttons import Button
from spendby.ui.labels import label
from spendby.ui.theme import Theme
from spendby.ui.tokens import DIALOG_MARGIN, TextRole

_MOST_PROBLEMS = 200


class ImportDialog(QDialog):
    """Nothing is added until this is confirmed."""

    def __init__(
        self, theme: Theme, incoming: Incoming, take_in: Callable[[], None], parent: QWidget
    ) -> None:
        """Show what `incoming` holds; `take_in` brings it in."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take_in = take_in
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Import credits"), TextRole.PANEL))
        for line in self._lines(incoming):
            column.addWidget(label(line, TextRole.BODY))
        if incoming.problems:
            column.addWidget(self._problems(incoming))
        buttons = QHBoxLayout()
        buttons.addStretch()
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons.addWidget(cancel)
        self.add = Button(theme, self._verb(incoming), role="primary")
        self.add.setEnabled(bool(incoming.credits))
        self.add.setDefault(True)
        self.add.clicked.connect(self._on_add)
        buttons.addWidget(self.add)
        column.addLayout(buttons)
        self.resize(theme.px(480), self.sizeHint().height())

    def _lines(self, incoming: Incoming) -> list[str]:
        new, already, wrong = len(incoming.credits), incoming.already, len(incoming.problems)
        if not (new or already or wrong):
            return [self.tr("No credits found in this file.")]
        lines = [self.tr("1 new credit") if new == 1 else self.tr("%n new credits", "", new)]
        if already:
            lines.append(
                self.tr("1 credit is here already")
                if already == 1
                else self.tr("%n credits are here already", "", already)
            )
        if wrong:
            lines.append(
                self.tr("1 problem, which is left out")
                if wrong == 1
                else self.tr("%n problems, which are left out", "", wrong)
            )
        return lines

    def _problems(self, incoming: Incoming) -> QPlainTextEdit:
        text = "\n".join(
            self.tr("Credit {row}, {field}: {message}").format(
                row=problem.row, field=problem.field, message=problem.message
            )
            for problem in incoming.problems[:_MOST_PROBLEMS]
        )
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(self.tr("Problems"))
        return shown

    def _verb(self, incoming: Incoming) -> str:
        count = len(incoming.credits)
        return self.tr("Add 1 credit") if count == 1 else self.tr("Add %n credits", "", count)

    def _on_add(self) -> None:
        self.accept()
        self._take_in()
