"""The command that reads an offer: what it prints, where it reads, what it leaves alone."""

import io
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

TEXT = (
    "Your $10.00 promotional credit from Amazon.com is here. It can't be used to buy gift cards. "
    "Use it within 30 days of receipt, on eBooks only. Single use only."
)
EVERY_KEY = [
    "amount",
    "currency",
    "kind",
    "issuer",
    "store",
    "expires_on",
    "usable_from",
    "gift_cards",
    "eligible",
    "evidence",
    "unsure",
]


@pytest.fixture
def offer(tmp_path: Path) -> str:
    path = tmp_path / "offer.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def _feed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_the_document(spendby: CommandLine, offer: str) -> None:
    document = spendby.json("read-offer", offer)
    assert list(document) == EVERY_KEY
    evidence = document.pop("evidence")
    assert document == {
        "amount": "10.00",
        "currency": "USD",
        "kind": "promotional",
        "issuer": "Amazon",
        "store": "amazon-us",
        "expires_on": "2026-12-22",
        "usable_from": None,
        "gift_cards": "excluded",
        "eligible": ["kindle-books"],
        "unsure": [],
    }
    assert evidence["gift_cards"] == "It can't be used to buy gift cards."
    assert "within 30 days of receipt" in evidence["expires_on"]
    assert all(quote in TEXT for quote in evidence.values())


def test_the_day_it_came_can_be_given(spendby: CommandLine, offer: str) -> None:
    document = spendby.json("read-offer", offer, "--received", "2026-11-01")
    assert document["expires_on"] == "2026-12-01"


def test_nothing_found_is_null(spendby: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Jo, how are you?", encoding="utf-8")
    document = spendby.json("read-offer", str(path))
    assert [name for name, value in document.items() if value is not None] == [
        "gift_cards",
        "eligible",
        "evidence",
        "unsure",
    ]
    assert (document["gift_cards"], document["evidence"]) == ("silent", {})
    assert "doesn't read like an offer" in spendby.ok("read-offer", str(path)).err


@pytest.mark.parametrize("arguments", [["read-offer"], ["read-offer", "-"]])
def test_standard_input(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    _feed(monkeypatch, TEXT.encode())
    assert spendby.json(*arguments)["amount"] == "10.00"


def test_a_mail_file(spendby: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "offer.eml"
    path.write_bytes(
        b"From: Amazon.com <a@amazon.com>\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
        b"<p>Your <b>$5</b> credit ends in 10 days.</p>"
    )
    document = spendby.json("read-offer", str(path))
    assert (document["amount"], document["expires_on"]) == ("5.00", "2026-11-12")


def test_for_people(spendby: CommandLine, offer: str) -> None:
    text = spendby.ok("read-offer", offer).out
    for line in ("Amount      $10.00", "Last day    22 Dec 2026", "Gift cards  excluded"):
        assert f"  {line}\n" in text
    assert "“It can't be used to buy gift cards.”" in text
    assert "  Uses        once\n" in text


def test_a_doubt_is_said_and_left_empty(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    _feed(monkeypatch, b"Voucher expires 05/06/2027.")
    answer = spendby.ok("read-offer", "--json")
    assert answer.json["expires_on"] is None
    assert answer.json["unsure"] == [
        "“05/06/2027” isn't one certain day. Set the last day yourself."
    ]
    _feed(monkeypatch, b"Voucher expires 05/06/2027.")
    assert "  To decide   “05/06/2027” isn't one certain day." in spendby.ok("read-offer").out


def test_it_adds_nothing(spendby: CommandLine, offer: str) -> None:
    spendby.ok("read-offer", offer)
    assert spendby.json("list", "--state", "all") == []
    assert spendby.json("history") == []


def test_what_the_offer_says_is_not_obeyed_by_the_terminal(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    _feed(monkeypatch, "Your $5 credit \x1b[2J\u202e ends tomorrow.".encode())
    out = spendby.ok("read-offer").out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize("name", ["nowhere.txt", ".", "nul\0name"])
def test_a_file_that_is_not_there(spendby: CommandLine, name: str) -> None:
    assert spendby.refused("read-offer", name)


def test_no_text_is_refused(spendby: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert "isn't text" in spendby.refused("read-offer", str(path))


def test_a_day_that_is_none_is_refused(spendby: CommandLine, offer: str) -> None:
    assert spendby.refused("read-offer", offer, "--received", "someday")
