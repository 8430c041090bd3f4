"""What is said of a table that was read: how, what was assumed of it, and what nobody read."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from spendby.services.foreign.csv_columns import FIELDS
from spendby.services.foreign.found import DayOrder, ForeignFile
from spendby.services.foreign.how_read import HowRead, Standing
from spendby.services.foreign.tables import Line
from spendby.translation import mark, ntr, tr

_NAMED = 10
_ORDERS = {
    DayOrder.MONTH_FIRST: mark("dates are month first"),
    DayOrder.DAY_FIRST: mark("dates are day first"),
    DayOrder.YEAR_FIRST: mark("dates are year first"),
}


class Plan(Struct, frozen=True):
    """How a table is read: a column by field, which number of a date is the day, decimal sign."""

    columns: Mapping[str, str]
    order: HowRead[DayOrder]
    decimal: HowRead[str]
    currency: str | None


def how_read(plan: Plan, delimiter: str) -> str:
    """Say how the table was read, where that isn't only assumed."""
    known = [field for field in FIELDS if field in plan.columns]
    named = [
        tr("{column} as {field}").format(column=plan.columns[field], field=field) for field in known
    ]
    sign = tr("tabs") if delimiter == "\t" else tr("“{words}”").format(words=delimiter)
    told = [tr("Columns are parted by {sign}").format(sign=sign)]
    if plan.order.certain:
        told.append(_with_standing(tr(_ORDERS[plan.order.value]), plan.order))
    if plan.decimal.certain:
        said = tr("decimals follow “{sign}”").format(sign=plan.decimal.value)
        told.append(_with_standing(said, plan.decimal))
    if plan.currency:
        told.append(tr("amounts are in {currency}").format(currency=plan.currency))
    return tr("{told}. Read {columns}.").format(told=", ".join(told), columns="; ".join(named))


def _with_standing(said: str, read: HowRead[DayOrder] | HowRead[str]) -> str:
    if read.standing is not Standing.REMEMBERED:
        return said
    return tr("{what} as in the last table with these columns").format(what=said)


def assumed(
    lines: Sequence[Line], unread: Sequence[str], plan: Plan, file: ForeignFile
) -> list[str]:
    """Say what was assumed of the rows, and which columns nobody read."""
    remarks = []
    columns, store = plan.columns, file.places.default
    if unread:
        named = ", ".join(tr("“{words}”").format(words=name[:60]) for name in unread[:_NAMED])
        more = len(unread) - _NAMED
        if more > 0:
            named = ntr("{named} and {count} more", "{named} and {count} more", more).format(
                named=named
            )
        remarks.append(tr("Not read: {columns}.").format(columns=named))
    without = sum(not line[columns.get("currency", "")] for line in lines)
    if without and plan.currency is None and file.places.chosen is None:
        said = ntr(
            "{count} row names no currency, so amounts without a sign were read as {currency}.",
            "{count} rows name no currency, so amounts without a sign were read as {currency}.",
            without,
        )
        if without == len(lines):
            said = tr(
                "The file names no currency, so amounts without a sign were read as {currency}."
            )
        remarks.append(said.format(currency=store.currency))
    without = sum(not line[columns.get("store", "")] for line in lines)
    if without and file.places.chosen is None:
        said = ntr(
            "{count} row names no store, so {store} was taken. Name another one if that is wrong.",
            "{count} rows name no store, so {store} was taken. Name another one if that is wrong.",
            without,
        )
        if without == len(lines):
            said = tr(
                "The file names no store, so {store} was taken. Name another one if that is wrong."
            )
        remarks.append(said.format(store=store.name))
    return remarks
