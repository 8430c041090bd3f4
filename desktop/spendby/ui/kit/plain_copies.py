"""Takes the marks that guide the direction of text out of whatever is copied from the window.

They are there for the eye alone: in another program they would be characters that nobody typed.
"""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard

_MARKS = tuple(mark.encode() for mark in ("\u2066", "\u2067", "\u2068", "\u2069", "\u200b"))


def keep_copies_plain(clipboard: QClipboard) -> None:
    """Watch what this program puts into the clipboard, and into the selection."""
    clipboard.changed.connect(lambda mode: _clean(clipboard, mode))


def _clean(clipboard: QClipboard, mode: QClipboard.Mode) -> None:
    is_own = {
        QClipboard.Mode.Clipboard: clipboard.ownsClipboard,
        QClipboard.Mode.Selection: clipboard.ownsSelection,
    }
    if mode not in is_own or not is_own[mode]():
        return
    data = clipboard.mimeData(mode)
    held = {name: bytes(data.data(name).data()) for name in data.formats()}
    if not any(mark in content for content in held.values() for mark in _MARKS):
        return
    plain = QMimeData()
    for name, content in held.items():
        plain.setData(name, _without_marks(content))
    clipboard.setMimeData(plain, mode)


def _without_marks(content: bytes) -> bytes:
    for mark in _MARKS:
        content = content.replace(mark, b"")
    return content
