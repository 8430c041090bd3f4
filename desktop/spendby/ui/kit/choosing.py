"""Choosing a row of a list by the program."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def choose_only(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a row current, and select it and no other.

    The view's own `setCurrentIndex` looks at the keys that are held: with Ctrl, which a shortcut
    leaves held, it turns a selection round, and with Shift it draws one out.
    """
    view.selectionModel().setCurrentIndex(index, _ONLY)
