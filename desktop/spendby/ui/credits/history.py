"""The history: a credit's ledger and what checkout showed, newest first."""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from spendby.domain.credit import Checkout, Credit, Saw
from spendby.domain.entry import Entry, EntryKind
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import day_month, money, one_line
from spendby.ui.kit.labels import label
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import entry_word, target_word

MOST = 50
"""Lines shown; what is older is counted."""


class _Line(Struct, frozen=True):
    on: date
    text: str
    amount: str = ""
    note: str = ""


class History(QWidget):
    """Lines of day, what happened, and the amount."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[QLabel] = []

    def show_credit(self, credit: Credit, today: date) -> None:
        """Show what happened with this credit."""
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        lines = _lines(credit, today)
        for number, line in enumerate(lines[:MOST]):
            row = 2 * number
            self._put(row, 0, label(day_month(line.on, today), TextRole.SECONDARY, "text2"))
            self._put(row, 1, label(line.text, TextRole.CONTROL, wrap=True))
            self._put(row, 2, label(line.amount, TextRole.BUTTON))
            if line.note:
                self._put(row + 1, 1, label(line.note, TextRole.SECONDARY, "text2", wrap=True))
        if len(lines) > MOST:
            more = ntr("and {count} more", "and {count} more", len(lines) - MOST)
            self._put(2 * MOST, 1, label(more, TextRole.SECONDARY, "text2"))

    def _put(self, row: int, column: int, made: QLabel) -> None:
        top = Qt.AlignmentFlag.AlignTop
        # A wrapping label has to fill its cell, or Qt gives it no width.
        aligned = {
            0: top,
            1: Qt.AlignmentFlag(0),
            2: top | Qt.AlignmentFlag.AlignTrailing,
        }
        self._grid.addWidget(made, row, column, aligned[column])
        self._labels.append(made)


def history_lines(credit: Credit, today: date) -> list[str]:
    """Write what happened, newest first, as plain lines."""
    texts = []
    for line in _lines(credit, today):
        parts = (day_month(line.on, today), line.text, line.amount, one_line(line.note))
        texts.append(", ".join(part for part in parts if part))
    return texts


def _seen_text(seen: Checkout) -> str:
    texts = {
        Saw.OFFERED: tr("{target}: offered at checkout"),
        Saw.GREYED_OUT: tr("{target}: greyed out at checkout"),
        Saw.ABSENT: tr("{target}: not shown at checkout"),
    }
    return texts[seen.saw].format(target=target_word(seen.target))


def _extended_text(entry: Entry, today: date) -> str:
    """Say from which day to which a credit was extended, as far as there were days."""
    old = "" if entry.expired_on is None else day_month(entry.expired_on, today)
    new = "" if entry.expires_on is None else day_month(entry.expires_on, today)
    if old and new:
        text = tr("Extended from {old} to {new}")
    elif new:
        text = tr("Extended to {new}")
    else:
        text = tr("Extended, without an end")
    return text.format(old=old, new=new)


def _entry_line(entry: Entry, credit: Credit, today: date) -> _Line:
    amount = money(entry.amount, credit.currency, signed=True) if entry.amount else ""
    if entry.kind is EntryKind.EXTEND:
        return _Line(entry.on, _extended_text(entry, today), amount, entry.memo.strip())
    return _Line(entry.on, entry_word(entry), amount)


def _lines(credit: Credit, today: date) -> list[_Line]:
    moved = [_entry_line(entry, credit, today) for entry in credit.entries]
    seen = [_Line(one.on, _seen_text(one), note=one.note.strip()) for one in credit.checkouts]
    # Turned round as a whole, so that of one day what was recorded last comes first.
    return sorted([*moved, *seen], key=lambda line: line.on)[::-1]
