"""The dialog before a credit is deleted for good: it names the credit and what goes with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.formatting import isolate, money
from spendby.ui.kit.labels import shortened
from spendby.ui.kit.question_dialog import QuestionDialog
from spendby.ui.kit.theme import Theme


class DeleteDialog(QuestionDialog):
    """Enter cancels; deleting has to be chosen."""

    def __init__(
        self, theme: Theme, judged: Judged, delete: Callable[[], object], parent: QWidget
    ) -> None:
        """Let the red button `delete`."""
        super().__init__(theme, parent, danger=True)
        self._delete = delete
        credit = judged.credit
        self.footer.addStretch()
        self.name(tr("Delete this credit for good?"), tr("Delete for good"))
        name = isolate(shortened(credit.name, 90))
        left = money(judged.left, credit.currency)
        granted = money(credit.granted, credit.currency)
        about = tr("“{name}”: {left} left of {granted}.")
        goes = tr(
            "It goes from the file with its history, terms and notes, and undo can't bring it back."
        )
        self.say(
            about.format(name=name, left=left, granted=granted),
            goes,
            tr("Backups made before keep it. To put it out of sight, archive it instead."),
        )

    def act(self) -> None:
        """Delete it, or say why that isn't possible."""
        try:
            self._delete()
        except Refused as refused:
            self.refuse(str(refused))
            return
        self.accept()
