"""The window's settings, as released versions left them."""

from pathlib import Path

from spendby.domain.credit import Target
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.views import View
from spendby.ui.kit.theme import Mode
from spendby.ui.shell.window_state import WindowState
from tests.helpers.released import lay_out


def test_the_window_comes_back_as_it_was_left_in_0_1_0(tmp_path: Path) -> None:
    lay_out("1.3", tmp_path / "data")
    shown = WindowState(str(tmp_path / "data")).load()
    listed = shown.listed
    assert (shown.mode, shown.text_percent) == (Mode.DARK, 125)
    assert (listed.view, listed.store, listed.target) == (View.EXPIRING, "tokyo", Target.GOODS)
    assert listed.buying == ("books", "toys & “more”")
    assert (listed.sort, listed.descending) == (Column.LEFT, True)
    assert listed.columns == (Column.STORE, Column.KIND)
    assert [one.name for one in listed.saved] == ["Größe & “more” \U0001f381", "Second"]
