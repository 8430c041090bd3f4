"""Amounts as people type them and as files hold them."""

from decimal import Decimal

import pytest
from babel.core import Locale
from babel.localedata import locale_identifiers
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.errors import AmountRefused
from spendby.domain.money import (
    LIMIT,
    NumberStyle,
    amount_of,
    amount_text,
    check_typed,
    currency_digits,
    is_currency,
    money_text,
    read_amount,
    read_left,
    signed_amount,
)
from spendby.integration.locale_choice import number_style

GERMAN = NumberStyle(",")


def read_or_none(typed: str, currency: str, style: NumberStyle) -> int | None:
    """Read an amount; None where it is refused."""
    try:
        return read_amount(typed, currency, style)
    except AmountRefused:
        return None


def test_currencies_have_their_own_number_of_decimals() -> None:
    assert [currency_digits(code) for code in ("USD", "EUR", "GBP", "JPY", "KWD")] == [
        2,
        2,
        2,
        0,
        3,
    ]
    assert is_currency("USD")
    assert not any(is_currency(code) for code in ("usd", "US", "XYZ1", "$", "ABC", "\uff35SD"))


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("25", 2500),
        ("25.5", 2550),
        ("25.50", 2550),
        ("$25", 2500),
        ("US$25", 2500),
        ("25 USD", 2500),
        ("usd 25", 2500),
        ("1,050", 105000),
        ("1,050.00", 105000),
        ("1.050,00", 105000),
        (" 1 050.00 ", 105000),
        ("\uff12\uff15\uff0e\uff15\uff10", 2550),
        ("\u0662\u0665", 2500),
        (".50", 50),
        ("0.01", 1),
        ("12,34,567", 123456700),
        ("1,00,000.50", 10000050),
        ("1'050.00", 105000),
        ("1\u2019050", 105000),
        ("25.-", 2500),
        ("25.\u2013", 2500),
        ("1,250,--", 125000),
        ("$ 25 USD", 2500),
        ("25.0000", 2500),
        ("+25", 2500),
        ("\u0662\u0665\u066b\u0665\u0660", 2550),
        ("\u06f1\u066c\u06f0\u06f5\u06f0", 105000),
        ("\u200e$\u00a025", 2500),
    ],
)
def test_an_amount_is_read_in_every_usual_writing(typed: str, minor: int) -> None:
    assert read_amount(typed, "USD") == minor


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("25,5", 2550), ("1.050", 105000), ("1.050,00", 105000), ("1,050.00", 105000)],
)
def test_the_locale_decides_which_sign_is_the_decimal_one(typed: str, minor: int) -> None:
    assert read_amount(typed, "EUR", GERMAN) == minor


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-5",
        "\u22125",
        "0",
        "0.00",
        "25.555",
        "1,05",
        "10,50",
        "1.2.3",
        "12 50",
        "1 2",
        "1 050,00.00",
        "1,00,00",
        "1,0000",
        "(5)",
        "($5.00)",
        "5-",
        "-$5",
        "CA$5",
        "25.--5",
        "1,2345",
        "abc",
        "25x",
        "€25",
        "25 EUR",
        "1e5",
        "NaN",
        "inf",
        "0x10",
        "10000000001",
        "9" * 39,
        "9" * 50,
    ],
)
def test_what_is_no_clear_amount_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(AmountRefused, match=r"[A-Z].*\.$"):
        read_amount(typed, "USD")


def test_yen_have_no_decimals_and_dinars_three() -> None:
    assert read_amount("¥500", "JPY") == 500
    assert read_amount("1.234", "KWD") == 1234
    with pytest.raises(AmountRefused, match="no decimals"):
        read_amount("500.5", "JPY")


def test_a_typed_credit_above_a_million_is_refused() -> None:
    assert check_typed(read_amount("1,000,000", "USD"), "USD") == 100_000_000
    with pytest.raises(AmountRefused, match="1,000,000"):
        check_typed(read_amount("1,000,000.01", "USD"), "USD")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-0",
        "-0.00",
        "1,050.00",
        "$5",
        "1e3",
        "NaN",
        "5.",
        ".5",
        "+5",
        " 5",
        "\u0665",
        "5.001",
        "9" * 17,
    ],
)
def test_files_hold_plain_decimal_text_only(text: str) -> None:
    with pytest.raises(AmountRefused):
        amount_of(text, "USD")


@pytest.mark.parametrize("value", [25, 25.0, True, None, ["25"]])
def test_files_hold_amounts_as_text_and_never_as_numbers(value: object) -> None:
    with pytest.raises(AmountRefused, match="written as text"):
        amount_of(value, "USD")


@given(st.integers(-LIMIT, LIMIT), st.sampled_from(["USD", "JPY", "KWD"]))
def test_writing_and_reading_an_amount_gives_it_back(minor: int, currency: str) -> None:
    assert amount_of(amount_text(minor, currency), currency) == minor


# The locales of Toki Pona count in pairs ("12 34,56"), which elsewhere is a slip.
LOCALES = [name for name in locale_identifiers() if not name.startswith("tok")]
SPACES = "\u0020\u00a0\u2007\u2009\u202f\u3000"


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("style", [NumberStyle(), GERMAN])
def test_any_space_may_stand_between_groups(space: str, style: NumberStyle) -> None:
    for typed in ("1 234 567,50", "1 234 567.50"):
        assert read_amount(typed.replace(" ", space), "EUR", style) == 123456750
    assert read_amount(f"\u20ac{space}1{space}234", "EUR", style) == 123400


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("Fr. 25", "CHF", 2500),
        ("SFr. 5", "CHF", 500),
        ("25.- CHF", "CHF", 2500),
        ("Fr. 1'250.\u2014", "CHF", 125000),
        ("25 kr.", "DKK", 2500),
        ("Rs. 500", "INR", 50000),
        ("\u20b91,00,000", "INR", 10000000),
        ("CDN$ 20.00", "CAD", 2000),
        ("\u20bd 30", "RUB", 3000),
        ("30 z\u0142", "PLN", 3000),
        ("1234.00", "JPY", 1234),
        ("1,234", "JPY", 1234),
        ("\uffe51,234", "JPY", 1234),
    ],
)
def test_a_currency_is_written_in_its_own_ways(typed: str, currency: str, minor: int) -> None:
    assert read_amount(typed, currency) == minor


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        *[("($30.00)", -3000), ("$(20.00)", -2000), ("-$7.00", -700), ("$-7.00", -700)],
        *[("\u22127", -700), ("30.00-", -3000), ("(1,000)", -100000), ("0.00", 0), ("(0)", 0)],
    ],
)
def test_accountants_have_several_ways_to_take_away(typed: str, minor: int) -> None:
    assert signed_amount(typed, "USD") == minor


def test_what_is_left_may_be_nothing_but_not_less() -> None:
    for typed in ("0", "0.00", "$0", "\u0660", "-0", "0,00"):
        assert read_left(typed, "USD", GERMAN) == 0
    assert read_left("5", "USD") == 500
    for typed in ("-1", "", "x", "."):
        with pytest.raises(AmountRefused):
            read_left(typed, "USD")


def test_a_thousand_that_may_be_a_fraction_is_never_shortened() -> None:
    for typed, style in (("25.000", NumberStyle()), ("25,000", GERMAN)):
        with pytest.raises(AmountRefused, match="at most 2 decimals"):
            read_amount(typed, "USD", style)
        assert signed_amount(typed, "USD", style, padded=True) == 2500


@pytest.mark.parametrize("minor", [1, 50, 99, 100, 1_234, 123_456, 1_234_567, 12_345_678_901])
def test_what_any_locale_writes_is_read_there(minor: int) -> None:
    wrong = {}
    for name in LOCALES:
        locale = Locale.parse(name)
        style = number_style({"LC_ALL": name})
        for system in {"latn", locale.default_numbering_system}:
            written = format_decimal(
                Decimal(minor).scaleb(-2), "#,##0.00", locale, numbering_system=system
            )
            grouped = format_decimal(
                Decimal(minor).scaleb(-2), locale=locale, numbering_system=system
            )
            for typed in (written, grouped):
                if read_or_none(typed, "EUR", style) != minor:
                    wrong[name, system] = typed
    assert wrong == {}


@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY", "KWD", "CHF", "INR", "SAR", "BGN"])
def test_money_as_any_locale_writes_it_is_read_there(currency: str) -> None:
    minor = 123_456
    wrong = {}
    for name in LOCALES:
        for system in {"latn", Locale.parse(name).default_numbering_system}:
            typed = format_currency(
                Decimal(minor).scaleb(-currency_digits(currency)),
                currency,
                locale=name,
                numbering_system=system,
            )
            if read_or_none(typed, currency, number_style({"LC_ALL": name})) != minor:
                wrong[name, system] = typed
    assert wrong == {}


@given(st.text(max_size=45))
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    try:
        assert 0 < read_amount(text, "USD") <= LIMIT
    except AmountRefused:
        return


def test_money_for_people_has_a_true_minus() -> None:
    assert money_text(-105000, "USD") == "\u2212$1,050.00"
