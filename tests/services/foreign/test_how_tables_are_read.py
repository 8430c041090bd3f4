"""What a table proved, what was said of it, and what is only assumed: only the first two last."""

from contextlib import suppress
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.errors import FileRefused, Refused
from spendby.services.foreign.doubts import InDoubt
from spendby.services.foreign.found import DayOrder, ReadAs
from spendby.services.foreign.taking import Asked
from tests.helpers.memory_services import memory_services
from tests.services.foreign.conftest import Drawer

HEADER = "Name,Amount,Expires"


def table(*rows: str, header: str = HEADER) -> bytes:
    """Write a table."""
    return "\n".join([header, *rows, ""]).encode()


SAYS_NOTHING = {
    "days as in ISO 8601": table("A,12,2027-12-31"),
    "days in words": table("A,12,31 Dec 2027"),
    "no days": table("A,12,"),
    "the same numbers both ways": table("A,12,05/05/2027"),
}
DOUBTFUL = table("Q,2,03/04/2027")
MONTH_FIRST = table("P,1,12/31/2027", "Q,2,03/04/2027")
DAY_FIRST = table("P,1,31/12/2027", "Q,2,03/04/2027")


def ends(drawer: Drawer) -> dict[str, str]:
    """List the last days by name."""
    return {one.name: str(one.expiry.on) for one in drawer.credits}


@pytest.mark.parametrize("before", SAYS_NOTHING)
def test_a_file_that_says_nothing_of_dates_decides_nothing_for_the_next(
    drawer: Drawer, before: str
) -> None:
    drawer.take_in(SAYS_NOTHING[before])
    with pytest.raises(FileRefused, match="3 April or 4 March"):
        drawer.take_in(DOUBTFUL)
    drawer.take_in(MONTH_FIRST)
    assert (ends(drawer)["P"], ends(drawer)["Q"]) == ("2027-12-31", "2027-03-04")


@pytest.mark.parametrize("before", ["7", "7.5.", "1000"])
def test_a_file_that_says_nothing_of_decimals_decides_nothing_for_the_next(
    drawer: Drawer, before: str
) -> None:
    drawer.take_in(table(f'A,"{before}",'), skip=True)
    with pytest.raises(FileRefused, match="may be thousands or decimals"):
        drawer.take_in(table('B,"1,500",'))
    drawer.take_in(table('C,"12,50",'))
    assert drawer.credits[-1].left == 1_250


def test_what_a_file_proved_settles_the_next_doubt_and_that_is_told(drawer: Drawer) -> None:
    drawer.take_in(table("P,1.50,12/31/2027"))
    taken = drawer.take_in(table("Q,1.500,03/04/2027"))
    assert ends(drawer)["Q"] == "2027-03-04"
    assert drawer.credits[-1].left == 150
    assert "dates are month first as in the last table" in taken.how
    drawer.take_in(table("R,3,2027-01-31"))  # says nothing, so nothing is forgotten either
    drawer.take_in(table("S,3,05/06/2027"))
    assert ends(drawer)["S"] == "2027-05-06"


def test_what_was_said_settles_the_next_doubt(drawer: Drawer) -> None:
    drawer.take_in(DOUBTFUL, read_as=ReadAs(order=DayOrder.MONTH_FIRST))
    drawer.take_in(table("R,3,05/06/2027"))
    assert ends(drawer) == {"Q": "2027-03-04", "R": "2027-05-06"}


def test_a_file_that_contradicts_what_is_remembered_is_asked_about(drawer: Drawer) -> None:
    drawer.take_in(DOUBTFUL, read_as=ReadAs(order=DayOrder.DAY_FIRST, decimal="."))
    with pytest.raises(FileRefused, match=r"12/31/2027.*as in the last table.*--dates mdy"):
        drawer.take_in(MONTH_FIRST)
    drawer.take_in(table("D,1.50,"))
    with pytest.raises(FileRefused, match=r"12,50.*as in the last table.*--decimal"):
        drawer.take_in(table('C,"12,50",'))
    assert len(drawer.credits) == 2
    drawer.take_in(MONTH_FIRST, read_as=ReadAs(order=DayOrder.MONTH_FIRST))
    assert ends(drawer)["P"] == "2027-12-31"


@pytest.mark.parametrize(
    ("content", "read_as"),
    [
        (MONTH_FIRST, ReadAs(order=DayOrder.DAY_FIRST)),
        (DAY_FIRST, ReadAs(order=DayOrder.MONTH_FIRST)),
        (table('C,"12,50",'), ReadAs(decimal=".")),
        (table('C,"12.50",'), ReadAs(decimal=",")),
    ],
)
def test_what_is_said_now_and_contradicted_is_refused(
    drawer: Drawer, content: bytes, read_as: ReadAs
) -> None:
    with pytest.raises(FileRefused, match="can't be read with"):
        drawer.take_in(content, read_as=read_as)
    assert drawer.credits == []


def test_a_file_of_both_kinds_has_problems_once_it_is_said_which_is_right(drawer: Drawer) -> None:
    content = table("A,1,13/02/2027", "B,1,02/13/2027", "C,1,03/04/2027")
    taken = drawer.take_in(content, read_as=ReadAs(order=DayOrder.DAY_FIRST), skip=True)
    assert [(one.row, one.field) for one in taken.problems] == [(2, "expires_on")]
    assert ends(drawer) == {"A": "2027-02-13", "C": "2027-04-03"}
    content = table('A,"1,50",', 'B,"1.234,50",', "C,2.50,", header="Name,Value,Until")
    taken = drawer.take_in(content, read_as=ReadAs(decimal="."), skip=True)
    assert [(one.row, one.field) for one in taken.problems] == [(1, "granted"), (2, "granted")]


_DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
_ORDERS = st.none() | st.sampled_from(DayOrder)


@given(days=st.lists(_DAYS, min_size=1, max_size=5), month_first=st.booleans(), said=_ORDERS)
def test_no_file_is_ever_read_in_two_orders(
    days: list[date], *, month_first: bool, said: DayOrder | None
) -> None:
    shown = [one.strftime("%m/%d/%Y" if month_first else "%d/%m/%Y") for one in days]
    rows = [f"{number},5,{day}" for number, day in enumerate(shown)]
    services = memory_services()
    try:
        services.exchange.take_in(
            table(*rows), Asked(read_as=ReadAs(order=said)), skip_problems=True
        )
    except Refused:
        return
    read = {int(one.name): one.expiry.on for one in services.credits.all()}
    right = all(read[number] == days[number] for number in read)
    swapped = all(
        read[number] == date(days[number].year, days[number].day, days[number].month)
        for number in read
        if days[number].day <= 12
    )
    assert right or (swapped and said is not None)


def test_nothing_is_told_of_dates_where_none_depends_on_their_order(drawer: Drawer) -> None:
    taken = drawer.take_in(table("A,12,2027-12-31"))
    assert "day first" not in taken.how
    assert "decimals" not in taken.how


def test_columns_that_were_only_found_are_found_anew_each_time(drawer: Drawer) -> None:
    drawer.take_in(table("A,12,2027-12-31"))
    settings = drawer.services.exchange._storage.read  # noqa: SLF001 - no use case shows it
    with settings() as reading:
        assert not any(name.startswith("import.table.") for name in reading.settings.all())


@pytest.mark.parametrize("fields", [*permutations(["granted", "expires_on", "name"])])
def test_columns_may_be_named_in_any_order(drawer: Drawer, fields: tuple[str, ...]) -> None:
    content = table(
        *("Best Buy,$15.00,12/31/2026", "Gap,$20.00,03/04/2027", "Nike,$30.00,05/06/2027"),
        header="Where,How much,Good til",
    )
    names = {"name": "Where", "granted": "How much", "expires_on": "Good til"}
    said: dict[str, str] = {}
    for field in fields:
        said[field] = names[field]
        with suppress(InDoubt):
            drawer.look(content, read_as=ReadAs(columns=said))
    drawer.take_in(content, read_as=ReadAs(columns=said))
    assert ends(drawer) == {"Best Buy": "2026-12-31", "Gap": "2027-03-04", "Nike": "2027-05-06"}
