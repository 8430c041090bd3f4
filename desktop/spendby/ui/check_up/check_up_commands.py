"""What the window does about the check-up: its page, and how much there is to mend."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from spendby.domain.check_up import Finding, findings_of
from spendby.domain.credit import Credit
from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.judging import Judged
from spendby.services.kept import Kept
from spendby.translation import ntr, tr
from spendby.ui.credit_list.credit_source import SOME
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk, open_dialog
from spendby.ui.kit.place_page import PlacePage

_LATER_MS = 1_500
_AT_ONCE = 100


class CheckUpCommands(QObject):
    """Makes the page when it is first shown; counts beside the window what is on it.

    The number in the sidebar is that of all credits: there is none while they are being looked at.
    """

    def __init__(self, desk: Desk, parts: ListParts) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._desk, self._model, self._source = desk, parts.model, parts.control.source
        self._kept = Kept()
        self._mends: dict[str, int] = {}
        """How much there is to mend by credit, where there is anything."""
        self._is_whole = False
        self._changed: set[str] = set()
        self._anew: set[str] = set()
        """What was counted anew since the walk began, which has them as they were."""
        self._walk: Iterator[Judged] = iter(())
        self._walking = QTimer(self)
        self._walking.setSingleShot(True)
        self._walking.timeout.connect(self._walk_on)
        # Saving has nothing to wait for here.
        self._recounting = QTimer(self)
        self._recounting.setSingleShot(True)
        self._recounting.timeout.connect(self._recount)
        # What stands in the sidebar may come a moment after the first list.
        self._starting = QTimer(self)
        self._starting.setSingleShot(True)
        self._starting.timeout.connect(self._look_at_all)
        desk.places.offer(Do.SHOW_CHECK_UP, self._page)
        self._source.loaded.connect(self._begin)
        self._source.changed.connect(self._follow)
        self._starting.start(_LATER_MS)

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

    def _begin(self) -> None:
        """Look at all credits anew, once the window has come to rest after its start."""
        if not self._starting.isActive():
            self._look_at_all()

    def _look_at_all(self) -> None:
        self._is_whole = False
        self._walking.stop()
        self._changed, self._anew = set(), set()
        self._show()
        if self._source.judge is None or self._source.is_reading:
            return
        try:
            self._kept = self._desk.services.guidance.kept()
        except Refused:
            return  # the list says it
        self._mends, self._walk = {}, iter(list(self._model.everything))
        self._walk_on()

    def _walk_on(self) -> None:
        """Look at some more credits, so that the window never waits for all of them."""
        some = list(islice(self._walk, _AT_ONCE))
        for one in some:
            if one.credit.id not in self._anew:
                self._count(one.credit, one.today)
        if len(some) == _AT_ONCE:
            self._walking.start()
            return
        self._is_whole = True
        self._show()

    def _follow(self, changed: Changed) -> None:
        """Look again at the credits that changed; where those are many, all are read anew."""
        many = changed.everything or len(changed.credits) > SOME
        if self._source.is_reading:
            self._begin()
        elif not many and not self._starting.isActive():
            self._changed |= changed.credits
            self._recounting.start()

    def _recount(self) -> None:
        services, changed = self._desk.services, self._changed
        try:
            judge, credits = services.credits.reads.some(changed)
            self._kept = services.guidance.kept()
        except Refused:
            return  # the list says it
        self._changed, self._anew = set(), self._anew | changed
        for credit_id in changed:
            self._mends.pop(credit_id, None)
        for credit in credits:
            self._count(credit, judge.days[credit.store])
        if self._is_whole:
            self._show()

    def _count(self, credit: Credit, today: date) -> None:
        found = findings_of(credit, today, self._kept.compare_days)
        if mends := sum((one.check, credit.id) not in self._kept.muted for one in found):
            self._mends[credit.id] = mends

    def _show(self) -> None:
        places, number = self._desk.places, sum(self._mends.values())
        if not self._is_whole:
            places.note(Do.SHOW_CHECK_UP, 0, tr("Check-up"))
            return
        heard = ntr("Check-up, {count} thing to mend", "Check-up, {count} things to mend", number)
        places.note(Do.SHOW_CHECK_UP, number, heard)
