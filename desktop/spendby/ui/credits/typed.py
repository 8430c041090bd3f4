"""What was typed into a form, so that what fills it by itself can be taken back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from spendby.ui.credits.fine_print_field import FinePrintEdit, FinePrintField


def typed_in(form: QWidget) -> Callable[[], None]:
    """Remember what stands in a form's fields; gives what puts it back."""
    steps = [step for child in form.findChildren(QWidget) if (step := _step(child)) is not None]

    def put_back() -> None:
        # What is put into one field may fill another, so what stands at last was put in last.
        for step in (*steps, *steps):
            step()

    return put_back


def _step(child: QWidget) -> Callable[[], None] | None:
    if isinstance(child, QLineEdit):
        return partial(child.setText, child.text())
    if isinstance(child, FinePrintField):
        return partial(child.set_kept, child.kept())
    if isinstance(child, QPlainTextEdit) and not isinstance(child, FinePrintEdit):
        return partial(child.setPlainText, child.toPlainText())
    if isinstance(child, QComboBox):
        return partial(child.setCurrentIndex, child.currentIndex())
    if isinstance(child, QCheckBox):
        return partial(child.setChecked, child.isChecked())
    return None
