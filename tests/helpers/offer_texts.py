"""Offers in many styles with what should be read out of each; they stand in offer_texts.txt."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_suffix(".txt")


@dataclass(frozen=True, slots=True)
class OfferText:
    """A text, the day on which it came, and what a careful person reads in it."""

    text: str
    received: date
    amount: str | None = None
    currency: str | None = None
    expires_on: date | None = None
    usable_from: date | None = None
    gift_cards: str = "silent"
    kinds: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A short name for a test's output."""
        return " ".join(self.text.split())[:50]


@cache
def offer_texts() -> tuple[OfferText, ...]:
    """Read every text."""
    records = _FILE.read_text(encoding="utf-8").split("\n@ ")[1:]
    return tuple(_record(record) for record in records)


def _record(record: str) -> OfferText:
    head, text = record.split("\n", 1)
    said = dict(_part(part) for part in head.split("; "))
    amount, _, currency = said.get("amount", "").partition(" ")
    until, start = said.get("until"), said.get("from")
    return OfferText(
        text=text.strip("\n"),
        received=date.fromisoformat(said["received"]),
        amount=amount or None,
        currency=currency or None,
        expires_on=date.fromisoformat(until) if until else None,
        usable_from=date.fromisoformat(start) if start else None,
        gift_cards=said.get("gift cards", "silent"),
        kinds=tuple(said["kind"].split("|")) if "kind" in said else (),
        issuers=tuple(said["issuer"].split("|")) if "issuer" in said else (),
    )


def _part(part: str) -> tuple[str, str]:
    name = "gift cards" if part.startswith("gift cards ") else part.split(" ", 1)[0]
    return name, part.removeprefix(f"{name} ")
