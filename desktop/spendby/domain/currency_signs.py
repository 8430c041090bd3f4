"""The signs with which people write currencies, beside the codes of ISO 4217.

One sign may be that of several currencies; then only a credit's own currency tells.
"""

from functools import lru_cache

from spendby.domain.numerals import plain

# What stands on bills and price tags and not in every locale's data.
# ruff: noqa: RUF001 - Cyrillic is meant
# fmt: off
_WRITTEN = {
    "USD": "$ US$ U$S U$", "CAD": "$ C$ CA$ CAD$ CDN$ Can$", "AUD": "$ A$ AU$ AUD$",
    "NZD": "NZ$ NZD$", "HKD": "HK$ HKD$", "SGD": "S$ SG$", "TWD": "NT$", "MXN": "MX$ Mex$",
    "BRL": "R$ BR$", "JPY": "¥ 円 JP¥", "CNY": "¥ 元 RMB CN¥ 人民币", "KRW": "₩ 원",
    "EUR": "€", "GBP": "£ UK£ GB£", "CHF": "Fr. Fr SFr. SFr sFr.", "SEK": "kr kr. Skr",
    "NOK": "kr kr. Nkr", "DKK": "kr kr. Dkr", "ISK": "kr kr. Ikr", "PLN": "zł", "CZK": "Kč",
    "HUF": "Ft", "RON": "lei leu", "BGN": "лв. лв", "RUB": "₽ руб. руб", "UAH": "₴ грн. грн",
    "TRY": "₺ TL", "INR": "₹ Rs. Rs", "PKR": "Rs. Rs", "LKR": "Rs. Rs", "NPR": "Rs. Rs",
    "MUR": "Rs. Rs", "ZAR": "R", "ILS": "₪ NIS", "THB": "฿", "VND": "₫ đ", "PHP": "₱",
    "IDR": "Rp. Rp", "MYR": "RM", "KZT": "₸", "NGN": "₦", "GHS": "GH₵ ₵", "EGP": "E£ EG£",
    "GEL": "₾", "AZN": "₼", "AMD": "֏", "BDT": "৳ Tk", "CRC": "₡", "PYG": "₲", "KES": "KSh",
}
# fmt: on


def signs_of(currency: str) -> frozenset[str]:
    """Give the signs of a currency."""
    return frozenset(_WRITTEN.get(currency, "").split())


@lru_cache
def currencies_of(sign: str) -> tuple[str, ...]:
    """Give the currencies that are written with a sign ("US$", "kr"), by their codes."""
    folded = plain(sign).casefold()
    return tuple(
        code
        for code, signs in _WRITTEN.items()
        if folded in {one.casefold() for one in signs.split()}
    )
