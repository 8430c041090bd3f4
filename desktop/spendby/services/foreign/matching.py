"""Knows a table's rows again when it is imported a second time, by what stays of them.

That is a row's id within a table of this form, else its code, else its name within it; code and
name with the store, a name also with the day of receipt where the table gives one. What is left may
change, and so may the last day. A name in a table of another form has to agree in more than that.
Rows that have none of these are known by all of their cells (docs/adr/0034).
"""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import count

from msgspec import Struct

from spendby.domain.credit import Credit
from spendby.services.credit_json import Json
from spendby.services.credit_reading import row_id
from spendby.services.foreign.found import Counts
from spendby.services.foreign.tables import Line, folded
from spendby.services.import_rows import held
from spendby.services.storage_ports import CreditReading

_WEAK_CODE = 6
"""Shorter codes are often only the numbers of rows, so they tell a credit with its name alone."""
_TWINS = 4
"""So many rows more than the file has of one key are looked for, and many where all are here."""
_MANY_TWINS = 64


class Row(Struct, frozen=True):
    """What there is to know a row by: `stays` is its key, `whole` an id made from all cells.

    `plain` is the row's id as it stands there, which version 0.1.0 took for its own.
    """

    number: int
    stays: str
    whole: str
    plain: str
    name: str
    code: str
    received: str
    store: str
    currency: str
    granted: int
    left: int
    ends: str | None


class Book:
    """The rows of one table, as they are read."""

    def __init__(self, header: Iterable[str], columns: Mapping[str, str]) -> None:
        """Begin a table whose `columns` are named by our field."""
        self._form = sorted(folded(name) for name in header)
        self._columns = columns
        self._seen = Counts()
        self.rows: list[Row] = []

    def add(self, line: Line, document: Json, granted: int, left: int) -> None:
        """Note a row that was read into a document of the file format."""
        cell = {field: line[name] for field, name in self._columns.items()}
        code, name = folded(document["reference"]), folded(document["name"])
        plain = cell.get("id", "")
        received = document["received_on"] if cell.get("received_on") else ""
        where = (document["store"], document["currency"])
        stays = ""
        if plain:
            stays = _text("id", self._form, plain)
        elif len(code) >= _WEAK_CODE:
            stays = _text("code", where, code)
        elif name:
            stays = _text("name", self._form, where, name, code, received)
        content = json.dumps(sorted(line.cells.items()), ensure_ascii=True)
        whole = row_id(content, self._seen.next(content))
        ends = document["expiry"].get("on")
        self.rows.append(
            Row(line.number, stays, whole, plain, name, code, received, *where, granted, left, ends)
        )


def ids_of(rows: Sequence[Row], credits: CreditReading, *, falls: bool) -> dict[int, str]:
    """Give each row, by its number, the id of the credit that it is here, or that it will be.

    With `falls` the table says what is left, which falls from one import to the next.
    """
    ids: dict[int, str] = {}
    _as_before(rows, credits, ids)
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.number in ids:
            continue
        if row.stays:
            groups[row.stays].append(row)
        else:
            ids[row.number] = row.whole
    here = _here(groups, credits)
    several = {stays for stays, known in here.items() if len(known) + len(groups[stays]) > 2}  # noqa: PLR2004 - one and one are a pair
    by_id = held(credits, {name for stays in several for name in here[stays]})
    for stays, known in here.items():
        if stays in several:
            _pair(groups[stays], [by_id[name] for name in known], ids, falls=falls)
        else:
            ids[groups[stays][0].number] = known[0]
    _by_name([row for row in rows if row.number not in ids], credits, ids, falls=falls)
    for stays, group in groups.items():
        held_ids = {*here.get(stays, ())}
        free = (name for nth in count(1) if (name := row_id(stays, nth)) not in held_ids)
        for row in group:
            if row.number not in ids:
                ids[row.number] = next(free)
    return ids


def _by_name(
    rows: Sequence[Row], credits: CreditReading, ids: dict[int, str], *, falls: bool
) -> None:
    """Find rows without ids that other tables or hands brought in, where more than the name agrees.

    A table that gained a column is such another table.
    """
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.name and not row.plain:
            groups[row.name, row.store, row.currency].append(row)
    taken = {*ids.values()}
    here: dict[tuple[str, str, str], list[Credit]] = defaultdict(list)
    for credit in credits.all() if groups else ():
        who = (folded(credit.name), credit.store, credit.currency)
        if who in groups and credit.id not in taken:
            here[who].append(credit)
    for who, known in here.items():
        fitting: dict[tuple[str, str], list[Credit]] = defaultdict(list)
        for credit in known:
            code, received = folded(credit.reference), credit.received_on.isoformat()
            for said in {(code, received), (code, ""), ("", received), ("", "")}:
                fitting[said].append(credit)
        alike: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in groups[who]:
            alike[row.code, row.received].append(row)
        for said, those in alike.items():
            open_ = [credit for credit in fitting[said] if credit.id not in taken]
            _pair(those, open_, ids, falls=falls, whole=True)
            taken.update(ids[row.number] for row in those if row.number in ids)


def _as_before(rows: Sequence[Row], credits: CreditReading, ids: dict[int, str]) -> None:
    """Find the rows that version 0.1.0 brought in, and those known by all of their cells."""
    known = credits.known({name for row in rows for name in (row.whole, row.plain) if name})
    by_id = held(credits, known & {row.plain for row in rows})
    for row in rows:
        if row.whole in known:
            ids[row.number] = row.whole
        elif credit := by_id.get(row.plain):
            who = (folded(credit.name), credit.store, credit.currency)
            if who == (row.name, row.store, row.currency):
                ids[row.number] = row.plain
                del by_id[row.plain]


def _here(groups: Mapping[str, Sequence[Row]], credits: CreditReading) -> dict[str, list[str]]:
    """Find the credits that earlier imports made of rows with these keys, by their ids."""
    wanted = {
        row_id(stays, nth): stays
        for stays, group in groups.items()
        for nth in range(1, len(group) + _TWINS)
    }
    known = credits.known(wanted)
    full = [
        stays for stays, group in groups.items() if row_id(stays, len(group) + _TWINS - 1) in known
    ]
    if full:
        more = {
            row_id(stays, nth): stays
            for stays in full
            for nth in range(len(groups[stays]) + _TWINS, len(groups[stays]) + _MANY_TWINS)
        }
        known |= credits.known(more)
        wanted |= more
    found: dict[str, list[str]] = defaultdict(list)
    for name, stays in wanted.items():
        if name in known:
            found[stays].append(name)
    return found


def _pair(
    rows: Sequence[Row],
    credits: Sequence[Credit],
    ids: dict[int, str],
    *,
    falls: bool,
    whole: bool = False,
) -> None:
    """Pair rows with the credits that they may be, the surest first.

    With `whole` the last day has to be the same.
    """
    rows = sorted(rows, key=lambda row: -row.left)
    open_ = sorted(credits, key=lambda one: -one.left)
    looks: list[tuple[Callable[[Row], Hashable], Callable[[Credit], Hashable]]] = [
        (lambda row: (row.left, row.ends), lambda one: (one.left, _ends(one))),
        (lambda row: (row.granted, row.ends), lambda one: (one.granted, _ends(one))),
        *([(lambda row: row.ends, _ends)] if falls else []),
    ]
    if not whole:
        looks += [
            (lambda row: row.left, lambda one: one.left),
            (lambda row: row.granted, lambda one: one.granted),
        ]
    for of_row, of_credit in looks:
        alike: dict[Hashable, deque[Credit]] = defaultdict(deque)
        for credit in open_:
            alike[of_credit(credit)].append(credit)
        for row in rows:
            fitting = alike.get(of_row(row)) if row.number not in ids else None
            if fitting and not (of_credit is _ends and row.left > fitting[0].left):
                ids[row.number] = fitting.popleft().id
        open_ = [credit for left in alike.values() for credit in left]


def _ends(credit: Credit) -> str | None:
    return None if credit.expiry.on is None else credit.expiry.on.isoformat()


def _text(*parts: object) -> str:
    return json.dumps(parts, ensure_ascii=True)
