"""The dialog that chooses when one is reminded of a credit, or that one isn't."""

from PySide6.QtWidgets import QCheckBox, QWidget

from spendby.domain.expiry import ExpiryState
from spendby.domain.reminders.ladder import Ladders
from spendby.services.judging import Judged
from spendby.services.reminders import ReminderService
from spendby.translation import tr
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.reminders.leads_field import LeadsField


class ReminderDialog(FormDialog):
    """Days of its own, or the usual ones where the field is left empty."""

    def __init__(
        self, theme: Theme, service: ReminderService, judged: Judged, parent: QWidget
    ) -> None:
        """Choose for one credit; raises `Refused` where the choices can't be read."""
        super().__init__(theme, parent)
        self.name(tr("Reminders of a credit"), tr("Save"))
        self._service, self._credit = service, judged.credit
        ladders = service.settings.ladders()
        wish = ladders.wish(judged.credit)
        self.leads = LeadsField(
            theme,
            tr("Days before the end"),
            ladders.without_wish(judged.credit),
        )
        self.leads.show_leads(wish.leads)
        self.mute = QCheckBox(tr("&Mute: don't remind me of this credit"))
        self.mute.setChecked(wish.muted)
        name = label(shortened(judged.credit.name), TextRole.CONTROL, "text2", wrap=True)
        self.body.addWidget(name)
        on = judged.credit.expiry.on
        if on is None:
            self.body.addWidget(label(self._without_end(judged, ladders), wrap=True))
        self.leads.setVisible(on is not None)
        self.body.addWidget(self.leads)
        self.body.addWidget(self.mute)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields([("leads", self.leads)], self._save)

    def _without_end(self, judged: Judged, ladders: Ladders) -> str:
        """Say why there are no days to choose, and what one is reminded of all the same."""
        days = ladders.compare_days
        never = judged.credit.expiry.state is ExpiryState.NEVER
        if never and days is None:
            return tr("This credit never ends, so there is no day to be reminded before.")
        if never:
            text = tr(
                "This credit never ends, so there is no day to be reminded before. You are "
                "reminded to compare it with the store after {days} days."
            )
            return text.format(days=days)
        return tr("No last day is set, so there is none to be reminded before. Set it first.")

    def _save(self) -> None:
        self._service.choose(self._credit.id, self.leads.leads, muted=self.mute.isChecked())
