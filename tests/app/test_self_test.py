"""`spendby --self-test`: each step printed, and nothing of the user's touched."""

import json
import os
from pathlib import Path

from tests.helpers.command_line import run_process

STEPS = ["add", "judge", "come due", "notify", "export .json", "export .csv", "export .ics"]
STEPS += ["export .pdf", "import", "back up"]


def test_every_step_is_tried_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environ = {**os.environ, "SPENDBY_DATA_DIR": str(home / "data"), "TMPDIR": str(tmp_path)}
    done = run_process("--self-test", environ=environ)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert [line[8:].partition(":")[0] for line in lines] == STEPS
    assert all(line.startswith("ok ") for line in lines)
    assert not list(home.iterdir())
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_scripts_get_the_steps_as_a_document(tmp_path: Path) -> None:
    done = run_process("--self-test", "--json", environ={**os.environ, "TMPDIR": str(tmp_path)})
    assert [one["step"] for one in json.loads(done.stdout) if one["ok"]] == STEPS


def test_it_goes_without_a_command(tmp_path: Path) -> None:
    environ = {**os.environ, "TMPDIR": str(tmp_path), "SPENDBY_DATA_DIR": ""}
    refused = run_process("--self-test", "list", environ=environ)
    assert refused.returncode == 2
    assert "--self-test goes without a command" in refused.stderr
