"""Which order of day, month and year belongs to a locale."""

import re

import pytest
from babel import Locale

from spendby.domain.when import DateOrder, order_of


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
