"""Runs commands as a person would, over a data folder of the test's own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from spendby.app.main import main

DAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command left behind: its status and its two streams."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command printed
        """The one document on standard output; anything else there fails the test."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands in this process, as of one day."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str, today: str | None = DAY) -> Answer:
        """Run a command, whatever comes of it."""
        self._capsys.readouterr()
        day = ["--today", today] if today else []
        status = main(["--data-dir", str(self.folder), *day, *arguments])
        seen = self._capsys.readouterr()
        return Answer(status, seen.out, seen.err)

    def ok(self, *arguments: str, today: str | None = DAY) -> Answer:
        """Run a command that has to succeed."""
        answer = self(*arguments, today=today)
        assert answer.status == 0, answer
        return answer

    def json(self, *arguments: str, today: str | None = DAY) -> Any:  # noqa: ANN401 - as above
        """Run a command that has to succeed, for its JSON."""
        return self.ok(*arguments, "--json", today=today).json

    def add(self, amount: str = "25", kind: str = "promotional", *more: str) -> str:
        """Add a credit; gives its id."""
        added: str = self.json("add", "--amount", amount, "--kind", kind, *more)["id"]
        return added

    def refused(self, *arguments: str) -> str:
        """Run a command that has to be refused; gives its one line, after looking at its manners.

        The data, as an export shows them, and the change log have to be as they were.
        """
        before = self._everything()
        answer = self(*arguments)
        assert (answer.status, answer.out) == (1, ""), answer
        assert answer.err.count("\n") == 1, answer.err
        assert "Traceback" not in answer.err
        assert self._everything() == before
        return answer.err.strip()

    def _everything(self) -> tuple[str, object]:
        path = self.folder.parent / "compare.json"
        self.ok("export", str(path))
        return path.read_text(encoding="utf-8"), self.json("history")


def run_process(
    *arguments: str, environ: Mapping[str, str], feed: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "spendby", *arguments],
        input=feed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=dict(environ),
    )
