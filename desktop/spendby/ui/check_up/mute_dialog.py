"""The dialog that mutes a finding of the check-up, with the reason why."""

from PySide6.QtWidgets import QWidget

from spendby.domain.check_up import Finding
from spendby.services.check_ups import CheckUpService
from spendby.translation import tr
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class MuteDialog(FormDialog):
    """Asks for the reason, so that somebody who comes back later knows it."""

    def __init__(
        self, theme: Theme, service: CheckUpService, finding: Finding, said: str, parent: QWidget
    ) -> None:
        """Mute through `service`; `said` is what the finding says."""
        super().__init__(theme, parent)
        self.name(tr("Mute this finding"), tr("Mute"))
        credit = finding.credit
        about = tr("{name}: {finding}").format(name=shortened(credit.name), finding=said)
        self.reason = TextField(
            theme, tr("Why it is no mistake here"), tr("Such as: its mail is lost.")
        )
        self.body.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.body.addWidget(self.reason)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields(
            [("reason", self.reason)],
            lambda: service.mute(finding.check, credit.id, self.reason.text),
        )
