"""What the project stands on: every version pinned, and a Qt that is sound on this Python."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# The result is dropped on purpose: Python 3.11 compares with None in a way that hides the loss.
UNSET_ROLE = """
from PySide6.QtCore import QModelIndex, QStringListModel
model = QStringListModel(["one"])
for index in (model.index(0, 0), QModelIndex()):
    for _ in range(50_000):
        index.data(0x0100 + 77)
"""


def _pins() -> dict[str, str]:
    lines = (TOP / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def _asked_for() -> list[Requirement]:
    lines = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


def _closure(wanted: list[Requirement]) -> Iterator[tuple[str, Requirement]]:
    """Each requirement that holds on this machine, with who asks for it."""
    waiting = [("pyproject.toml", requirement) for requirement in wanted]
    met = set()
    while waiting:
        asker, requirement = waiting.pop()
        yield asker, requirement
        name = canonicalize_name(requirement.name)
        if name in met:
            continue
        met.add(name)
        for line in requires(name) or ():
            needed = Requirement(line)
            extras = requirement.extras or {""}
            if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in extras):
                waiting.append((name, needed))


def test_everything_needed_is_pinned_to_a_version_that_fits() -> None:
    pins = _pins()
    problems = [
        f"{requirement} (for {asker}): {pins.get(canonicalize_name(requirement.name), 'no pin')}"
        for asker, requirement in _closure(_asked_for())
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
        or canonicalize_name(requirement.name) not in pins
    ]
    assert problems == []


def test_nothing_is_pinned_that_nobody_needs() -> None:
    needed = {canonicalize_name(requirement.name) for _, requirement in _closure(_asked_for())}
    assert set(_pins()) - needed == set()


def test_qt_keeps_none_alive() -> None:
    """PySide6 6.12.0 aborts here on Python 3.11 (docs/adr/0002)."""
    done = subprocess.run(
        [sys.executable, "-c", UNSET_ROLE], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
