"""A Spendby file out and in again, and files that somebody broke."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.assets import resource
from spendby.domain.credit import AMAZON_US, Credit
from spendby.domain.errors import FileRefused
from spendby.services.credit_json import credit_document
from spendby.services.exchange import Incoming, document
from spendby.services.services import Services
from tests.helpers.credits import DAY, credits
from tests.helpers.memory_services import memory_services

ROW: dict[str, Any] = {"kind": "promotional", "granted": "25.00"}


def bring_in(
    services: Services, folder: Path, content: object, *, skip_problems: bool = False
) -> Incoming:
    """Write `content` as a file (bytes as they are, rows as a document) and import it."""
    if isinstance(content, list):
        content = {"format": "spendby", "version": 1, "credits": content}
    path = folder / "in.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return services.exchange.take_in(str(path), skip_problems=skip_problems)


def test_the_sample_drawer_goes_out_as_it_came_in(tmp_path: Path) -> None:
    sample = resource("sample", "drawer.json")
    services = memory_services()
    incoming = services.exchange.take_in(str(sample))
    assert (len(incoming.credits), incoming.already, list(incoming.problems)) == (26, 0, [])
    out = tmp_path / "out.json"
    assert services.exports.export(str(out)).credits == 26
    assert out.read_bytes() == Path(sample).read_bytes()


@settings(max_examples=100, deadline=None)
@given(st.lists(credits(), max_size=3))
def test_a_file_is_written_as_text_that_people_can_read_and_compare(found: list[Credit]) -> None:
    written = document(found, [AMAZON_US], {"leads": "[30, 7]"}, DAY)
    content = json.loads(written)
    assert content["credits"] == [credit_document(credit) for credit in found]
    assert written == (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def test_importing_twice_adds_nothing_with_ids_and_without(tmp_path: Path) -> None:
    services = memory_services()
    rows = [ROW, ROW, {**ROW, "granted": "5.00"}, {**ROW, "id": "mine"}]
    first = bring_in(services, tmp_path, rows)
    assert len(first.credits) == 4
    second = bring_in(services, tmp_path, rows)
    assert (len(second.credits), second.already) == (0, 4)
    assert len(services.credits.all()) == 4


def test_only_kind_and_granted_are_needed(tmp_path: Path) -> None:
    services = memory_services()
    bring_in(services, tmp_path, [ROW])
    (credit,) = services.credits.all()
    assert (credit.store, credit.currency, credit.left) == ("amazon-us", "USD", 2500)
    assert credit.received_on.isoformat() == "2026-11-22"
    assert credit.name == "Promo credit, 22 Nov"


REFUSED_ROWS: list[tuple[str, object]] = [
    ("kind", {"granted": "5"}),
    ("kind", {**ROW, "kind": "voucher"}),
    ("kind", {**ROW, "kind": 3}),
    ("granted", {"kind": "refund"}),
    ("granted", {**ROW, "granted": 25}),
    ("granted", {**ROW, "granted": "0"}),
    ("granted", {**ROW, "granted": "-5"}),
    ("granted", {**ROW, "granted": "5.001"}),
    ("granted", {**ROW, "granted": "10000000000.01"}),
    ("granted", {**ROW, "entries": [{"on": "2026-11-01", "kind": "grant", "amount": "5"}]}),
    ("entries", {**ROW, "entries": [{"on": "2026-11-01", "kind": "spend", "amount": "-5"}]}),
    ("entries[1].on", {**ROW, "entries": [{"kind": "grant", "amount": "25"}]}),
    ("store", {**ROW, "store": "nowhere"}),
    ("currency", {**ROW, "currency": "XQQ"}),
    ("received_on", {**ROW, "received_on": "2026-02-30"}),
    ("received_on", {**ROW, "received_on": "1 Nov 2026"}),
    ("expiry.state", {**ROW, "expiry": {"on": "2026-12-31"}}),
    ("expiry.on", {**ROW, "expiry": {"state": "on"}}),
    ("expiry.on", {**ROW, "expiry": {"state": "never", "on": "2026-12-31"}}),
    ("terms.status", {**ROW, "terms": {"status": "skimmed"}}),
    ("terms", {**ROW, "terms": "none"}),
    ("eligible", {**ROW, "eligible": "books"}),
    ("eligible", {**ROW, "eligible": ["books", " "]}),
    ("archived", {**ROW, "archived": "yes"}),
    ("checkouts[1].saw", {**ROW, "checkouts": [{"on": "2026-11-01", "target": "goods"}]}),
    ("name", {**ROW, "name": "x" * 201}),
    ("name", {**ROW, "name": "a\x00b"}),
    ("name", {**ROW, "name": "\ud800"}),
    ("note", {**ROW, "note": "x" * 65_537}),
    ("id", {**ROW, "id": "two words"}),
    ("credit", "a text"),
    ("credit", None),
]


@pytest.mark.parametrize(("field", "row"), REFUSED_ROWS)
def test_a_row_that_cannot_be_kept_is_named_and_nothing_comes_in(
    tmp_path: Path, field: str, row: object
) -> None:
    services = memory_services()
    incoming = bring_in(services, tmp_path, [ROW, row])
    assert services.credits.all() == []
    (problem,) = incoming.problems
    assert (problem.row, problem.field) == (2, field)
    assert problem.message.endswith(".")
    bring_in(services, tmp_path, [ROW, row], skip_problems=True)
    assert len(services.credits.all()) == 1


def test_the_same_id_twice_in_one_file_is_a_problem(tmp_path: Path) -> None:
    services = memory_services()
    incoming = bring_in(services, tmp_path, [{**ROW, "id": "a"}, {**ROW, "id": "a"}])
    assert [(one.row, one.field) for one in incoming.problems] == [(2, "id")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b'{"format": "spendby", "version": 1, "credits": [{"granted": NaN}]}',
        b'{"format": "spendby", "version": 1, "credits": [{"granted": Infinity}]}',
        b"[" * 100_000,
        b'{"n": ' + b"9" * 5000 + b"}",
        b"[]",
        b"null",
        b'{"format": "other", "version": 1, "credits": []}',
        b'{"format": "spendby", "credits": []}',
        b'{"format": "spendby", "version": true, "credits": []}',
        b'{"format": "spendby", "version": 2, "credits": []}',
        b'{"format": "spendby", "version": 1}',
        b'{"format": "spendby", "version": 1, "credits": {}}',
        b'{"format": "spendby", "version": 1, "credits": [], "settings": 3}',
    ],
)
def test_a_file_that_is_no_spendby_file_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    services = memory_services()
    with pytest.raises(FileRefused, match=r"Nothing was changed"):
        bring_in(services, tmp_path, content)


def test_a_byte_order_mark_and_derived_fields_do_no_harm(tmp_path: Path) -> None:
    services = memory_services()
    row = {**ROW, "left": "9.00", "state": "expired", "verdicts": {}, "colour": "red"}
    text = json.dumps({"format": "spendby", "version": 1, "credits": [row]})
    incoming = bring_in(services, tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert services.credits.all()[0].left == 2500
    assert list(incoming.ignored) == ["colour"]


def test_looking_changes_nothing(tmp_path: Path) -> None:
    services = memory_services()
    path = tmp_path / "in.json"
    path.write_text(json.dumps({"format": "spendby", "version": 1, "credits": [ROW]}))
    assert len(services.exchange.look(str(path)).credits) == 1
    assert services.credits.all() == []


def test_stores_and_settings_come_along(tmp_path: Path) -> None:
    services = memory_services()
    store = {"id": "rei", "name": "REI", "currency": "USD", "time_zone": "America/Los_Angeles"}
    document = {
        "format": "spendby",
        "version": 1,
        "stores": [store],
        "credits": [{**ROW, "store": "rei"}],
        "settings": {"rules": "published"},
    }
    bring_in(services, tmp_path, document)
    out = tmp_path / "out.json"
    services.exports.export(str(out))
    kept = json.loads(out.read_text())
    assert [one["id"] for one in kept["stores"]] == ["amazon-us", "rei"]
    assert kept["stores"][1]["pack"] == "general"
    assert kept["settings"] == {"rules": "published"}


def test_reminders_that_could_not_be_kept_stop_the_import(tmp_path: Path) -> None:
    services = memory_services()
    document = {"format": "spendby", "version": 1, "credits": [ROW], "reminders": [{"lead": 7}]}
    incoming = bring_in(services, tmp_path, document)
    assert [one.field for one in incoming.problems] == ["reminders[1].credit"]
    assert services.credits.all() == []


def test_another_ending_than_json_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"\.json"):
        memory_services().exports.export(str(tmp_path / "out.txt"))
    assert not list(tmp_path.iterdir())
