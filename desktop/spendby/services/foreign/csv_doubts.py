"""What makes a whole table doubtful: its columns, and rows that are no credits.

Columns may be of one name, or hold dates or currencies that aren't read; rows may be moves of one
balance. What the user said of a column is never doubted.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from spendby.domain.money import is_currency
from spendby.services.foreign.csv_columns import asked_about
from spendby.services.foreign.table_forms import Row
from spendby.services.foreign.tables import Line, folded, plain_name
from spendby.translation import mark, ntr, tr

Columns = Mapping[str, str]
"""By our field, the folded names of the columns that are read."""

_IN_AND_OUT = (
    frozenset({"debit", "withdrawal", "withdrawals", "paidout", "moneyout", "soll", "débit"}),
    frozenset({"credit", "deposit", "deposits", "paidin", "moneyin", "haben", "crédit"}),
)
_TAKEN_OFF = re.compile(r"[^0-9]*[-\u2212\u2013(][^0-9]*[0-9].*|.*[0-9][-\u2212]\s*\W*")
_FEWEST_RUNNING = 3
_ACTIVITY = mark("This looks like an activity list, whose rows are no credits.")
_LIST = 10
_SHOWN = 40


def check_names(header: Sequence[str], columns: Columns, settled: Collection[str]) -> None:
    """Refuse to choose between columns of one name; `settled` are those of which more was said."""
    for field, column in columns.items():
        of_name = [name for name in header if _base(folded(name)) == _base(column)]
        open_ = [folded(name) for name in of_name if folded(name) not in settled]
        if len(open_) > 1 and column in open_:
            named = tr(" or ", "between options").join(
                f'--column {field}="{name}"' for name in of_name[:_LIST]
            )
            raise asked_about(
                of_name,
                ntr(
                    "{count} column is called “{column}”. Say which one is read.",
                    "{count} columns are called “{column}”. Say which one is read.",
                    len(of_name),
                ).format(column=_base(of_name[0])),
                tr("Use {options}.").format(options=named),
            )


def check_unread(
    lines: Sequence[Line],
    unread: Collection[str],
    columns: Columns,
    is_day: Callable[[str], bool],
    *,
    currency_known: bool,
) -> None:
    """Ask about columns that nobody reads, and that hold what every credit should have."""
    for column in unread:
        cells = [line[folded(column)] for line in lines if line[folded(column)]]
        if "expires_on" not in columns and cells and all(map(is_day, cells)):
            raise asked_about(
                [column],
                tr(
                    "Nothing is read as the last day, and column “{column}” holds dates that "
                    "aren't read. Say what they are."
                ).format(column=column),
                tr(
                    'Use --column expires_on="{column}", or --not-read "{column}" if they are none.'
                ).format(column=column),
            )
        if not currency_known and cells and all(map(is_currency, cells)):
            raise asked_about(
                [column],
                tr(
                    "Column “{column}” seems to hold currencies, and isn't read. Say what it is."
                ).format(column=column),
                tr(
                    'Use --column currency="{column}", or --not-read "{column}" if it holds none.'
                ).format(column=column),
            )


def check_activity(
    header: Sequence[str],
    lines: Sequence[Line],
    rows: Sequence[Row],
    columns: Columns,
    settled: Collection[str],
) -> None:
    """Ask about a table that looks like moves of one balance."""
    shown = {folded(name): name for name in header}
    granted, left = (shown.get(columns.get(field, ""), "") for field in ("granted", "left"))
    names = {plain_name(name) for name in header}
    if left and folded(left) not in settled:
        how = tr(
            'If each row is a credit, use --column left="{left}", or leave the balance '
            'out with --not-read "{left}".'
        ).format(left=left)
        over = next((row for row in rows if row.left > row.granted), None)
        if over is not None:
            what = tr("Row {row} has more in “{left}” than in “{granted}”.").format(
                row=over.number, left=left, granted=granted
            )
            raise asked_about([left], f"{what} {tr(_ACTIVITY)}", how)
        if _IN_AND_OUT[0] & names and _IN_AND_OUT[1] & names:
            what = tr(
                "It has columns of money that came in and of money that went out, and “{left}”."
            ).format(left=left)
            raise asked_about([left], f"{what} {tr(_ACTIVITY)}", how)
        if granted and _runs(rows):
            what = tr("“{left}” goes on from row to row.").format(left=left)
            raise asked_about([left], f"{what} {tr(_ACTIVITY)}", how)
    amounts = granted or left
    cells = ((line.number, line[folded(amounts)][:_SHOWN]) for line in lines)
    off = [number for number, cell in cells if _TAKEN_OFF.fullmatch(cell)]
    if off and folded(amounts) not in settled and any(row.granted for row in rows):
        field = "granted" if granted else "left"
        what = tr(
            "“{column}” has money that was added and, in row {row}, money that was taken off."
        ).format(column=amounts, row=off[0])
        raise asked_about(
            [amounts],
            f"{what} {tr(_ACTIVITY)}",
            tr(
                'If the rows without a minus are credits, use --column {field}="{column}" '
                "and --skip-problems."
            ).format(field=field, column=amounts),
        )


def _base(name: str) -> str:
    return re.sub(r" \([0-9]+\)$", "", name)


def _runs(rows: Sequence[Row]) -> bool:
    """Tell whether every balance is the one before or after it, more or less a row's amount."""
    if all(row.left == row.granted for row in rows):
        return False
    pairs = [(abs(one.left - two.left), one.granted, two.granted) for one, two in pairwise(rows)]
    if len(pairs) + 1 < _FEWEST_RUNNING:
        return False
    return all(step == later for step, _, later in pairs) or all(
        step == earlier for step, earlier, _ in pairs
    )
