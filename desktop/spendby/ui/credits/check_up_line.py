"""The quiet mark of the check-up at a credit: how much there is to mend, and the way there."""

from PySide6.QtGui import QAction

from spendby.services.judging import Judged
from spendby.services.kept import Kept
from spendby.translation import ntr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme


class CheckUpLine(Button):
    """One line; takes no room where there is nothing to mend."""

    def __init__(self, theme: Theme, leads_to: QAction) -> None:
        """Lead to the page of the check-up."""
        super().__init__(theme, role="quiet", icon="info", token="accent")
        mark(self, small=True)
        self.follow(leads_to)
        self.hide()

    def show_credit(self, judged: Judged, kept: Kept) -> None:
        """Say how many findings there are at this credit; what is muted isn't counted."""
        # Looking for them needs modules that no start waits for.
        from spendby.domain.check_up import findings_of

        found = findings_of(judged.credit, judged.today, kept.compare_days)
        number = sum((one.check, one.credit.id) not in kept.muted for one in found)
        text = ntr("Check-up: {count} thing to mend", "Check-up: {count} things to mend", number)
        self.setText(text)
        self.setVisible(number > 0)
