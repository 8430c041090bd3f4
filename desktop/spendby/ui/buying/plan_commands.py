"""What the window does about spending with a plan: plan a payment, and the check-up's page."""

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from spendby.domain.check_up import Finding, findings_of
from spendby.domain.errors import Refused
from spendby.services.judging import Judged
from spendby.services.kept import Kept
from spendby.services.services import Services
from spendby.translation import ntr
from spendby.ui.buying.purchase_commands import PurchaseCommands
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.places import Place
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.place_control import Frame, PlaceControl

_LATER_MS = 1_500
_AT_ONCE = 100


class PlanCommands(QObject):
    """Opens the plan; makes the pages, each when it is first shown."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        frame: Frame,
        model: CreditTableModel,
        parent: QWidget,
    ) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._services, self._theme, self._control = services, theme, frame.control
        self._model, self._toast, self._window = model, frame.toast, parent
        self._places: PlaceControl | None = None
        self.purchases = PurchaseCommands(services, theme, frame.toast, parent)
        # What stands in the sidebar may come a moment after the list.
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_LATER_MS)
        self._counting.timeout.connect(self._count)
        self._walk: Iterator[Judged] = iter(())
        self._found, self._kept = 0, Kept()
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.timeout.connect(self._walk_on)
        if frame.source.judge is not None:
            self._counting.start()
        frame.source.loaded.connect(self._counting.start)
        frame.source.changed.connect(self._counting.start)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.PLAN: self.plan}

    def offer(self, places: PlaceControl) -> None:
        """Offer the pages."""
        self._places = places
        places.offer(Place.PURCHASES, self.purchases.page)
        places.offer(Place.CHECK_UP, self._check_up_page)

    def plan(self) -> None:
        """Ask what is to be paid."""
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.buying.plan_dialog import Asked, PlanDialog  # noqa: PLC0415

        store = self._control.store
        asked = Asked(store=store.id if store else "", buying=self._control.chosen.buying)
        try:
            dialog = PlanDialog(self._theme, self._services, asked, self._window)
        except Refused as refused:
            self._toast.turn_down(refused)
        else:
            self._open(dialog)

    def _check_up_page(self) -> PlacePage:
        from spendby.ui.check_up.check_up_page import CheckUpPage  # noqa: PLC0415 - as in plan

        page = CheckUpPage(self._theme, self._services.check_ups)
        page.mute_wanted.connect(self._mute)
        page.lift_wanted.connect(self._lift)
        return page

    def _mute(self, finding: Finding) -> None:
        from spendby.ui.check_up.check_up_words import found_words  # noqa: PLC0415
        from spendby.ui.check_up.mute_dialog import MuteDialog  # noqa: PLC0415 - as in plan

        service, said = self._services.check_ups, found_words(finding)
        self._open(MuteDialog(self._theme, service, finding, said, self._window))

    def _lift(self, finding: Finding) -> None:
        try:
            self._services.check_ups.lift(finding.check, finding.credit.id)
        except Refused as refused:
            self._toast.turn_down(refused)

    def _count(self) -> None:
        if self._places is None or not self._window.isVisible():
            return
        try:
            self._kept = self._services.guidance.kept()
        except Refused:
            return  # the list says it
        self._walk, self._found = iter(list(self._model.everything)), 0
        self._walking.start()

    def _walk_on(self) -> None:
        """Look at some more credits, so that the window never waits for all of them."""
        some = list(islice(self._walk, _AT_ONCE))
        for one in some:
            for finding in findings_of(one.credit, one.today, self._kept.compare_days):
                self._found += (finding.check, one.credit.id) not in self._kept.muted
        if some:
            self._walking.start()
        elif self._places is not None:
            heard = ntr(
                "Check-up, {count} thing to mend", "Check-up, {count} things to mend", self._found
            )
            self._places.note(Place.CHECK_UP, self._found, heard)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
