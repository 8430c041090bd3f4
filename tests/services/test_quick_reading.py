"""What is read at once is what reading it field by field gives, and refused in the same words."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.assets import resource
from spendby.domain.credit import Credit
from spendby.domain.errors import Refused
from spendby.services import exchange
from spendby.services.credit_json import credit_document
from spendby.services.credit_reading import Fields
from tests.helpers.credits import credits, full_credit
from tests.helpers.memory_services import memory_services
from tests.services.foreign.test_fuzz import EDITS, EXAMPLES, edited
from tests.services.test_exchange import REFUSED_ROWS

ROW: dict[str, Any] = {"id": "c1", "kind": "promotional", "granted": "25.00"}
FULL = credit_document(full_credit())
JUNK = st.sampled_from(
    [
        *(None, True, False, 0, 1, 2.5, "", " ", "x", [], {}, ["x"], [None], {"on": None}),
        *("2026-12-31", "2026-02-30", "20261231", "0000-01-01", "2026-12-31T00:00:00"),
        *("25.00", "0", "-5.00", "-0", "5.001", "1e3", "9" * 20, "USD", "usd", "JPY", "XQQ"),
        *("on", "never", "grant", "spend", "promotional", "read", "allowed", "offered", "a b"),
        *("x" * 61, "x" * 201, "a\nb", "a\0b", "\u00a0", "\u202e", "\ud800", "amazon-us", "rei"),
    ]
).map(deepcopy)


def document(*rows: object) -> bytes:
    return json.dumps({"format": "spendby", "version": 1, "credits": rows}).encode()


def outcome(content: bytes) -> object:
    """All that a person would notice of an import."""
    services = memory_services()
    try:
        found = services.exchange.take_in(content, skip_problems=True)
    except Refused as refused:
        return type(refused), str(refused)
    told = [(one.row, one.field, one.message) for one in found.problems]
    return services.credits.all(), told, list(found.ignored), found.settings, found.numbers


def by_fields(content: bytes) -> object:
    """What the same gives where nothing is read at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(exchange, "quick_parts", lambda _content: None)
        return outcome(content)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(credits(), max_size=3))
def test_any_credits_are_read_alike(found: list[Credit]) -> None:
    content = document(*(credit_document(credit) for credit in found))
    assert outcome(content) == by_fields(content)


def _somewhere(draw: st.DrawFn, part: Any) -> tuple[Any, Any]:  # noqa: ANN401 - any part of JSON
    """Choose a list or an object in JSON, and a key of it."""
    keys = list(part) if isinstance(part, dict) else list(range(len(part)))
    key = draw(st.sampled_from(keys))
    if isinstance(part[key], dict | list) and part[key] and draw(st.booleans()):
        return _somewhere(draw, part[key])
    return part, key


@st.composite
def spoilt(draw: st.DrawFn) -> object:
    """A row in which something was taken away, added or replaced."""
    row = json.loads(json.dumps(draw(st.sampled_from([FULL, ROW]))))
    for _ in range(draw(st.integers(1, 3))):
        part, key = _somewhere(draw, row)
        if draw(st.booleans()):
            part[key] = draw(JUNK)
        elif isinstance(part, dict) and draw(st.booleans()):
            part[draw(st.sampled_from(["colour", "left", *FULL]))] = draw(JUNK)
        elif len(part) > 1:
            del part[key]
    return row


@settings(max_examples=EXAMPLES * 4, deadline=None)
@given(spoilt())
def test_a_spoilt_row_is_read_alike(row: object) -> None:
    content = document({**ROW, "id": "first"}, row)
    assert outcome(content) == by_fields(content)


@settings(max_examples=EXAMPLES * 4, deadline=None)
@given(edits=EDITS)
def test_a_spoilt_file_is_read_alike(edits: list[tuple[int, int, bytes]]) -> None:
    content = edited(document(FULL, ROW), edits)
    assert outcome(content) == by_fields(content)


@pytest.mark.parametrize(("field", "row"), REFUSED_ROWS)
def test_a_row_with_an_id_is_refused_in_the_same_words(field: str, row: object) -> None:
    row = {"id": "c1", **row} if isinstance(row, dict) else row
    found = memory_services().exchange.take_in(document({**ROW, "id": "first"}, row))
    assert [(one.row, one.field) for one in found.problems] == [(2, field)]
    assert outcome(document(row)) == by_fields(document(row))


def careful_reads(patched: pytest.MonkeyPatch) -> list[str]:
    """List the fields that are read one by one, as they are."""
    read: list[str] = []
    text = Fields.text

    def noted(fields: Fields, name: str, default: str = "") -> str:
        read.append(name)
        return text(fields, name, default)

    patched.setattr(Fields, "text", noted)
    return read


def test_what_spendby_writes_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    content = resource("sample", "drawer.json").read_bytes()
    read = careful_reads(monkeypatch)
    assert memory_services().exchange.take_in(document(FULL, ROW)).new == 2
    assert read == []
    assert memory_services().exchange.take_in(content).new == 26
    assert "note" not in read


def test_a_row_that_is_refused_leaves_the_others_to_be_read_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = careful_reads(monkeypatch)
    rows = [{**ROW, "id": f"c{number}"} for number in range(50)]
    found = memory_services().exchange.take_in(document(*rows, {**ROW, "granted": "0"}))
    assert [(one.row, one.field) for one in found.problems] == [(51, "granted")]
    assert read.count("store") == 1
