"""The strip of what ends in the coming months."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Credit
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.outlook import Ending
from spendby.ui.credit_list.outlook_strip import OutlookStrip
from spendby.ui.credit_list.tally import Tally
from spendby.ui.kit.theme import Mode, Theme
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


def endings(credits: Iterable[Credit]) -> list[Ending]:
    """Say what ends as the list does."""
    judge = memory_services().credits.judge()
    return list(Tally([judge.judged(credit) for credit in credits]).endings())


def ending(days: int, amount: int, currency: str = "USD") -> Credit:
    """Make a credit that ends in `days`."""
    name = f"{days}{currency}"
    return make_credit(name, amount, currency=currency, expiry=on_day(DAY + timedelta(days)))


DRAWER = [
    ending(0, 500),
    ending(3, 350),
    ending(20, 800),
    ending(36, 5700),
    ending(150, 1250, "GBP"),
    ending(800, 9900),
    make_credit("never", expiry=NEVER),
]


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> Iterator[OutlookStrip]:
    """A strip over `DRAWER`, shown inside a page."""
    page = QWidget()
    qtbot.addWidget(page)
    made = OutlookStrip(theme)
    QVBoxLayout(page).addWidget(made)
    page.resize(760, 260)
    made.show_outlook(endings(DRAWER))
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    # The pointer stays where another test left it, and a bar under it would be the one said.
    QTest.mouseMove(page, page.rect().bottomLeft())
    for bar in made.bars:
        QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    yield made
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def current(strip: OutlookStrip) -> str:
    """Give the month that is said under the bars."""
    return strip.said[2]


def press(key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_every_month_is_said_with_its_numbers(strip: OutlookStrip) -> None:
    said = [bar.accessibleName() for bar in strip.bars]
    assert len(said) == 12
    assert said[0] == ("Nov 2026: $8.50 in 2 credits ($5.00 today, $3.50 in 1 to 7 days).")
    assert said[1] == "Dec 2026: $65.00 in 2 credits ($8.00 in 8 to 30 days, $57.00 later)."
    assert said[2] == "Jan 2027: nothing ends."
    assert said[5] == "Apr 2027: £12.50 in 1 credit."
    assert current(strip) == said[0]


def test_what_is_not_drawn_is_said(strip: OutlookStrip) -> None:
    whole, total, _, rest = strip.said
    assert whole == "Ends in the coming 12 months, in USD"
    assert total == "$73.50 in 4 credits"
    assert rest == "Not drawn: £12.50 in 1 credit. After Oct 2027: $99.00 in 1 credit."


def test_a_screen_reader_finds_a_box_to_tick_for_each_month(strip: OutlookStrip) -> None:
    bar = strip.bars[1]
    heard = QAccessible.queryAccessibleInterface(bar)
    assert heard.role() is QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == bar.accessibleName()
    bar.click()
    assert bool(QAccessible.queryAccessibleInterface(bar).state().checked)


def test_clicking_chooses_and_clicking_again_lets_go(strip: OutlookStrip) -> None:
    chosen, cleared = QSignalSpy(strip.chosen), QSignalSpy(strip.cleared)
    QTest.mouseClick(strip.bars[1], Qt.MouseButton.LeftButton)
    assert (strip.choice, tuple(chosen.at(0))) == (DECEMBER, DECEMBER)
    assert current(strip).startswith("Dec 2026")
    QTest.mouseClick(strip.bars[0], Qt.MouseButton.LeftButton)
    assert tuple(chosen.at(1)) == (DAY, date(2026, 11, 30))
    assert [bar.isChecked() for bar in strip.bars[:2]] == [True, False]
    assert cleared.count() == 0
    QTest.mouseClick(strip.bars[0], Qt.MouseButton.LeftButton)
    assert (chosen.count(), cleared.count()) == (2, 1)
    assert not any(bar.isChecked() for bar in strip.bars)


def test_keys_go_along_the_months_and_choose(strip: OutlookStrip) -> None:
    chosen, cleared = QSignalSpy(strip.chosen), QSignalSpy(strip.cleared)
    strip.bars[0].setFocus()
    press(Qt.Key.Key_Right)
    assert strip.bars[1].hasFocus()
    assert current(strip).startswith("Dec 2026")
    press(Qt.Key.Key_Return)
    assert tuple(chosen.at(0)) == DECEMBER
    press(Qt.Key.Key_Escape)
    assert cleared.count() == 1
    press(Qt.Key.Key_Space)
    assert strip.choice == DECEMBER
    press(Qt.Key.Key_End)
    assert strip.bars[-1].hasFocus()
    press(Qt.Key.Key_Right)
    assert strip.bars[-1].hasFocus()
    press(Qt.Key.Key_Home)
    assert strip.bars[0].hasFocus()


def test_the_strip_is_one_tab_stop(strip: OutlookStrip) -> None:
    def stops() -> list[int]:
        tab = Qt.FocusPolicy.TabFocus
        return [at for at, bar in enumerate(strip.bars) if bar.focusPolicy() & tab]

    assert stops() == [0]
    strip.bars[0].setFocus()
    press(Qt.Key.Key_Right)
    assert stops() == [1]


def test_right_to_left_the_keys_go_where_they_point(strip: OutlookStrip) -> None:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert strip.bars[1].x() < strip.bars[0].x()
    strip.bars[0].setFocus()
    press(Qt.Key.Key_Left)
    assert strip.bars[1].hasFocus()


def test_escape_without_a_choice_is_left_to_the_page(strip: OutlookStrip, qtbot: QtBot) -> None:
    seen = []

    class Page(QWidget):
        def keyPressEvent(self, event: object) -> None:
            seen.append(event)

    page = Page()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(strip)
    page.show()
    QTest.keyClick(strip.bars[0], Qt.Key.Key_Escape)
    assert len(seen) == 1


def test_pointing_at_a_month_says_it(strip: OutlookStrip) -> None:
    strip.bars[1].pointed.emit(True)
    assert current(strip).startswith("Dec 2026")
    strip.bars[1].pointed.emit(False)
    assert current(strip).startswith("Nov 2026")


def test_nothing_ends_and_nothing_is_shown(strip: OutlookStrip) -> None:
    assert strip.isVisible()
    cleared = QSignalSpy(strip.cleared)
    strip.bars[1].click()
    strip.show_outlook(endings([make_credit(expiry=NEVER)]))
    assert not strip.isVisible()
    assert cleared.count() == 1
    strip.show_outlook(endings([ending(900, 100)]))
    assert not strip.isVisible()
    strip.show_outlook(endings(DRAWER))
    assert strip.isVisible()
    strip.set_wanted(False)
    assert not strip.isVisible()


def test_a_choice_outlives_a_change_of_the_credits(strip: OutlookStrip) -> None:
    cleared = QSignalSpy(strip.cleared)
    strip.bars[1].click()
    strip.show_outlook(endings([*DRAWER, ending(37, 100)]))
    assert strip.choice == DECEMBER
    assert strip.bars[1].isChecked()
    assert cleared.count() == 0
    strip.clear()
    assert cleared.count() == 1


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [480, 1200])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_it_fits_where_it_stands(
    strip: OutlookStrip, theme: Theme, percent: int, width: int, mode: Mode
) -> None:
    theme.set_mode(mode)
    theme.set_text_percent(percent)
    page = strip.window()
    page.resize(width, 500)
    QApplication.processEvents()
    assert page.width() == width
    assert not strip.grab().toImage().isNull()
    for shown in strip.findChildren(QLabel):
        assert strip.rect().contains(shown.geometry())
    assert strip.bars[-1].geometry().right() < strip.width()
    theme.set_text_percent(100)
