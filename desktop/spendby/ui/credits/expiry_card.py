"""The expiry card: how long a credit has, and until which moment, at the store and here."""

from datetime import date

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from spendby.domain.expiry import ExpiryState, Urgency, end_here, end_of_day
from spendby.domain.near_words import FAR_DAYS
from spendby.services.judging import Judged
from spendby.services.ports import Clock
from spendby.translation import ntr, tr
from spendby.ui.kit.basis_words import basis_words
from spendby.ui.kit.expiry_look import expiry_look, urgency_look
from spendby.ui.kit.formatting import day_month, full_date, short_date
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_FAMILIES = {Urgency.TODAY: "danger", Urgency.HIGH: "danger", Urgency.SOON: "warn"}


class ExpiryCard(QFrame):
    """Says when a credit ends."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        """Tell the user's own moment by `clock`."""
        super().__init__()
        self._clock = clock
        self._icon = IconLabel(theme, "calendar", "mute", 18)
        self._heading = label(role=TextRole.NAME, wrap=True)
        self._text = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._basis = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon)
        top.addWidget(self._heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._text)
        column.addWidget(self._basis)

    def show_credit(self, judged: Judged) -> None:
        """Show when this credit ends."""
        family = _FAMILIES.get(judged.urgency, "mute")
        mark(self, card=family)
        self._icon.show_icon(urgency_look(judged.urgency).icon or "calendar", family)
        set_type(self._heading, TextRole.NAME, "text" if family == "mute" else family)
        heading, text = self._words(judged)
        set_text(self._heading, heading)
        set_text(self._text, text)
        self._text.setVisible(bool(text))
        basis = basis_words(judged.credit.expiry.basis or "", judged.today)
        set_text(self._basis, tr("Counted: {rule}.").format(rule=basis))
        self._basis.setVisible(bool(basis))

    def _words(self, judged: Judged) -> tuple[str, str]:
        expiry, days = judged.credit.expiry, judged.days
        if expiry.on is None or days is None:
            if expiry.state is ExpiryState.NEVER:
                return tr("Never expires"), ""
            return tr("No end date set"), tr("Edit the credit to set one.")
        if days < 0:
            return expiry_look(expiry, judged.today).text, full_date(expiry.on)
        heading = _heading(days, day_month(expiry.on, judged.today))
        text = tr("Good until the end of {day}.").format(day=full_date(expiry.on))
        here = self._here(expiry.on, judged)
        return heading, f"{text} {here}" if here else text

    def _here(self, on: date, judged: Judged) -> str:
        """Say the user's own moment where it is another than midnight."""
        end = end_of_day(on, judged.store.time_zone)
        here = end_here(on, judged.store.time_zone, self._clock.now().tzinfo)
        if here is None or here.utcoffset() == end.utcoffset():
            return ""
        time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
        return tr("That is {day}, {time} your time.").format(
            day=short_date(here.date(), judged.today), time=time
        )


def _heading(days: int, day: str) -> str:
    if days >= FAR_DAYS:
        return tr("Expires {day}").format(day=day)
    close = {0: tr("Expires today"), 1: tr("Expires tomorrow")}
    return close.get(days) or ntr("Expires in {count} day", "Expires in {count} days", days)
