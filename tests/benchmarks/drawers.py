"""Drawers to measure with: as files for import, and as databases, each made once a run."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from spendby.domain.credit import Checkout, Credit, Kind, Saw, Target
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, on_day
from spendby.storage.database import Database

TODAY = date(2026, 11, 22)
_FIRST = date(2026, 1, 1)
_KINDS = tuple(Kind)
_NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def database_of(folder: Path, count: int) -> Path:
    """Give the data folder of a drawer of `count` credits; makes it when it isn't there yet."""
    data = folder / f"drawer-{count}"
    if not data.exists():
        data.mkdir(parents=True)
        with Database(data / "spendby.db", lambda: _NOW) as database, database.change() as work:
            work.credits.add([_credit(number) for number in range(count)])
            work.commit("Brought in", _NOW)
    return data


def write_drawer(path: Path, count: int) -> Path:
    """Write a Spendby file of `count` credits for import; gives it back."""
    rows = [
        {
            "id": credit.id,
            "name": credit.name,
            "kind": credit.kind.value,
            "granted": "25.00",
            "received_on": credit.received_on.isoformat(),
            "expiry": _expiry_document(credit),
        }
        for credit in map(_credit, range(count))
    ]
    content = {"format": "spendby", "version": 1, "credits": rows}
    path.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    return path


def write_table(path: Path, count: int) -> Path:
    """Write the same as plain CSV, for the least that any program would have to do."""
    lines = ["id,name,kind,granted,received_on,expires_on"]
    lines += [
        f"{one.id},{one.name},{one.kind},25.00,{one.received_on},{one.expiry.on or ''}"
        for one in map(_credit, range(count))
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _credit(number: int) -> Credit:
    received = _FIRST + timedelta(days=number % 300)
    expires = received + timedelta(days=90 + number % 400)
    return Credit(
        id=f"credit-{number:06}",
        store="amazon-us",
        name=f"Credit number {number}",
        kind=_KINDS[number % len(_KINDS)],
        currency="USD",
        received_on=received,
        entries=tuple(_entries(number, received)),
        expiry=on_day(expires) if number % 5 else NEVER,
        checkouts=() if number % 3 else (Checkout(received, Target.GOODS, Saw.OFFERED),),
    )


def _entries(number: int, received: date) -> Iterator[Entry]:
    yield Entry(received, EntryKind.GRANT, 2500)
    if number % 2:
        yield Entry(received, EntryKind.SPEND, -500, "Kindle book")


def _expiry_document(credit: Credit) -> dict[str, str]:
    expiry = credit.expiry
    state = {"state": expiry.state.value}
    return state if expiry.on is None else state | {"on": expiry.on.isoformat()}
