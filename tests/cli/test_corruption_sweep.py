"""A byte here and there in the file: never a crash, never "bug", and no two answers about it.

`make test` turns a few over, `make sweep` hundreds.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.helpers.released import lay_out

EVERY = int(os.environ.get("SPENDBY_TEST_FLIPS", "16384"))
COMMANDS = (
    ("list", "--state", "all"),
    ("totals",),
    ("check",),
    ("history",),
    ("reminders",),
    ("backups",),
)


def flips(size: int) -> Iterator[tuple[int, int]]:
    """Every so many bytes a byte turned over, and at half the distance a single bit."""
    for at in range(100, size, EVERY):
        yield at, 0xFF
    for at in range(100 + EVERY // 2, size, 2 * EVERY):
        yield at, 0x01


def answers(spendby: CommandLine, *arguments: str) -> int:
    """Run a command; whatever comes of it has to be an answer or a sentence."""
    answer = spendby(*arguments)
    said = answer.err.casefold()
    assert answer.status in {0, 1}, (arguments, answer)
    assert "bug" not in said, (arguments, answer)
    assert "traceback" not in said, (arguments, answer)
    if answer.status == 1 and arguments[0] != "doctor":
        assert said.strip(), (arguments, answer)
    return answer.status


@pytest.mark.parametrize("part", range(4))
def test_whatever_byte_is_wrong_it_is_answered_with_a_sentence(
    spendby: CommandLine, tmp_path: Path, part: int
) -> None:
    whole = lay_out("1.3", tmp_path / "whole").read_bytes()
    folder = spendby.folder
    for at, by in list(flips(len(whole)))[part::4]:
        shutil.rmtree(folder, ignore_errors=True)
        lay_out("1.3", folder)
        content = bytearray(whole)
        content[at] ^= by
        (folder / "spendby.db").write_bytes(content)
        statuses = [answers(spendby, *command) for command in COMMANDS]
        added = answers(spendby, "add", "--amount", "5", "--kind", "refund")
        sound = answers(spendby, "doctor")
        if statuses[0] == 1:
            assert (added, sound) == (1, 1), (at, by)
        listed = spendby("list", "--json")
        if listed.status == 0 and any("unreadable" in row for row in listed.json):
            assert sound == 1, (at, by)
        if answers(spendby, "backup") == 0:
            newest = spendby.json("backups")[0]
            assert newest["checked"], (at, by)
            assert answers(spendby, "restore", newest["file"]) == 0, (at, by)
