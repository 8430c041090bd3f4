"""Where the list's credits come from: reads them, judges them, and follows every change."""

import gc
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from spendby.domain.credit import Store
from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.judging import Judge, Judged
from spendby.services.services import Services
from spendby.ui.models.credit_table import CreditTableModel

_SOME = 500
"""More changed credits than this are read faster by reading everything."""
_IDLE_MS = 100
_AT_ONCE = 2_000
"""So many credits are made ready for a search in one go, in a few milliseconds."""


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
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._get_ready)
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
        """Every credit, shown or not."""
        return self._model.everything

    def load(self) -> bool:
        """Read everything anew; tells whether that worked."""
        # The collector would walk over all that is being made, again and again; what is there in
        # the end stays, so it never has to look at it.
        gc.disable()
        try:
            judge, credits = self._services.credits.all_judged(self._services.options)
            if self._buying:
                judge = judge.buying(*self._buying)
            self._judge = judge
            self._model.load(judge, [judge.judged(credit) for credit in credits])
        except Refused as refused:
            self.refused.emit(refused)
            return False
        finally:
            gc.freeze()
            gc.enable()
        self.loaded.emit()
        self._idle.start(_IDLE_MS)
        return True

    def buy(self, tags: tuple[str, ...]) -> None:
        """Judge for goods of these categories from now on; without any, for goods as such."""
        self._buying = tags
        if self._judge is None:
            return
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
        if self._judge is None:
            return
        clock = self._services.clock
        days = {store.id: clock.today(store.time_zone) for store in self._judge.stores.values()}
        if days != self._judge.days:
            self.load()

    def close(self) -> None:
        """Listen no longer."""
        self._idle.stop()
        self._unsubscribe()

    def _on_changed(self, changed: Changed) -> None:
        if self._judge is None:
            return
        if changed.everything or len(changed.credits) > _SOME:
            if not self.load():
                return
        else:
            self._take_in(changed)
        self.changed.emit(changed)

    def _get_ready(self) -> None:
        """Bit by bit, while nobody is waiting for anything."""
        if self._model.rows.get_ready(_AT_ONCE):
            self._idle.start(0)
        else:
            self._idle.stop()

    def _take_in(self, changed: Changed) -> None:
        try:
            reads = self._services.credits.reads
            judge, credits = reads.some(changed.credits, self._services.options)
        except Refused as refused:
            self.refused.emit(refused)
            return
        self._judge = judge = judge.buying(*self._buying)
        gone = changed.credits - {credit.id for credit in credits}
        self._model.update(judge, [judge.judged(credit) for credit in credits], gone)
