"""What goes onto paper: which credits, in which order, and into which file."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.credit import State
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.services.exports import Wanted
from spendby.services.sheets import Sheet, SheetKind, to_use_first
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services

DRAWER = [
    make_credit("unknown", name="Unknown", expiry=UNKNOWN),
    make_credit("never", name="Never", expiry=NEVER),
    make_credit("later", name="Later", expiry=on_day(DAY + timedelta(60))),
    make_credit("soon", name="Soon", expiry=on_day(DAY + timedelta(2))),
    make_credit("gone", name="Gone", expiry=on_day(DAY - timedelta(2))),
    make_credit("used", spent=2500, name="Used"),
    make_credit("upcoming", name="Upcoming", usable_from=DAY + timedelta(3), expiry=NEVER),
]


def lines(path: Path) -> list[str]:
    """Read what the plain printer of the tests wrote."""
    return path.read_text().splitlines()


def test_use_first_what_ends_first_and_only_what_can_be_used() -> None:
    judge, credits = memory_services(DRAWER).credits.all_judged()
    first = to_use_first(judge.judged(credit) for credit in credits)
    assert [one.credit.name for one in first] == ["Soon", "Later", "Never", "Unknown"]


def test_a_pdf_holds_the_open_credits_soonest_expiry_first(tmp_path: Path) -> None:
    path = tmp_path / "out.PDF"
    assert memory_services(DRAWER).exports.export(str(path)).credits == 5
    assert lines(path) == ["list", "Soon", "Later", "Never", "Upcoming", "Unknown"]


def test_a_pdf_of_other_states(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    exports = memory_services(DRAWER).exports
    assert exports.export(str(path), Wanted(frozenset({State.EXPIRED}))).credits == 1
    assert lines(path) == ["list", "Gone"]
    assert exports.export(str(path), Wanted(frozenset(State))).credits == len(DRAWER)


def test_any_sheet_can_be_written(tmp_path: Path) -> None:
    services = memory_services(DRAWER)
    judge, credits = services.credits.all_judged()
    sheet = Sheet(SheetKind.FIRST, [judge.judged(credits[3])], judge, DAY)
    path = tmp_path / "first.pdf"
    services.exports.write_sheet(str(path), sheet)
    services.exports.write_sheet(str(path), replace(sheet, credits=()))
    assert lines(path) == ["first"]


@pytest.mark.parametrize("name", ["out", "out.xlsx", "out.pdf.txt", "csv", "pdf", "json"])
def test_other_endings_are_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefused, match=r"\.json, .* and \.pdf.*Nothing was written"):
        memory_services(DRAWER).exports.export(str(tmp_path / name))
    assert not list(tmp_path.iterdir())
