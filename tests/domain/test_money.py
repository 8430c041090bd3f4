"""Amounts as people type them and as files hold them."""

import pytest
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
)

GERMAN = NumberStyle(",", ".")


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
        "12,34,567",
        "1.2.3",
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


@given(
    st.integers(1, LIMIT), st.sampled_from([("USD", "en_US"), ("EUR", "de_DE"), ("EUR", "fr_FR")])
)
def test_what_is_shown_can_be_typed_in_again(minor: int, place: tuple[str, str]) -> None:
    currency, locale = place
    style = NumberStyle() if locale == "en_US" else GERMAN
    assert read_amount(money_text(minor, currency, locale), currency, style) == minor


@given(st.text(max_size=45))
def test_no_text_does_anything_but_be_read_or_refused(text: str) -> None:
    try:
        assert 0 < read_amount(text, "USD") <= LIMIT
    except AmountRefused:
        return


def test_money_for_people_has_a_true_minus() -> None:
    assert money_text(-105000, "USD") == "\u2212$1,050.00"
