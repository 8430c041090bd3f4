"""The dialog that chooses when one is reminded of a credit, or that one isn't."""

from PySide6.QtWidgets import QCheckBox, QWidget

from spendby.services.judging import Judged
from spendby.services.reminders import ReminderService
from spendby.ui.dialogs.form_dialog import FormDialog
from spendby.ui.forms.leads_field import LeadsField
from spendby.ui.labels import label, shortened
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole


class ReminderDialog(FormDialog):
    """Days of its own, or the usual ones where the field is left empty."""

    def __init__(
        self, theme: Theme, service: ReminderService, judged: Judged, parent: QWidget
    ) -> None:
        """Choose for one credit; raises `Refused` where the choices can't be read."""
        super().__init__(theme, parent)
        self.name(self.tr("Reminders of a credit"), self.tr("Save"))
        self._service, self._credit = service, judged.credit
        ladders = service.settings.ladders()
        wish = ladders.wish(judged.credit)
        self.leads = LeadsField(
            theme,
            self.tr("Days before the end"),
            ladders.without_wish(judged.credit),
        )
        self.leads.show_leads(wish.leads)
        self.mute = QCheckBox(self.tr("&Mute: don't remind me of this credit"))
        self.mute.setChecked(wish.muted)
        name = label(shortened(judged.credit.name), TextRole.CONTROL, "text2", wrap=True)
        self.body.addWidget(name)
        self.body.addWidget(self.leads)
        self.body.addWidget(self.mute)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields([("leads", self.leads)], self._save)

    def _save(self) -> None:
        self._service.choose(self._credit.id, self.leads.leads, muted=self.mute.isChecked())
