"""Which order of day, month and year belongs to a locale."""

import re
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers

from spendby.domain.errors import DateRefused
from spendby.domain.when import DateOrder, order_of, read_day


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("en_US", DateOrder.MDY),
        ("en-US", DateOrder.MDY),
        ("en_US.UTF-8", DateOrder.MDY),
        ("en", DateOrder.MDY),
        ("", DateOrder.MDY),
        ("C", DateOrder.MDY),
        ("C.UTF-8", DateOrder.MDY),
        ("POSIX", DateOrder.MDY),
        ("en_GB", DateOrder.DMY),
        ("en_001", DateOrder.DMY),
        ("de_DE@euro", DateOrder.DMY),
        ("fr-CA", DateOrder.YMD),
        ("zh_Hans_CN", DateOrder.YMD),
        ("zh-Hant-HK", DateOrder.DMY),
        ("sv_SE.UTF-8", DateOrder.YMD),
        ("no such locale", DateOrder.DMY),
        ("_", DateOrder.MDY),
    ],
)
def test_order_of_a_locale(name: str, order: DateOrder) -> None:
    assert order_of(name) is order


@pytest.mark.parametrize(
    "name",
    [
        *["ar_EG", "bg_BG", "cs_CZ", "da_DK", "de_AT", "de_CH", "de_DE", "el_GR", "en_AU", "en_CA"],
        *["en_GB", "en_IE", "en_IN", "en_NZ", "en_PH", "en_PR", "en_SG", "en_US", "en_ZA", "es_ES"],
        *[
            "es_MX",
            "es_PR",
            "es_US",
            "et_EE",
            "eu_ES",
            "fa_IR",
            "fi_FI",
            "fil_PH",
            "fr_BE",
            "fr_CA",
        ],
        *["fr_CH", "fr_FR", "he_IL", "hi_IN", "hr_HR", "hu_HU", "id_ID", "is_IS", "it_IT", "ja_JP"],
        *["ko_KR", "lt_LT", "lv_LV", "mn_MN", "nb_NO", "ne_NP", "nl_BE", "nl_NL", "nn_NO", "pl_PL"],
        *["pt_BR", "pt_PT", "ro_RO", "ru_RU", "si_LK", "sk_SK", "sl_SI", "sr_RS", "sv_FI", "sv_SE"],
        *[
            "th_TH",
            "tr_TR",
            "uk_UA",
            "vi_VN",
            "zh_Hans_CN",
            "zh_Hans_SG",
            "zh_Hant_HK",
            "zh_Hant_TW",
        ],
    ],
)
def test_the_table_agrees_with_the_unicode_locale_data(name: str) -> None:
    pattern = re.sub("'[^']*'", "", Locale.parse(name).date_formats["short"].pattern)
    order = "".join(dict.fromkeys(re.sub("[^yMd]", "", pattern))).lower()

    assert order_of(name) == order


NUMBERS_ONLY = {"y", "M", "d"}
# Latin and Prussian put words of their own between the numbers.
IN_WORDS = {"la", "la_VA", "prg", "prg_PL"}


def numeric_forms() -> dict[str, set[str]]:
    """Find the forms of each locale that write a date in numbers only, with the whole year."""
    forms: dict[str, set[str]] = {}
    for name in set(locale_identifiers()) - IN_WORDS:
        for pattern in Locale.parse(name).date_formats.values():
            letters = re.findall("([a-zA-Z])\\1*", re.sub("'[^']*'", "", pattern.pattern))
            if set(letters) == NUMBERS_ONLY and "MMM" not in pattern.pattern:
                forms.setdefault(name, set()).add(re.sub("y+", "y", pattern.pattern))
    return forms


@pytest.mark.parametrize("day", [date(2027, 3, 4), date(2027, 12, 31), date(2028, 2, 29)])
def test_a_date_as_any_locale_writes_it_in_numbers_is_read_there(day: date) -> None:
    forms = numeric_forms()
    assert len(forms) > 500
    wrong = {}
    for name, patterns in forms.items():
        for pattern in patterns:
            written = format_date(day, pattern, locale=name)
            try:
                read = read_day(written, date(2026, 11, 22), order_of(name))
            except DateRefused as refused:
                wrong[name, pattern] = str(refused)
            else:
                if read != day:
                    wrong[name, pattern] = f"{written} as {read}"
    assert wrong == {}
