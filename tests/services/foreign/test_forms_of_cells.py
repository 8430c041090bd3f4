"""Amounts and dates in the cells of any table, as people and programs write them."""

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.foreign.found import ReadAs
from tests.services.foreign.conftest import Drawer

SPACES = {"space": " ", "no-break": "\u00a0", "narrow": "\u202f", "thin": "\u2009"}


def amounts(drawer: Drawer) -> dict[str, tuple[str, int]]:
    """List what is left, by name."""
    return {one.name: (one.currency, one.left) for one in drawer.credits}


def amounts_of(drawer: Drawer, *cells: str, header: str = "Name;Amount;Currency") -> list[int]:
    """Bring in a table of these amounts; gives what is left, in minor units."""
    drawer.take_in("\n".join([header, *(f"C{i};{cell}" for i, cell in enumerate(cells))]).encode())
    return [one.left for one in sorted(drawer.credits, key=lambda one: one.name)]


@pytest.mark.parametrize("space", SPACES.values(), ids=list(SPACES))
def test_groups_parted_by_spaces_leave_the_decimal_sign_to_be_seen(
    drawer: Drawer, space: str
) -> None:
    cells = [f"1{space}234,50", f"2{space}000,00", f"12{space}345{space}678,90 \u20ac;EUR"]
    assert amounts_of(drawer, *cells) == [123450, 200000, 1234567890]


def test_amounts_all_above_a_thousand_need_no_small_one_beside_them(drawer: Drawer) -> None:
    assert amounts_of(drawer, "1'234.50", "2\u2019000.00") == [123450, 200000]


def test_groups_as_in_india(drawer: Drawer) -> None:
    cells = ["1,00,000;INR", "12,34,567.50;INR", "\u20b95,00,000;INR", "500;INR"]
    assert amounts_of(drawer, *cells) == [10000000, 123456750, 50000000, 50000]


def test_digits_of_any_script(drawer: Drawer) -> None:
    cells = [
        "\u0662\u0665\u066b\u0665\u0660",
        "\u06f1\u066c\u06f2\u06f3\u06f4\u066b\u06f5",
        "\u09e7\u09e8\u09e9",
    ]
    assert amounts_of(drawer, *cells) == [2550, 123450, 12300]


def test_noughts_that_a_program_adds_say_nothing(drawer: Drawer) -> None:
    assert amounts_of(drawer, "1234.00;JPY", "58.900;USD", "58.9000;KWD") == [1234, 5890, 58900]


def test_a_dash_stands_for_no_decimals(drawer: Drawer) -> None:
    cells = ["25.-;CHF", "Fr. 25;CHF", "SFr. 5;CHF", "25.\u2013;CHF", "1'250.\u2014;CHF"]
    assert amounts_of(drawer, *cells) == [2500, 2500, 500, 2500, 125000]


@pytest.mark.parametrize("cell", ["-", "N/A", "n/a", "\u2013", "--", "none", "NULL", "?", ""])
def test_a_cell_that_holds_nothing_is_no_amount(drawer: Drawer, cell: str) -> None:
    found = drawer.look(f"Name;Amount;Left\nA;10;4\nB;10;{cell}\nC;{cell};4\nD;{cell};\n".encode())
    assert [(one.name, one.left) for one in found.credits] == [("A", 400), ("B", 1000), ("C", 400)]
    assert [(one.row, one.message) for one in found.problems] == [(4, "The row has no amount.")]


@pytest.mark.parametrize("cell", ["($30.00)", "$(20.00)", "-$7.00", "(1,000.00)", "7.00-", "-7"])
def test_what_is_taken_away_is_said_to_be_less_than_nothing(drawer: Drawer, cell: str) -> None:
    found = drawer.look(f"Name;Amount\nA;10.50\nB;{cell}\n".encode())
    (problem,) = found.problems
    assert problem.message == f"“{cell}” is less than nothing, which no credit can be."


def test_a_currency_may_be_named_by_its_sign(drawer: Drawer) -> None:
    table = "Name,Amount,Currency\nA,1,US$\nB,2,$\nC,3,\u20ac\nD,4,Fr.\nE,5,z\u0142\nF,6,usd\n"
    drawer.take_in(table.encode())
    assert amounts(drawer) == {
        "A": ("USD", 100),
        "B": ("USD", 200),
        "C": ("EUR", 300),
        "D": ("CHF", 400),
        "E": ("PLN", 500),
        "F": ("USD", 600),
    }


def test_a_sign_of_several_currencies_is_none_of_them(drawer: Drawer) -> None:
    found = drawer.look(b"Name,Amount,Currency\nA,1,kr\nB,1,Dollars\nC,1,EUR\n")
    assert [one.message for one in found.problems] == [
        "“kr” is the sign of several currencies. Write a code, such as SEK.",
        "“Dollars” is no currency code, such as USD or EUR.",
    ]


def test_a_number_with_two_readings_is_asked_about_in_any_script(drawer: Drawer) -> None:
    for cell in ("1,500", "\u0661,\u0665\u0660\u0660"):
        with pytest.raises(FileRefused, match="may be thousands or decimals"):
            drawer.look(f"Name;Amount\nA;{cell}\n".encode())
        read_as = ReadAs(decimal=".")
        assert drawer.look(f"Name;Amount\nA;{cell}\n".encode(), read_as=read_as).new == 1
    assert drawer.look(b"Name;Amount\nA;0,500 KWD\n", read_as=ReadAs()).problems
