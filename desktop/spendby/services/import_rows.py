"""An import row by row, as a preview shows it, and updating what is here from a file.

Of a credit that is here a file can change two things: what is left, and the last day. All else is
its owner's own since it came in.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import LedgerRefused
from spendby.domain.expiry import Expiry, ExpiryState
from spendby.services.incoming import Choice, Incoming
from spendby.services.ports import Clock
from spendby.services.storage_ports import CreditReading
from spendby.translation import mark, tr

_MANY = 200
"""From here on reading all credits is the quicker way to some of them."""
_MEMO = mark("As an imported file has it")


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    HERE = "here"
    CHANGED = "changed"
    PROBLEM = "problem"


class ImportRow(Struct, frozen=True):
    """One row of a file. `amount` is in minor units; of a page's rows it is signed.

    `key` is the id by which a row can be chosen, empty where it can't be. `before` is the credit
    that is here and differs; `field` and `message` say what is wrong with a problem.
    """

    number: int
    fate: Fate
    name: str = ""
    on: date | None = None
    amount: int | None = None
    currency: str = ""
    expiry: Expiry | None = None
    key: str = ""
    before: Credit | None = None
    field: str = ""
    message: str = ""


def import_rows(incoming: Incoming) -> list[ImportRow]:
    """Give every row of the file in its order."""
    rows = [_of_credit(one, Fate.NEW, incoming) for one in incoming.credits if not incoming.page]
    differing = {credit.id: before for before, credit in incoming.differing}
    for credit in incoming.here:
        before = differing.get(credit.id)
        fate = Fate.HERE if before is None else Fate.CHANGED
        rows.append(replace(_of_credit(credit, fate, incoming), before=before))
    wrong = {one.row: one for one in incoming.problems}
    for row in incoming.page:
        fate = Fate.HERE if row.here else Fate.NEW
        shown = ImportRow(row.number, fate, row.words, row.on, row.amount, row.currency)
        problem = wrong.pop(row.number, None)
        if problem is not None:
            shown = replace(shown, fate=Fate.PROBLEM, field=problem.field, message=problem.message)
        rows.append(shown)
    left = incoming.problems if not incoming.page else wrong.values()
    rows += [ImportRow(one.row, Fate.PROBLEM, field=one.field, message=one.message) for one in left]
    return sorted(rows, key=lambda row: row.number)


def held(credits: CreditReading, ids: Collection[str]) -> dict[str, Credit]:
    """Read those of the credits that are here, by id."""
    if len(ids) > _MANY:
        return {one.id: one for one in credits.all() if one.id in ids}
    found = (credits.get(one) for one in ids)
    return {one.id: one for one in found if one is not None}


def differing(
    file: Sequence[Credit], credits: CreditReading, *, says_left: bool = True
) -> list[tuple[Credit, Credit]]:
    """Find the credits of a file that are otherwise here: as they are here, and as it has them.

    Without `says_left` its amounts are what was granted, so what was spent here is no difference.
    """
    here = held(credits, {credit.id for credit in file})
    found = []
    for credit in file:
        before = here.get(credit.id)
        if before is None:
            continue
        granted = not says_left and credit.left == before.granted
        now = replace(credit, entries=before.entries) if granted else credit
        if _differ(before, now):
            found.append((before, now))
    return found


def updated(incoming: Incoming, choice: Choice, clock: Clock) -> Iterable[tuple[Credit, Credit]]:
    """Give the credits that take what the file has, before and after."""
    today = clock.today()
    for before, credit in incoming.differing:
        if choice.changed is None or credit.id in choice.changed:
            after = _taken(before, credit, today)
            if after != before:
                yield before, after


def _of_credit(credit: Credit, fate: Fate, incoming: Incoming) -> ImportRow:
    return ImportRow(
        incoming.numbers.get(credit.id, 0),
        fate,
        credit.name,
        credit.received_on,
        credit.left,
        credit.currency,
        credit.expiry,
        "" if fate is Fate.HERE else credit.id,
    )


def _differ(before: Credit, credit: Credit) -> bool:
    return credit.currency == before.currency and (
        credit.left != before.left or _says_another_day(before, credit)
    )


def _says_another_day(before: Credit, credit: Credit) -> bool:
    said = credit.expiry
    return said.state is ExpiryState.ON and said.on != before.expiry.on


def _taken(before: Credit, credit: Credit, today: date) -> Credit:
    """Put the file's rest and last day in place of what is here, as a correction of today."""
    expiry = credit.expiry if _says_another_day(before, credit) else before.expiry
    entries = before.entries
    if credit.left != before.left:
        step = Entry(today, EntryKind.ADJUST, credit.left - before.left, tr(_MEMO))
        entries = (*entries, step)
    try:
        check_ledger(entries)
    except LedgerRefused:
        return before
    return replace(before, expiry=expiry, entries=entries)
