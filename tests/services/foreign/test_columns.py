"""The columns of a table: known by many names, named where unread, asked about in doubt."""

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.found import ReadAs
from tests.services.foreign.conftest import Drawer


def table(header: str, *rows: str) -> bytes:
    """Write a table."""
    return "\n".join([header, *rows, ""]).encode()


@pytest.mark.parametrize(
    "name",
    [
        *("Exp. date", "Expires At", "Exp", "Good through", "Good thru", "Use by", "Valid thru"),
        *("ExpirationDate", "Expiry Date (MM/DD/YYYY)", "Date d’expiration", "EXPIRATION_DATE"),
        *("Läuft ab", "Läuft ab (Datum)", "Gültig bis:", "Valid till", "Fecha de caducidad"),
        *("Scadenza", "有効期限", "Expires  on", "Good until"),
    ],
)
def test_a_last_day_is_known_by_many_names(drawer: Drawer, name: str) -> None:
    drawer.take_in(table(f"Name,Amount,{name}", "A,12.50,12/31/2027"))
    assert str(drawer.credits[0].expiry.on) == "2027-12-31"


@pytest.mark.parametrize(
    "name",
    [
        *("Current Balance", "Balance remaining", "Amount ($)", "Amount (USD)", "Price", "Importe"),
        *("Saldo", "Importo", "金額", "残高", "Betrag", "Face value", "REMAINING_BALANCE"),
    ],
)
def test_amounts_are_known_by_many_names(drawer: Drawer, name: str) -> None:
    drawer.take_in(table(f"Name,{name}", "A,12.50"))
    assert drawer.left == {"USD": 1_250}


@pytest.mark.parametrize("name", ["Amount (EUR)", "Betrag in EUR", "Betrag €", "Amount [EUR]"])
def test_a_currency_in_a_columns_name_is_the_currency(drawer: Drawer, name: str) -> None:
    read_as = ReadAs(columns={"granted": name})
    taken = drawer.take_in(table(f"Name,{name}", "A,12.50"), read_as=read_as)
    assert drawer.left == {"EUR": 1_250}
    assert "amounts are in EUR" in taken.how
    assert not any("currency" in remark for remark in taken.remarks)


def test_columns_that_are_not_read_are_named(drawer: Drawer) -> None:
    content = table("Name,Amount,Colour,Empty,Shelf no.", "A,1,red,,7")
    assert "Not read: “Colour”, “Shelf no.”." in drawer.look(content).remarks
    unread = ReadAs(unread=frozenset({"colour", "Shelf no."}))
    assert not any("Not read" in one for one in drawer.take_in(content, read_as=unread).remarks)
    assert not any("Not read" in one for one in drawer.take_in(content).remarks)  # as it was said


DATES = table("Name,Amount,Bis wann", "A,12.50,12/31/2027", "B,12.50,", "C,1,1 May 2027")


def test_a_column_of_dates_that_nobody_reads_is_asked_about_once(drawer: Drawer) -> None:
    with pytest.raises(InDoubt, match="“Bis wann” holds dates") as refused:
        drawer.take_in(DATES)
    assert refused.value.doubt is Doubt.COLUMNS
    assert refused.value.table is not None
    assert refused.value.table.asked == {"bis wann"}
    drawer.take_in(DATES, read_as=ReadAs(unread=frozenset({"Bis wann"})))
    assert drawer.take_in(DATES).already == 3


@pytest.mark.parametrize("field", ["expires_on", "received_on", "usable_from", "note"])
def test_a_column_of_dates_may_be_anything(drawer: Drawer, field: str) -> None:
    drawer.take_in(DATES, read_as=ReadAs(columns={field: "Bis wann"}))
    assert len(drawer.credits) == 3


def test_dates_are_not_asked_about_where_a_last_day_is_read(drawer: Drawer) -> None:
    content = table("Name,Amount,Expires,Seen", "A,1,2027-12-31,2026-01-01")
    assert "Not read: “Seen”." in drawer.take_in(content).remarks


@pytest.mark.parametrize("cell", ["20270629", "5", "spring", "12", "A-12", "may"])
def test_what_is_no_date_for_certain_is_not_asked_about(drawer: Drawer, cell: str) -> None:
    assert drawer.take_in(table("Name,Amount,Batch", f"A,1,{cell}")).new == 1


def test_currencies_that_nobody_reads_never_become_dollars(drawer: Drawer) -> None:
    content = table("Name,Amount,Geld", "A,11,CHF", "B,12,EUR")
    with pytest.raises(FileRefused, match="“Geld” seems to hold currencies"):
        drawer.take_in(content)
    drawer.take_in(content, read_as=ReadAs(columns={"currency": "Geld"}))
    assert drawer.left == {"CHF": 1_100, "EUR": 1_200}
    drawer.take_in(table("Titel;Betrag;Monn.", "A;13;CHF"))
    assert drawer.left["CHF"] == 2_400


def test_a_currency_can_be_said_and_is_remembered(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Amount", "A,11"), read_as=ReadAs(currency="CHF"))
    drawer.take_in(table("Name,Amount", "B,12"))
    assert drawer.left == {"CHF": 2_300}


def test_rows_that_name_no_store_or_currency_are_counted(drawer: Drawer) -> None:
    taken = drawer.take_in(table("Name,Shop,Amount,Currency", "A,Kino,1,EUR", "B,,2,"))
    assert any("1 row names no store, so Amazon.com" in remark for remark in taken.remarks)
    assert any("1 row names no currency" in remark for remark in taken.remarks)
    taken = drawer.take_in(table("Name,Amount", "C,1"))
    assert any("The file names no store, so Amazon.com" in remark for remark in taken.remarks)
    assert not any(
        "store" in one for one in drawer.take_in(b"name,wert\nD,1\n", store="kino").remarks
    )


@pytest.mark.parametrize(
    ("header", "rows", "field", "columns"),
    [
        ("Name,Amount,Amount", ["A,12,13"], "granted", ["amount", "amount (2)"]),
        ("Name,Amount, AMOUNT_", ["A,12,13"], "granted", ["amount", "amount (2)"]),
        (
            "Name,Amount,Expires,Expires",
            ["A,1,2027-01-31,2028-12-31"],
            "expires_on",
            ["expires", "expires (2)"],
        ),
    ],
)
def test_two_columns_of_one_name_are_asked_about(
    drawer: Drawer, header: str, rows: list[str], field: str, columns: list[str]
) -> None:
    content = table(header, *rows)
    with pytest.raises(InDoubt, match="2 columns are called") as refused:
        drawer.take_in(content)
    assert refused.value.table is not None
    assert refused.value.table.asked == {*columns}
    first = drawer.look(content, read_as=ReadAs(columns={field: columns[0]})).credits[0]
    second = drawer.look(content, read_as=ReadAs(columns={field: columns[1]})).credits[0]
    assert (first.granted, first.expiry) != (second.granted, second.expiry)
    only = drawer.look(content, read_as=ReadAs(unread=frozenset({columns[0]}))).credits[0]
    assert (only.granted, only.expiry) == (second.granted, second.expiry)


def test_two_columns_of_one_name_that_are_not_read_are_only_named(drawer: Drawer) -> None:
    taken = drawer.take_in(table("Name,Amount,X,X,", "A,1,2,3,4"))
    assert "Not read: “X”, “X (2)”, “column 5”." in taken.remarks


@pytest.mark.parametrize(
    "content",
    [
        b"_id,store,cardid,balance,balancetype,balance\n1,Gym,G,5,USD,6\n",
        b"Issue Date,Credit Reason,Expire Date,Original Credit,Expire date\n2026-02-01,M,,1,2\n",
    ],
)
def test_other_programs_tables_with_two_columns_of_one_name_are_refused(
    drawer: Drawer, content: bytes
) -> None:
    with pytest.raises(FileRefused, match="two columns called"):
        drawer.take_in(content)


ACTIVITY = {
    "a running balance": (
        "Date,Description,Amount,Balance",
        ["2026-11-01,Loaded,50.00,50.00", "2026-11-09,Refund,5.00,43.00"],
    ),
    "a balance that goes on from row to row": (
        "Date,Description,Amount,Balance",
        ["2026-11-01,Shop,10,40", "2026-11-02,Shop,15,25", "2026-11-03,Shop,20,5"],
    ),
    "newest first": (
        "Date,Description,Amount,Balance",
        ["2026-11-03,Shop,20,5", "2026-11-02,Shop,15,25", "2026-11-01,Shop,10,40"],
    ),
    "amounts of both signs": (
        "Date,Description,Amount",
        ["2026-11-01,Loaded,50.00", "2026-11-09,Bought,-5.00"],
    ),
    "amounts of both signs in brackets": (
        "Date,Description,Amount",
        ["2026-11-01,Loaded,$50.00", "2026-11-09,Bought,($5.00)"],
    ),
    "money in and out": (
        "Date,Text,Debit,Credit,Balance",
        ["2026-11-01,a,,50,50", "2026-11-02,b,7,,43"],
    ),
    "a bank account": (
        "Datum;Beschreibung;Betrag;Saldo",
        ["01.11.2026;a;2,83;1.719,90", "13.11.2026;b;3,00;1.722,90"],
    ),
}


@pytest.mark.parametrize("which", ACTIVITY)
def test_an_activity_list_does_not_become_credits(drawer: Drawer, which: str) -> None:
    header, rows = ACTIVITY[which]
    with pytest.raises(InDoubt, match="looks like an activity list") as refused:
        drawer.take_in(table(header, *rows))
    assert drawer.credits == []
    assert refused.value.table is not None
    assert refused.value.table.asked


def test_rows_are_credits_where_that_is_said(drawer: Drawer) -> None:
    content = table(ACTIVITY["a running balance"][0], *ACTIVITY["a running balance"][1])
    said = ReadAs(columns={"left": "Balance"})
    assert [one.left for one in drawer.look(content, read_as=said).credits] == [5_000, 4_300]
    without = ReadAs(unread=frozenset({"Balance"}))
    assert [one.left for one in drawer.look(content, read_as=without).credits] == [5_000, 500]
    header, rows = ACTIVITY["amounts of both signs"]
    said = ReadAs(columns={"granted": "Amount"})
    taken = drawer.take_in(table(header, *rows), read_as=said, skip=True)
    assert (taken.new, [one.row for one in taken.problems]) == (1, [2])


def test_an_amount_below_zero_where_none_is_above_is_a_problem_of_its_row(drawer: Drawer) -> None:
    taken = drawer.take_in(table("Name,Amount", "A,-5.00"))
    assert [(one.row, one.field) for one in taken.problems] == [(1, "granted")]


def test_a_list_of_cards_is_no_activity_list(drawer: Drawer) -> None:
    content = table("Name,Amount,Balance", "A,50,50", "B,20,20", "C,30,10", "D,25,0")
    assert drawer.take_in(content).new == 4


def test_a_second_byte_order_mark_takes_no_column_away(drawer: Drawer) -> None:
    drawer.take_in(b"\xef\xbb\xbf\xef\xbb\xbf" + table("Name,Amount", "A,1"))
    assert drawer.credits[0].name == "A"


def test_a_number_that_a_spreadsheet_keeps_as_text_is_that_text(drawer: Drawer) -> None:
    drawer.take_in(table("Name,Amount,Code,Note", '"=""A""",1,="000123","=""a""""b"""'))
    (card,) = drawer.credits
    assert (card.name, card.reference, card.note) == ("A", "000123", 'a"b')
