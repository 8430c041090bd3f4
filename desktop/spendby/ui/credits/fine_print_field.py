"""The field for fine print: plain text alone, with its length and one sentence marked."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from spendby.domain.credit_fields import check_text
from spendby.domain.fine_print import (
    FinePrint,
    cleaned,
    kept_text,
    read_fine_print,
    sentence_around,
)
from spendby.domain.plain_fields import TEXT_LENGTH
from spendby.translation import tr
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.text_places import length, plain, units
from spendby.ui.kit.theme import Theme

_MOST_PASTED = 4 * TEXT_LENGTH


class FinePrintEdit(QPlainTextEdit):
    """An editor into which nothing but plain text can be pasted or dropped."""

    def __init__(self) -> None:
        """Start empty; Tab goes on."""
        super().__init__()
        self.setTabChangesFocus(True)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take what has text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert the text, and of a very long one as much as shows that it is too long."""
        self.insertPlainText(cleaned(source.text()[:_MOST_PASTED]))


class FinePrintField(Field):
    """Reads fine print together with the mark of the sentence that decides."""

    def __init__(self, theme: Theme, title: str, hint: str = "") -> None:
        """Start empty."""
        self._theme = theme
        self._edit = FinePrintEdit()
        self._kept = ""
        self._mark: QTextCursor | None = None
        super().__init__(theme, title, self._edit, hint)
        self._edit.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._show_mark)

    @property
    def text(self) -> str:
        """What stands in the field, without the mark."""
        return self._fine_print().text

    @property
    def sentence(self) -> str:
        """The sentence that is marked; empty without one."""
        return self._fine_print().sentence

    def kept(self) -> str:
        """Give the text to keep, mark and all; as it came where nobody has changed it."""
        if not self._edit.document().isModified():
            return self._kept
        return kept_text(self._fine_print())

    def set_kept(self, kept: str) -> None:
        """Put a text that was kept into the field."""
        self._kept = kept
        fine_print = read_fine_print(kept)
        self._edit.setPlainText(fine_print.text)
        self._set_mark(fine_print.decides)
        self._edit.document().setModified(False)

    def mark_chosen(self) -> bool:
        """Mark the sentence that is chosen, or in which the cursor is; tells whether there is one.

        What was marked before is so no longer.
        """
        raw, cursor = self._raw(), self._edit.textCursor()
        start = length(raw, cursor.selectionStart())
        end = length(raw, cursor.selectionEnd())
        place = sentence_around(plain(raw), start, end)
        if place is None:
            return False
        self._set_mark(place)
        self._changed_mark()
        return True

    def unmark(self) -> None:
        """Mark nothing."""
        self._set_mark(None)
        self._changed_mark()

    def understood(self) -> Echo | None:
        """Say how long the text is; raises `FieldRefused` for one that is too long."""
        text = kept_text(self._fine_print())
        check_text("terms text", text, TEXT_LENGTH, lines=True)
        if not text:
            return None
        said = tr("{count} of {most} characters")
        return Echo(said.format(count=f"{len(text):,}", most=f"{TEXT_LENGTH:,}"))

    def _on_text_changed(self) -> None:
        if self._edit.document().characterCount() > TEXT_LENGTH:
            self._touched = True
        self._show_mark()
        self.refresh()
        self.changed.emit()

    def _changed_mark(self) -> None:
        self._edit.document().setModified(True)
        self.refresh()
        self.changed.emit()

    def _raw(self) -> str:
        """Give the text as the editor's positions count it: toPlainText changes some spaces."""
        return self._edit.document().toRawText()

    def _fine_print(self) -> FinePrint:
        raw = self._raw()
        mark = self._mark
        if mark is None or not mark.hasSelection():
            return FinePrint(cleaned(plain(raw)))
        start, end = (length(raw, at) for at in (mark.selectionStart(), mark.selectionEnd()))
        text = plain(raw)
        before, inside = cleaned(text[:start]), cleaned(text[start:end])
        rest = cleaned(text[end:])
        return FinePrint(before + inside + rest, (len(before), len(before) + len(inside)))

    def _set_mark(self, place: tuple[int, int] | None) -> None:
        if place is None:
            self._mark = None
        else:
            text = plain(self._raw())
            mark = QTextCursor(self._edit.document())
            # Without this, what is typed at its end would grow into it.
            mark.setKeepPositionOnInsert(True)
            mark.setPosition(units(text, place[0]))
            mark.setPosition(units(text, place[1]), QTextCursor.MoveMode.KeepAnchor)
            self._mark = mark
        self._show_mark()

    def _show_mark(self) -> None:
        shown = []
        if self._mark is not None and self._mark.hasSelection():
            look = QTextCharFormat()
            look.setBackground(QColor(self._theme.tokens.colour("info_bg")))
            look.setForeground(QColor(self._theme.tokens.colour("info")))
            look.setFontUnderline(True)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = self._mark, look
            shown.append(selection)
        self._edit.setExtraSelections(shown)
