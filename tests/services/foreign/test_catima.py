"""Catima's cards: balances in money and in points, and dates in milliseconds or seconds."""

import pytest

from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import UNKNOWN
from tests.helpers.foreign_files import CATIMA_V1, CATIMA_V2, zip_of
from tests.services.foreign.conftest import Drawer

HEADER = "_id,store,note,validfrom,expiry,balance,balancetype,cardid,archive\n"


def card(**fields: str) -> bytes:
    """Make a file of one card worth 5 USD."""
    usual = {"_id": "1", "store": "Gym", "balance": "5", "balancetype": "USD", "cardid": "G"}
    row = usual | fields
    return (HEADER + ",".join(row.get(name, "") for name in HEADER.strip().split(","))).encode()


def test_cards_with_a_balance_come_in_and_others_are_counted(drawer: Drawer) -> None:
    taken = drawer.take_in(CATIMA_V2)
    cafe, bakery = drawer.credits
    assert (cafe.name, cafe.currency, cafe.left, cafe.reference) == (
        "Corner Café",
        "EUR",
        2050,
        "CC-1",
    )
    assert cafe.note == "two\n\nlines"
    assert str(cafe.expiry.on) == "2026-12-31"
    assert "Left out: 1 without a balance." in taken.remarks
    assert [one.name for one in drawer.services.stores.all()] == [
        "Amazon.com",
        "Corner Café",
        "Bakery",
    ]
    assert (bakery.archived, str(bakery.usable_from)) == (True, "2026-01-01")


def test_points_are_points_and_no_money(drawer: Drawer) -> None:
    drawer.take_in(CATIMA_V2)
    bakery = drawer.credits[1]
    assert (bakery.name, bakery.kind) == ("Bakery (points)", Kind.REWARD)
    assert (bakery.currency, bakery.left) == ("XXX", 7500)


def test_a_store_that_is_here_is_found_by_its_name(drawer: Drawer) -> None:
    drawer.services.stores.add("Corner café", "EUR", "Europe/Paris")
    drawer.take_in(card(store="CORNER  Café", balancetype="EUR"))
    assert drawer.credits[0].store == drawer.services.stores.all()[1].id
    drawer.take_in(card(_id="2", store="Amazon"))
    assert drawer.credits[1].store == "amazon-us"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("1798675200", "2026-12-31"),  # seconds
        ("1798675200000", "2026-12-31"),  # milliseconds, midnight in London
        ("1798671600000", "2026-12-31"),  # midnight in Berlin
        ("1798704000000", "2026-12-31"),  # midnight in Seattle
        ("1798637400000", "2026-12-31"),  # midnight in Adelaide
        ("1798718399", "2026-12-31"),  # noon and more is the same day
        ("1798761599", "2026-12-31"),
        ("0", "1970-01-01"),
    ],
)
def test_days_are_told_from_seconds_and_milliseconds(drawer: Drawer, moment: str, day: str) -> None:
    drawer.take_in(card(expiry=moment))
    assert str(drawer.credits[0].expiry.on) == day


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("store", {"store": " "}),
        ("cardid", {"cardid": ""}),
        ("balance", {"balance": "12.345"}),
        ("balance", {"balance": "NaN"}),
        ("balance", {"balance": "1e5"}),
        ("balance", {"balance": "9" * 30}),
        ("granted", {"balance": "-5"}),
        ("currency", {"balancetype": "Euro"}),
        ("expiry", {"expiry": "soon"}),
        ("expiry", {"expiry": "9" * 15}),
        ("store", {"store": "x" * 201}),
        ("store", {"store": "a\x00b"}),
        ("row", {"archive": "0,1"}),
    ],
)
def test_a_card_that_cannot_be_kept_is_named(
    drawer: Drawer, field: str, fields: dict[str, str]
) -> None:
    taken = drawer.take_in(card(**fields))
    assert drawer.credits == []
    assert [(one.row, one.field) for one in taken.problems] == [(1, field)]


def test_what_is_missing_is_not_guessed(drawer: Drawer) -> None:
    drawer.take_in(b"_id,store,cardid,balance,balancetype\n1,Gym,G,5,USD\n")
    (credit,) = drawer.credits
    assert (credit.expiry, credit.kind, credit.usable_from) == (UNKNOWN, Kind.OTHER, None)


def test_version_1_has_no_balances(drawer: Drawer) -> None:
    assert drawer.take_in(CATIMA_V1).new == 0


def test_a_zip_without_the_table_is_refused(drawer: Drawer) -> None:
    with pytest.raises(FileRefused, match="nothing that Spendby reads"):
        drawer.take_in(zip_of(("cards/catima.csv", CATIMA_V2)))
