"""Looking around with sample data: a window of its own, and the way back."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from spendby.domain.errors import FileRefused
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.sample_visit import SampleVisit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, names


class Sample:
    """Sample data that knows whether somebody is still looking at it."""

    def __init__(self) -> None:
        self.services = memory_services(drawer())
        self._open = False

    def is_open(self) -> bool:
        return self._open

    def __call__(self) -> AbstractContextManager[Services]:
        return self._opened()

    @contextmanager
    def _opened(self) -> Iterator[Services]:
        self._open = True
        yield self.services
        self._open = False


@pytest.fixture
def own(open_window: OpenWindow) -> MainWindow:
    """A window without any credits."""
    return open_window(memory_services())


@pytest.fixture
def sample(own: MainWindow, theme: Theme) -> Sample:
    """Sample data that can be reached from `own`."""
    made = Sample()
    SampleVisit(own, theme, made)
    return made


def shown() -> MainWindow:
    """Give the one window that is to be seen."""
    QApplication.processEvents()
    (window,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, MainWindow) and one.isVisible()
    )
    return window


def test_the_first_start_offers_it_and_the_way_back_leads_back(
    own: MainWindow, sample: Sample
) -> None:
    own.page.empty.press_quiet()
    window = shown()
    assert window is not own
    assert len(names(window)) == 5
    assert window.page.banner.text == "This is sample data, not your own."
    assert window.windowTitle() == "Spendby, sample data"
    assert sample.is_open()
    window.page.banner.findChildren(QPushButton)[0].click()
    assert shown() is own
    assert not sample.is_open()
    assert names(own) == []


def test_the_sample_looks_like_the_window_it_was_opened_from(
    own: MainWindow, sample: Sample, theme: Theme
) -> None:
    own.actions_of[Do.THEME_DARK].trigger()
    own.resize(700, 650)
    own.actions_of[Do.SAMPLE].trigger()
    window = shown()
    assert sample.is_open()
    assert theme.mode is Mode.DARK
    assert (window.width(), window.height()) == (700, 650)
    window.actions_of[Do.OWN_CREDITS].trigger()
    assert shown() is own
    assert theme.mode is Mode.DARK


def test_only_one_of_the_two_ways_is_there(own: MainWindow, sample: Sample) -> None:
    assert own.actions_of[Do.SAMPLE].isVisible()
    assert not own.actions_of[Do.OWN_CREDITS].isVisible()
    own.actions_of[Do.SAMPLE].trigger()
    window = shown()
    assert sample.is_open()
    assert not window.actions_of[Do.SAMPLE].isVisible()
    assert window.actions_of[Do.OWN_CREDITS].isEnabled()
    window.actions_of[Do.OWN_CREDITS].trigger()


def test_closing_the_sample_closes_all(own: MainWindow, sample: Sample) -> None:
    own.actions_of[Do.SAMPLE].trigger()
    shown().close()
    assert not own.isVisible()
    assert not sample.is_open()


def test_one_can_go_there_twice(own: MainWindow, sample: Sample) -> None:
    for _ in range(2):
        own.actions_of[Do.SAMPLE].trigger()
        assert sample.is_open()
        shown().actions_of[Do.OWN_CREDITS].trigger()
        assert not sample.is_open()
    assert shown() is own


def test_a_sample_that_cannot_be_made_is_a_sentence(own: MainWindow, theme: Theme) -> None:
    def refuse() -> AbstractContextManager[Services]:
        message = "Couldn't save: the disk is full. Your earlier credits are safe."
        raise FileRefused(message)

    SampleVisit(own, theme, refuse)
    own.actions_of[Do.SAMPLE].trigger()
    assert shown() is own
    assert own.toast.text.startswith("Couldn't save")
