"""The date fields: when a credit ends, and on which day something happened, said back at once."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from spendby.domain.errors import DateRefused
from spendby.domain.expiry import UNKNOWN, Expiry, ExpiryState, on_day
from spendby.domain.near_words import near_inside
from spendby.domain.when import When, read_day, read_when
from spendby.domain.when_words import typed_day
from spendby.translation import tr
from spendby.ui.kit.controls import ToolButton
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.formatting import day_month, full_date
from spendby.ui.kit.locale import date_order
from spendby.ui.kit.theme import Theme

SWAP_KEYS = "Alt+S"


class WhenField(Field):
    """Reads when a credit ends; nothing typed means that it isn't known."""

    def __init__(self, theme: Theme, title: str, hint: str) -> None:
        """Start empty; `stand_on` says from which day periods are counted."""
        self._line_edit = QLineEdit()
        self._line_edit.setMaxLength(64)
        self._today = self._received = date.min
        self._kept: tuple[str, Expiry] | None = None
        self._swapped = False
        super().__init__(theme, title, self._line_edit, hint)
        self._swap = ToolButton()
        self._swap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._swap.clicked.connect(self._on_swap)
        self._line.addWidget(self._swap)
        self._swap.hide()
        self.watch(self._line_edit)
        self._line_edit.textChanged.connect(self._on_typed)
        QShortcut(QKeySequence(SWAP_KEYS), self, self._on_swap)

    def stand_on(self, today: date, received: date) -> None:
        """Count from these days: today at the store, and the day of receipt."""
        if (today, received) != (self._today, self._received):
            self._today, self._received = today, received
            self.refresh()

    def value(self) -> Expiry:
        """Give the expiry; raises `DateRefused`."""
        return self._read().expiry

    def set_expiry(self, expiry: Expiry) -> None:
        """Put an expiry into the field; untouched, it comes back as it was, rule and all."""
        text = "" if expiry.on is None else typed_day(expiry.on)
        if expiry.state is ExpiryState.NEVER:
            text = "never"
        self._kept = (text, expiry)
        self._line_edit.setText(text)

    def copy_of(self, expiry: Expiry, received: date) -> None:
        """Put in when a credit like that one would end, had it been received today.

        A period is counted anew from today; a day that is still to come stays; one that has
        passed says nothing of the new credit.
        """
        counted = expiry.basis and expiry.basis.endswith(received.isoformat())
        if counted and expiry.basis:
            start = self._received.isoformat()
            self._line_edit.setText(expiry.basis.replace(received.isoformat(), start))
        elif expiry.on is None or expiry.on >= self._today:
            self.set_expiry(expiry)

    def suggest(self, text: str) -> None:
        """Put in what is usual, as long as nobody has typed anything."""
        if not self._line_edit.isModified():
            self._line_edit.setText(text)

    def understood(self) -> Echo | None:
        """Say the day back in full, and offer the other reading of an ambiguous one."""
        swap = ""
        try:
            if not self._line_edit.text().strip():
                return None
            when = self._read()
            if when.alternative is not None:
                swap = tr("Change to {day} ({keys})").format(
                    day=day_month(when.alternative, self._today), keys=SWAP_KEYS
                )
        finally:
            if hasattr(self, "_swap"):
                self._swap.setText(swap)
                self._swap.setVisible(bool(swap))
        return self._echo(when)

    def _echo(self, when: When) -> Echo:
        on = when.expiry.on
        if on is None:
            never = when.expiry.state is ExpiryState.NEVER
            text = tr("Never expires") if never else tr("Not known")
            return Echo(text, "ok" if never else "text2", "check-circle" if never else "")
        text = _full_and_near(on, self._today)
        if when.passed:
            text = tr("{text}. This date has passed.").format(text=text)
            return Echo(text, "warn", "clock")
        return Echo(text, "ok", "check-circle")

    def _read(self) -> When:
        text = self._line_edit.text().strip()
        if not text:
            return When(UNKNOWN)
        if self._kept is not None and text == self._kept[0]:
            expiry = self._kept[1]
            return When(expiry, expiry.on is not None and expiry.on < self._today)
        when = read_when(text, self._today, date_order(), received=self._received)
        if self._swapped and when.alternative is not None:
            other = on_day(when.alternative)
            return When(other, when.alternative < self._today, when.expiry.on)
        return when

    def _on_typed(self) -> None:
        if self._swapped:
            self._swapped = False
            self.refresh()

    def _on_swap(self) -> None:
        if not self._swap.isHidden():
            self._swapped = not self._swapped
            self.refresh()
            self.changed.emit()


class DayField(Field):
    """Reads one day; nothing typed gives None where the day may be left out."""

    def __init__(
        self, theme: Theme, title: str, hint: str = "", *, past: bool = True, needed: bool = False
    ) -> None:
        """Take words such as “yesterday” backwards where `past` is set, else forwards."""
        self._line_edit = QLineEdit()
        self._line_edit.setMaxLength(64)
        self._today = date.min
        self._past, self._needed = past, needed
        super().__init__(theme, title, self._line_edit, hint)
        self.watch(self._line_edit)

    def stand_on(self, today: date) -> None:
        """Count from this day."""
        if today != self._today:
            self._today = today
            self.refresh()

    def value(self) -> date | None:
        """Give the day; raises `DateRefused`."""
        text = self._line_edit.text().strip()
        if text:
            return read_day(text, self._today, date_order(), past=self._past)
        if self._needed:
            raise DateRefused(tr("Type a day, such as today or 3d ago."))
        return None

    def set_day(self, day: date | None) -> None:
        """Put a day into the field."""
        self._line_edit.setText("" if day is None else typed_day(day))

    def understood(self) -> Echo | None:
        """Say the day back with its weekday."""
        day = self.value()
        if day is None:
            return None
        return Echo(_full_and_near(day, self._today))


def _full_and_near(day: date, today: date) -> str:
    said = near_inside((day - today).days)
    if not said:
        return full_date(day)
    return tr("{day}, {distance}").format(day=full_date(day), distance=said)
