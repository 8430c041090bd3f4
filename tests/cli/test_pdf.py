"""A list for paper from the command line, where there is no display."""

import os
from pathlib import Path

from tests.helpers.command_line import CommandLine, run_process


def test_a_pdf_is_written_without_a_display(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add("25", "refund", "--name", "Открытка من أمي")
    spendby.add("3", "refund", "--name", "Gone", "--expires", "2026-11-01")
    path = tmp_path / "list.pdf"
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {name: value for name, value in os.environ.items() if name not in hidden}
    given = ("--data-dir", str(spendby.folder), "--today", "2026-11-22")
    done = run_process(*given, "export", str(path), environ=environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote 1 credit to {path}.\n"
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("*.part")) == []
    every = run_process(*given, "export", str(path), "--state", "all", environ=environ)
    assert "Wrote 2 credits" in every.stdout
    expired = run_process(*given, "export", str(path), "--state", "expired", environ=environ)
    assert "Wrote 1 credit " in expired.stdout


def test_a_json_still_holds_everything(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add("3", "refund", "--expires", "2026-11-01")
    assert spendby.json("export", str(tmp_path / "all.json"))["credits"] == 1


def test_other_endings_name_those_that_there_are(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add()
    assert ".json, .csv, .ics and .pdf" in spendby.refused("export", str(tmp_path / "list.docx"))
