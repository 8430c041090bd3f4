"""Amazon's data export: refunds to the balance, and Audible's credits."""

import pytest

from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import NEVER, UNKNOWN
from tests.helpers.foreign_files import AUDIBLE, REFUNDS, RETURNS, zip_of
from tests.services.foreign.conftest import Drawer


def test_only_refunds_to_the_balance_are_credits(drawer: Drawer) -> None:
    taken = drawer.take_in(RETURNS)
    dollars, yen = drawer.credits
    assert (dollars.kind, dollars.left, dollars.reference) == (Kind.REFUND, 1890, "114-1")
    assert (dollars.store, dollars.expiry, str(dollars.received_on)) == (
        "amazon-us",
        NEVER,
        "2026-05-02",
    )
    assert (yen.store, yen.currency, yen.left, yen.expiry) == ("amazon-jp", "JPY", 1200, UNKNOWN)
    assert "1 refunded elsewhere than to the gift card balance" in taken.remarks[0]
    assert "1 not refunded" in taken.remarks[0]


def test_a_table_of_refunds_alone_makes_no_credit(drawer: Drawer) -> None:
    taken = drawer.take_in(REFUNDS)
    assert [(one.row, one.field) for one in taken.problems] == [(1, "Refund Destination")]
    assert drawer.take_in(REFUNDS, skip=True).new == 0


def test_in_the_zip_it_tells_the_day_and_the_ids_stay(drawer: Drawer) -> None:
    drawer.take_in(
        zip_of(("a/Your Orders.Returns.2.csv", RETURNS), ("b/Refund Details.csv", REFUNDS))
    )
    assert [str(one.received_on) for one in drawer.credits] == ["2026-05-06", "2026-05-05"]
    assert drawer.take_in(RETURNS).already == 2


def test_overlapping_tables_in_one_zip_count_once(drawer: Drawer) -> None:
    names = ("Your Orders.Returns.1.csv", "Your Orders.Returns.2.csv")
    taken = drawer.take_in(zip_of(*((name, RETURNS) for name in names)))
    assert (taken.new, list(taken.problems)) == (2, [])


def test_euros_have_several_stores_so_one_has_to_be_named(drawer: Drawer) -> None:
    euros = RETURNS.replace(b"USD", b"EUR")
    taken = drawer.take_in(euros)
    assert [(one.row, one.field) for one in taken.problems] == [(1, "store")]
    drawer.services.stores.add("Amazon.de", "EUR", "Europe/Berlin")
    assert drawer.take_in(euros, store="Amazon.de", skip=True).new == 1


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("Refund Amount", b"18.900", b"18.901"),
        ("Refund Amount", b"18.900", b"=1+1"),
        ("currency", b"USD,ElectronicGift", b"dollars,ElectronicGift"),
        ("Request Date", b"2026-05-02", b"2026-05-32"),
        ("Request Date", b"2026-05-02", b"Not Available"),
        ("row", b"I-1,", b"I-1,one, two,"),
    ],
)
def test_a_return_that_cannot_be_kept_is_named(
    drawer: Drawer, field: str, old: bytes, new: bytes
) -> None:
    taken = drawer.take_in(RETURNS.replace(old, new))
    assert [(one.row, one.field) for one in taken.problems] == [(1, field)]
    assert drawer.credits == []


def test_audible_credits_are_counted_and_are_no_money(drawer: Drawer) -> None:
    taken = drawer.take_in(AUDIBLE)
    used, first, second, thanks = drawer.credits
    assert drawer.left == {"XXX": 300}
    assert (used.left, used.entries[1].memo, str(used.entries[1].on)) == (
        0,
        "Order D01-1-2",
        "2026-02-09",
    )
    assert (str(first.expiry.on), first.eligible, first.preset) == (
        "2027-02-28",
        ("audiobooks",),
        "audible",
    )
    assert first.id != second.id
    assert (thanks.expiry, thanks.name) == (UNKNOWN, "Audible credit: Thank you")
    assert any("not as money" in remark for remark in taken.remarks)


def test_a_credit_that_was_used_since_then_keeps_its_id(drawer: Drawer) -> None:
    drawer.take_in(AUDIBLE)
    later = AUDIBLE.replace(
        b"UNKNOWN,Active,,Not Available,-1,1.00,0.00,1.00",
        b"consumed,Inactive,2026-06-01,Not Available,D01-9-9,1.00,1.00,0.00",
    )
    assert later != AUDIBLE
    taken = drawer.take_in(later)
    assert (taken.already, len(taken.differing), taken.new) == (3, 1, 0)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("remaining credit", b"1.00,1.00,0.00", b"1.00,1.00,1.00"),
        ("entries", b"1.00,1.00,0.00", b"1.00,2.00,-1.00"),
        ("issue date", b"2026-02-01", b"UNKNOWN"),
        ("original credit", b"1.00,1.00,0.00", b"one,1.00,0.00"),
        ("expire date", b"2027-01-31", b"2027-31-01"),
    ],
)
def test_an_audible_row_that_cannot_be_kept_is_named(
    drawer: Drawer, field: str, old: bytes, new: bytes
) -> None:
    taken = drawer.take_in(AUDIBLE.replace(old, new, 1))
    assert [(one.row, one.field) for one in taken.problems] == [(1, field)]


def test_a_zip_of_other_things_is_refused(drawer: Drawer) -> None:
    with pytest.raises(FileRefused, match="nothing that Spendby reads"):
        drawer.take_in(zip_of(("Your Orders/Cart History.csv", b"a,b\n")))
