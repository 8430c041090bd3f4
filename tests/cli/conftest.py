"""The command line over an empty data folder, as of Sunday 22 November 2026."""

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def spendby(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """Run commands by calling this: `spendby("list", "--json")`."""
    return CommandLine(tmp_path / "data", capsys)
