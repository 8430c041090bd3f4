"""Where the list's credits come from: reads them, judges them, and follows every change."""

from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import Refused
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.changes import Changed
from spendby.services.judging import Judge, Judged
from spendby.services.listing import SortKey, ordered
from spendby.services.services import Services
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.gathering import Gathering

SOME = 500
"""More changed credits than this are read faster by reading everything."""
_IDLE_MS = 100
_AT_ONCE = 2_000
"""So many credits are read, or made ready for a search, in one go."""


class CreditSource(QObject):
    """Keeps a model up to date; whatever thread a change was made on, it arrives on this one."""

    loaded = Signal()
    """All credits were read."""
    changed = Signal(object)
    """A change has reached the model; carries the `Changed`."""
    refused = Signal(object)
    """The credits could not be read; carries the `Refused`."""
    _news = Signal(object)

    def __init__(self, services: Services, model: CreditTableModel, parent: QObject) -> None:
        """Fill `model` from `services`, once `load` is called."""
        super().__init__(parent)
        self._services, self._model = services, model
        self._judge: Judge | None = None
        self._buying: tuple[str, ...] = ()
        self._reading: Generator[None, None, None] | None = None
        self._in_step = False
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._on_idle)
        self._news.connect(self._on_changed)
        self._unsubscribe = services.notifier.subscribe(self._news.emit)

    @property
    def judge(self) -> Judge | None:
        """The judge of the credits shown; None before they were read."""
        return self._judge

    @property
    def stores(self) -> Sequence[Store]:
        """Every store."""
        return list(self._judge.stores.values()) if self._judge else []

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not; waits for what is still being read."""
        self.finish()
        return self._model.everything

    @property
    def is_reading(self) -> bool:
        """Whether not everything is there yet."""
        return self._reading is not None

    def load(self) -> bool:
        """Read everything anew; tells whether that worked.

        What takes longer than a moment goes on bit by bit between other events, and is there when
        `loaded` says so.
        """
        self._stop()
        self._reading = self._read()
        return self._read_on()

    def finish(self) -> None:
        """Wait until everything is there; what happens in the midst of a step doesn't."""
        while self.is_reading and not self._in_step:
            self._read_on()

    def when_read(self, act: Callable[[], None]) -> None:
        """Do something now, or once everything is there: what is read comes first."""
        if self.is_reading:
            self.loaded.connect(act, Qt.ConnectionType.SingleShotConnection)
        else:
            act()

    def buy(self, tags: tuple[str, ...]) -> None:
        """Judge for goods of these categories from now on; without any, for goods as such."""
        self._buying = tags
        if self._judge is None:
            return
        if self.is_reading:
            self.load()
        judge = self._judge = self._judge.buying(*tags)
        # Only what is bound to categories gets another answer.
        self._model.swap(
            judge,
            {
                one.credit.id: judge.judged(one.credit)
                for one in self._model.everything
                if one.credit.eligible
            },
        )

    def catch_up(self) -> None:
        """Read anew where another day has begun at a store since."""
        if self._judge is None or self.is_reading:
            return
        clock = self._services.clock
        days = {store.id: clock.today(store.time_zone) for store in self._judge.stores.values()}
        if days != self._judge.days:
            self.load()

    def close(self) -> None:
        """Listen no longer."""
        self._stop()
        self._unsubscribe()

    def _on_changed(self, changed: Changed) -> None:
        if self._judge is None:
            return
        if changed.everything or len(changed.credits) > SOME:
            if not self.load():
                return
        else:
            self._take_in(changed)
        self.changed.emit(changed)

    def _on_idle(self) -> None:
        """Go on, bit by bit, while nobody is waiting for anything."""
        if self.is_reading:
            self._read_on()
        elif self._model.rows.get_ready(_AT_ONCE):
            self._idle.start(0)
        else:
            self._idle.stop()

    def _stop(self) -> None:
        self._idle.stop()
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _read_on(self) -> bool:
        """Read a bit more; tells whether that worked."""
        if self._reading is None:
            return False
        self._in_step = True
        try:
            next(self._reading)
        except StopIteration:
            self._in_step = False
            self._reading = None
            self.loaded.emit()
            self._idle.start(_IDLE_MS)
        except Refused as refused:
            self._stop()
            self.refused.emit(refused)
            return False
        else:
            self._idle.start(0)
        finally:
            self._in_step = False
        return True

    def _read(self) -> Generator[None, None, None]:
        """Read everything, in steps of some ten milliseconds where there is much."""
        reads = self._services.credits.reads
        gathering: Gathering | None = None
        change = 0
        for part in reads.in_parts(_AT_ONCE, self._services.settings.options()):
            if gathering is not None and not part.is_first:
                gathering.add(part.credits)
                yield
                continue
            judge = part.judge.buying(*self._buying)
            if part.is_last:
                self._show(judge, part.credits)
                return
            gathering, change = Gathering(judge), part.change
            if self._judge is None or self._model.rows.is_partial:
                self._show(judge, part.credits, is_partial=True)
            yield
        if gathering is None:
            return
        yield from gathering.put_in_order()
        if reads.newest_change() != change:  # made while they were put in order
            yield from self._read()
            return
        self._judge = gathering.judge
        self._model.unreadable = len(reads.unreadable)
        gathering.show_in(self._model)

    def _show(self, judge: Judge, credits: Sequence[Credit], *, is_partial: bool = False) -> None:
        self._judge = judge
        some = [judge.judged(one) for one in credits]
        by_expiry = ordered(some, SortKey.EXPIRES, HEADLINE_TARGET)
        self._model.unreadable = len(self._services.credits.reads.unreadable)
        self._model.load(judge, by_expiry, is_partial=is_partial)

    def _take_in(self, changed: Changed) -> None:
        try:
            reads = self._services.credits.reads
            judge, credits = reads.some(changed.credits, self._services.settings.options())
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._judge = judge = judge.buying(*self._buying)
        gone = changed.credits - {credit.id for credit in credits}
        self._model.unreadable = len(reads.unreadable)
        self._model.update(judge, [judge.judged(credit) for credit in credits], gone)
