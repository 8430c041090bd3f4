"""A visit to the sample: a second window over credits of its own, and the way back."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow

OpenSample = Callable[[], AbstractContextManager[Services]]


class SampleVisit(QObject):
    """Shows one of two windows; closing the one that is shown ends the program."""

    def __init__(self, own: MainWindow, theme: Theme, open_sample: OpenSample) -> None:
        """Lead from the window `own` to what `open_sample` gives, and back."""
        super().__init__(own)
        self._own, self._theme, self._open_sample = own, theme, open_sample
        self._sample: MainWindow | None = None
        self._kept = ExitStack()
        own.sample_wanted.connect(self.begin)
        own.closing.connect(self._kept.close)

    def begin(self) -> None:
        """Show the sample in the place of the user's own window."""
        if self._sample is not None:
            return
        try:
            services = self._kept.enter_context(self._open_sample())
        except Refused as refused:
            self._own.toast.turn_down(refused)
            return
        sample = self._sample = MainWindow(services, self._theme, sample=True)
        sample.own_wanted.connect(self.end)
        sample.closing.connect(self._on_closing)
        sample.setGeometry(self._own.geometry())
        sample.show()
        sample.load()
        sample.furnish()
        sample.activateWindow()
        self._own.hide()

    def end(self) -> None:
        """Go back to the user's own credits; nothing of the sample is left."""
        sample, self._sample = self._sample, None
        if sample is None:
            return
        self._own.setGeometry(sample.geometry())
        self._own.show()
        self._own.activateWindow()
        sample.close()
        sample.deleteLater()
        self._kept.close()

    def _on_closing(self) -> None:
        """Close the other window too, where this one is not left by the way back."""
        sample, self._sample = self._sample, None
        if sample is not None and sample.leaving:
            self._own.leave()
        elif sample is not None:
            self._own.close()
