"""Announcing: says a change aloud where a screen reader is listening."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from spendby.ui.kit.formatting import heard


def announce(widget: QWidget, text: str) -> None:
    """Let assistive technology read `text`, on behalf of `widget`, when it next pauses.

    What isn't in sight has nothing to say: a page of the settings that another one covers.
    """
    if text and widget.isVisible() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, heard(text)))
