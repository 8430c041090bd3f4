"""What the window does about the check-up: its page, and how much there is to mend."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from spendby.domain.check_up import Finding, findings_of
from spendby.domain.errors import Refused
from spendby.services.judging import Judged
from spendby.services.kept import Kept
from spendby.translation import ntr
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.kit.desk import Desk, open_dialog
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.places import Place

_LATER_MS = 1_500
_AT_ONCE = 100


class CheckUpCommands(QObject):
    """Makes the page when it is first shown; counts beside the window what is on it."""

    def __init__(self, desk: Desk, parts: ListParts) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._desk, self._model = desk, parts.model
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
        desk.places.offer(Place.CHECK_UP, self._page)
        source = parts.control.source
        if source.judge is not None:
            self._counting.start()
        source.loaded.connect(self._counting.start)
        source.changed.connect(self._counting.start)

    def _page(self) -> PlacePage:
        from spendby.ui.check_up.check_up_page import CheckUpPage

        page = CheckUpPage(self._desk.theme, self._desk.services.check_ups)
        page.mute_wanted.connect(self._mute)
        page.lift_wanted.connect(self._lift)
        return page

    def _mute(self, finding: Finding) -> None:
        from spendby.ui.check_up.check_up_words import found_words
        from spendby.ui.check_up.mute_dialog import MuteDialog

        desk, said = self._desk, found_words(finding)
        open_dialog(MuteDialog(desk.theme, desk.services.check_ups, finding, said, desk.window))

    def _lift(self, finding: Finding) -> None:
        try:
            self._desk.services.check_ups.lift(finding.check, finding.credit.id)
        except Refused as refused:
            self._desk.toast.turn_down(refused)

    def _count(self) -> None:
        if not self._desk.window.isVisible():
            return
        try:
            self._kept = self._desk.services.guidance.kept()
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
        else:
            heard = ntr(
                "Check-up, {count} thing to mend", "Check-up, {count} things to mend", self._found
            )
            self._desk.places.note(Place.CHECK_UP, self._found, heard)
