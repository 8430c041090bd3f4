"""Both VoucherVaults: ledgers from the web program, balances from the phone app."""

import json

import pytest

from spendby.domain.credit import Kind
from spendby.domain.entry import EntryKind
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import UNKNOWN
from tests.helpers.foreign_files import (
    VOUCHERVAULT_DUMP,
    VOUCHERVAULT_MOBILE,
    item,
    move,
)
from tests.services.foreign.conftest import Drawer


def dump(*rows: object) -> bytes:
    """Write a dump."""
    return json.dumps(rows).encode()


def test_a_voucher_comes_with_its_ledger(drawer: Drawer) -> None:
    taken = drawer.take_in(VOUCHERVAULT_DUMP)
    card, voucher = drawer.credits
    assert [(one.kind, one.amount, one.memo) for one in card.entries] == [
        (EntryKind.GRANT, 4000, ""),
        (EntryKind.SPEND, -2500, "shoes"),
        (EntryKind.REFUND, 1500, "put back"),
    ]
    assert (card.kind, card.left, str(card.expiry.on)) == (Kind.GIFT_CARD, 3000, "2027-01-10")
    assert (card.store, card.reference, card.note) == ("rei", "AB-1", "from Ann\nPIN 0042")
    assert (voucher.store, voucher.kind) == ("amazon-us", Kind.OTHER)
    assert voucher.expiry == UNKNOWN  # fifty years stand for no day at all
    assert len(taken.remarks) == 2


def test_a_percentage_that_is_still_good_is_a_problem(drawer: Drawer) -> None:
    taken = drawer.take_in(dump(item("p", value_type="percentage"), item("b")))
    assert [(one.row, one.field) for one in taken.problems] == [(1, "value_type")]
    assert drawer.take_in(dump(item("p", value_type="percentage"), item("b")), skip=True).new == 1


def test_money_added_beyond_what_was_spent_is_one_more_grant(drawer: Drawer) -> None:
    drawer.take_in(
        dump(item("a"), move("a", "-5.00", "2026-02-01"), move("a", "9.00", "2026-02-02"))
    )
    (card,) = drawer.credits
    assert (card.granted, card.left) == (4900, 4400)


def test_marked_as_used_without_a_transaction_is_put_away(drawer: Drawer) -> None:
    drawer.take_in(dump(item("a", is_used=True)))
    assert (drawer.credits[0].archived, drawer.credits[0].left) == (True, 4000)


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        ("entries", [item("a"), move("a", "-40.01", "2026-02-01")]),
        ("value", [item("a", value=True)]),
        ("value", [item("a", value="4e1")]),
        ("value", [item("a"), move("a", "some", "2026-02-01")]),
        ("date", [item("a"), move("a", "-1.00", "2026-02-31")]),
        ("currency", [item("a", currency=None)]),
        ("currency", [item("a", currency="BTC")]),
        ("issue_date", [item("a", issue_date=None)]),
        ("expiry_date", [item("a", expiry_date="31.12.2026")]),
        ("fields", [item("a") | {"fields": "none"}]),
        ("name", [item("a", name="x" * 201)]),
        ("store", [item("a", issuer="\u0000")]),
        ("pk", [item("a"), item("a")]),
        ("item", [item("a"), move("b", "-1.00", "2026-02-01")]),
    ],
)
def test_a_row_that_cannot_be_kept_is_named(drawer: Drawer, field: str, rows: list[object]) -> None:
    taken = drawer.take_in(dump(*rows))
    assert drawer.credits == []
    assert [one.field for one in taken.problems] == [field]


def test_the_answer_to_a_query_is_refused_because_it_lacks_what_was_spent(drawer: Drawer) -> None:
    with pytest.raises(FileRefused, match="dumpdata"):
        drawer.take_in(b'{"item_stats": {}, "item_details": []}')


def test_the_phone_app_names_no_currency_and_that_is_said(drawer: Drawer) -> None:
    taken = drawer.take_in(VOUCHERVAULT_MOBILE)
    shoe, old = drawer.credits
    assert (shoe.left, shoe.reference, shoe.note) == (1234, "S1", "blue")  # not the older 9.99
    assert str(shoe.expiry.on) == "2027-05-31"
    assert (old.left, old.expiry, old.reference) == (1005, UNKNOWN, "")
    assert any("USD at Amazon.com" in remark for remark in taken.remarks)


def test_the_store_that_is_named_gives_the_currency(drawer: Drawer) -> None:
    drawer.services.stores.add("Schuhhaus", "EUR", "Europe/Berlin")
    taken = drawer.take_in(VOUCHERVAULT_MOBILE, store="schuhhaus")
    assert drawer.left == {"EUR": 2239}
    assert not any("USD" in remark for remark in taken.remarks)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("balanceMilliunits", '"balanceMilliunits": 12345'),  # a tenth of a cent
        ("balanceMilliunits", '"balanceMilliunits": true'),
        ("balanceMilliunits", f'"balanceMilliunits": {"9" * 40}'),
        ("balance", '"balanceMilliunits": null, "balance": 1e999'),
        ("balance", '"balanceMilliunits": null, "balance": "a"'),
        ("granted", '"balanceMilliunits": -1000'),
        ("expires", '"balanceMilliunits": 1000, "expires": "tomorrow"'),
        ("name", '"balanceMilliunits": 1000, "description": "\\ud800"'),
    ],
)
def test_a_phone_voucher_that_cannot_be_kept_is_named(
    drawer: Drawer, field: str, text: str
) -> None:
    content = f'[{{"uuid": "u", "codeType": "QR", "description": "d", {text}}}]'
    taken = drawer.take_in(content.encode())
    assert [one.field for one in taken.problems] == [field]
    assert drawer.credits == []


def test_an_id_that_no_encoding_holds_is_an_id_all_the_same(drawer: Drawer) -> None:
    content = (
        b'[{"uuid": "\\ud800", "codeType": "QR", "description": "d", "balanceMilliunits": 5000}]'
    )
    assert drawer.take_in(content).new == 1
    assert drawer.take_in(content).already == 1


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "9" * 5_000])
def test_numbers_that_are_none_are_refused(drawer: Drawer, number: str) -> None:
    content = f'[{{"uuid": "u", "codeType": "QR", "balanceMilliunits": {number}}}]'
    with pytest.raises(FileRefused, match="Nothing was changed"):
        drawer.take_in(content.encode())
