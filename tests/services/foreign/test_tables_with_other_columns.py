"""A table imported again with other columns is the same table, and another program's never is."""

import csv
import io
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from spendby.services.incoming import Choice
from tests.helpers.memory_services import memory_services
from tests.services.foreign.conftest import Drawer

SET = Choice(changed=None)
UNREAD = ("Shelf", "Colour", "Where I keep it", "Giver", "Seen")
IDENTITIES = ("id", "Name", "Code", "id Name", "Name Received", "Name Code", "")
Row = dict[str, str]


def written(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Write rows under these columns."""
    into = io.StringIO()
    writer = csv.DictWriter(into, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue().encode()


def row(number: int, left: int) -> Row:
    """Make a row that has something in every column."""
    unread = {name: f"{name} {number * 7 % 3}" for name in (*UNREAD, "New here", "New there")}
    return unread | {
        "id": str(number),
        "Name": f"Card {number}",
        "Code": f"6006-{number:04}-AB",
        "Received": f"2026-10-{number:02}",
        "Amount": "60.00",
        "Balance": f"{left}.00",
        "Expires": f"2027-0{number}-28" if number % 3 else "",
        "Note": f"of {number}",
    }


@settings(max_examples=60)
@given(
    read=st.tuples(
        st.sampled_from(IDENTITIES),
        st.sampled_from(["Amount", "Balance", "Amount Balance"]),
        st.sampled_from(["", "Expires", "Note", "Expires Note"]),
    ),
    before=st.sets(st.sampled_from(UNREAD)),
    after=st.sets(st.sampled_from((*UNREAD, "New here", "New there"))),
    left=st.lists(st.integers(1, 60), min_size=1, max_size=6),
    shuffle=st.randoms(use_true_random=False),
)
def test_columns_that_nobody_reads_may_come_go_move_and_be_renamed(
    read: tuple[str, str, str], before: set[str], after: set[str], left: list[int], shuffle: Random
) -> None:
    columns = " ".join(read).split()
    rows = [row(number, rest) for number, rest in enumerate(left, start=1)]
    services = memory_services()
    services.exchange.take_in(written([*columns, *sorted(before)], rows))
    columns += sorted(after)
    shuffle.shuffle(columns)
    shuffle.shuffle(rows)
    taken = services.exchange.take_in(written(columns, rows))
    assert (taken.new, taken.already, len(taken.differing)) == (0, len(left), 0)


@settings(max_examples=60)
@given(
    identity=st.sampled_from(IDENTITIES[:-1]),
    gained=st.sampled_from(["Note", "Expires", "Received", "Code", "Amount", "Shelf"]),
    loses=st.sampled_from(["gains", "loses"]),
    left=st.lists(st.integers(20, 60), min_size=2, max_size=6),
    spent=st.integers(0, 20),
)
@example(identity="id", gained="Expires", loses="gains", left=[20, 20], spent=1)
@example(identity="id", gained="Expires", loses="loses", left=[20, 21], spent=20)
def test_a_column_more_or_less_makes_no_card_new_though_one_was_spent_from(
    identity: str, gained: str, loses: str, left: list[int], spent: int
) -> None:
    few = [*identity.split(), "Balance"]
    many = few if gained in few else [*few, gained]
    first, then = (many, few) if loses == "loses" else (few, many)
    services = memory_services()
    rows = [row(number, rest) for number, rest in enumerate(left, start=1)]
    services.exchange.take_in(written(first, rows))
    rows[0]["Balance"] = f"{left[0] - spent}.00"
    taken = services.exchange.take_in(written(then, rows), choice=SET)
    assert taken.new == 0
    assert sum(one.left for one in services.credits.all()) == 100 * (sum(left) - spent)


def test_a_table_with_ids_that_gains_a_column_adds_nothing(drawer: Drawer) -> None:
    columns = ["id", "name", "amount", "expires"]
    rows = [
        {"id": "1", "name": "Cafe card", "amount": "25.00", "expires": "2027-05-01", "note": "x"},
        {"id": "2", "name": "Book token", "amount": "10.00", "expires": "2027-06-01", "note": "y"},
    ]
    drawer.take_in(written(columns, rows))
    assert drawer.take_in(written([*columns, "note"], rows)).already == 2
    rows.append({"id": "3", "name": "Zoo", "amount": "5.00", "expires": "", "note": ""})
    assert drawer.take_in(written([*columns, "note"], rows)).new == 1
    taken = drawer.take_in(written(["note", *columns, "shelf"], rows))
    assert (taken.new, taken.already) == (0, 3)
    assert drawer.left == {"USD": 4_000}


def test_names_given_here_keep_no_card_from_being_known(drawer: Drawer) -> None:
    rows = [row(1, 20), row(2, 30)]
    drawer.take_in(written(["id", "Name", "Balance", "Expires"], rows))
    for credit in drawer.credits:
        drawer.services.credits.edit(credit.id, name=f"Mine, {credit.name}")
    assert drawer.take_in(written(["id", "Name", "Balance", "Expires", "Note"], rows)).already == 2


def test_a_card_renamed_in_the_sheet_stays_the_card(drawer: Drawer) -> None:
    rows = [row(number, 20 + number) for number in (1, 2, 3)]
    drawer.take_in(written(["id", "Name", "Balance"], rows))
    rows[1]["Name"] = "Called otherwise"
    assert drawer.take_in(written(["id", "Name", "Balance", "Note"], rows)).already == 3


@pytest.mark.parametrize("more", ["Note", "Expires", "Shelf", "Note Expires Shelf"])
@pytest.mark.parametrize("alike", [0, 1, 2])
def test_another_program_with_nearly_these_columns_loses_no_row(
    drawer: Drawer, more: str, alike: int
) -> None:
    drawer.take_in(written(["id", "Name", "Balance"], [row(number, 20) for number in range(1, 7)]))
    others = [row(number, 30 + number) | {"Name": f"Voucher {number}"} for number in range(1, 7)]
    for other in others[:alike]:  # a few are called as they are in the first program
        other["Name"] = f"Card {other['id']}"
    taken = drawer.take_in(written(["id", "Name", "Balance", *more.split()], others))
    assert (taken.new, taken.already, len(taken.differing)) == (6, 0, 0)
