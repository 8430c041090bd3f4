"""Measures how long commands take over small and large drawers, and prints it.

Run with `make bench`, or `make bench ARGS=commands` for the sections named.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

SMALL, LARGE = 1_000, 8_400
_FIRST = date(2026, 1, 1)
_KINDS = ("promotional", "refund", "gift_card", "return", "reward", "courtesy", "other")


def write_drawer(path: Path, count: int) -> None:
    """Write a Spendby file of `count` credits, with spending, checkouts and dates."""
    rows = []
    for number in range(count):
        received = _FIRST + timedelta(days=number % 300)
        on = received.isoformat()
        entries = [{"on": on, "kind": "grant", "amount": "25.00"}]
        if number % 2:
            entries.append({"on": on, "kind": "spend", "amount": "-5.00", "memo": "Kindle book"})
        expires = (received + timedelta(days=90 + number % 400)).isoformat()
        rows.append(
            {
                "id": f"credit-{number:06}",
                "name": f"Credit number {number}",
                "kind": _KINDS[number % len(_KINDS)],
                "granted": "25.00",
                "received_on": on,
                "expiry": {"state": "on", "on": expires} if number % 5 else {"state": "never"},
                "entries": entries,
                "checkouts": [{"on": on, "target": "goods", "saw": "offered"}] * (number % 3 == 0),
            }
        )
    content = {"format": "spendby", "version": 1, "credits": rows}
    path.write_text(json.dumps(content), encoding="utf-8")


def seconds(*arguments: str) -> float:
    """Run a process to its end; gives how long it took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def best(measure: Callable[[], float], times: int = 5) -> float:
    """Take the least disturbed of several measurements."""
    return min(measure() for _ in range(times))


def commands() -> Iterator[tuple[str, float]]:
    """Time whole commands as processes, with what Python and SQLAlchemy need by themselves."""
    yield "python alone", best(lambda: seconds("-c", "pass"))
    floor = best(lambda: seconds("-c", "import sqlite3, sqlalchemy"))
    yield "python with sqlite3 and SQLAlchemy", floor
    yield "spendby --help", best(lambda: seconds("-m", "spendby", "--help"))
    with tempfile.TemporaryDirectory() as folder:
        for count in (SMALL, LARGE):
            file = Path(folder) / f"{count}.json"
            write_drawer(file, count)
            shared = ["-m", "spendby", "--data-dir", f"{folder}/{count}", "--today", "2026-11-22"]
            yield f"{count:,} credits: import", seconds(*shared, "import", str(file))
            yield f"{count:,} credits: import again", seconds(*shared, "import", str(file))
            for name in ("check", "list", "list --json --state all", "totals"):
                took = best(lambda: seconds(*shared, *name.split()), 3)  # noqa: B023 - run at once
                yield f"{count:,} credits: {name}", took
            yield f"{count:,} credits: export", seconds(*shared, "export", f"{folder}/out.json")


SECTIONS: dict[str, Callable[[], Iterator[tuple[str, float]]]] = {"commands": commands}


def main() -> None:
    """Print the sections named, or all of them."""
    os.environ.pop("SPENDBY_DATA_DIR", None)
    for name in sys.argv[1:] or SECTIONS:
        print(name)  # noqa: T201 - what is measured is printed
        for what, took in SECTIONS[name]():
            print(f"  {took * 1000:9,.0f} ms  {what}", flush=True)  # noqa: T201 - as above


if __name__ == "__main__":
    main()
