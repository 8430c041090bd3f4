"""Where credits are written to, and in which form: one dialog for all and for a selection."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow


def asked(window: MainWindow, do: Do) -> QFileDialog:
    """Trigger an action, and give the dialog that it opens."""
    window.actions_of[do].trigger()
    return next(one for one in window.findChildren(QFileDialog) if one.isVisible())


def form(dialog: QFileDialog, start: str) -> str:
    """Find a form by how it begins."""
    return next(one for one in dialog.nameFilters() if one.startswith(start))


def save(dialog: QFileDialog, path: Path, start: str) -> None:
    """Choose a form, name the file and save."""
    name = form(dialog, start)
    dialog.selectNameFilter(name)
    dialog.filterSelected.emit(name)
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_form_decides_how_the_name_ends(window: MainWindow) -> None:
    dialog = asked(window, Do.EXPORT)
    assert dialog.selectedFiles()[0].endswith("spendby-2026-11-22.json")
    for start, ending in (("Table with a row for each entry", "csv"), ("Document", "pdf")):
        name = form(dialog, start)
        dialog.selectNameFilter(name)
        dialog.filterSelected.emit(name)
        assert dialog.selectedFiles()[0].endswith(f"spendby-2026-11-22.{ending}")
    dialog.reject()


@pytest.mark.parametrize(
    ("start", "ending", "lines"),
    [
        ("Spendby file", "json", None),
        ("Table with a row for each credit", "csv", 8),
        ("Table with a row for each entry", "csv", 10),
    ],
)
def test_all_credits_are_written_in_the_form_chosen(  # noqa: PLR0913, PLR0917 - three of them name a form
    window: MainWindow, qtbot: QtBot, tmp_path: Path, start: str, ending: str, lines: int | None
) -> None:
    path = tmp_path / f"all.{ending}"
    save(asked(window, Do.EXPORT), path, start)
    qtbot.waitUntil(lambda: window.toast.text == "Exported 7 credits.")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("{") if lines is None else len(text.splitlines()) == lines


def test_the_selection_goes_into_a_table_of_its_own(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"
    window.page.table.selectRow(0)
    save(asked(window, Do.EXPORT_SELECTED), path, "Table with a row for each credit")
    qtbot.waitUntil(lambda: window.toast.text == "Exported 1 credit.")
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
