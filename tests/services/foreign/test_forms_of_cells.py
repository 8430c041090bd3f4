"""Amounts and dates in the cells of any table, as people and programs write them."""

from datetime import date, timedelta

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.foreign.found import DayOrder, ReadAs
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
    said = ReadAs(columns={"granted": "Amount"})  # for amounts of both signs are asked about
    found = drawer.look(f"Name;Amount\nA;10.50\nB;{cell}\n".encode(), read_as=said)
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


def ends_of(drawer: Drawer, *cells: str, read_as: ReadAs | None = None) -> list[str]:
    """Look at a table of these last days; gives what each was read as."""
    rows = [f"C{i};10.00;{cell}" for i, cell in enumerate(cells)]
    table = "\n".join(["Name;Amount;Expires", *rows]).encode()
    found = drawer.look(table, read_as=read_as)
    assert found.problems == []
    return [str(one.expiry.on or one.expiry.state.value) for one in found.credits]


@pytest.mark.parametrize(
    "cell",
    [
        *["2027/06/29", "20270629", "2027.06.29", "2027-06-29", "2027-6-29", "2027 06 29"],
        *["2027-06-29T23:59:59Z", "2027-06-29 23:59", "20270629T235959Z", "2027/06/29 11:59 PM"],
        *[
            "06/29/2027 11:59 PM",
            "29.06.2027 23:59:59",
            "29/6/2027, 23:59",
            "6/29/2027 11:59:59 pm",
        ],
        *["29.6.2027 23.59", "2027-06-29 23:59:59.000 +0200", "Tue, 29 Jun 2027 23:59:59 +0000"],
        *["Tue Jun 29 2027 00:00:00 GMT+0200 (CEST)", "June 29, 2027 at 11:59 PM", "29062027"],
        *["29-Jun-27", "Jun 29 '27", "29 June 27", "2027\u5e746\u670829\u65e5", "06/29/27"],
        *[
            "29.06.27",
            "\u0662\u0669/\u0660\u0666/\u0662\u0660\u0662\u0667",
            "\u200f29\u200f/06/2027",
        ],
    ],
)
def test_a_date_with_one_reading_is_read_without_a_question(drawer: Drawer, cell: str) -> None:
    assert ends_of(drawer, cell) == ["2027-06-29"]


@pytest.mark.parametrize("cell", ["0000-00-00", "0000-00-00 00:00:00", "00/00/0000", "0001-01-01"])
def test_a_day_of_noughts_is_none(drawer: Drawer, cell: str) -> None:
    assert ends_of(drawer, cell) == ["unknown"]


@pytest.mark.parametrize("cell", ["9999-12-31", "2999-12-31", "12/31/9999", "9999-12-31T23:59:59"])
def test_a_year_that_stands_for_never_is_taken_as_that_and_said(drawer: Drawer, cell: str) -> None:
    found = drawer.look(f"Name,Amount,Expires\nA,1,{cell}\nB,1,12/31/2027\n".encode())
    assert [str(one.expiry.on) for one in found.credits] == ["None", "2027-12-31"]
    assert "Last days from the year 2900 on mean “never” (1 of them)." in found.remarks


@pytest.mark.parametrize("cell", ["2570-06-29", "1406-04-08", "1970-01-01", "1899-12-30"])
def test_a_year_of_another_calendar_or_of_a_slip_is_no_credits_year(
    drawer: Drawer, cell: str
) -> None:
    found = drawer.look(f"Name,Amount,Expires\nA,1,{cell}\n".encode())
    assert [one.message for one in found.problems] == [
        f"“{cell}” is far from the days of any credit. Check its year."
    ]


@pytest.mark.parametrize("cell", ["12/31", "Dec 31", "fri", "90d", "tomorrow", "46202", "2027"])
def test_a_day_that_isnt_all_there_is_never_filled_in(drawer: Drawer, cell: str) -> None:
    found = drawer.look(f"Name,Amount,Expires\nA,1,{cell}\n".encode())
    assert [one.field for one in found.problems] == ["expires_on"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("31/12/27", "15/06/28", "05/01/27"), ["2027-12-31", "2028-06-15", "2027-01-05"]),
        (("12/31/27", "03/04/27"), ["2027-12-31", "2027-03-04"]),
        (("31/12/27", "03/04/27", "13/05/2028"), ["2027-12-31", "2027-04-03", "2028-05-13"]),
        (("31.12.27", "03.04.27"), ["2027-12-31", "2027-04-03"]),
    ],
)
def test_short_years_in_a_column_with_one_reading_need_no_question(
    drawer: Drawer, cells: tuple[str, ...], days: list[str]
) -> None:
    assert ends_of(drawer, *cells) == days


@pytest.mark.parametrize(
    ("cell", "asked", "answers"),
    [
        (
            "31/12/27",
            "31 December 2027 or 27 December 2031. Say which comes first, day or year.",
            {"dmy": "2027-12-31", "ymd": "2031-12-27"},
        ),
        (
            "27-12-31",
            "27 December 2031 or 31 December 2027. Say which comes first, day or year.",
            {"dmy": "2031-12-27", "ymd": "2027-12-31"},
        ),
        (
            "03/04/27",
            "3 April or 4 March 2027. Say which comes first, day or month.",
            {"dmy": "2027-04-03", "mdy": "2027-03-04"},
        ),
    ],
)
def test_a_short_year_that_may_stand_first_is_asked_about_once(
    drawer: Drawer, cell: str, asked: str, answers: dict[str, str]
) -> None:
    with pytest.raises(FileRefused) as refused:
        ends_of(drawer, cell, cell)
    assert asked in str(refused.value)
    for order, day in answers.items():
        assert ends_of(drawer, cell, cell, read_as=ReadAs(order=DayOrder(order))) == [day, day]


def test_any_day_is_read_as_it_was_written_in_any_form_of_numbers(drawer: Drawer) -> None:
    days = [date(2026, 12, 1) + timedelta(days=37 * step) for step in range(60)]
    for form, order in (
        *[(form, None) for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y.%m.%d", "%d %b %Y")],
        *[(form, DayOrder.DAY_FIRST) for form in ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%y", "%d%m%Y")],
        *[
            (form, DayOrder.MONTH_FIRST)
            for form in ("%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m.%d.%y")
        ],
        *[(form, DayOrder.YEAR_FIRST) for form in ("%y/%m/%d", "%y-%m-%d")],
    ):
        cells = [day.strftime(form) for day in days]
        read_as = ReadAs(order=order)
        assert ends_of(drawer, *cells, read_as=read_as) == list(map(str, days)), form
