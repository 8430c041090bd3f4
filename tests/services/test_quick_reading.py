"""The quick way into a file reads nothing otherwise than the careful one."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.domain.credit import AMAZON_US, Credit, Store
from spendby.services.credit_json import credit_document
from spendby.services.credit_reading import Fields, read_credit
from spendby.services.quick_reading import CreditRow, quick_credit, quick_parts
from tests.helpers.credits import DAY, credits, full_credit

_STORES = {
    AMAZON_US.id: AMAZON_US,
    "corner": Store("corner", "Corner Books", "JPY", "Asia/Tokyo"),
}
_WORDS = ("gift-card", "GIFT_CARD", "return", "on", "never", "read", "2026-02-30", "20261122")
_NUMBERS = ("25", "25.00", " 25.00", "+25.00", "1e3", "٢٥", "-5.00", "0", "25.001")
_DAYS = ("2026-11-22", "2026-11-22T00:00:00", "0001-01-01", "9999-12-31", "+2026-11-22")
_ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from((*_WORDS, *_NUMBERS, *_DAYS, "", "\u0000", "corner", "nowhere", "usd", "XXX")),
    st.none(),
    st.booleans(),
    st.integers(-(10**13), 10**13),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=3),
    st.lists(st.text(max_size=2), max_size=2),
    st.dictionaries(st.sampled_from(("state", "on", "status", "x")), st.text(max_size=5)),
)


def _today(_zone: str) -> date:
    return DAY


def _quickly(document: object) -> Credit | None:
    """Read a credit the quick way; None where that is left to the other."""
    content = json.dumps({"format": "spendby", "credits": [document]}).encode()
    parts = quick_parts(content)
    rows = parts["credits"] if parts is not None else []
    row = rows[0] if isinstance(rows, list) and rows else None
    return quick_credit(row, _STORES, _today) if isinstance(row, CreditRow) else None


def test_a_credit_with_every_field_set_is_read_quickly() -> None:
    credit = full_credit()
    assert _quickly(credit_document(credit)) == credit


@settings(max_examples=400, deadline=None)
@given(credits(), st.data())
def test_whatever_somebody_wrote_is_read_alike_or_not_at_all(
    credit: Credit, data: st.DataObject
) -> None:
    document = credit_document(credit)
    for _ in range(data.draw(st.integers(0, 3))):
        inner = data.draw(st.sampled_from(_places(document)))
        name = data.draw(st.sampled_from((*sorted(inner), "unknown")))
        if data.draw(st.booleans()):
            inner[name] = data.draw(_ODD)
        else:
            inner.pop(name, None)
    quick = _quickly(document)
    if quick is not None:
        # Here the careful way would refuse nothing either; it raises where it would.
        assert read_credit(Fields(json.loads(json.dumps(document))), "", _STORES, _today) == quick


def _places(document: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - JSON
    """List every object in a document, itself included."""
    found = [document] if isinstance(document, dict) else []
    inner = document.values() if isinstance(document, dict) else document
    for one in inner if isinstance(document, dict | list) else ():
        found += _places(one)
    return found
