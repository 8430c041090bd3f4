"""Any bytes: a result or a refusal, never anything else, and nothing comes in half.

SPENDBY_FUZZ_EXAMPLES sets how many examples each form gets; a few hundred by itself.
"""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spendby.domain.entry import check_ledger
from spendby.domain.errors import Refused
from spendby.services.foreign.found import Form
from spendby.services.foreign.taking import Asked
from tests.helpers.foreign_files import SAMPLES
from tests.helpers.memory_services import memory_services

EXAMPLES = int(os.environ.get("SPENDBY_FUZZ_EXAMPLES", "150"))
FORMS = list(Form)

OWN = json.dumps(
    {
        "format": "spendby",
        "version": 1,
        "stores": [
            {
                "id": "books",
                "name": "Corner Books",
                "currency": "EUR",
                "compared": {"on": "2026-11-01", "shown": "5.00", "held": "5.00"},
            }
        ],
        "credits": [
            {"id": "a1", "kind": "promotional", "granted": "25.00", "store": "books"},
            {
                "id": "a2",
                "kind": "refund",
                "expiry": {"state": "on", "on": "2027-01-31"},
                "entries": [
                    {"on": "2026-11-01", "kind": "grant", "amount": "25.00"},
                    {"on": "2026-11-09", "kind": "spend", "amount": "-5.00"},
                ],
                "checkouts": [{"on": "2026-11-03", "target": "goods", "saw": "offered"}],
            },
            {"kind": "other", "granted": "1.00", "currency": "JPY"},
        ],
        "settings": {"rules": "guide"},
    }
).encode()
SOUND = {**SAMPLES, "own": OWN}

# Cuts, swaps and insertions of what parsers stumble over.
PIECES = st.sampled_from(
    [
        *(b"", b'"', b"'", b",", b";", b"\t", b"\n", b"\r\n", b"\0", b"<", b">", b"</td>", b"<tr>"),
        *(b"{", b"}", b"[", b"]", b"null", b"true", b"-1", b"NaN", b"1e999", b"9" * 30, b"-0"),
        *(b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\xa0"),
        *(
            b"$1.00",
            b"0",
            b"2026-02-30",
            b"USD",
            b"XXX",
            b"&#0;",
            b"&#xd800;",
            b"PK\x05\x06",
            b"=1",
        ),
    ]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 4_000), st.integers(0, 40), st.binary(max_size=4) | PIECES),
    min_size=1,
    max_size=6,
)


def edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Replace pieces of a file."""
    for at, length, piece in edits:
        start = at % (len(content) + 1)
        content = content[:start] + piece + content[start + length :]
    return content


def take_in(content: bytes, form: Form | None) -> None:
    """Bring the bytes in twice; whatever comes of it has to be whole."""
    services = memory_services()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "in"
        path.write_bytes(content)
        try:
            first = services.exchange.take_in(str(path), Asked(form), skip_problems=True)
        except Refused:
            assert services.credits.all() == []
            return
        kept = services.credits.all()
        for credit in kept:
            check_ledger(credit.entries)
        assert {credit.store for credit in kept} <= {one.id for one in services.stores.all()}
        again = services.exchange.take_in(str(path), Asked(form), skip_problems=True)
        assert (again.new, services.credits.all()) == (0, kept)
        assert again.already == first.new + first.already
        assert [one.name for one in Path(folder).iterdir()] == ["in"]


FUZZ = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("form", [None, *FORMS])
@FUZZ
@given(content=st.binary(max_size=400))
def test_any_bytes(form: Form | None, content: bytes) -> None:
    take_in(content, form)


@pytest.mark.parametrize("name", SOUND)
@FUZZ
@given(edits=EDITS)
def test_edited_samples(name: str, edits: list[tuple[int, int, bytes]]) -> None:
    take_in(edited(SOUND[name], edits), None)


@pytest.mark.parametrize("form", FORMS)
@FUZZ
@given(text=st.text(alphabet='<>/td"[]{}:,;\t\n -.0129$£年月日ayMexpir', max_size=300))
def test_any_text(form: Form, text: str) -> None:
    take_in(text.encode(), form)
