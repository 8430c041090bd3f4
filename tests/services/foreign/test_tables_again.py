"""A table imported again: its rows are known by what stays, and what changed is offered."""

import csv
import io
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.services.foreign.found import ReadAs
from spendby.services.incoming import Choice
from tests.helpers.credits import make_credit
from tests.helpers.foreign_files import VOUCHERVAULT_MOBILE
from tests.helpers.memory_services import memory_services
from tests.services.foreign.conftest import Drawer, MakeDrawer

SET = Choice(changed=None)
ALL_THAT_STAYS = {
    "a name": ("Name,Balance", "Card A,{}"),
    "a name and a store": ("Name,Store,Balance,Expires", "Card A,Kino,{},2027-03-31"),
    "a code": ("Card number,Code,Balance", "x,6006-4912-3456,{}"),
    "an id": ("id,Balance,Expires", "7,{},2027-03-31"),
    "a name and the day of receipt": ("Name,Received,Balance", "Card A,2026-11-01,{}"),
    "a name and what was granted": ("Name,Amount,Balance", "Card A,50.00,{}"),
    "a name, in an amount that says both": ("Name,Amount", "Card A,{}"),
}


def table(header: str, *rows: str) -> bytes:
    """Write a table."""
    return "\n".join([header, *rows, ""]).encode()


@pytest.mark.parametrize("stays", ALL_THAT_STAYS)
def test_a_balance_that_changed_is_offered_and_never_a_second_credit(
    drawer: Drawer, stays: str
) -> None:
    header, row = ALL_THAT_STAYS[stays]
    drawer.take_in(table(header, row.format("50.00")))
    taken = drawer.take_in(table(header, row.format("32.50")))
    assert (taken.new, taken.already, len(taken.differing)) == (0, 0, 1)
    assert drawer.left == {"USD": 5_000}
    drawer.take_in(table(header, row.format("32.50")), choice=SET)
    assert drawer.left == {"USD": 3_250}
    assert drawer.take_in(table(header, row.format("32.50"))).already == 1
    drawer.services.history.undo(1)
    assert drawer.left == {"USD": 5_000}


@pytest.mark.parametrize("stays", ALL_THAT_STAYS)
def test_a_card_that_is_empty_now_is_noticed(drawer: Drawer, stays: str) -> None:
    header, row = ALL_THAT_STAYS[stays]
    empty = table(header, row.format("0.00"))
    if "granted" not in stays:  # a card of 50 with nothing left is a credit that was used up
        assert drawer.take_in(empty).new == 0
        assert drawer.credits == []
    drawer.take_in(table(header, row.format("50.00")))
    taken = drawer.take_in(empty, choice=SET)
    assert len(taken.differing) == 1
    assert not any("Left out" in remark for remark in taken.remarks)
    assert drawer.left == {"USD": 0}


def test_a_name_given_here_and_another_order_of_rows_change_nothing(drawer: Drawer) -> None:
    rows = ["Card A,50.00", "Card B,20.00", "Card C,30.00"]
    drawer.take_in(table("Name,Balance", *rows))
    drawer.services.credits.edit(drawer.credits[0].id, name="Mine")
    assert drawer.take_in(table("Name,Balance", *reversed(rows))).already == 3


def test_a_later_last_day_is_offered_too(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Amount,Expires", "A,50,2027-03-31"))
    drawer.services.credits.use(drawer.credits[0].id, 1_000)
    later = table("Name,Amount,Expires", "A,50,2027-06-30")
    assert len(drawer.take_in(later).differing) == 1
    drawer.take_in(later, choice=SET)
    assert str(drawer.credits[0].expiry.on) == "2027-06-30"
    assert drawer.left == {"USD": 4_000}  # the amount says what was granted, so 10 stay spent


def test_what_was_spent_here_is_no_change_of_a_file_that_says_what_was_granted(
    drawer: Drawer,
) -> None:
    content = table("Name,Amount", "A,50")
    drawer.take_in(content)
    drawer.services.credits.use(drawer.credits[0].id, 1_000)
    assert drawer.take_in(content, choice=SET).already == 1
    assert drawer.left == {"USD": 4_000}


_ROW = st.tuples(
    st.sampled_from(["Card", "card", "Book token"]),
    st.sampled_from(["", "2027-01-31", "2027-06-30"]),
    st.integers(1, 4),
    st.integers(0, 4),
)


@given(rows=st.lists(_ROW, min_size=1, max_size=6), shuffle=st.randoms(use_true_random=False))
def test_however_alike_rows_are_falling_balances_make_no_new_credit(
    rows: list[tuple[str, str, int, int]], shuffle: Random
) -> None:
    services = memory_services()
    services.exchange.take_in(_written([(name, ends, left) for name, ends, left, _ in rows]))
    before = len(services.credits.all())
    assert before == len(rows)
    later = [(name, ends, max(0, left - spent)) for name, ends, left, spent in rows]
    shuffle.shuffle(later)
    taken = services.exchange.take_in(_written(later), choice=SET)
    assert taken.new == 0
    assert len(services.credits.all()) == before
    assert sum(one.left for one in services.credits.all()) == 100 * sum(row[2] for row in later)


def _written(rows: Sequence[tuple[str, str, int]]) -> bytes:
    into = io.StringIO()
    csv.writer(into).writerows([("Name", "Expires", "Balance"), *rows])
    return into.getvalue().encode()


def test_a_row_more_among_rows_alike_is_new(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Amount", "Gift card,25", "Gift card,50"))
    assert drawer.take_in(table("Name,Amount", "Gift card,50", "Gift card,75")).new == 1
    assert drawer.take_in(table("Name,Amount", "Gift card,25")).already == 1
    assert drawer.left == {"USD": 15_000}


def test_a_sheet_that_gained_a_column_adds_nothing(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Balance", "Card A,50.00", "Card B,20.00", "Card C,30.00"))
    taken = drawer.take_in(
        table("Name,Balance,Where I keep it", "Card A,32.50,x", "Card B,20.00,y", "Card D,1.00,z")
    )
    assert (taken.new, taken.already, len(taken.differing)) == (1, 1, 1)


def test_a_card_that_was_topped_up_is_the_same_card(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Balance", "Coffee,4.00"))
    assert len(drawer.take_in(table("Name,Balance", "Coffee,29.00")).differing) == 1


def test_a_card_of_another_table_with_the_same_name_and_more_on_it_is_another(
    drawer: Drawer,
) -> None:
    drawer.take_in(table("Name,Balance", "Gift card,25.00"))
    assert drawer.take_in(table("Title;Value", "Gift card;50.00")).new == 1
    assert drawer.take_in(table("Nom;Montant;Expire le", "Gift card;25,00;2027-01-31")).new == 1
    assert drawer.left == {"USD": 10_000}


def test_what_was_logged_by_hand_is_known_in_a_table(make_drawer: MakeDrawer) -> None:
    drawer = make_drawer(make_credit(id="mine", name="Card A", granted=5_000))
    assert drawer.take_in(table("Name,Balance", "Card A,50.00")).already == 1
    assert len(drawer.take_in(table("Name,Balance", "Card A,32.50")).differing) == 1


IDS = [
    ("id,name,amount", "1,Cafe card,25.00", "2,Book token,10.00"),
    ("id,title,value", "1,Shoe voucher,80.00", "2,Spa voucher,60.00"),
    ("ID;Titel;Wert", "1;Kino;7,00", "2;Zoo;8,00"),
    ("uuid,name,balance", "1,Kino,7.50", "2,Zoo,8.50"),
    ("number,name,amount", "1,Theatre,1.00", "2,Opera,2.00"),
    ("code,title,amount", "1,Tram,1.00", "2,Train,2.00"),
]


@pytest.mark.parametrize("turn", range(len(IDS)))
def test_ids_of_other_programs_swallow_no_row(drawer: Drawer, turn: int) -> None:
    for done, one in enumerate([*IDS[turn:], *IDS[:turn]]):
        assert drawer.take_in(table(*one)).new == 2
        assert len(drawer.credits) == 2 * done + 2
    assert all(drawer.take_in(table(*one)).already == 2 for one in IDS)


def test_long_ids_and_ids_with_spaces_are_no_trouble(drawer: Drawer) -> None:
    content = table("id,name,amount", f"{'9' * 90},A,1.00", "an id,B,1.00", "an id,B,2.00")
    assert drawer.take_in(content).new == 3
    assert drawer.take_in(content).already == 3


def test_rows_that_an_earlier_version_brought_in_are_known(make_drawer: MakeDrawer) -> None:
    by_id = make_credit(id="1", name="Cafe card", granted=2_500)
    other = make_credit(id="2", name="Shoe voucher", granted=8_000)
    drawer = make_drawer(by_id, other)
    taken = drawer.take_in(table("id,name,amount", "1,Cafe card,25.00", "2,Book token,10.00"))
    assert (taken.new, taken.already) == (1, 1)


CARD = "_id,store,note,validfrom,expiry,balance,balancetype,cardid,archive"


@pytest.mark.parametrize("left", ["32.50", "0"])
def test_a_changed_balance_of_a_catima_card_is_noticed(drawer: Drawer, left: str) -> None:
    drawer.take_in(table(CARD, "1,Gym,,,,50.00,USD,G-1,0"))
    changed = table(CARD, f"1,Gym,,,,{left},USD,G-1,0")
    assert len(drawer.take_in(changed).differing) == 1
    drawer.take_in(changed, choice=SET)
    assert drawer.left == {"USD": int(float(left) * 100)}


def test_a_changed_balance_of_a_voucher_is_noticed(drawer: Drawer) -> None:
    drawer.take_in(VOUCHERVAULT_MOBILE)
    drawer.services.credits.use(drawer.credits[0].id, 100)
    taken = drawer.take_in(VOUCHERVAULT_MOBILE)
    assert (taken.new, len(taken.differing)) == (0, 1)


def test_many_rows_alike_are_matched_in_time_that_grows_with_them() -> None:
    rows = [("Card", "", number % 7 + 1) for number in range(3_000)]
    services = memory_services()
    services.exchange.take_in(_written(rows))
    taken = services.exchange.take_in(_written([("Card", "", left - 1) for _, _, left in rows]))
    assert taken.new == 0


def test_an_id_said_not_to_be_one_is_not_looked_at(drawer: Drawer) -> None:
    content = table("id,name,amount", "1,A,5", "1,B,6")
    read_as = ReadAs(unread=frozenset({"ID"}))
    assert drawer.take_in(content, read_as=read_as).new == 2
