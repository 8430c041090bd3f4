"""Settings: when to be reminded, of what, and when not to be."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.errors import FieldRefused, Refused
from spendby.domain.reminders.ladder import COMPARE_DAYS, SMALL_SUM, Ladders
from spendby.domain.reminders.popups import Habits
from spendby.services.services import Services
from spendby.translation import ntr, tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.controls import TimeEdit
from spendby.ui.kit.field import Field
from spendby.ui.kit.formatting import money
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.settings_page import SettingsPage
from spendby.ui.kit.style import inset
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import currency_word
from spendby.ui.reminders.leads_field import LeadsField
from spendby.ui.reminders.origin_leads import OriginLeads

_COMPARE = (30, COMPARE_DAYS, 90, 180)
_SMALL = (1, SMALL_SUM, 2 * SMALL_SUM, 5 * SMALL_SUM, 10 * SMALL_SUM)
_NIGHT = (time(22), time(7))


class ReminderSettingsPage(SettingsPage):
    """What is chosen here is a change that undo takes back, like any other."""

    def __init__(self, services: Services, theme: Theme) -> None:
        """Choose through `services`."""
        super().__init__()
        self._services, self._theme = services, theme
        self._settings = services.reminders.settings
        self._showing = False
        self._problem = label(role=TextRole.CONTROL, tone="danger", wrap=True)
        self._problem.hide()
        self._when()
        self._what()
        place = QWidget()
        self.popups = QVBoxLayout(place)
        """The place of what reaches beyond the window."""
        self.popups.setContentsMargins(0, 0, 0, 0)
        self.add(place)
        self.add(self._problem)
        self.end()
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, also when it was chosen elsewhere or taken back."""
        try:
            ladders, habits = self._settings.ladders(), self._settings.habits()
        except Refused as refused:
            self._say(str(refused))
            return
        self._showing = True
        try:
            self._show(ladders, habits)
        finally:
            self._showing = False

    def _when(self) -> None:
        self.heading(tr("When"))
        self.leads = LeadsField(self._theme, tr("Days before a credit ends"))
        self.leads.edit.editingFinished.connect(self._on_leads)
        self.add(self.leads)
        self.origins = OriginLeads(self._services, self._theme, self._try)
        self.add(self.origins)
        self.hour = inset_time()
        self.hour_field = Field(
            self._theme,
            tr("Time of day"),
            self.hour,
            tr("At most one message a day, at this time or when Spendby next starts."),
        )
        self.hour.editingFinished.connect(self._on_hour)
        self.add(self.hour_field)
        self.quiet = QCheckBox(tr("&Quiet hours: no messages between"))
        self.quiet_from, self.quiet_until = inset_time(), inset_time()
        self.quiet_from.setAccessibleName(tr("Quiet from"))
        self.quiet_until.setAccessibleName(tr("Quiet until"))
        self.add(self.quiet)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.quiet_from)
        line.addWidget(label(tr("and"), TextRole.CONTROL, "text2"))
        line.addWidget(self.quiet_until)
        line.addStretch()
        self.add(row)
        self.quiet.clicked.connect(self._on_quiet)
        self.quiet_from.editingFinished.connect(self._on_quiet)
        self.quiet_until.editingFinished.connect(self._on_quiet)

    def _what(self) -> None:
        self.heading(tr("What"))
        self.small: dict[str, ChoiceField[int]] = {}
        currencies = sorted({store.currency for store in self._services.stores.all()})
        for currency in currencies:
            title = tr("Stay quiet about less than")
            if len(currencies) > 1:
                title = tr("Stay quiet about less than, in {currency}").format(
                    currency=currency_word(currency)
                )
            field = ChoiceField(
                self._theme,
                title,
                [(minor, money(minor, currency)) for minor in _SMALL],
            )
            field.changed.connect(lambda code=currency: self._on_small(code))
            self.small[currency] = field
            self.add(field)
        never = (None, tr("Never"))
        self.compare = ChoiceField[int | None](
            self._theme,
            tr("Compare with the store after"),
            [*((days, ntr("{count} day", "{count} days", days)) for days in _COMPARE), never],
            tr("Amounts drift: once in a while the store's own figure should be looked at."),
        )
        self.compare.changed.connect(self._on_compare)
        self.add(self.compare)
        self.hidden = QCheckBox(tr("&Hide amounts and names in messages"))
        self.hidden.clicked.connect(self._on_hidden)
        self.add(self.hidden)

    def _show(self, ladders: Ladders, habits: Habits) -> None:
        self.leads.show_leads(ladders.usual)
        self.origins.refresh()
        self.hour.setTime(QTime(habits.hour.hour, habits.hour.minute))
        first, last = habits.quiet or _NIGHT
        self.quiet.setChecked(habits.quiet is not None)
        self.quiet_from.setTime(QTime(first.hour, first.minute))
        self.quiet_until.setTime(QTime(last.hour, last.minute))
        for edit in (self.quiet_from, self.quiet_until):
            edit.setEnabled(habits.quiet is not None)
        for currency, field in self.small.items():
            least = ladders.small.get(currency, SMALL_SUM)
            choices = sorted({*_SMALL, least})
            field.set_choices([(minor, money(minor, currency)) for minor in choices])
            field.set_value(least)
        self.compare.set_value(ladders.compare_days)
        self.hidden.setChecked(habits.hidden)

    def _on_leads(self) -> None:
        try:
            leads = self.leads.leads
        except FieldRefused as refused:
            self.leads.refuse(str(refused))
            return
        if leads is not None and leads != self._settings.ladders().usual:
            self._try(lambda: self._settings.choose_leads(leads))

    def _on_hour(self) -> None:
        hour = _time_of(self.hour)
        if hour != self._settings.habits().hour:
            self._try(lambda: self._settings.choose_hour(hour))

    def _on_quiet(self) -> None:
        hours = (_time_of(self.quiet_from), _time_of(self.quiet_until))
        quiet = hours if self.quiet.isChecked() else None
        if quiet != self._settings.habits().quiet:
            self._try(lambda: self._settings.choose_quiet(quiet))

    def _on_small(self, currency: str) -> None:
        least = self.small[currency].value
        if not self._showing:
            self._try(lambda: self._settings.choose_small(currency, least))

    def _on_compare(self) -> None:
        if not self._showing:
            self._try(lambda: self._settings.choose_compare_days(self.compare.value))

    def _on_hidden(self) -> None:
        self._try(lambda: self._settings.choose_hidden(hidden=self.hidden.isChecked()))

    def _try(self, choose: Callable[[], None]) -> None:
        self._problem.hide()
        try:
            choose()
        except Refused as refused:
            self._say(str(refused))
        self.refresh()

    def _say(self, problem: str) -> None:
        set_text(self._problem, problem)
        self._problem.show()
        announce(self, problem)


def inset_time() -> TimeEdit:
    """Make a field for a time of day, with the margins of the others."""
    edit = TimeEdit()
    inset(edit)
    return edit


def _time_of(edit: TimeEdit) -> time:
    chosen = edit.time()
    return time(chosen.hour(), chosen.minute())
