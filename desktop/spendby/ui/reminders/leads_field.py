"""A field for a ladder of reminders: days before the end, separated by commas."""

import re

from PySide6.QtWidgets import QLineEdit

from spendby.domain.errors import FieldRefused
from spendby.domain.reminders.ladder import check_leads
from spendby.translation import ntr, tr
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.theme import Theme
from spendby.ui.reminders.reminder_words import leads_words

_BETWEEN = re.compile(r"[\s,;]+")


class LeadsField(Field):
    """Reads "30, 7, 1, 0"; what is empty means the days of `usual`, where there are such."""

    def __init__(
        self, theme: Theme, title: str, usual: tuple[int, ...] | None = None, hint: str = ""
    ) -> None:
        """Start empty."""
        self.edit = QLineEdit()
        self.edit.setMaxLength(200)
        super().__init__(theme, title, self.edit, hint)
        self.take_usual(usual)
        self.watch(self.edit)

    @property
    def leads(self) -> tuple[int, ...] | None:
        """The ladder, None for the usual one; raises `FieldRefused`."""
        parts = [one for one in _BETWEEN.split(self.edit.text().strip()) if one]
        if not parts and self._usual is not None:
            return None
        if not all(one.isascii() and one.isdigit() and len(one) < 6 for one in parts):  # noqa: PLR2004 - what is longer is no lead
            raise FieldRefused("leads", tr("Write whole days, such as 30, 7, 1, 0."))
        return check_leads(int(one) for one in parts)

    def take_usual(self, usual: tuple[int, ...] | None) -> None:
        """Let an empty field stand for these days."""
        self._usual = usual
        self.edit.setPlaceholderText(leads_words(usual) if usual else "30, 7, 1, 0")

    def show_leads(self, leads: tuple[int, ...] | None) -> None:
        """Show a ladder."""
        self.edit.setText("" if leads is None else leads_words(leads))
        self.refresh()

    def understood(self) -> Echo:
        """Say which days were understood."""
        leads = self.leads
        if leads is None:
            return Echo(tr("As usual: {days}").format(days=_spelt(self._usual or ())))
        return Echo(_spelt(leads))


def _spelt(leads: tuple[int, ...]) -> str:
    """Spell a ladder: "30 days, 7 days and 1 day before, and on the last day"."""
    days = [ntr("{count} day", "{count} days", one) for one in leads if one]
    listed = ", ".join(days)
    if not days:
        return tr("On the last day")
    if 0 in leads:
        return tr("{days} before, and on the last day").format(days=listed)
    return tr("{days} before the last day").format(days=listed)
