"""What stands around a table: lines above it, signs that part it, and what it is written in."""

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.foreign.found import ReadAs
from tests.services.foreign.conftest import Drawer


def brought(drawer: Drawer, table: str, read_as: ReadAs | None = None) -> dict[str, int]:
    """Look at a table; gives what is left by name."""
    found = drawer.look(table.encode(), read_as=read_as)
    assert found.problems == []
    return {one.name: one.left for one in found.credits}


ROWS = {"A": 1250, "B": 5}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", ["", "sep={}\n", '"sep={}"\n', "SEP={}\n\n"])
def test_a_line_that_names_the_sign_is_part_of_no_table(
    drawer: Drawer, sign: str, above: str
) -> None:
    table = "Name,Amount,Note\nA,12.50,x\nB,0.05,y\n".replace(",", sign)
    assert brought(drawer, above.format(sign) + table) == ROWS
    remarks = drawer.look((above.format(sign) + table).encode()).remarks
    assert not any("Passed over" in remark for remark in remarks)


@pytest.mark.parametrize(
    "above",
    [
        "Umsatzauskunft;\n",
        "Umsatzauskunft\n\n",
        "Umsatzauskunft;;;\nKunde;1234;;\n\n",
        "Export of 2026-11-30\nby me\n",
        "My cards\n",
        '"Cards; all of them"\n\n',
        "Konto;Von;Bis;Text\n",
    ],
)
def test_lines_above_the_columns_names_are_passed_over_and_told(drawer: Drawer, above: str) -> None:
    table = f"{above}Name;Amount;Expires;Note\nA;12,50;2027-12-31;x\nB;0,05;;y\n"
    assert brought(drawer, table) == ROWS
    count = sum(bool(line) for line in above.split("\n"))
    lines = "1 line" if count == 1 else f"{count} lines"
    remark = f"Passed over {lines} above the columns’ names."
    assert remark in drawer.look(table.encode()).remarks


@pytest.mark.parametrize("cell", ["Rest", "Balance", "Amount", "Betrag"])
def test_a_cell_that_is_called_like_a_column_makes_no_names_of_its_row(
    drawer: Drawer, cell: str
) -> None:
    table = f"Karte;Wieviel;Ablauf\nA;12,50;2027-12-31\n{cell};3,00;2027-12-31\nB;0,05;2027-12-31\n"
    said = ReadAs(columns={"name": "Karte", "granted": "Wieviel", "expires_on": "Ablauf"})
    assert brought(drawer, table, said) == {**ROWS, cell: 300}
    with pytest.raises(
        FileRefused, match="karte, wieviel"
    ):  # it asks about the names, not about a row's
        drawer.look(table.encode())


def test_columns_that_were_named_lead_to_the_line_that_names_them(drawer: Drawer) -> None:
    table = "Von;Bis;Was;Wo\n1;2;3;4\nTitel;Euro;Was;Wo\nA;12,50;x;y\n"
    said = ReadAs(columns={"granted": "Euro", "name": "Titel"})
    assert brought(drawer, table, said) == {"A": 1250}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Name (short, long)", "{};Amount;A, b, c, d;E, f\nA;12.50;;\nB;0.05;;\n"),
        ("Name; or title", '"{}",Amount\n"A",12.50\n"B",0.05\n'),
        ("Name", '{},Amount,"a;b;c;d;e"\nA,12.50,\nB,0.05,\n'),
        ("Name", "{};Amount\nA;12,50\nB;0,05\n"),
        ("Name", '{};"Amount"\nA;"12,50"\nB;"0,05"\n'),
    ],
)
def test_the_sign_between_cells_is_told_from_all_lines_and_their_quotes(
    drawer: Drawer, name: str, table: str
) -> None:
    said = ReadAs(columns={"name": name})
    assert brought(drawer, table.format(name), said) == ROWS


def test_the_sign_may_be_named_instead(drawer: Drawer) -> None:
    table = "Name;x|Amount\nA;y|7\n"
    said = ReadAs(delimiter="|", columns={"granted": "Amount"})
    assert list(brought(drawer, table, said).values()) == [700]


def test_a_letter_with_commas_is_no_table(drawer: Drawer) -> None:
    with pytest.raises(FileRefused, match="in no form that Spendby reads"):
        drawer.look(b"Dear customer\n\nThank you, it was a pleasure.\nYours, the shop\n")


@pytest.mark.parametrize(
    "row", ["Total;62.50;", "TOTAL:;62.50;", "Summe;$62.50;", ";62.50;Grand total", "合計;62.50;"]
)
def test_a_row_that_adds_up_the_others_is_no_credit(drawer: Drawer, row: str) -> None:
    found = drawer.look(f"Name;Amount;Note\nA;12.50;x\nB;50.00;\n\n{row}\n".encode())
    assert [one.name for one in found.credits] == ["A", "B"]
    assert "Left out: 1 adds up the others." in found.remarks


@pytest.mark.parametrize(
    "row", ["Total;60.00;", "Total;62.50;petrol station", "Totally free;62.50;", "Total;;"]
)
def test_a_card_that_is_only_called_like_a_sum_stays(drawer: Drawer, row: str) -> None:
    found = drawer.look(f"Name;Amount;Note\nA;12.50;x\nB;50.00;\n{row}\n".encode())
    assert len(found.credits) + len(found.problems) == 3


def test_one_card_called_total_is_a_card(drawer: Drawer) -> None:
    assert brought(drawer, "Name;Amount\nTotal;50.00\n") == {"Total": 5000}
