"""The dialog that puts into the user's own words where credits of a kind are found."""

from PySide6.QtWidgets import QWidget

from spendby.domain.where import Where
from spendby.services.guidance import HINT_LENGTH, GuidanceService
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import kind_word


class HintDialog(FormDialog):
    """One line for all credits of a store and a kind; empty, it is the pack's again."""

    def __init__(  # noqa: PLR0913, PLR0917 - whose hint, what it was, and who keeps it
        self,
        theme: Theme,
        guidance: GuidanceService,
        judged: Judged,
        own: str,
        packs: Where,
        parent: QWidget,
    ) -> None:
        """Keep the hint by `guidance`; `own` is what was kept so far, `packs` the pack's."""
        super().__init__(theme, parent)
        self.name(tr("Where to look"), tr("Save"))
        credit = judged.credit
        about = tr("For all credits of the kind “{kind}” at {store}.").format(
            kind=kind_word(credit.kind), store=isolate(shortened(judged.store.name))
        )
        usual = tr("Leave it empty for the usual hint: {hint}").format(hint=packs.text)
        nothing = tr("What to open, and where to look there.")
        self.hint = TextField(theme, tr("Your hint"), usual if packs.text else nothing, HINT_LENGTH)
        self.hint.set_text(own)
        self.body.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.body.addWidget(self.hint)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields(
            [("hint", self.hint)],
            lambda: guidance.say_where(credit.store, credit.kind, self.hint.text),
        )
