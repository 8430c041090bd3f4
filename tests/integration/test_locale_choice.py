"""How the environment says that numbers and dates are written."""

import pytest

from spendby.domain.when import DateOrder
from spendby.integration.locale_choice import date_order, number_style


@pytest.mark.parametrize(
    ("environ", "decimal"),
    [
        ({}, "."),
        ({"LANG": "C.UTF-8"}, "."),
        ({"LANG": "POSIX"}, "."),
        ({"LANG": "en_US.UTF-8"}, "."),
        ({"LANG": "de_DE.UTF-8"}, ","),
        ({"LANG": "de_DE", "LC_NUMERIC": "en_GB"}, "."),
        ({"LANG": "en_US", "LC_NUMERIC": "fr_FR", "LC_ALL": "C"}, "."),
        ({"LC_ALL": "", "LANG": "pt_BR"}, ","),
        ({"LANG": "de_DE@euro"}, ","),
        ({"LANG": "xx_nonsense"}, "."),
        ({"LANG": "!"}, "."),
    ],
)
def test_the_decimal_sign(environ: dict[str, str], decimal: str) -> None:
    assert number_style(environ).decimal == decimal


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        ({}, DateOrder.MDY),
        ({"LANG": "C.UTF-8"}, DateOrder.MDY),
        ({"LANG": "en_GB.UTF-8"}, DateOrder.DMY),
        ({"LANG": "en_US", "LC_TIME": "sv_SE"}, DateOrder.YMD),
        ({"LC_TIME": "sv_SE", "LC_ALL": "de_DE"}, DateOrder.DMY),
    ],
)
def test_the_order_of_a_date(environ: dict[str, str], order: DateOrder) -> None:
    assert date_order(environ) is order
