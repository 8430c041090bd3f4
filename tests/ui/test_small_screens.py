"""On small screens everything is in reach, nothing that matters is cut, all can be heard."""

import os
import subprocess
import sys

import pytest

from tests.helpers.small_screen import WALKED
from tests.screenshots.__main__ import pictures


@pytest.mark.parametrize("size", ["640x480", "900x600", "1240x780"])
def test_every_page_and_dialog_can_be_used_on_a_screen_of(size: str) -> None:
    command = [sys.executable, "-m", "tests.helpers.small_screen", size]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.splitlines() == []


def test_every_page_and_dialog_is_walked() -> None:
    assert set(WALKED) <= {name for name, *_ in pictures()}
