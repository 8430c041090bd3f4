"""The worker: does what may take long on a thread of Qt's pool, and brings the result back.

What is done there touches no widget; both answers arrive on the thread of the window.
"""

import sys
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from spendby.domain.errors import Refused

_TURN_SECONDS = 0.0005
_Result = TypeVar("_Result")


class _Answers(QObject):
    """Carries an answer from the pool's thread to the window's."""

    done = Signal(object)
    refused = Signal(object)
    broke = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], answers: _Answers) -> None:
        super().__init__()
        self._work = work
        self._answers = answers

    def run(self) -> None:
        """Do the work and send one of the three answers."""
        try:
            result = self._work()
        except Refused as refused:
            self._answers.refused.emit(refused)
        except BaseException as error:  # noqa: BLE001 - raised again on the window's thread
            self._answers.broke.emit(error)
        else:
            self._answers.done.emit(result)


class Worker(QObject):
    """Runs jobs one after the other beside the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Use one thread of its own, so that two jobs never write at once."""
        super().__init__(parent)
        # While a job runs, each step of a painting may have to wait so long for its turn.
        sys.setswitchinterval(_TURN_SECONDS)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: set[_Answers] = set()

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None],
        refused: Callable[[Refused], None],
    ) -> None:
        """Do `work`; `done` gets its result, `refused` the sentence why it was not done.

        An error that is neither is raised on the window's thread, where it is reported.
        """
        answers = _Answers(self)
        self._waiting.add(answers)
        receiver = _Receiver(done, refused, lambda: self._forget(answers))
        receiver.setParent(answers)
        answers.done.connect(receiver.on_done)
        answers.refused.connect(receiver.on_refused)
        answers.broke.connect(receiver.on_broke)
        self._pool.start(_Job(work, answers))

    def wait(self, milliseconds: int = 30_000) -> bool:
        """Wait until every job is finished; tells whether they are."""
        return self._pool.waitForDone(milliseconds)

    def _forget(self, answers: _Answers) -> None:
        self._waiting.discard(answers)
        answers.deleteLater()


class _Receiver(QObject):
    """Lives on the window's thread, so that Qt delivers the answers there."""

    def __init__(
        self,
        done: Callable[[_Result], None],
        refused: Callable[[Refused], None],
        finished: Callable[[], None],
    ) -> None:
        super().__init__()
        self._done: Callable[..., None] = done
        self._refused = refused
        self._finished = finished

    def on_done(self, result: object) -> None:
        self._finished()
        self._done(result)

    def on_refused(self, refused: Refused) -> None:
        self._finished()
        self._refused(refused)

    def on_broke(self, error: BaseException) -> None:
        self._finished()
        raise error
