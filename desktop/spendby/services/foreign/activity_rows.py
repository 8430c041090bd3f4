"""Rows of the gift card activity as values: what happened, on which day, and the balance after.

`activity_ledger` checks each closing balance and turns the rows into credits and entries.
"""

import re
import unicodedata
from datetime import date
from enum import Enum
from itertools import pairwise

from msgspec import Struct

from spendby.domain.credit import Kind, Store
from spendby.domain.errors import AmountRefused, DateRefused, FieldRefused
from spendby.domain.money import amount_text, currency_digits, money_text
from spendby.domain.when_words import MONTH_NUMBERS
from spendby.services.foreign.activity_page import Cells
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.places import SITE_PATTERN, Places
from spendby.services.foreign.values import day_of, minor_of
from spendby.services.incoming import Problem
from spendby.translation import tr

_SITE = re.compile(rf"\b({SITE_PATTERN})\b", re.IGNORECASE)
_CODES = re.compile(r"\(?claim code|\(?serial number", re.IGNORECASE)
_REFERENCES = (
    re.compile(r"\bserial number:? ([0-9a-z-]{4,40})", re.IGNORECASE),
    re.compile(r"\bclaim code:? ([0-9a-z-]{4,40})", re.IGNORECASE),
    re.compile(r"\b([0-9D][0-9]{2,3}-[0-9]{7}-[0-9]{7})\b"),
)
_WORDS = 160
_SHORT = 60
_SIGNS = {
    "$": {"USD", "CAD", "AUD", "MXN", "SGD", "BRL", "NZD", "HKD"},
    "£": {"GBP"},
    "€": {"EUR"},
    "¥": {"JPY"},
    "円": {"JPY"},
    "₹": {"INR"},
}
_MONEY = re.compile(r"(-?)\s?([A-Z]{0,3})([$£€¥₹]?)\s?(-?)\s?([0-9][0-9.,]*)\s?([€円]?)")
_JAPANESE_DAY = re.compile(r"([0-9]{4})年 ?([0-9]{1,2})月 ?([0-9]{1,2})日")
_NAMED_DAY = re.compile(r"(?:([a-z]+)\.? ([0-9]{1,2}), ?|([0-9]{1,2}) ([a-z]+)\.? )([0-9]{4})")


class Move(Enum):
    """What a row does to the balance."""

    ADD = "add"
    TAKE = "take"
    EXPIRE = "expire"
    EXTEND = "extend"


# The first that is found in the folded description of money that was added.
_KINDS = (
    (("refund", "返金", "erstattung", "rembours", "reembolso", "rimborso"), Kind.REFUND, "refund"),
    (("reload", "チャージ", "aufladung"), Kind.GIFT_CARD, "reload"),
    (("promotion", "プロモーション"), Kind.PROMOTIONAL, ""),
    (("gift card", "ギフト", "gutschein", "chèque", "buono"), Kind.GIFT_CARD, "gift-card"),
)


class Activity(Struct, frozen=True):
    """One row. `amount` is signed and `closing` the balance after it, both in minor units.

    `nth` counts rows that are alike in everything; `number` is the row's place on the page.
    """

    number: int
    on: date
    words: str
    amount: int
    closing: int
    nth: int = 1

    @property
    def opening(self) -> int:
        """The balance before the row."""
        return self.closing - self.amount

    @property
    def move(self) -> Move:
        """What the row does to the balance; the words decide only between kinds of one sign."""
        words = self.words.casefold()
        if self.amount < 0:
            lost = "expir" in words or ("期限" in words and "延長" not in words) or "失効" in words
            return Move.EXPIRE if lost else Move.TAKE
        longer = "exten" in words or "延長" in words
        return Move.EXTEND if longer else Move.ADD

    @property
    def origin(self) -> tuple[Kind, str]:
        """The kind of money that was added, and the preset that fits; `other` when not known."""
        words = self.words.casefold()
        for signs, kind, preset in _KINDS:
            if any(sign in words for sign in signs):
                return kind, preset
        return Kind.OTHER, ""

    @property
    def title(self) -> str:
        """The words without codes, as a credit's name."""
        return _CODES.split(self.words, maxsplit=1)[0].strip(" ;(,") or tr("Gift card balance")

    @property
    def reference(self) -> str:
        """The card's serial number, its claim code, or the order; empty without any."""
        found = (pattern.search(self.words) for pattern in _REFERENCES)
        return next((match[1] for match in found if match), "")

    def memo(self, currency: str) -> str:
        """The text by which an entry is known again as made from this row."""
        again = f" #{self.nth}" if self.nth > 1 else ""
        return f"{self.words}{again} (balance after: {amount_text(self.closing, currency)})"


def store_of(rows: list[Cells], places: Places) -> Store:
    """Tell whose page it is: the store that was named, or the site in the rows, or the sign.

    Raises `InDoubt` where nothing tells.
    """
    if places.chosen is not None:
        return places.chosen
    sites = {found[1].casefold() for row in rows for found in _SITE.finditer(row[1])}
    if len(sites) == 1:
        return places.site(sites.pop())
    shown = unicodedata.normalize("NFKC", "".join(row[3][:_SHORT] for row in rows))
    signs = set(shown) & _SIGNS.keys()
    currencies = _SIGNS[signs.pop()] if len(signs) == 1 else set()
    if not sites and places.default.currency in currencies:
        return places.default
    if not sites and len(currencies) == 1 and (store := places.site_of(min(currencies))):
        return store
    question = tr("The page doesn't say which store it is of.")
    raise InDoubt(Doubt.STORE, question, tr("Name it with --store."))


def activities(rows: list[Cells], currency: str, problems: list[Problem]) -> list[Activity]:
    """Read the rows, oldest first; one that can't be read is a problem, and left out."""
    read = []
    for number, (day, words, amount, closing) in enumerate(rows, start=1):
        try:
            row = Activity(
                number,
                _day(day),
                words[:_WORDS],
                amount_shown("amount", amount, currency),
                amount_shown("closing balance", closing, currency),
            )
            read.append(_checked(row, currency))
        except FieldRefused as refused:
            problems.append(Problem(number, refused.field, str(refused)))
    read.reverse()  # the page has the newest first
    if _breaks(read[::-1]) < _breaks(read):
        read.reverse()
    return _numbered(read)


def _breaks(rows: list[Activity]) -> tuple[int, int]:
    """Count where rows in this order don't follow from each other: by balance, then by day."""
    pairs = list(pairwise(rows))
    return (
        sum(after.opening != before.closing for before, after in pairs),
        sum(after.on < before.on for before, after in pairs),
    )


def _checked(row: Activity, currency: str) -> Activity:
    if row.amount == 0:
        message = tr("The row moves no money.")
        raise FieldRefused("amount", message)
    if row.closing < 0 or row.opening < 0:
        message = tr(
            "The balance after this row is {balance}, which can't be the balance before it and "
            "{amount}."
        ).format(balance=money_text(row.closing, currency), amount=money_text(row.amount, currency))
        raise FieldRefused("closing balance", message)
    return row


def _numbered(rows: list[Activity]) -> list[Activity]:
    seen: dict[tuple[object, ...], int] = {}
    numbered = []
    for row in rows:
        key = (row.on, row.words, row.amount, row.closing)
        seen[key] = seen.get(key, 0) + 1
        numbered.append(Activity(row.number, *key_of(row), seen[key]))
    return numbered


def key_of(row: Activity) -> tuple[date, str, int, int]:
    """Give what tells a row from every other: day, words, amount and closing balance."""
    return row.on, row.words, row.amount, row.closing


def _day(text: str) -> date:
    clean = " ".join(unicodedata.normalize("NFKC", text[:_SHORT]).casefold().split())
    try:
        if found := _JAPANESE_DAY.fullmatch(clean):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _NAMED_DAY.fullmatch(clean)) and (found[1] or found[4]) in MONTH_NUMBERS:
            month = MONTH_NUMBERS[found[1] or found[4]]
            return date(int(found[5]), month, int(found[2] or found[3]))
        return day_of(clean)
    except (ValueError, DateRefused):
        message = tr("“{text}” is no date that can be read.").format(text=text[:40])
        raise FieldRefused("date", message) from None


def amount_shown(name: str, text: str, currency: str) -> int:
    """Read an amount with its sign, as the page has it; raises `FieldRefused`."""
    clean = unicodedata.normalize("NFKC", text[:_SHORT]).replace("\u2212", "-").strip().lstrip("+")
    found = _MONEY.fullmatch(" ".join(clean.split()))
    if found is None:
        raise FieldRefused(name, tr("Couldn't read the amount “{text}”.").format(text=text[:40]))
    minus, code, before, second_minus, digits, after = found.groups()
    sign = before or after
    known = len(code) < len(currency) or code == currency  # "US$", "CA$"
    if not known or (sign and currency not in _SIGNS.get(sign, {currency})):
        raise FieldRefused(
            name,
            tr("“{text}” isn't in {currency}, the store's currency.").format(
                text=text[:40], currency=currency
            ),
        )
    try:
        minor = minor_of(_pointed(digits, currency), currency)
    except AmountRefused as refused:
        raise FieldRefused(name, str(refused)) from None
    return -minor if bool(minus) != bool(second_minus) else minor


def _pointed(digits: str, currency: str) -> str:
    """Write an amount with a point and groups of commas; the page shows all decimals or none."""
    decimals = currency_digits(currency)
    if decimals and len(digits) > decimals and digits[-decimals - 1] in ".,":
        whole, part = digits[: -decimals - 1], digits[-decimals:]
        return f"{whole.replace('.', ',')}.{part}"
    return digits.replace(".", ",")
