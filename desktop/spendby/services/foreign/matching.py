"""Knows a table's rows again when it is imported a second time, by what stays of them.

That is its key, as `table_forms` makes it. Rows that aren't here under this table's form may be so
under an earlier form of the same table, which had other columns; else a name has to agree in more
than that. What is left may change, and so may the last day (docs/adr/0034).
"""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import count

from spendby.domain.credit import Credit
from spendby.services.credit_json import Json
from spendby.services.credit_reading import row_id
from spendby.services.foreign.found import Counts
from spendby.services.foreign.table_forms import Row, TableForm, ends_of
from spendby.services.foreign.tables import Line, folded
from spendby.services.import_rows import held
from spendby.services.storage_ports import CreditReading

_TWINS = 4
"""So many rows more than the file has of one key are looked for, and many where all are here."""
_MANY_TWINS = 64


class Book:
    """The rows of one table, as they are read."""

    def __init__(self, form: TableForm) -> None:
        """Begin a table of this form."""
        self._form = form
        self._seen = Counts()
        self.rows: list[Row] = []

    def add(self, line: Line, document: Json, granted: int, left: int) -> None:
        """Note a row that was read into a document of the file format."""
        cell = {field: line[name] for field, name in self._form.columns.items()}
        content = json.dumps(sorted(line.cells.items()), ensure_ascii=True)
        self.rows.append(
            Row(
                number=line.number,
                cells=cell,
                whole=row_id(content, self._seen.next(content)),
                plain=cell.get("id", ""),
                name=folded(document["name"]),
                code=folded(document["reference"]),
                received=document["received_on"] if cell.get("received_on") else "",
                store=document["store"],
                currency=document["currency"],
                granted=granted,
                left=left,
                ends=document["expiry"].get("on"),
            )
        )


def ids_of(
    rows: Sequence[Row], form: TableForm, earlier: Iterable[TableForm], credits: CreditReading
) -> dict[int, str]:
    """Give each row, by its number, the id of the credit that it is here, or that it will be.

    `earlier` are the forms of tables that were imported before.
    """
    ids: dict[int, str] = {}
    _as_before(rows, credits, ids)
    groups = _groups(rows, form.keys(form), ids)
    here = _by_key(groups, credits, ids, falls=form.falls)
    for other in earlier:
        if form.may_have_been(other):
            _by_earlier(rows, form, other, credits, ids)
    _by_name([row for row in rows if row.number not in ids], credits, ids, falls=form.falls)
    for key, group in groups.items():
        held_ids = {*here.get(key, ())}
        free = (name for nth in count(1) if (name := row_id(key, nth)) not in held_ids)
        for row in group:
            if row.number not in ids:
                ids[row.number] = next(free)
    return ids


def _groups(
    rows: Iterable[Row], key_of: Callable[[Row], str], ids: Mapping[int, str]
) -> dict[str, list[Row]]:
    """Put together the rows that aren't known yet and have one key."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.number not in ids:
            groups[key_of(row)].append(row)
    return groups


def _by_key(
    groups: Mapping[str, Sequence[Row]],
    credits: CreditReading,
    ids: dict[int, str],
    *,
    falls: bool,
) -> dict[str, list[str]]:
    """Find the rows whose keys are here; gives the credits of each key."""
    here = _here(groups, credits)
    several = {key for key, known in here.items() if len(known) + len(groups[key]) > 2}  # noqa: PLR2004 - one and one are a pair
    by_id = held(credits, {name for key in several for name in here[key]})
    for key, known in here.items():
        if key in several:
            _pair(groups[key], [by_id[name] for name in known], ids, falls=falls)
        else:
            ids[groups[key][0].number] = known[0]
    return here


def _by_earlier(
    rows: Sequence[Row],
    form: TableForm,
    other: TableForm,
    credits: CreditReading,
    ids: dict[int, str],
) -> None:
    """Find the rows that came in when this table had the columns of `other`.

    It is the same table if half of the rows that are here under such keys say the same. Then these
    are known, and those that have anything in common with their credits.
    """
    open_ids: dict[int, str] = {}
    groups = _groups(rows, form.keys(other), ids)
    _by_key(groups, credits, open_ids, falls=form.falls)
    by_id = held(credits, {*open_ids.values()} - {*ids.values()})
    pairs = [(row, by_id[name]) for row in rows if (name := open_ids.get(row.number, "")) in by_id]
    if 2 * sum(form.says_the_same(row, credit, other) for row, credit in pairs) >= len(pairs):
        ids.update({row.number: one.id for row, one in pairs if form.is_alike(row, one, other)})


def _by_name(
    rows: Sequence[Row], credits: CreditReading, ids: dict[int, str], *, falls: bool
) -> None:
    """Find rows without ids that other tables or hands brought in, where more than the name agrees.

    A table that lost its column of ids is such another table.
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
        (lambda row: (row.left, row.ends), lambda one: (one.left, ends_of(one))),
        (lambda row: (row.granted, row.ends), lambda one: (one.granted, ends_of(one))),
        *([(lambda row: row.ends, ends_of)] if falls else []),
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
            if fitting and not (of_credit is ends_of and row.left > fitting[0].left):
                ids[row.number] = fitting.popleft().id
        open_ = [credit for left in alike.values() for credit in left]
