"""Any table with a header: what can be told of it, what has to be asked, what is remembered."""

import json

import pytest

from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import ExpiryState
from spendby.services.foreign.found import DayOrder, ReadAs
from tests.helpers.foreign_files import TABLE
from tests.services.foreign.conftest import Drawer


def test_a_table_is_read_by_its_columns_names_and_that_is_told(drawer: Drawer) -> None:
    taken = drawer.take_in(TABLE)
    books, cafe = drawer.credits
    assert (books.store, books.currency, books.left, books.note) == (
        "buchladen",
        "EUR",
        105_000,
        "für Bücher",
    )
    assert str(books.expiry.on) == "2026-12-31"
    assert (cafe.left, cafe.kind, cafe.expiry.state) == (750, Kind.OTHER, ExpiryState.UNKNOWN)
    told = taken.how
    for words in ("“;”", "day first", "“,”", "betrag as granted", "gültig bis as expires_on"):
        assert words in told


def test_every_column_of_our_own_has_its_place(drawer: Drawer) -> None:
    drawer.take_in(
        b"id,store,name,kind,currency,granted,left,received_on,usable_from,expires_on,source,"
        b"reference,note\n"
        b"mine,amazon-us,Card,Gift card,USD,25.00,20.50,2026-11-01,2026-11-02,never,Ann,R-1,'=1+1\n"
    )
    (card,) = drawer.credits
    assert (card.name, card.kind, card.granted, card.left) == (
        "Card",
        Kind.GIFT_CARD,
        2500,
        2050,
    )
    assert (str(card.received_on), str(card.usable_from)) == ("2026-11-01", "2026-11-02")
    assert (card.expiry.state, card.source, card.reference) == (ExpiryState.NEVER, "Ann", "R-1")
    assert card.note == "=1+1"  # the apostrophe is what an export puts before a formula


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["13/02/2027", "01/02/2027"], "2027-02-13"),
        (["02/13/2027", "01/02/2027"], "2027-02-13"),
        (["2027-02-13", "5.5.2027"], "2027-02-13"),
        (["13 Feb 2027", "5/5/2027"], "2027-02-13"),
    ],
)
def test_the_order_of_dates_is_told_from_all_of_them(
    drawer: Drawer, days: list[str], first: str
) -> None:
    drawer.take_in("\n".join(["amount,expires", *(f"5.00,{day}" for day in days)]).encode())
    assert str(drawer.credits[0].expiry.on) == first


def test_dates_that_can_be_read_two_ways_are_asked_about(drawer: Drawer) -> None:
    content = b"amount,expires\n5.00,03/04/2027\n"
    with pytest.raises(FileRefused, match=r"3 April or 4 March 2027.*--dates dmy"):
        drawer.take_in(content)
    drawer.take_in(content, read_as=ReadAs(order=DayOrder.DAY_FIRST))
    assert str(drawer.credits[0].expiry.on) == "2027-04-03"


def test_dates_of_both_orders_in_one_file_are_refused(drawer: Drawer) -> None:
    with pytest.raises(FileRefused, match="some the month"):
        drawer.take_in(b"amount,expires\n5.00,13/04/2027\n5.00,04/13/2027\n")


@pytest.mark.parametrize(
    ("amounts", "left"),
    [
        (["1.050", "2.50"], [105, 250]),
        (["1.050,00", "1.050"], [105_000, 105_000]),
        (["1,050", "1,050,000"], [105_000, 105_000_000]),
        (["58.900", "2.5"], [5890, 250]),
        (["$1,234", "$5.00"], [123_400, 500]),
    ],
)
def test_the_decimal_sign_is_told_from_all_amounts(
    drawer: Drawer, amounts: list[str], left: list[int]
) -> None:
    drawer.take_in("\n".join(["name;amount", *(f"n;{one}" for one in amounts)]).encode())
    assert [one.left for one in drawer.credits] == left


def test_an_amount_that_can_be_read_two_ways_is_asked_about(drawer: Drawer) -> None:
    content = b"name;amount\nn;1.050\n"
    with pytest.raises(FileRefused, match=r"“1\.050”.*--decimal"):
        drawer.take_in(content)
    drawer.take_in(content, read_as=ReadAs(decimal=","))
    assert drawer.left == {"USD": 105_000}


def test_columns_that_have_other_names_are_named_once_and_remembered(drawer: Drawer) -> None:
    header = "Wo;Wieviel;Bis"
    content = f"{header}\nKino;1.050;03.04.2027\n".encode()
    with pytest.raises(FileRefused, match="--column granted=COLUMN"):
        drawer.take_in(content)
    columns = {"store": "Wo", "granted": "wieviel", "expires_on": "Bis"}
    said = ReadAs(order=DayOrder.DAY_FIRST, decimal=",", columns=columns)
    drawer.take_in(content, read_as=said)
    other = f"{header}\nZoo;2.000;05.06.2027\n".encode()
    assert drawer.take_in(other).new == 1
    kino, zoo = drawer.credits
    assert (kino.store, zoo.store, zoo.left) == ("kino", "zoo", 200_000)
    assert str(zoo.expiry.on) == "2027-06-05"
    drawer.services.history.undo(2)
    with pytest.raises(FileRefused, match="--column"):
        drawer.take_in(other)


@pytest.mark.parametrize("columns", [{"granted": "Nowhere"}, {"colour": "amount"}])
def test_a_column_that_is_not_there_is_refused(drawer: Drawer, columns: dict[str, str]) -> None:
    with pytest.raises(FileRefused, match="There is no"):
        drawer.take_in(b"name,amount\na,1.00\n", read_as=ReadAs(columns=columns))


def test_what_was_remembered_and_broken_does_no_harm(drawer: Drawer) -> None:
    drawer.take_in(TABLE)
    (name,) = [name for name, _ in _settings(drawer).items() if name.startswith("import.table.")]
    for broken in (
        *("3", '"x"', '{"columns": 5}', '{"dates": "myd"}', "{}", '{"decimal": ":"}'),
        *('{"columns": {"granted": "nowhere", "colour": "betrag"}}', '{"delimiter": ":"}'),
    ):
        with drawer.services.exchange._storage.change() as unit:  # noqa: SLF001 - no use case writes it
            unit.settings.put(name, broken)
            unit.commit("Broke it", drawer.services.clock.now())
        assert drawer.take_in(TABLE).already == 2


def _settings(drawer: Drawer) -> dict[str, str]:
    with drawer.services.exchange._storage.read() as reading:  # noqa: SLF001 - as above
        return reading.settings.all()


@pytest.mark.parametrize(
    ("field", "row"),
    [
        ("granted", "n,,USD,refund,"),
        ("granted", "n,lots,USD,refund,"),
        ("granted", "n,£5.00,USD,refund,"),
        ("granted", "n,NaN,USD,refund,"),
        ("granted", "n,1e9,USD,refund,"),
        ("granted", "n,5.001,USD,refund,"),
        ("currency", "n,5.00,Euro,refund,"),
        ("kind", "n,5.00,USD,voucher,"),
        ("expires_on", "n,5.00,USD,refund,soonish"),
        ("expires_on", "n,5.00,USD,refund,2026-02-30"),
        ("name", "a\x00b,5.00,USD,refund,"),
        ("row", "n,5.00,USD,refund,,more"),
    ],
)
def test_a_row_that_cannot_be_kept_is_named(drawer: Drawer, field: str, row: str) -> None:
    content = f"name,amount,currency,kind,expires\nn,1.00,USD,refund,\n{row}\n".encode()
    taken = drawer.take_in(content)
    assert [(one.row, one.field) for one in taken.problems] == [(2, field)]
    assert drawer.credits == []
    assert drawer.take_in(content, skip=True).new == 1


def test_rows_alike_are_rows_of_their_own(drawer: Drawer) -> None:
    content = b"name,amount\na,1.00\na,1.00\n"
    assert drawer.take_in(content).new == 2
    assert drawer.take_in(content).already == 2


def test_a_currency_that_nobody_named_is_said(drawer: Drawer) -> None:
    taken = drawer.take_in(b"name,amount\na,1.00\n")
    assert any("read as USD" in remark for remark in taken.remarks)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_that_tell_themselves_are_read(drawer: Drawer, encoding: str) -> None:
    text = "Shop,Amount,Note\nCafé Zoë,5.00,– naïve –\n"
    drawer.take_in(text.encode(encoding))
    assert drawer.credits[0].note == "– naïve –"


def test_another_encoding_is_asked_about_with_a_preview(drawer: Drawer) -> None:
    content = "Shop,Amount\nCafé Zoë,5.00\n".encode("cp1252")
    with pytest.raises(FileRefused, match=r"“Café Zoë,5\.00”.*--encoding windows-1252"):
        drawer.take_in(content)
    assert drawer.credits == []
    drawer.take_in(content, read_as=ReadAs(encoding="windows-1252"))
    assert drawer.services.stores.all()[1].name == "Café Zoë"
    with pytest.raises(FileRefused, match="can't be read as utf-8"):
        drawer.take_in(content, read_as=ReadAs(encoding="utf-8"))


def test_what_was_remembered_is_in_the_settings_as_text_for_people(drawer: Drawer) -> None:
    drawer.take_in(TABLE, read_as=ReadAs(columns={"source": "Notiz"}))
    kept, form = [json.loads(value) for _, value in sorted(_settings(drawer).items(), reverse=True)]
    assert form["columns"]["source"] == "notiz"
    assert kept == {"columns": {"source": "notiz"}, "dates": "dmy", "decimal": ","}
