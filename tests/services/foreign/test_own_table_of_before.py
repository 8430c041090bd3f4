"""Tables that Spendby wrote before, and those that a later version will write."""

import csv
import io
import json

import pytest

from spendby.services import csv_export
from tests.helpers.released import RELEASED
from tests.services.foreign.conftest import Drawer


def read(name: str) -> bytes:
    """Read a table that version 0.1.0 wrote."""
    return (RELEASED / name).read_bytes()


def with_column(content: bytes) -> bytes:
    """Add a column at the end, as a later version may."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    into = io.StringIO(newline="")
    csv.writer(into).writerows(
        [[*row, "new in 0.9" if place else "later"] for place, row in enumerate(rows)]
    )
    return into.getvalue().encode()


@pytest.mark.parametrize("name", ["credits.csv", "entries.csv"])
@pytest.mark.parametrize("later", [False, True])
def test_a_table_of_the_first_version_is_read_whole_whatever_columns_today_has(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch, name: str, *, later: bool
) -> None:
    for columns in ("CREDIT_COLUMNS", "ENTRY_COLUMNS"):
        today = (*getattr(csv_export, columns), "a_new_one")
        monkeypatch.setattr(csv_export, columns, today)
    taken = drawer.take_in(with_column(read(name)) if later else read(name))
    assert any("a table that Spendby exported" in remark for remark in taken.remarks)
    assert not taken.problems
    written = json.loads((RELEASED / "schema-1.3" / "everything.json").read_bytes())["credits"]
    here = {one.id: one for one in drawer.credits}
    assert here.keys() == {one["id"] for one in written}
    if name == "credits.csv":
        for one in written:
            credit = here[one["id"]]
            assert credit.terms.text == one["terms"]["text"]
            assert list(credit.eligible) == one["eligible"]
            assert (credit.preset, credit.archived) == (one.get("preset"), one["archived"])
            assert str(credit.checked_on or None) == str(one.get("checked_on"))


def test_a_table_with_two_columns_of_one_name_is_not_taken_for_ours(drawer: Drawer) -> None:
    head, _, rest = read("credits.csv").decode().partition("\r\n")
    taken = drawer.look(f"{head},archived\r\n{rest}".encode())
    assert not any("a table that Spendby exported" in remark for remark in taken.remarks)
