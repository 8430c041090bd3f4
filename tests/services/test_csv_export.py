"""Tables out and in again: for each credit, for each entry, and never a formula."""

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from spendby.domain.credit import Credit, Store, state_of
from spendby.domain.credit_fields import check_fields
from spendby.domain.entry import Entry, EntryKind, sum_of
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.plain_fields import TEXT_LENGTH, TEXTS, Shape
from spendby.services.exports import Rows, Wanted
from spendby.services.formula_guard import guarded, unguarded
from spendby.services.incoming import Incoming
from tests.helpers.credits import DAY, credits, full_credit, make_credit
from tests.helpers.memory_services import memory_services

ENTRIES = Wanted(rows=Rows.ENTRIES)
TOKYO = Store("rakuten", "楽天", "JPY", "Asia/Tokyo")

SHELF = [
    full_credit(),
    make_credit("plain", name="=HYPERLINK(1)", note="+1\n-1", expiry=NEVER),
    make_credit("dated", spent=700, expiry=on_day(DAY, "eom"), source="  @x", reference="\uff1d1"),
    make_credit("tags", eligible=("a;b", 'say "hi"', "=c", " d ")),
    make_credit("yen", 500, currency="JPY", store="rakuten", name="ポイント"),
    make_credit("kuwait", 1050, currency="KWD", name="1.050 is no thousand"),
]


def written(shelf: list[Credit], folder: Path, wanted: Wanted = ENTRIES) -> Path:
    """Write a table."""
    path = folder / "out.csv"
    memory_services(shelf, [TOKYO]).exports.export(str(path), wanted)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """Read a table as a spreadsheet would, with nothing taken off."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def brought_in(path: Path) -> tuple[Incoming, list[Credit]]:
    """Import a file into an empty drawer."""
    services = memory_services()
    return services.exchange.take_in(str(path)), services.credits.all()


def fields(credit: Credit) -> Credit:
    """Give the credit as far as a row holds it: its entries as sums, and no observations."""
    today, kind = DAY, EntryKind
    spent = sum_of(credit.entries, kind.SPEND, kind.REFUND)
    expired = sum_of(credit.entries, kind.EXPIRE, kind.EXTEND)
    rest = credit.left - credit.granted - spent - expired
    moved = ((kind.ADJUST, rest), (kind.SPEND, spent), (kind.EXPIRE, expired))
    entries = (
        Entry(credit.received_on, kind.GRANT, credit.granted),
        *(Entry(today, one, amount) for one, amount in moved if amount),
    )
    return replace(credit, entries=entries, checkouts=())


def test_a_row_for_each_credit_comes_back_as_it_was(tmp_path: Path) -> None:
    path = written(SHELF, tmp_path, Wanted())
    incoming, found = brought_in(path)
    assert (incoming.format, incoming.new, list(incoming.problems)) == ("csv", len(SHELF), [])
    assert found == [fields(credit) for credit in SHELF]
    assert incoming.stores == [TOKYO]


def test_a_row_for_each_entry_brings_back_whole_ledgers(tmp_path: Path) -> None:
    path = written(SHELF, tmp_path)
    assert len(rows_of(path)) == sum(len(credit.entries) for credit in SHELF)
    incoming, found = brought_in(path)
    assert (incoming.new, list(incoming.problems)) == (len(SHELF), [])
    assert [one.entries for one in found] == [one.entries for one in SHELF]
    assert [one.name for one in found] == [one.name for one in SHELF]


@pytest.mark.parametrize(
    "taken",
    [
        [("expire", -400), ("spend", -600)],
        [("spend", -600), ("expire", -400)],
        [("expire", -400), ("adjust", -600)],
        [("adjust", 500), ("expire", -900), ("adjust", -600)],
    ],
    ids=lambda taken: " ".join(f"{kind} {amount}" for kind, amount in taken),
)
def test_what_took_the_last_money_is_still_known(
    tmp_path: Path, taken: list[tuple[str, int]]
) -> None:
    start = make_credit(granted=1000)
    day = start.received_on
    more = tuple(Entry(day, EntryKind(kind), amount) for kind, amount in taken)
    credit = replace(start, entries=(*start.entries, *more))
    _, (found,) = brought_in(written([credit], tmp_path, Wanted()))
    assert found.left == 0
    assert state_of(found, DAY) is state_of(credit, DAY)


def test_importing_a_table_twice_adds_nothing(tmp_path: Path) -> None:
    services = memory_services(SHELF, [TOKYO])
    for wanted in (Wanted(), ENTRIES):
        path = tmp_path / "own.csv"
        services.exports.export(str(path), wanted)
        incoming = services.exchange.take_in(str(path))
        assert (incoming.new, incoming.already) == (0, len(SHELF))


def test_the_table_adds_up_in_a_spreadsheet(tmp_path: Path) -> None:
    rows = [row for row in rows_of(written(SHELF, tmp_path)) if row["id"] == "full"]
    assert [row["money_in"] for row in rows] == ["25.00", "", "2.00", "", "", "9.00"]
    assert [row["money_out"] for row in rows] == ["", "7.00", "", "1.00", "19.00", ""]
    assert [row["left_then"] for row in rows][-1] == "9.00"
    (row,) = [one for one in rows_of(written(SHELF, tmp_path, Wanted())) if one["id"] == "full"]
    assert (row["granted"], row["spent"], row["expired"], row["left"]) == (
        *("25.00", "5.00", "10.00"),
        "9.00",
    )


def test_what_a_spreadsheet_changed_is_read_like_any_table(tmp_path: Path) -> None:
    path = written([make_credit("one", spent=500)], tmp_path, Wanted())
    path.write_text(path.read_text().replace("2026-11-22", "22.11.2026"))
    _, (credit,) = brought_in(path)
    assert (credit.id, credit.left, credit.received_on) == ("one", 2000, DAY)


def test_only_a_table_has_a_row_for_each_entry(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"Only a \.csv.*Nothing was written"):
        memory_services(SHELF, [TOKYO]).exports.export(str(tmp_path / "out.json"), ENTRIES)
    assert not list(tmp_path.iterdir())


def test_the_longest_note_comes_back(tmp_path: Path) -> None:
    note = "=" + "n" * (TEXT_LENGTH - 1)
    _, (credit,) = brought_in(written([make_credit(note=note)], tmp_path, Wanted()))
    assert credit.note == note


@pytest.mark.parametrize(
    ("column", "cell", "field"),
    [
        ("granted", "lots", "granted"),
        ("granted", "0", "entries"),
        ("archived", "perhaps", "archived"),
        ("currency", "Dollar", "currency"),
        ("kind", "voucher", "kind"),
        ("store_time_zone", "Mars/Olympus", "store"),
    ],
)
def test_a_row_that_somebody_broke_is_named(
    tmp_path: Path, column: str, cell: str, field: str
) -> None:
    path = written([make_credit(currency="JPY", store="rakuten")], tmp_path, Wanted())
    header, row = csv.reader(path.read_text().splitlines())
    row[header.index(column)] = cell
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, row])
    incoming, found = brought_in(path)
    assert [one.field for one in incoming.problems] == [field]
    assert found == []


RISKY = st.from_regex(r"\A'{0,3}[ \u3000]{0,3}[=+\-@\t\n\uff1d\uff0b\uff0d\uff20].{0,5}\Z")


@given(st.one_of(RISKY, st.text(max_size=12)))
def test_no_cell_starts_as_a_formula_and_each_comes_back(text: str) -> None:
    cell = guarded(text)
    folded = unicodedata.normalize("NFKC", cell)
    assert not re.match(r"[\t\r\n]|\s*[=+\-@]", folded)
    assert unguarded(cell) == text


def keepable(credit: Credit) -> Credit:
    """Take out of a credit's texts what no form, command or file can bring in."""

    def line(text: str | None) -> str:
        return re.sub(r"[\x00-\x1f\x7f]", "", text or "")

    def lines(text: str) -> str:
        return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)

    return check_fields(
        replace(
            credit,
            name=line(credit.name).strip() or "Nameless",
            entries=tuple(replace(one, memo=line(one.memo)) for one in credit.entries),
            expiry=replace(credit.expiry, basis=line(credit.expiry.basis) or None),
            terms=replace(credit.terms, text=lines(credit.terms.text), url=line(credit.terms.url)),
            eligible=tuple(line(tag) for tag in credit.eligible if line(tag).strip()),
            preset=line(credit.preset) or None,
            checkouts=(),
            **{
                field.name: (lines if field.shape is Shape.LINES else line)(
                    getattr(credit, field.name)
                )
                for field in TEXTS
            },
        )
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(credits().map(keepable), max_size=4, unique_by=lambda one: one.id))
def test_any_credits_come_back_and_go_out_again_the_same(
    tmp_path: Path, shelf: list[Credit]
) -> None:
    for wanted in (Wanted(), ENTRIES):
        path = written(shelf, tmp_path, wanted)
        first = path.read_bytes()
        incoming, found = brought_in(path)
        assert list(incoming.problems) == []
        written(found, tmp_path, wanted)
        assert path.read_bytes() == first
