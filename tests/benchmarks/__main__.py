"""Measures the program beside what it is compared with, and prints goals and whether they are met.

Run with `make bench`; `make bench ARGS=--quick` for a short run, `ARGS="starting using"` for the
sections named. Figures of one run compare with each other, not with those of another machine.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.commands import commands, importing
from tests.benchmarks.figures import Figure, show, show_head
from tests.benchmarks.judging import judging
from tests.benchmarks.processes import Machine, display
from tests.benchmarks.starting import first_start, idling, starting
from tests.benchmarks.using import using

Section = Callable[..., Iterator[Figure]]

SECTIONS: dict[str, Section] = {
    "starting": starting,
    "first_start": first_start,
    "using": using,
    "judging": judging,
    "commands": commands,
    "importing": importing,
    "idling": idling,
}


def main() -> None:
    """Print the sections named, or all of them."""
    quick = "--quick" in sys.argv
    chosen = [name for name in sys.argv[1:] if not name.startswith("-")] or list(SECTIONS)
    unknown = [name for name in chosen if name not in SECTIONS]
    if unknown:
        sys.exit(f"There is no section {', '.join(unknown)}. Known: {', '.join(SECTIONS)}.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with display(folder) as screen:
            _say(f"Windows open on {f'Xvfb {screen}' if screen else 'no screen (offscreen)'}.")
            show_head()
            machine = Machine(folder, screen)
            for section in chosen:
                _say(section)
                show(SECTIONS[section](machine, quick=quick))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - what is measured is printed


if __name__ == "__main__":
    main()
